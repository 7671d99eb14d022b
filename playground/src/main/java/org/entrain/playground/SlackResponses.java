package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * What a bot says through a response URL, or straight in answer to a command
 * (<a href="https://docs.slack.dev/interactivity/handling-user-interaction/#message_responses">Message responses</a>).
 */
final class SlackResponses {
    private final World world;
    private final SlackRoom room;
    private final SlackTickets tickets;
    private final Faults faults;

    SlackResponses(World world, SlackRoom room, SlackTickets tickets, Faults faults) {
        this.world = world;
        this.room = room;
        this.tickets = tickets;
        this.faults = faults;
    }

    /** Answers a call of {@code /playground/slack/response/{token}}. */
    void call(Context ctx) {
        faults.around(ctx, "slack", "response_url", () -> answer(ctx));
    }

    private void answer(Context ctx) {
        try {
            JsonNode response = Json.parse(ctx.body())
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> new SlackError("invalid_payload"));
            SlackTickets.ResponseUrl url = tickets.respond(ctx.pathParam("token"));
            say(url.persona(), url.channel(), url.original().flatMap(this::asItStands), response);
            ctx.contentType("text/html").result("ok");
        } catch (SlackError e) {
            world.refused("slack", "response", e.told());
            boolean gone = e.error().equals("expired_url") || e.error().equals("used_url");
            ctx.status(gone ? 404 : 400);
            Json.answer(ctx, e.body());
        }
    }

    private Optional<SlackMessage> asItStands(SlackMessage original) {
        return world.read(memory -> memory.slackMessage(original.channel(), original.ts()));
    }

    /** Shows what the bot says to what {@code persona} did; throws {@link SlackError} where Slack would refuse it. */
    void say(Persona persona, String channel, Optional<SlackMessage> original, JsonNode response) {
        if (SlackArguments.flag(response, "delete_original")) {
            original.ifPresent(message -> world.change(memory -> memory.slackMessages.remove(message)));
            return;
        }
        SlackContent content = SlackContent.posted(response);
        if (SlackArguments.flag(response, "replace_original") && original.isPresent()) {
            SlackMessage replaced = original.get()
                    .saying(content.text(), content.blocks().map(Slack::withBlockIds), content.metadata());
            world.change(memory -> memory.replace(replaced));
            return;
        }
        boolean toAll = Json.text(response, "response_type").equals("in_channel");
        // In a conversation of two nobody else reads: Slack shows an ephemeral message there all the same.
        room.posted(
                channel,
                content.text(),
                content.blocks(),
                content.metadata(),
                toAll ? Optional.empty() : Optional.of(persona));
    }
}

package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrain.playground.BotLine.Heard;

/** What people do in the local Slack, told to the bot, and what they then see. */
final class FakeSlack {
    private final PlaygroundSettings settings;
    private final World world;
    private final Clockwork clockwork;
    private final BotLine line;
    private final SlackPost post;
    private final SlackRoom room;
    private final SlackTickets tickets;
    private final SlackViews views;
    private final SlackResponses responses;

    FakeSlack(
            PlaygroundSettings settings,
            World world,
            Clockwork clockwork,
            BotLine line,
            SlackRoom room,
            SlackTickets tickets,
            SlackViews views,
            SlackResponses responses) {
        this.settings = settings;
        this.world = world;
        this.clockwork = clockwork;
        this.line = line;
        this.post = new SlackPost(settings, clockwork, line, world);
        this.room = room;
        this.tickets = tickets;
        this.views = views;
        this.responses = responses;
    }

    /** Something is typed into a channel. */
    void say(Persona persona, String channel, String typed, List<StoredFile> files) {
        if (!Slack.exists(channel)
                || Slack.owner(channel).filter(owner -> owner != persona).isPresent()) {
            throw new Refusal("unknown.channel", channel);
        }
        if (typed.startsWith("/")) {
            String[] words = typed.split("\\s+", 2);
            command(persona, channel, words[0], words.length > 1 ? words[1].strip() : "");
            return;
        }
        if (typed.isBlank() && files.isEmpty()) {
            throw new Refusal("nothing.said");
        }
        SlackMessage message = room.said(persona, channel, SlackWords.escaped(typed), files);
        if (Slack.isDm(channel)) {
            event(SlackPayloads.said(message, "message", settings.publicUrl()));
        } else if (message.text().contains("<@" + Slack.BOT_USER + ">")
                && world.read(memory -> Slack.members(memory, channel).contains(Slack.BOT_USER))) {
            event(SlackPayloads.said(message, "app_mention", settings.publicUrl()));
        }
    }

    private void command(Persona persona, String channel, String command, String words) {
        switch (command) {
            case "/invite" -> join(channel, Slack.BOT_USER);
            case "/remove" -> leave(channel, Slack.BOT_USER);
            case "/join" -> join(channel, persona.slackUser());
            case "/leave" -> leave(channel, persona.slackUser());
            case Slack.COMMAND -> line.inOrder(() -> ask(persona, channel, SlackWords.escaped(words)));
            default -> room.slackbot(persona, channel, Playground.texts(persona).say("slack.unknown.command", command));
        }
    }

    private void join(String channel, String user) {
        boolean came = !Slack.isDm(channel)
                && world.changed(memory -> Slack.members(memory, channel).add(user));
        if (came) {
            event(SlackPayloads.membership("member_joined_channel", user, channel, Slack.ts(world.nextMicros())));
        }
    }

    private void leave(String channel, String user) {
        boolean left = !Slack.isDm(channel)
                && world.changed(memory -> Slack.members(memory, channel).remove(user));
        if (left) {
            event(SlackPayloads.membership("member_left_channel", user, channel, Slack.ts(world.nextMicros())));
        }
    }

    private void ask(Persona persona, String channel, String words) {
        Map<String, String> fields = new HashMap<>();
        fields.put("token", "unused");
        fields.put("team_id", Slack.TEAM);
        fields.put("team_domain", Slack.DOMAIN);
        fields.put("channel_id", channel);
        fields.put("channel_name", Slack.channelName(channel));
        fields.put("user_id", persona.slackUser());
        fields.put("user_name", persona.id());
        fields.put("command", Slack.COMMAND);
        fields.put("text", words);
        fields.put("api_app_id", Slack.APP);
        fields.put("is_enterprise_install", "false");
        fields.put("response_url", responseUrl(persona, channel, Optional.empty()));
        fields.put("trigger_id", tickets.trigger(persona));
        switch (post.form(fields)) {
            case Heard.Answer answer -> {
                if (answer.ok()) {
                    show(persona, channel, answer.body());
                } else {
                    failed(persona, channel, "dispatch_failed");
                }
            }
            case Heard.TimedOut timedOut -> failed(persona, channel, "operation_timeout");
            case Heard.Unreachable unreachable -> failed(persona, channel, "dispatch_failed");
        }
    }

    private void show(Persona persona, String channel, String body) {
        if (body.isBlank()) {
            return;
        }
        JsonNode response = Json.parse(body)
                .filter(JsonNode::isObject)
                .orElseGet(() -> Json.object().put("text", body));
        try {
            responses.say(persona, channel, Optional.empty(), response);
        } catch (SlackError e) {
            world.refused("slack", "the answer to a command: " + e.told());
            failed(persona, channel, e.error());
        }
    }

    private void failed(Persona persona, String channel, String error) {
        room.slackbot(persona, channel, Playground.texts(persona).say("slack.command.failed", Slack.COMMAND, error));
    }

    /** A button, a menu or another element of a message or a view is used. */
    void act(
            Persona persona,
            Optional<String> channel,
            Optional<String> ts,
            Optional<String> view,
            JsonNode given,
            JsonNode state) {
        ObjectNode action = given.deepCopy();
        action.put("action_ts", Slack.ts(world.nextMicros()));
        JsonNode fields = state.isObject() ? state : Json.object().set("values", Json.object());
        if (view.isPresent()) {
            SlackModal modal = modal(persona, view.get());
            requireElement(modal.view().path("blocks"), action);
            line.inOrder(
                    () -> press(persona, persona.slackDm(), SlackPayloads.viewActions(persona, modal, action, fields)));
            return;
        }
        String where = channel.orElse("");
        SlackMessage message = world.read(memory -> memory.slackMessage(where, ts.orElse("")))
                .filter(found -> found.seenBy(persona))
                .orElseThrow(() -> new Refusal("unknown.message"));
        requireElement(message.blocks().orElseGet(Json::array), action);
        ObjectNode payload = SlackPayloads.messageActions(persona, message, action, fields);
        payload.put("response_url", responseUrl(persona, where, Optional.of(message)));
        line.inOrder(() -> press(persona, where, payload));
    }

    private static void requireElement(JsonNode blocks, JsonNode action) {
        for (JsonNode found : blocks.findParents("action_id")) {
            if (Json.text(found, "action_id").equals(Json.text(action, "action_id"))) {
                return;
            }
        }
        throw new Refusal("unknown.element", Json.text(action, "action_id"));
    }

    private void press(Persona persona, String channel, ObjectNode payload) {
        payload.put("trigger_id", tickets.trigger(persona));
        if (!(post.interaction(payload) instanceof Heard.Answer answer && answer.ok())) {
            world.refused(
                    "slack",
                    "the app did not take a press of "
                            + payload.at("/actions/0/action_id").asText());
            room.slackbot(persona, channel, Playground.texts(persona).say("slack.press.failed"));
        }
    }

    /** A modal is sent. */
    void submit(Persona persona, String view, JsonNode values) {
        SlackModal modal = modal(persona, view);
        Map<String, String> missing = SlackForms.missing(modal.view(), values, Playground.texts(persona));
        if (!missing.isEmpty()) {
            views.mark(persona, modal, missing);
            return;
        }
        ObjectNode payload =
                SlackPayloads.submission(persona, modal, values).put("trigger_id", tickets.trigger(persona));
        line.inOrder(() -> {
            Heard heard = post.interaction(payload);
            if (heard instanceof Heard.Answer answer && answer.ok()) {
                submitted(persona, modal, answer.body());
            } else {
                trouble(persona, modal, "the app did not take a submission");
            }
        });
    }

    private void submitted(Persona persona, SlackModal modal, String body) {
        if (body.isBlank()) {
            views.close(persona, modal);
            return;
        }
        JsonNode response = Json.parse(body).orElseGet(Json::object);
        try {
            switch (Json.text(response, "response_action")) {
                case "clear" -> views.clear(persona);
                case "errors" -> views.mark(persona, modal, errors(modal, response.path("errors")));
                case "update" -> {
                    SlackViews.check(response.path("view"), "modal");
                    views.update(persona, modal, response.path("view"));
                }
                case "push" -> {
                    SlackViews.check(response.path("view"), "modal");
                    views.push(persona, response.path("view"));
                }
                default -> trouble(persona, modal, "an answer to a submission without response_action");
            }
        } catch (SlackError e) {
            trouble(persona, modal, "the answer to a submission: " + e.told());
        }
    }

    private static Map<String, String> errors(SlackModal modal, JsonNode errors) {
        var byBlock = new HashMap<String, String>();
        for (JsonNode block : modal.view().path("blocks")) {
            String id = Json.text(block, "block_id");
            if (Json.text(block, "type").equals("input") && errors.has(id)) {
                byBlock.put(id, errors.path(id).asText());
            }
        }
        if (byBlock.isEmpty() || byBlock.size() != errors.size()) {
            throw SlackError.invalid("invalid_errors", List.of("errors must name input blocks of the view"));
        }
        return byBlock;
    }

    private void trouble(Persona persona, SlackModal modal, String told) {
        world.refused("slack", told);
        views.mark(persona, modal, Map.of("", Playground.texts(persona).say("slack.trouble")));
    }

    /** A modal is closed without being sent. */
    void close(Persona persona, String view) {
        SlackModal modal = modal(persona, view);
        views.close(persona, modal);
        if (modal.view().path("notify_on_close").asBoolean()) {
            line.inOrder(() -> post.interaction(SlackPayloads.closed(persona, modal)));
        }
    }

    private SlackModal modal(Persona persona, String view) {
        return views.find(persona, view).orElseThrow(() -> new Refusal("unknown.view"));
    }

    /** The bot's home page is opened. */
    void openHome(Persona persona) {
        Optional<SlackModal> home = world.read(memory -> Optional.ofNullable(memory.homes.get(persona)));
        event(SlackPayloads.appHomeOpened(persona, home, Slack.ts(world.nextMicros())));
    }

    private void event(ObjectNode event) {
        JsonNode envelope = SlackPayloads.eventCallback(event, clockwork.now());
        line.inOrder(() -> post.event(envelope));
    }

    private String responseUrl(Persona persona, String channel, Optional<SlackMessage> original) {
        return settings.at("/playground/slack/response/" + tickets.responseUrl(persona, channel, original))
                .toString();
    }
}

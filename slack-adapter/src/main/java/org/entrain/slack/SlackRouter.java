package org.entrain.slack;

import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.UrlVerificationRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.entrain.core.chat.Door;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a request to the door and back: Bolt's only middleware here. It takes the place of Bolt's own, which verify again,
 * ask Slack who the bot is and who sent an event, and of Bolt's tables of handlers, which have no order, drop a press of
 * more than one action, and answer 404 to what nobody registered for (so that Slack sends it again).
 */
final class SlackRouter implements Middleware {
    private static final Logger LOG = LoggerFactory.getLogger(SlackRouter.class);

    private final SlackInbound inbound;
    private final SlackEvents events;
    private final SlackReplies replies;
    private final Door door;
    private final InstantSource clock;

    SlackRouter(SlackInbound inbound, SlackEvents events, SlackReplies replies, Door door, InstantSource clock) {
        this.inbound = inbound;
        this.events = events;
        this.replies = replies;
        this.door = door;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("rawtypes") // Bolt's interface is
    public Response apply(Request request, Response response, MiddlewareChain chain) throws Exception {
        Instant now = clock.instant();
        return switch (request) {
            case BlockActionRequest press -> pressed(press, now);
            case SlashCommandRequest command -> ours(() -> Optional.of(inbound.command(command.getPayload(), now)));
            case ViewSubmissionRequest form -> ours(() -> Optional.of(inbound.form(form.getPayload(), now)));
            case EventRequest event -> ours(() -> events.heard(event.getRequestBodyAsString(), now));
            case UrlVerificationRequest hello -> chain.next(hello);
            default -> Answers.ok();
        };
    }

    private Response pressed(BlockActionRequest press, Instant now) {
        var payload = press.getPayload();
        Response last = Answers.ok();
        if (payload.getActions() != null) {
            for (var action : payload.getActions()) {
                last = ours(() -> Optional.of(inbound.press(payload, action, now)));
            }
        }
        return last;
    }

    /** What is none of ours is acknowledged, or Slack would send it again. */
    private Response ours(Supplier<Optional<Heard>> translated) {
        Optional<Heard> heard;
        try {
            heard = translated.get();
        } catch (IllegalArgumentException e) {
            LOG.info("Slack sent something that is none of ours: {}", e.getMessage());
            return Answers.ok();
        }
        return heard.map(happened -> replies.answer(happened, door.handle(happened.interaction())))
                .orElseGet(Answers::ok);
    }
}

package org.entrain.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a request to the door and back: Bolt's only middleware here. It takes the place of Bolt's own, which verify again,
 * ask Slack who the bot is and who sent an event, and of Bolt's tables of handlers, which have no order, drop a press of
 * more than one action, and answer 404 to what nobody registered for (so that Slack sends it again).
 */
final class SlackRouter implements Middleware {
    private static final Logger LOG = LoggerFactory.getLogger(SlackRouter.class);
    private static final int REFERENCE = 8;

    private final SlackInbound inbound;
    private final SlackEvents events;
    private final SlackReplies replies;
    private final SlackMishaps mishaps;
    private final List<Consumer<Interaction>> listeners;
    private final Door door;
    private final InstantSource clock;

    SlackRouter(
            SlackInbound inbound,
            SlackEvents events,
            SlackReplies replies,
            SlackMishaps mishaps,
            List<Consumer<Interaction>> listeners,
            Door door,
            InstantSource clock) {
        this.inbound = inbound;
        this.events = events;
        this.replies = replies;
        this.mishaps = mishaps;
        this.listeners = listeners;
        this.door = door;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("rawtypes") // Bolt's interface is
    public Response apply(Request request, Response response, MiddlewareChain chain) throws Exception {
        Instant now = clock.instant();
        return switch (request) {
            case PressRequest press -> pressed(press.payload(), now);
            case BlockActionRequest press -> pressed(press.getPayload(), now);
            case SlashCommandRequest command -> {
                var payload = command.getPayload();
                yield answered(
                        () -> Optional.of(inbound.command(payload, now)),
                        reference -> mishaps.toCommand(payload, reference));
            }
            case ViewSubmissionRequest form -> {
                var payload = form.getPayload();
                yield answered(
                        () -> Optional.of(inbound.form(payload, now)), reference -> mishaps.toForm(payload, reference));
            }
            case EventRequest event -> {
                String body = event.getRequestBodyAsString();
                yield answered(
                        () -> events.heard(Json.read(body), now),
                        reference -> mishaps.toEvent(Json.read(body), reference));
            }
            case UrlVerificationRequest hello -> chain.next(hello);
            default -> Answers.ok();
        };
    }

    private Response pressed(BlockActionPayload payload, Instant now) {
        Response last = Answers.ok();
        if (payload.getActions() != null) {
            for (var action : payload.getActions()) {
                if (SlackActions.isLink(action)) {
                    continue;
                }
                last = answered(
                        () -> Optional.of(inbound.press(payload, action, now)),
                        reference -> mishaps.toPress(payload, reference));
            }
        }
        return last;
    }

    /**
     * What is none of ours is acknowledged, or Slack would send it again. Anything else that goes wrong is ours.
     *
     * @param mishap answers with the reference under which the cause is logged
     */
    private Response answered(Supplier<Optional<Heard>> translated, Function<String, Response> mishap) {
        try {
            return translated.get().map(this::answer).orElseGet(Answers::ok);
        } catch (NoneOfOurs e) {
            LOG.info("Slack sent something that is none of ours: {}", e.getMessage());
            return Answers.ok();
        } catch (RuntimeException e) {
            String reference = UUID.randomUUID().toString().substring(0, REFERENCE);
            LOG.error("Slack could not be understood or answered, reference {}", reference, e);
            return mishap.apply(reference);
        }
    }

    private Response answer(Heard heard) {
        return switch (heard) {
            case Heard.Happened happened -> {
                Reply reply = door.handle(happened.interaction());
                listeners.forEach(listener -> listener.accept(happened.interaction()));
                yield replies.answer(happened, reply);
            }
            case Heard.FileMissing missing -> replies.sorry(missing);
        };
    }
}

package org.entrain.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.util.Optional;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.slack.AfterCommit.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways in which Slack lets a bot answer; all but {@link #open} after the acknowledgement. */
final class SlackVoice {
    private static final Logger LOG = LoggerFactory.getLogger(SlackVoice.class);
    private static final int INVALID = 400;
    private static final int TOO_MANY = 429;

    private final SlackApi api;
    private final AfterCommit after;

    SlackVoice(SlackApi api, AfterCommit after) {
        this.api = api;
        this.after = after;
    }

    /** Opens a window, and waits for it; false where Slack did not in time. */
    boolean open(String trigger, ObjectNode view) {
        try {
            return done(
                    "Opening a window",
                    Unfetched.send(
                            view,
                            json -> api.inline()
                                    .viewsOpen(request ->
                                            request.triggerId(trigger).viewAsString(json))));
        } catch (SlackApiException | IOException e) {
            LOG.warn("A window was not opened: {}", e.toString());
            return false;
        }
    }

    /** Opens a window that nobody waits for. */
    void openSoon(String trigger, ObjectNode view) {
        after.run(
                "A press on the home page",
                () -> outcome(
                        "Opening a window",
                        Unfetched.send(
                                view,
                                json -> api.inline()
                                        .viewsOpen(request ->
                                                request.triggerId(trigger).viewAsString(json)))));
    }

    /** Puts something else into an open window. */
    void updateWindow(String viewId, ObjectNode view) {
        after.run(
                "A press in a window",
                () -> outcome(
                        "Updating a window",
                        Unfetched.send(
                                view,
                                json -> api.patient()
                                        .viewsUpdate(request ->
                                                request.viewId(viewId).viewAsString(json)))));
    }

    /** Shows somebody their home page. */
    void publish(String user, ObjectNode view) {
        after.run(
                "The home page",
                () -> outcome(
                        "Publishing a home page",
                        Unfetched.send(
                                view,
                                json -> api.patient()
                                        .viewsPublish(
                                                request -> request.userId(user).viewAsString(json)))));
    }

    /** Says something that everybody in a conversation reads. */
    void say(Place place, Optional<String> thread, Message message) {
        ObjectNode drawn = SlackBlocks.message(message, place.workspace());
        after.run(
                "Words to the bot",
                () -> outcome(
                        "Posting",
                        Unfetched.send(
                                drawn.path("blocks"),
                                json -> api.patient()
                                        .chatPostMessage(request -> request.channel(place.channel())
                                                .threadTs(thread.orElse(null))
                                                .text(drawn.path("text").asText())
                                                .blocksAsString(json)))));
    }

    /** Says something in a channel that one person reads. */
    void whisper(Place place, String user, Optional<String> thread, Message message) {
        ObjectNode drawn = SlackBlocks.message(message, place.workspace());
        after.run(
                "Words to the bot",
                () -> outcome(
                        "Whispering",
                        Unfetched.send(
                                drawn.path("blocks"),
                                json -> api.patient()
                                        .chatPostEphemeral(request -> request.channel(place.channel())
                                                .user(user)
                                                .threadTs(thread.orElse(null))
                                                .text(drawn.path("text").asText())
                                                .blocksAsString(json)))));
    }

    /** Answers through a response URL. */
    void respond(String responseUrl, ObjectNode message) {
        if (responseUrl.isEmpty()) {
            LOG.warn("A press came without a response URL: it is not answered");
            return;
        }
        after.run("A press", () -> {
            int status = api.respond(responseUrl, message);
            if (status == INVALID && Unfetched.hasPictures(message)) {
                status = api.respond(responseUrl, Unfetched.inWords(message));
            }
            if (status / 100 == 2) {
                return Outcome.DONE;
            }
            LOG.warn("A response URL answered HTTP {}", status);
            return status >= 500 || status == TOO_MANY ? Outcome.AGAIN : Outcome.NEVER;
        });
    }

    private static boolean done(String what, SlackApiTextResponse answer) {
        if (!answer.isOk()) {
            LOG.warn("{} was refused by Slack: {}", what, answer.getError());
        }
        return answer.isOk();
    }

    private static Outcome outcome(String what, SlackApiTextResponse answer) {
        return done(what, answer) ? Outcome.DONE : Outcome.NEVER;
    }
}

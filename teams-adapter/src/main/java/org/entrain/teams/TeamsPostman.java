package org.entrain.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.outbox.Bucket;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.Delivery.Why;
import org.entrain.core.outbox.Letter;
import org.entrain.core.outbox.Pace;
import org.entrain.core.outbox.Postman;
import org.entrain.teams.TeamsConnector.Answer;

/**
 * Delivers letters to Teams: to a team's channel as a thread of their own, to a group chat and to a person as a message.
 *
 * <p>A reference is the conversation and the activity, with a space between. Retries are the outbox's: this class says
 * what may be tried again, by "Optimize your bot with rate limiting in Teams" in its documentation.
 */
final class TeamsPostman implements Postman {
    /**
     * In one conversation Teams takes 7 messages in a second, 8 in two, 60 in 30 and 1,800 in an hour; in a tenant 50
     * requests a second, and a letter may take two ("Optimize your bot with rate limiting in Teams").
     */
    private static final Pace PACE = new Pace(
            List.of(new Bucket(4, Duration.ofMillis(590)), new Bucket(150, Duration.ofMillis(2_200))),
            List.of(new Bucket(10, Duration.ofMillis(50))),
            List.of());

    private static final int MAX_CONVERSATIONS = 10_000;

    private final TeamsConnector connector;
    private final ConcurrentHashMap<TeamsAddress, String> conversations = new ConcurrentHashMap<>();

    TeamsPostman(TeamsConnector connector) {
        this.connector = connector;
    }

    @Override
    public Platform platform() {
        return TeamsPlatform.PLATFORM;
    }

    @Override
    public Pace pace() {
        return PACE;
    }

    @Override
    public Delivery deliver(Letter letter) {
        if (letter.place().kind() == Place.Kind.GROUP) {
            return new Delivery.Refused(Why.OTHER, "Teams lets no bot open a chat of several people");
        }
        Optional<TeamsAddress> address = TeamsAddress.parse(letter.place().address());
        if (address.isEmpty()) {
            return new Delivery.Refused(Why.OTHER, "no address of Teams is known for this place");
        }
        ObjectNode activity;
        try {
            activity = TeamsCards.activity(
                    letter.message(), letter.place().workspace().id());
        } catch (IllegalArgumentException e) {
            return new Delivery.Refused(Why.OTHER, String.valueOf(e.getMessage()));
        }
        if (letter.sent().isPresent()) {
            return edited(address.get(), letter.sent().get(), activity);
        }
        return letter.place().kind() == Place.Kind.PERSONAL
                ? privately(toPerson(address.get(), activity))
                : toEverybody(address.get(), activity);
    }

    /** Teams lets no bot read what it wrote. */
    @Override
    public Delivery find(Letter letter, Instant since) {
        return new Delivery.Unknown("Teams lets no bot read a conversation");
    }

    private Delivery edited(TeamsAddress address, String reference, ObjectNode activity) {
        int space = reference.indexOf(' ');
        if (space < 0) {
            return new Delivery.Refused(Why.OTHER, "not a reference of Teams");
        }
        String conversation = reference.substring(0, space);
        Answer answer = connector.edit(address, conversation, reference.substring(space + 1), activity);
        return answer instanceof Answer.Accepted ? new Delivery.Sent(reference) : repeatable(answer);
    }

    private Delivery toEverybody(TeamsAddress address, ObjectNode activity) {
        if (!address.channel()) {
            return sent(address, address.conversation(), activity);
        }
        Answer answer = connector.openThread(address, activity);
        return answer instanceof Answer.Accepted accepted
                ? new Delivery.Sent(accepted.text("id") + " " + accepted.text("activityId"))
                : once(answer);
    }

    private Delivery toPerson(TeamsAddress address, ObjectNode activity) {
        if (!address.conversation().isEmpty()) {
            return sent(address, address.conversation(), activity);
        }
        String known = conversations.get(address);
        if (known == null) {
            Answer answer = connector.openPersonal(address);
            if (!(answer instanceof Answer.Accepted accepted)
                    || accepted.text("id").isEmpty()) {
                return repeatable(answer);
            }
            known = accepted.text("id");
            remember(address, known);
        }
        Delivery delivery = sent(address, known, activity);
        if (delivery instanceof Delivery.Refused) {
            conversations.remove(address);
        }
        return delivery;
    }

    /** Where the app may not write to one person, it is the person who has not got it, or blocked it. */
    private static Delivery privately(Delivery delivery) {
        return delivery instanceof Delivery.Refused(var why, var reason) && why == Why.NOT_IN_CHANNEL
                ? new Delivery.Refused(Why.BLOCKED, reason)
                : delivery;
    }

    private void remember(TeamsAddress address, String conversation) {
        if (conversations.size() >= MAX_CONVERSATIONS) {
            conversations.clear();
        }
        conversations.put(address, conversation);
    }

    private Delivery sent(TeamsAddress address, String conversation, ObjectNode activity) {
        Answer answer = connector.send(address, conversation, activity);
        return answer instanceof Answer.Accepted accepted
                ? new Delivery.Sent(conversation + " " + accepted.text("id"))
                : once(answer);
    }

    /** What became of a call that must not be made twice. */
    private static Delivery once(Answer answer) {
        return switch (answer) {
            case Answer.NoAnswer none -> new Delivery.Unknown(none.reason());
            case Answer.Accepted accepted -> new Delivery.Unknown("an answer without a conversation");
            case Answer.Failed failed ->
                failed.isServersFault() ? new Delivery.Unknown("HTTP " + failed.status()) : refusedOrLater(failed);
            case Answer.NotSent notSent -> outOfReach(notSent);
        };
    }

    /** What became of a call that does the same when it is made again. */
    private static Delivery repeatable(Answer answer) {
        return switch (answer) {
            case Answer.NoAnswer none -> later(none.reason());
            case Answer.Accepted accepted -> later("an answer without a conversation");
            case Answer.Failed failed ->
                failed.isServersFault() ? later("HTTP " + failed.status()) : refusedOrLater(failed);
            case Answer.NotSent notSent -> outOfReach(notSent);
        };
    }

    private static Delivery outOfReach(Answer.NotSent notSent) {
        return new Delivery.Later(Duration.ZERO, Delivery.Scope.WORKSPACE, notSent.reason());
    }

    private static Delivery refusedOrLater(Answer.Failed failed) {
        String reason = "HTTP %d (%s)".formatted(failed.status(), failed.code());
        Optional<Duration> retryAfter = failed.retryAfter();
        return switch (failed.status()) {
            case 429 -> new Delivery.Later(retryAfter.orElse(Duration.ofSeconds(2)), Delivery.Scope.CHANNEL, reason);
            case 412 -> new Delivery.Later(retryAfter.orElse(Duration.ZERO), Delivery.Scope.CHANNEL, reason);
            case 401 -> new Delivery.Later(Duration.ofMinutes(1), Delivery.Scope.WORKSPACE, reason);
            default -> new Delivery.Refused(why(failed), reason);
        };
    }

    /** By "Status codes from bot conversational APIs" in the documentation of Teams. */
    private static Why why(Answer.Failed failed) {
        return switch (failed.code()) {
            case "BotNotInConversationRoster",
                    "ForbiddenOperationException",
                    "NotEnoughPermissions",
                    "MessageWritesBlocked" -> Why.NOT_IN_CHANNEL;
            case "ConversationBlockedByUser" -> Why.BLOCKED;
            case "ConversationNotFound" -> Why.CHANNEL_GONE;
            case "BotDisabledByAdmin" -> Why.APP_REMOVED;
            default -> Why.OTHER;
        };
    }

    private static Delivery later(String reason) {
        return new Delivery.Later(Duration.ZERO, Delivery.Scope.LETTER, reason);
    }
}

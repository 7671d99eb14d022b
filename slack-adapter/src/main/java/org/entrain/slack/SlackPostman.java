package org.entrain.slack;

import com.google.gson.JsonParseException;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsOpenResponse;
import com.slack.api.model.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.outbox.Bucket;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.Delivery.Scope;
import org.entrain.core.outbox.Letter;
import org.entrain.core.outbox.Pace;
import org.entrain.core.outbox.Postman;

/**
 * Delivers letters by {@code chat.postMessage} and {@code chat.update}. A letter's stamp travels in the message's
 * metadata, so that it can be found again. A reference is {@code channel|ts}.
 */
final class SlackPostman implements Postman {
    /** What a proxy in between may say; Slack may have done what it was asked all the same. */
    private static final Delivery UNREADABLE = new Delivery.Unknown("the answer is not Slack's JSON");

    static final String EVENT_TYPE = "entrain_letter";

    /**
     * Slack allows one message a second and channel with "short bursts", "several hundred" a minute and workspace, and 50
     * edits a minute ("Rate limits" in its documentation, tier 3). In an hour that is a tenth less than it allows.
     */
    private static final Pace PACE = new Pace(
            List.of(new Bucket(3, Duration.ofMillis(1_100))),
            List.of(new Bucket(20, Duration.ofMillis(250))),
            List.of(new Bucket(20, Duration.ofMillis(1_250))));

    private static final int SEARCHED = 200;
    /** Slack's clock and ours may differ. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private static final int REMEMBERED = 10_000;

    private final SlackApi api;
    private final RecentMap<String, String> conversations = new RecentMap<>(REMEMBERED);

    SlackPostman(SlackApi api) {
        this.api = api;
    }

    private sealed interface Conversation {
        record Open(String channel) implements Conversation {}

        record Closed(Delivery why) implements Conversation {}
    }

    @Override
    public Platform platform() {
        return SlackPlatform.PLATFORM;
    }

    @Override
    public Pace pace() {
        return PACE;
    }

    @Override
    public Delivery deliver(Letter letter) {
        return switch (conversation(letter)) {
            case Conversation.Closed(Delivery.Later later)
            when later.after().isPositive() && letter.place().kind() == Place.Kind.PERSONAL -> unopened(letter);
            case Conversation.Closed(var why) -> why;
            case Conversation.Open(var channel) ->
                letter.sent().map(sent -> update(letter, sent)).orElseGet(() -> post(letter, channel));
        };
    }

    /**
     * Slack opens fifty conversations a minute, and takes a message for a person in place of their conversation; what it
     * does not tell then is that the account is gone.
     */
    private Delivery unopened(Letter letter) {
        String user = letter.place().channel();
        Delivery delivery = post(letter, user);
        if (delivery instanceof Delivery.Sent(var reference)) {
            conversations.put(user, reference.substring(0, reference.indexOf('|')));
        }
        return delivery;
    }

    private Delivery post(Letter letter, String channel) {
        var drawn = SlackBlocks.message(letter.message(), letter.place().workspace());
        try {
            ChatPostMessageResponse answer = Unfetched.send(
                    drawn.path("blocks"),
                    blocks -> api.patient()
                            .chatPostMessage(request -> request.channel(channel)
                                    .text(drawn.path("text").asText())
                                    .blocksAsString(blocks)
                                    .metadata(Message.Metadata.builder()
                                            .eventType(EVENT_TYPE)
                                            .eventPayload(Map.of("stamp", letter.stamp()))
                                            .build())
                                    .unfurlLinks(false)
                                    .unfurlMedia(false)));
            return answer.isOk()
                    ? new Delivery.Sent(answer.getChannel() + "|" + answer.getTs())
                    : SlackErrors.refused(answer);
        } catch (SlackApiException e) {
            return SlackErrors.failed(e, Scope.CHANNEL);
        } catch (IOException e) {
            return SlackErrors.failed(e);
        } catch (JsonParseException e) {
            return UNREADABLE;
        }
    }

    private Delivery update(Letter letter, String sent) {
        String[] reference = sent.split("\\|", 2);
        if (reference.length < 2) {
            return new Delivery.Refused(Delivery.Why.OTHER, "no reference of Slack's: " + sent);
        }
        var drawn = SlackBlocks.message(letter.message(), letter.place().workspace());
        try {
            ChatUpdateResponse answer = Unfetched.send(
                    drawn.path("blocks"),
                    blocks -> api.patient()
                            .chatUpdate(request -> request.channel(reference[0])
                                    .ts(reference[1])
                                    .text(drawn.path("text").asText())
                                    .blocksAsString(blocks)));
            return answer.isOk() ? new Delivery.Sent(sent) : repeatable(SlackErrors.refused(answer));
        } catch (SlackApiException e) {
            return repeatable(SlackErrors.failed(e, Scope.EDITS));
        } catch (IOException e) {
            return repeatable(SlackErrors.failed(e));
        } catch (JsonParseException e) {
            return repeatable(UNREADABLE);
        }
    }

    /** Editing a message or opening a conversation twice changes nothing, so nothing about it is in doubt. */
    private static Delivery repeatable(Delivery delivery) {
        return delivery instanceof Delivery.Unknown(var reason)
                ? new Delivery.Later(Duration.ZERO, Scope.LETTER, reason)
                : delivery;
    }

    @Override
    public Delivery find(Letter letter, Instant since) {
        if (letter.sent().isPresent()) {
            return new Delivery.Later(Duration.ZERO, Scope.LETTER, "an edit may be made again");
        }
        if (letter.place().kind() == Place.Kind.GROUP) {
            return new Delivery.Unknown("what people say among themselves is not read");
        }
        return switch (conversation(letter)) {
            case Conversation.Closed(var why) -> unsure(why);
            case Conversation.Open(var channel) -> search(letter, channel, since);
        };
    }

    private Delivery search(Letter letter, String channel, Instant since) {
        try {
            ConversationsHistoryResponse history = api.patient()
                    .conversationsHistory(request -> request.channel(channel)
                            .oldest(String.valueOf(since.minus(CLOCKS_APART).getEpochSecond()))
                            .includeAllMetadata(true)
                            .limit(SEARCHED));
            if (!history.isOk()) {
                return unsure(SlackErrors.refused(history));
            }
            Optional<Message> found = messages(history).stream()
                    .filter(message -> carries(message, letter.stamp()))
                    .findFirst();
            if (found.isPresent()) {
                return new Delivery.Sent(channel + "|" + found.get().getTs());
            }
            return history.isHasMore()
                    ? new Delivery.Unknown("not among the last messages")
                    : new Delivery.Later(Duration.ZERO, Scope.LETTER, "it is not there");
        } catch (SlackApiException e) {
            return unsure(SlackErrors.failed(e, Scope.LETTER));
        } catch (IOException e) {
            return unsure(SlackErrors.failed(e));
        } catch (JsonParseException e) {
            return unsure(UNREADABLE);
        }
    }

    /** What keeps the bot from looking: for now, or for good. */
    private static Delivery unsure(Delivery hindrance) {
        return switch (hindrance) {
            case Delivery.Later later -> new Delivery.Unsure(later.after(), later.reason());
            case Delivery.Unknown unknown -> new Delivery.Unsure(Duration.ZERO, unknown.reason());
            case Delivery.Refused refused -> new Delivery.Unknown("cannot look: " + refused.reason());
            case Delivery.Sent _, Delivery.Unsure _ -> hindrance;
        };
    }

    private static List<Message> messages(ConversationsHistoryResponse history) {
        return history.getMessages() == null ? List.of() : history.getMessages();
    }

    private static boolean carries(Message message, String stamp) {
        Message.Metadata metadata = message.getMetadata();
        return metadata != null
                && EVENT_TYPE.equals(metadata.getEventType())
                && metadata.getEventPayload() != null
                && stamp.equals(metadata.getEventPayload().get("stamp"));
    }

    private Conversation conversation(Letter letter) {
        String channel = letter.place().channel();
        if (letter.sent().isPresent()) {
            return new Conversation.Open(channel);
        }
        return switch (letter.place().kind()) {
            case SHARED -> new Conversation.Open(channel);
            // It may be a user's id: Slack then wants the conversation opened first.
            case PERSONAL -> channel.startsWith("D") ? new Conversation.Open(channel) : opened(channel);
            case GROUP -> opened(channel);
        };
    }

    private Conversation opened(String users) {
        return conversations
                .get(users)
                .<Conversation>map(Conversation.Open::new)
                .orElseGet(() -> open(users));
    }

    /** With one user or with several, of whom Slack takes eight at the most: the same ones always share the same conversation. */
    private Conversation open(String users) {
        try {
            ConversationsOpenResponse answer =
                    api.patient().conversationsOpen(request -> request.users(List.of(users.split(",", -1))));
            if (!answer.isOk()) {
                return new Conversation.Closed(repeatable(SlackErrors.refused(answer)));
            }
            conversations.put(users, answer.getChannel().getId());
            return new Conversation.Open(answer.getChannel().getId());
        } catch (SlackApiException e) {
            return new Conversation.Closed(repeatable(SlackErrors.failed(e, Scope.CHANNEL)));
        } catch (IOException e) {
            return new Conversation.Closed(repeatable(SlackErrors.failed(e)));
        } catch (JsonParseException e) {
            return new Conversation.Closed(repeatable(UNREADABLE));
        }
    }
}

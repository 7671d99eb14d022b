package org.entrain.teams;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Objects;
import java.util.Optional;

/**
 * What is needed to write to a conversation or to a person later: kept by the core as an opaque string. The SDK's own
 * reference does not survive a round trip through JSON.
 *
 * @param serviceUrl the connector to call
 * @param conversation the conversation, without its thread; empty where only the person is known
 * @param thread the message that the thread hangs from, in a team's channel; else empty
 * @param type {@code personal}, {@code groupChat} or {@code channel}
 * @param bot the bot's id there
 * @param tenant the tenant of the conversation
 * @param user the person's id for this bot, in a personal address; else empty
 * @param principal what the directory calls the person, in a personal address; empty where the roster has not told it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TeamsAddress(
        String serviceUrl,
        String conversation,
        String thread,
        String type,
        String bot,
        String tenant,
        String user,
        String principal) {
    private static final String THREAD = ";messageid=";
    private static final String PERSONAL = "personal";

    TeamsAddress {
        serviceUrl = Objects.requireNonNullElse(serviceUrl, "");
        conversation = Objects.requireNonNullElse(conversation, "");
        thread = Objects.requireNonNullElse(thread, "");
        type = Objects.requireNonNullElse(type, "");
        bot = Objects.requireNonNullElse(bot, "");
        tenant = Objects.requireNonNullElse(tenant, "");
        user = Objects.requireNonNullElse(user, "");
        principal = Objects.requireNonNullElse(principal, "");
    }

    /** The address of a conversation as an activity names it, with or without a thread. */
    static TeamsAddress of(String serviceUrl, String conversationId, String type, String bot, String tenant) {
        int at = conversationId.indexOf(THREAD);
        String conversation = at < 0 ? conversationId : conversationId.substring(0, at);
        String thread = at < 0 ? "" : conversationId.substring(at + THREAD.length());
        return new TeamsAddress(serviceUrl, conversation, thread, type, bot, tenant, "", "");
    }

    /** Reads what {@link #encoded} wrote; empty for anything else. */
    static Optional<TeamsAddress> parse(String encoded) {
        try {
            TeamsAddress address = TeamsJson.MAPPER.readValue(encoded, TeamsAddress.class);
            return Optional.ofNullable(address).filter(known -> !known.serviceUrl.isEmpty());
        } catch (JsonProcessingException expected) {
            return Optional.empty();
        }
    }

    String encoded() {
        return TeamsJson.write(this);
    }

    /** Where to reach {@code userId} in private; the conversation stays only if it is theirs. */
    TeamsAddress of(String userId) {
        return new TeamsAddress(serviceUrl, personal() ? conversation : "", "", PERSONAL, bot, tenant, userId, "");
    }

    /** The same address, once the conversation is known. */
    TeamsAddress in(String conversationId) {
        return new TeamsAddress(serviceUrl, conversationId, "", type, bot, tenant, user, principal);
    }

    /** The same address, once it is known what the directory calls the person. */
    TeamsAddress called(String name) {
        return new TeamsAddress(serviceUrl, conversation, thread, type, bot, tenant, user, name);
    }

    /** The conversation with its thread, as the connector names it. */
    String threadedConversation() {
        return thread.isEmpty() ? conversation : conversation + THREAD + thread;
    }

    boolean personal() {
        return PERSONAL.equals(type);
    }

    boolean channel() {
        return "channel".equals(type);
    }
}

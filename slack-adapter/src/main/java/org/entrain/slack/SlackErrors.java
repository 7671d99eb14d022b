package org.entrain.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.Delivery.Scope;
import org.entrain.core.outbox.Delivery.Why;
import org.jspecify.annotations.Nullable;

/**
 * What Slack's refusals mean for a letter: the errors of {@code chat.postMessage}, {@code chat.update} and
 * {@code conversations.open} in Slack's documentation.
 */
final class SlackErrors {
    private static final Duration A_WHILE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);

    /** Slack may have done it nevertheless. */
    private static final Set<String> AMBIGUOUS =
            Set.of("fatal_error", "internal_error", "request_timeout", "service_unavailable");
    /** The token is refused for now: nothing can be sent until an administrator mends it. */
    private static final Set<String> INSTALLATION = Set.of(
            "token_revoked",
            "invalid_auth",
            "not_authed",
            "token_expired",
            "org_login_required",
            "team_added_to_org",
            "message_limit_exceeded");
    /**
     * What is refused for good. A private channel that the bot is not in is {@code channel_not_found} like one that was
     * deleted; the token of an app that was taken out is that of an account which is inactive, while one that was
     * revoked may have been replaced.
     */
    private static final Map<String, Why> WHY = Map.ofEntries(
            Map.entry("not_in_channel", Why.NOT_IN_CHANNEL),
            Map.entry("no_permission", Why.NOT_IN_CHANNEL),
            Map.entry("restricted_action", Why.NOT_IN_CHANNEL),
            Map.entry("restricted_action_read_only_channel", Why.NOT_IN_CHANNEL),
            Map.entry("restricted_action_thread_only_channel", Why.NOT_IN_CHANNEL),
            Map.entry("restricted_action_non_threadable_channel", Why.NOT_IN_CHANNEL),
            Map.entry("channel_not_found", Why.CHANNEL_GONE),
            Map.entry("is_archived", Why.ARCHIVED),
            Map.entry("is_inactive", Why.ARCHIVED),
            Map.entry("messages_tab_disabled", Why.BLOCKED),
            Map.entry("cannot_dm_bot", Why.BLOCKED),
            Map.entry("user_not_found", Why.PERSON_GONE),
            Map.entry("user_disabled", Why.PERSON_GONE),
            Map.entry("account_inactive", Why.APP_REMOVED));

    private SlackErrors() {}

    /** What a letter's answer means that was not {@code ok}. */
    static Delivery refused(SlackApiTextResponse response) {
        return refused(response.getError());
    }

    private static Delivery refused(@Nullable String error) {
        String reason = error == null ? "no reason given" : error;
        if (reason.equals("ratelimited") || reason.equals("rate_limited")) {
            return new Delivery.Later(A_WHILE, Scope.CHANNEL, reason);
        }
        if (AMBIGUOUS.contains(reason)) {
            return new Delivery.Unknown(reason);
        }
        if (INSTALLATION.contains(reason)) {
            return new Delivery.Later(LONG, Scope.WORKSPACE, reason);
        }
        return new Delivery.Refused(WHY.getOrDefault(reason, Why.OTHER), reason);
    }

    /**
     * What an answer that was no success means.
     *
     * @param scope what has to wait where Slack asks to be left alone
     */
    static Delivery failed(SlackApiException failure, Scope scope) {
        int status = failure.getResponse().code();
        if (status == 429) {
            return new Delivery.Later(retryAfter(failure.getResponse().header("Retry-After")), scope, "ratelimited");
        }
        return status >= 500
                ? new Delivery.Unknown("HTTP " + status)
                : new Delivery.Refused(Why.OTHER, "HTTP " + status);
    }

    /** What a broken connection means. */
    static Delivery failed(IOException failure) {
        String reason = failure.getClass().getSimpleName();
        return SlackWire.neverLeft(failure)
                ? new Delivery.Later(Duration.ZERO, Scope.WORKSPACE, "not reached: " + reason)
                : new Delivery.Unknown("no answer: " + reason);
    }

    private static Duration retryAfter(@Nullable String seconds) {
        return seconds != null && seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : A_WHILE;
    }
}

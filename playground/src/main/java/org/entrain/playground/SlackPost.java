package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.entrain.playground.BotLine.Heard;

/**
 * Sends the bot what Slack sends, signed
 * (<a href="https://docs.slack.dev/authentication/verifying-requests-from-slack/">Verifying requests from Slack</a>),
 * and waits the three seconds that Slack waits.
 */
final class SlackPost {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** Slack waits nothing, a minute and five minutes; nobody wants to wait that long here. */
    private static final Duration[] RETRIES = {Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)};

    private final PlaygroundSettings settings;
    private final Clockwork clockwork;
    private final BotLine line;
    private final World world;

    SlackPost(PlaygroundSettings settings, Clockwork clockwork, BotLine line, World world) {
        this.settings = settings;
        this.clockwork = clockwork;
        this.line = line;
        this.world = world;
    }

    /** Sends a form, as slash commands are. */
    Heard form(Map<String, String> fields) {
        if (isGone()) {
            return new Heard.Unreachable();
        }
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return post(body, "application/x-www-form-urlencoded", Map.of());
    }

    /** Sends an interaction. */
    Heard interaction(JsonNode payload) {
        return form(Map.of("payload", payload.toString()));
    }

    /**
     * Sends an event, and sends it again until the bot has taken it or Slack gives up; nothing where the app is not
     * there any more.
     */
    void event(ObjectNode event) {
        if (!isGone()) {
            last(event);
        }
    }

    /** Sends one of the events that say that the app was removed. */
    void last(ObjectNode event) {
        String envelope = SlackPayloads.eventCallback(event, clockwork.now()).toString();
        line.inOrder(() -> attempt(envelope, 0, ""));
    }

    private void attempt(String body, int retry, String reason) {
        Map<String, String> headers = retry == 0
                ? Map.of()
                : Map.of("X-Slack-Retry-Num", String.valueOf(retry), "X-Slack-Retry-Reason", reason);
        switch (post(body, "application/json", headers)) {
            case Heard.Answer answer -> answered(answer, body, retry);
            case Heard.TimedOut timedOut -> again(body, retry, "http_timeout");
            case Heard.Unreachable unreachable -> again(body, retry, "connection_failed");
        }
    }

    private void answered(Heard.Answer answer, String body, int retry) {
        if (answer.ok()) {
            return;
        }
        if (answer.noRetry()) {
            gaveUp("http_error");
        } else {
            again(body, retry, "http_error");
        }
    }

    private void again(String body, int retry, String reason) {
        if (retry < RETRIES.length) {
            line.after(RETRIES[retry], () -> attempt(body, retry + 1, reason));
        } else {
            gaveUp(reason);
        }
    }

    private void gaveUp(String reason) {
        world.refused("slack", "event", reason);
    }

    private boolean isGone() {
        return world.read(memory -> memory.slackRemoved);
    }

    private Heard post(String body, String contentType, Map<String, String> more) {
        String timestamp = String.valueOf(clockwork.now().getEpochSecond());
        var headers = new HashMap<>(more);
        headers.put("Content-Type", contentType);
        headers.put("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
        headers.put("X-Slack-Request-Timestamp", timestamp);
        headers.put("X-Slack-Signature", signature(timestamp, body));
        return line.post(settings.slackEvents(), headers, body, PATIENCE);
    }

    private String signature(String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.slackSigningSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] base = ("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8);
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(base));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot sign with HmacSHA256", e);
        }
    }
}

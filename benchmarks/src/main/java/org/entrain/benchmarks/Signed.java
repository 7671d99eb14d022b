package org.entrain.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HTTP requests to the program, whole, as bytes. Those of Slack are signed as its "Verifying requests from Slack" says,
 * and good for five minutes.
 */
final class Signed {
    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private static final SecretKeySpec KEY = new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    private Signed() {}

    /** A form as Slack sends it to {@code /slack/events}. */
    static byte[] bySlack(int port, String form, Instant now) {
        return bySlack(port, "application/x-www-form-urlencoded", form, now);
    }

    private static byte[] bySlack(int port, String type, String form, Instant now) {
        String timestamp = String.valueOf(now.getEpochSecond());
        return post(
                "/slack/events",
                port,
                type,
                "User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\nX-Slack-Request-Timestamp: " + timestamp
                        + "\r\nX-Slack-Signature: v0=" + signature("v0:" + timestamp + ":" + form),
                form);
    }

    /** An event as Slack sends it to {@code /slack/events}. */
    static byte[] bySlackEvent(int port, String json, Instant now) {
        return bySlack(port, "application/json", json, now);
    }

    /** JSON as Teams sends it to {@code /api/messages}. */
    static byte[] byTeams(int port, String json, String token) {
        return post(
                "/api/messages",
                port,
                "application/json; charset=utf-8",
                "User-Agent: Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)\r\nAuthorization: Bearer " + token,
                json);
    }

    private static byte[] post(String path, int port, String type, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: */*\r\n" + headers
                        + "\r\nContent-Type: " + type + "\r\nContent-Length: " + bytes.length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(String content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(KEY);
            return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}

package org.entrain.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request was signed by Slack, and just now: HMAC-SHA256 over {@code v0:timestamp:body}, as in Slack's
 * "Verifying requests from Slack". Bolt's own verifier compares in a time that tells how much was right, and accepts
 * timestamps from the future.
 */
final class SlackSignature {
    /** How far a request's clock may be from ours, either way. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v0=";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");

    private final SecretKeySpec key;

    SlackSignature(String signingSecret) {
        this.key = new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Why the request is refused, in a few words for the log; empty where it is Slack's. */
    Optional<String> refusal(@Nullable String timestamp, @Nullable String signature, byte[] body, Instant now) {
        if (timestamp == null || signature == null) {
            return Optional.of("not signed");
        }
        if (!NUMBER.matcher(timestamp).matches()) {
            return Optional.of("its timestamp is no number");
        }
        var skew = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        if (skew.compareTo(TOLERANCE) > 0) {
            return Optional.of("its timestamp is %d seconds away".formatted(skew.toSeconds()));
        }
        byte[] expected = sign(timestamp, body).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))
                ? Optional.empty()
                : Optional.of("its signature is wrong");
    }

    /** The signature that Slack would send. */
    String sign(String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return VERSION + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}

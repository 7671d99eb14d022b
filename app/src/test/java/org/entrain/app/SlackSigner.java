package org.entrain.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Slack does ("Verifying requests from Slack"), written a second time so that it checks the first. */
final class SlackSigner {
    private SlackSigner() {}

    static String signature(Program program, String body, Instant at) {
        String secret = program.settings().slack().orElseThrow().signingSecret();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal(("v0:" + at.getEpochSecond() + ":" + body).getBytes(UTF_8));
            return "v0=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.entrain.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlackSignatureTest {
    /** The worked example of "Verifying requests from Slack". */
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private static final String TIMESTAMP = "1531420618";
    private static final Instant THEN = Instant.ofEpochSecond(1531420618);
    private static final String SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static final byte[] BODY = ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                    + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
                    + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"
                    + "%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                    + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
            .getBytes(StandardCharsets.UTF_8);

    private final SlackSignature signature = new SlackSignature(SECRET);

    @Test
    void slacks_own_example_is_accepted() {
        assertThat(signature.refusal(TIMESTAMP, SIGNATURE, BODY, THEN)).isEmpty();
    }

    @Test
    void a_changed_byte_is_refused() {
        byte[] changed = BODY.clone();
        changed[0] = 'T';
        assertThat(signature.refusal(TIMESTAMP, SIGNATURE, changed, THEN)).contains("its signature is wrong");
    }

    @Test
    void five_minutes_old_is_accepted_and_a_second_older_is_not() {
        Instant late = THEN.plus(Duration.ofMinutes(5));
        assertThat(signature.refusal(TIMESTAMP, SIGNATURE, BODY, late)).isEmpty();
        assertThat(signature.refusal(TIMESTAMP, SIGNATURE, BODY, late.plusSeconds(1)))
                .isPresent();
    }

    /** Bolt's own verifier accepts any time in the future. */
    @Test
    void a_request_from_the_future_is_refused() {
        assertThat(signature.refusal(TIMESTAMP, SIGNATURE, BODY, THEN.minusSeconds(300)))
                .isEmpty();
        assertThat(signature.refusal(TIMESTAMP, SIGNATURE, BODY, THEN.minusSeconds(301)))
                .isPresent();
    }

    @Test
    void what_is_not_signed_is_refused() {
        assertThat(signature.refusal(null, SIGNATURE, BODY, THEN)).isPresent();
        assertThat(signature.refusal(TIMESTAMP, null, BODY, THEN)).isPresent();
        assertThat(signature.refusal("soon", SIGNATURE, BODY, THEN)).isPresent();
    }

    /** Bolt would take the literal "---" for a missing secret. */
    @Test
    void a_blank_signing_secret_is_refused_at_the_start() {
        assertThatThrownBy(() -> SlackSettings.of(" ", "xoxb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SLACK_SIGNING_SECRET");
    }

    @Test
    void the_settings_can_be_logged() {
        assertThat(SlackSettings.of("secret-1", "xoxb-2").toString()).doesNotContain("secret-1", "xoxb-2");
    }
}

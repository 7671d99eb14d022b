package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TeamsCredentialsTest {
    private static final Duration ALMOST_AN_HOUR = Duration.ofMinutes(55);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final InstantSource clock = now::get;
    private final HttpClient http = HttpClient.newHttpClient();
    private FakeMicrosoft microsoft;

    @BeforeEach
    void start() throws IOException {
        microsoft = new FakeMicrosoft();
    }

    @AfterEach
    void stop() {
        http.close();
        microsoft.close();
    }

    @Test
    void a_token_is_renewed_five_minutes_before_it_ends() throws IOException {
        var credentials = new TeamsCredentials(http, microsoft.settings(), clock);
        assertThat(credentials.token()).isEqualTo("tok-1");
        now.updateAndGet(time -> time.plus(ALMOST_AN_HOUR).minusSeconds(2));
        assertThat(credentials.token()).isEqualTo("tok-1");
        now.updateAndGet(time -> time.plusSeconds(2));
        assertThat(credentials.token()).isEqualTo("tok-2");
    }

    @Test
    void a_token_that_the_connector_refuses_is_not_shown_again() {
        var credentials = new TeamsCredentials(http, microsoft.settings(), clock);
        var connector = new TeamsConnector(http, microsoft.settings(), credentials, Duration.ofSeconds(6));
        TeamsAddress address =
                new TeamsAddress(microsoft.url(), "19:abc", "", "channel", "28:bot", FakeMicrosoft.TENANT, "", "");
        microsoft.answers.put("POST /v3/conversations/c/activities", FakeMicrosoft.Answer.of(401, "{}"));
        connector.send(address, "c", TeamsJson.object());
        connector.send(address, "c", TeamsJson.object());
        assertThat(microsoft.calls)
                .extracting(FakeMicrosoft.Call::authorization)
                .containsExactly("Bearer tok-1", "Bearer tok-2");
    }

    @Test
    void a_newer_token_is_not_thrown_away_with_an_old_one() throws IOException {
        var credentials = new TeamsCredentials(http, microsoft.settings(), clock);
        credentials.token();
        credentials.forget("tok-0");
        assertThat(credentials.token()).isEqualTo("tok-1");
    }

    @Test
    void a_fetch_that_breaks_off_leaves_nobody_waiting() throws IOException {
        var credentials = new TeamsCredentials(new BrokenHttpClient(http), microsoft.settings(), clock);
        assertThatThrownBy(credentials::token).isInstanceOf(OutOfMemoryError.class);
        assertThat(credentials.token()).isEqualTo("tok-1");
    }

    @Test
    void a_token_service_that_fails_is_asked_again() throws IOException {
        var credentials = new TeamsCredentials(http, microsoft.settings(), clock);
        String path = "POST /" + FakeMicrosoft.TENANT + "/oauth2/v2.0/token";
        microsoft.answers.put(path, FakeMicrosoft.Answer.of(503, "{}"));
        assertThatThrownBy(credentials::token).isInstanceOf(IOException.class);
        microsoft.answers.remove(path);
        assertThat(credentials.token()).isEqualTo("tok-2");
    }
}

package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TeamsKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(5);

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
    void keys_are_fetched_once_for_all_who_ask_at_once() {
        TeamsKeys keys = keys(http, LONG);
        List<CompletableFuture<Optional<TeamsKeys.Key>>> found = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> keys.find("key-1", NOW), Thread::startVirtualThread))
                .limit(8)
                .toList();
        assertThat(found).allSatisfy(key -> assertThat(key.join()).isPresent());
        assertThat(microsoft.keyFetches).hasValue(1);
    }

    @Test
    void keys_that_do_not_come_in_time_are_given_up() {
        var never = new CountDownLatch(2);
        microsoft.holds.put("GET /openid", never);
        TeamsKeys keys = keys(http, Duration.ofMillis(300));
        assertThatThrownBy(() -> keys.find("key-1", NOW)).isInstanceOf(TeamsKeys.Unavailable.class);
        never.countDown();
        assertThat(keys.find("key-1", NOW.plusSeconds(11))).isPresent();
    }

    @Test
    void a_fetch_that_breaks_off_leaves_nobody_waiting() {
        TeamsKeys keys = keys(new BrokenHttpClient(http), LONG);
        assertThatThrownBy(() -> keys.find("key-1", NOW)).isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> keys.find("key-1", NOW.plusSeconds(1))).isInstanceOf(TeamsKeys.Unavailable.class);
        assertThat(keys.find("key-1", NOW.plusSeconds(11))).isPresent();
    }

    @Test
    void known_keys_stay_while_new_ones_cannot_be_had() {
        TeamsKeys keys = keys(http, LONG);
        assertThat(keys.find("key-1", NOW)).isPresent();
        microsoft.answers.put("GET /keys", FakeMicrosoft.Answer.of(500, ""));
        assertThat(keys.find("key-1", NOW.plus(Duration.ofDays(2)))).isPresent();
    }

    private TeamsKeys keys(HttpClient client, Duration timeout) {
        return new TeamsKeys(client, microsoft.url() + "/openid", timeout);
    }
}

package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.Letter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TeamsPostmanTest {
    private static final Workspace WORKSPACE = new Workspace(TeamsPlatform.PLATFORM, FakeMicrosoft.TENANT);
    private static final Duration SOON = Duration.ofMillis(300);

    private final HttpClient http = HttpClient.newHttpClient();
    private FakeMicrosoft microsoft;
    private TeamsPlatform teams;

    @BeforeEach
    void start() throws IOException {
        microsoft = new FakeMicrosoft();
        teams = new TeamsPlatform(
                microsoft.settings(),
                interaction -> Reply.NOTHING,
                URI.create("https://entrain.example"),
                () -> Instant.EPOCH);
    }

    @AfterEach
    void stop() {
        teams.close();
        http.close();
        microsoft.close();
        assertThat(microsoft.invalidCards).isEmpty();
    }

    @Test
    void a_letter_to_a_channel_begins_a_thread_and_can_be_edited() {
        Delivery delivery = teams.postman().deliver(letter(channel(), Optional.empty()));
        assertThat(delivery).isEqualTo(new Delivery.Sent("new-1 act-1"));
        assertThat(microsoft
                        .calls
                        .getFirst()
                        .body()
                        .at("/channelData/channel/id")
                        .asText())
                .isEqualTo("19:abc");

        teams.postman().deliver(letter(channel(), Optional.of("new-1 act-1")));
        assertThat(microsoft.calls.getLast().method()).isEqualTo("PUT");
        assertThat(microsoft.calls.getLast().path()).isEqualTo("/v3/conversations/new-1/activities/act-1");
    }

    @Test
    void the_conversation_with_a_person_is_asked_for_once() {
        teams.postman().deliver(letter(person(), Optional.empty()));
        teams.postman().deliver(letter(person(), Optional.empty()));
        assertThat(microsoft.calls)
                .extracting(FakeMicrosoft.Call::path)
                .containsExactly(
                        "/v3/conversations",
                        "/v3/conversations/new-1/activities",
                        "/v3/conversations/new-1/activities");
        assertThat(microsoft.tokenFetches).hasValue(1);
    }

    @Test
    void a_chat_of_several_people_is_not_for_a_bot_to_open() {
        Delivery delivery = teams.postman()
                .deliver(new Letter(
                        "pair/1",
                        Place.group(WORKSPACE, List.of("bo", "amina")),
                        Message.of(Words.plain("Hello")),
                        Optional.empty()));
        assertThat(delivery).isInstanceOf(Delivery.Refused.class);
        assertThat(microsoft.calls).isEmpty();
    }

    @Test
    void what_the_connector_says_decides_whether_a_letter_is_sent_again() {
        assertThat(after(429, "{}", Map.of("Retry-After", "7")))
                .isEqualTo(new Delivery.Later(Duration.ofSeconds(7), Delivery.Scope.CHANNEL, "HTTP 429 (no code)"));
        assertThat(after(412, "{}", Map.of())).isInstanceOf(Delivery.Later.class);
        assertThat(after(503, "{}", Map.of())).isInstanceOf(Delivery.Unknown.class);
        assertThat(after(403, "{\"error\":{\"code\":\"BotNotInConversationRoster\"}}", Map.of()))
                .isEqualTo(new Delivery.Refused(Delivery.Why.NOT_IN_CHANNEL, "HTTP 403 (BotNotInConversationRoster)"));
        assertThat(after(413, "{}", Map.of())).isInstanceOf(Delivery.Refused.class);
        assertThat(microsoft.calls).hasSize(5);
    }

    @Test
    void a_refusal_says_what_of_it_concerns_others() {
        assertThat(why(404, "ConversationNotFound")).isEqualTo(Delivery.Why.CHANNEL_GONE);
        assertThat(why(403, "ConversationBlockedByUser")).isEqualTo(Delivery.Why.BLOCKED);
        assertThat(why(403, "BotDisabledByAdmin")).isEqualTo(Delivery.Why.APP_REMOVED);
        assertThat(why(413, "MessageSizeTooBig")).isEqualTo(Delivery.Why.OTHER);
    }

    private Delivery.Why why(int status, String code) {
        String body = "{\"error\":{\"code\":\"%s\"}}".formatted(code);
        return ((Delivery.Refused) after(status, body, Map.of())).why();
    }

    @Test
    void an_edit_that_may_have_failed_is_simply_made_again() {
        microsoft.answers.put("PUT /v3/conversations/c/activities/a", new FakeMicrosoft.Answer(502, "", Map.of()));
        assertThat(teams.postman().deliver(letter(channel(), Optional.of("c a"))))
                .isInstanceOf(Delivery.Later.class);
    }

    @Test
    void a_connector_that_is_down_got_nothing() {
        microsoft.close();
        assertThat(teams.postman().deliver(letter(channel(), Optional.empty()))).isInstanceOf(Delivery.Later.class);
    }

    @Test
    void the_bots_token_goes_to_teams_alone() {
        TeamsAddress evil = new TeamsAddress(
                "https://evil.example", "19:abc", "", "channel", "28:bot", FakeMicrosoft.TENANT, "", "");
        Place place = new Place(WORKSPACE, "19:abc", Place.Kind.SHARED, evil.encoded());
        assertThat(teams.postman().deliver(letter(place, Optional.empty()))).isInstanceOf(Delivery.Refused.class);
        assertThat(microsoft.tokenFetches).hasValue(0);
    }

    @Test
    void a_letter_that_is_not_answered_in_time_may_have_arrived() {
        var never = new CountDownLatch(2);
        microsoft.holds.put("POST /v3/conversations", never);
        var connector = new TeamsConnector(
                http,
                microsoft.settings(),
                new TeamsCredentials(http, microsoft.settings(), () -> Instant.EPOCH),
                SOON);
        Delivery delivery = new TeamsPostman(connector).deliver(letter(channel(), Optional.empty()));
        never.countDown();
        assertThat(delivery).isInstanceOf(Delivery.Unknown.class);
        assertThat(microsoft.calls).hasSize(1);
    }

    @Test
    void a_letter_whose_connection_breaks_may_have_arrived() {
        assertThat(after(0, "", Map.of())).isInstanceOf(Delivery.Unknown.class);
    }

    @Test
    void many_letters_travel_at_once() {
        int many = 12;
        // Each is answered when all have arrived.
        microsoft.holds.put("POST /v3/conversations", new CountDownLatch(many));
        List<CompletableFuture<Delivery>> deliveries = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> teams.postman().deliver(letter(channel(), Optional.empty())), Thread::startVirtualThread))
                .limit(many)
                .toList();
        assertThat(deliveries)
                .allSatisfy(delivery -> assertThat(delivery.join()).isEqualTo(new Delivery.Sent("new-1 act-1")));
    }

    @Test
    void a_refused_password_is_named_as_the_reason_and_not_told() {
        microsoft.answers.put(
                "POST /" + FakeMicrosoft.TENANT + "/oauth2/v2.0/token",
                FakeMicrosoft.Answer.of(401, "{\"error\":\"invalid_client\"}"));
        Delivery delivery = teams.postman().deliver(letter(channel(), Optional.empty()));
        assertThat(delivery).isInstanceOf(Delivery.Later.class);
        assertThat(delivery.toString())
                .contains("invalid_client")
                .doesNotContain(microsoft.settings().password());
        assertThat(microsoft.calls).isEmpty();
    }

    private Delivery after(int status, String body, Map<String, String> headers) {
        microsoft.answers.put("POST /v3/conversations", new FakeMicrosoft.Answer(status, body, headers));
        return teams.postman().deliver(letter(channel(), Optional.empty()));
    }

    private Place channel() {
        TeamsAddress address = new TeamsAddress(
                microsoft.url() + "/", "19:abc", "77", "channel", "28:bot", FakeMicrosoft.TENANT, "", "");
        return new Place(WORKSPACE, "19:abc", Place.Kind.SHARED, address.encoded());
    }

    private Place person() {
        TeamsAddress address =
                new TeamsAddress(microsoft.url(), "", "", "personal", "28:bot", FakeMicrosoft.TENANT, "29:amina", "");
        return new Place(WORKSPACE, "aad-amina", Place.Kind.PERSONAL, address.encoded());
    }

    private static Letter letter(Place place, Optional<String> sent) {
        return new Letter("test/1", place, Message.of(Words.plain("Hello")), sent);
    }
}

package org.entrain.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.notContaining;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.Letter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a letter when Slack does what it does. */
class SlackPostmanTest {
    private static final Workspace HERE = new Workspace(SlackPlatform.PLATFORM, "T1");

    private final WireMockServer slack = new WireMockServer(wireMockConfig().dynamicPort());

    @BeforeEach
    void start() {
        slack.start();
    }

    @AfterEach
    void stop() {
        if (slack.isRunning()) {
            Emitted.isAccepted(slack);
        }
        slack.stop();
    }

    @Test
    void a_letter_arrives_with_its_stamp() {
        answers("chat.postMessage", okJson("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.2\"}"));
        assertThat(deliver(toChannel(Optional.empty()))).isEqualTo(new Delivery.Sent("C1|1.2"));
        slack.verify(postRequestedFor(urlPathEqualTo("/api/chat.postMessage"))
                .withFormParam("metadata", containing("\"event_type\":\"entrain_letter\""))
                .withFormParam("metadata", containing("quiz/1")));
    }

    @Test
    void a_letter_that_was_sent_is_edited() {
        answers("chat.update", okJson("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.2\"}"));
        assertThat(deliver(toChannel(Optional.of("C1|1.2")))).isEqualTo(new Delivery.Sent("C1|1.2"));
        slack.verify(postRequestedFor(urlPathEqualTo("/api/chat.update")).withFormParam("ts", equalTo("1.2")));
    }

    @Test
    void a_person_is_written_to_in_their_own_conversation() {
        answers("conversations.open", okJson("{\"ok\":true,\"channel\":{\"id\":\"D9\"}}"));
        answers("chat.postMessage", okJson("{\"ok\":true,\"channel\":\"D9\",\"ts\":\"1.2\"}"));
        var postman = new SlackPostman(api());
        var letter = letter(new Place(HERE, "U1", Place.Kind.PERSONAL, ""), Optional.empty());
        assertThat(postman.deliver(letter)).isEqualTo(new Delivery.Sent("D9|1.2"));
        postman.deliver(letter);
        slack.verify(1, postRequestedFor(urlPathEqualTo("/api/conversations.open")));
    }

    @Test
    void a_few_people_are_written_to_in_a_conversation_of_their_own() {
        answers("conversations.open", okJson("{\"ok\":true,\"channel\":{\"id\":\"G9\"}}"));
        answers("chat.postMessage", okJson("{\"ok\":true,\"channel\":\"G9\",\"ts\":\"1.2\"}"));
        answers("chat.update", okJson("{\"ok\":true,\"channel\":\"G9\",\"ts\":\"1.2\"}"));
        var postman = new SlackPostman(api());
        var together = Place.group(HERE, List.of("U2", "U1"));
        assertThat(postman.deliver(letter(together, Optional.empty()))).isEqualTo(new Delivery.Sent("G9|1.2"));
        postman.deliver(letter(Place.group(HERE, List.of("U1", "U2")), Optional.empty()));
        slack.verify(
                1,
                postRequestedFor(urlPathEqualTo("/api/conversations.open")).withFormParam("users", equalTo("U1,U2")));
        assertThat(postman.deliver(letter(together, Optional.of("G9|1.2")))).isEqualTo(new Delivery.Sent("G9|1.2"));
    }

    @Test
    void what_people_say_among_themselves_is_not_read() {
        var together = Place.group(HERE, List.of("U1", "U2"));
        assertThat(new SlackPostman(api()).find(letter(together, Optional.empty()), Instant.ofEpochSecond(1_000)))
                .isInstanceOf(Delivery.Unknown.class);
        slack.verify(0, postRequestedFor(urlPathEqualTo("/api/conversations.history")));
        answers("conversations.open", okJson("{\"ok\":false,\"error\":\"missing_scope\"}"));
        assertThat(deliver(letter(together, Optional.empty())))
                .as("an app from before it asked for this")
                .isEqualTo(new Delivery.Refused(Delivery.Why.OTHER, "missing_scope"));
    }

    @Test
    void a_person_is_written_to_while_slack_opens_no_more_conversations() {
        answers("conversations.open", aResponse().withStatus(429).withHeader("Retry-After", "30"));
        answers("chat.postMessage", okJson("{\"ok\":true,\"channel\":\"D9\",\"ts\":\"1.2\"}"));
        var postman = new SlackPostman(api());
        var letter = letter(new Place(HERE, "U1", Place.Kind.PERSONAL, ""), Optional.empty());
        assertThat(postman.deliver(letter)).isEqualTo(new Delivery.Sent("D9|1.2"));
        assertThat(postman.deliver(letter)).isEqualTo(new Delivery.Sent("D9|1.2"));
        slack.verify(1, postRequestedFor(urlPathEqualTo("/api/conversations.open")));
        slack.verify(
                1, postRequestedFor(urlPathEqualTo("/api/chat.postMessage")).withFormParam("channel", equalTo("U1")));
    }

    @Test
    void slack_says_how_long_to_wait() {
        answers("chat.postMessage", aResponse().withStatus(429).withHeader("Retry-After", "30"));
        assertThat(deliver(toChannel(Optional.empty())))
                .isEqualTo(new Delivery.Later(Duration.ofSeconds(30), Delivery.Scope.CHANNEL, "ratelimited"));
    }

    @Test
    void a_channel_that_is_gone_is_refused_for_good() {
        answers("chat.postMessage", okJson("{\"ok\":false,\"error\":\"channel_not_found\"}"));
        assertThat(deliver(toChannel(Optional.empty())))
                .isEqualTo(new Delivery.Refused(Delivery.Why.CHANNEL_GONE, "channel_not_found"));
    }

    /** Not even the words around it. */
    @Test
    void a_letter_arrives_without_its_picture_where_slack_cannot_fetch_that() {
        slack.stubFor(post(urlPathEqualTo("/api/chat.postMessage"))
                .withFormParam("blocks", containing("\"image\""))
                .willReturn(okJson("{\"ok\":false,\"error\":\"invalid_blocks\"}")));
        slack.stubFor(post(urlPathEqualTo("/api/chat.postMessage"))
                .withFormParam("blocks", notContaining("\"image\""))
                .willReturn(okJson("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.2\"}")));
        var picture = new Block.Picture(URI.create("https://gone.example.org/a.png"), "A round loaf");
        var letter = new Letter(
                "quiz/1",
                new Place(HERE, "C1", Place.Kind.SHARED, ""),
                Message.of(new Block.Text(Words.plain("What is this?")), picture),
                Optional.empty());
        assertThat(deliver(letter)).isEqualTo(new Delivery.Sent("C1|1.2"));
        slack.verify(postRequestedFor(urlPathEqualTo("/api/chat.postMessage"))
                .withFormParam("blocks", containing("A round loaf"))
                .withFormParam("blocks", notContaining("\"image\"")));
    }

    @ParameterizedTest
    @CsvSource({
        "not_in_channel, NOT_IN_CHANNEL",
        "restricted_action_read_only_channel, NOT_IN_CHANNEL",
        "is_archived, ARCHIVED",
        "account_inactive, APP_REMOVED",
        "msg_too_long, OTHER"
    })
    void a_refusal_says_what_of_it_concerns_others(String error, Delivery.Why why) {
        answers("chat.postMessage", okJson("{\"ok\":false,\"error\":\"" + error + "\"}"));
        assertThat(deliver(toChannel(Optional.empty()))).isEqualTo(new Delivery.Refused(why, error));
    }

    @Test
    void somebody_who_is_gone_is_not_written_to() {
        answers("conversations.open", okJson("{\"ok\":false,\"error\":\"user_disabled\"}"));
        var letter = letter(new Place(HERE, "U1", Place.Kind.PERSONAL, ""), Optional.empty());
        assertThat(deliver(letter)).isEqualTo(new Delivery.Refused(Delivery.Why.PERSON_GONE, "user_disabled"));
    }

    @Test
    void a_revoked_token_holds_back_the_whole_workspace() {
        answers("chat.postMessage", okJson("{\"ok\":false,\"error\":\"token_revoked\"}"));
        assertThat(deliver(toChannel(Optional.empty())))
                .isInstanceOfSatisfying(
                        Delivery.Later.class, later -> assertThat(later.scope()).isEqualTo(Delivery.Scope.WORKSPACE));
    }

    @Test
    void what_slack_may_have_done_already_is_unknown() {
        answers("chat.postMessage", aResponse().withStatus(500));
        assertThat(deliver(toChannel(Optional.empty()))).isInstanceOf(Delivery.Unknown.class);
        answers("chat.postMessage", okJson("{\"ok\":false,\"error\":\"fatal_error\"}"));
        assertThat(deliver(toChannel(Optional.empty()))).isInstanceOf(Delivery.Unknown.class);
    }

    /** And it is not sent again behind our back. */
    @Test
    void a_connection_lost_after_the_letter_left_is_unknown() {
        answers("chat.postMessage", aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(deliver(toChannel(Optional.empty()))).isInstanceOf(Delivery.Unknown.class);
        slack.verify(1, postRequestedFor(urlPathEqualTo("/api/chat.postMessage")));
    }

    @Test
    void a_letter_that_never_left_is_sent_later() {
        SlackApi api = api();
        slack.stop();
        assertThat(new SlackPostman(api).deliver(toChannel(Optional.empty()))).isInstanceOf(Delivery.Later.class);
    }

    @Test
    void a_letter_is_found_by_its_stamp() {
        answers("conversations.history", okJson("""
            {"ok":true,"has_more":false,"messages":[{"ts":"5.5","metadata":
             {"event_type":"entrain_letter","event_payload":{"stamp":"quiz/1"}}}]}\
            """));
        assertThat(new SlackPostman(api()).find(toChannel(Optional.empty()), Instant.ofEpochSecond(1_000)))
                .isEqualTo(new Delivery.Sent("C1|5.5"));
    }

    @Test
    void a_letter_that_is_not_there_may_be_sent_again_and_where_we_cannot_read_nobody_knows() {
        answers("conversations.history", okJson("{\"ok\":true,\"has_more\":false,\"messages\":[]}"));
        assertThat(new SlackPostman(api()).find(toChannel(Optional.empty()), Instant.ofEpochSecond(1_000)))
                .isInstanceOf(Delivery.Later.class);
        answers("conversations.history", aResponse().withStatus(429).withHeader("Retry-After", "7"));
        assertThat(new SlackPostman(api()).find(toChannel(Optional.empty()), Instant.ofEpochSecond(1_000)))
                .isEqualTo(new Delivery.Unsure(Duration.ofSeconds(7), "ratelimited"));
        answers("conversations.history", okJson("not JSON"));
        assertThat(new SlackPostman(api()).find(toChannel(Optional.empty()), Instant.ofEpochSecond(1_000)))
                .isInstanceOf(Delivery.Unsure.class);
        answers("conversations.history", okJson("{\"ok\":false,\"error\":\"missing_scope\"}"));
        assertThat(new SlackPostman(api()).find(toChannel(Optional.empty()), Instant.ofEpochSecond(1_000)))
                .isInstanceOf(Delivery.Unknown.class);
    }

    private Delivery deliver(Letter letter) {
        return new SlackPostman(api()).deliver(letter);
    }

    private SlackApi api() {
        return new SlackApi(new SlackSettings("secret", "xoxb-test", Optional.empty(), slack.baseUrl() + "/api/"));
    }

    private void answers(String method, ResponseDefinitionBuilder answer) {
        slack.stubFor(post(urlPathEqualTo("/api/" + method)).willReturn(answer));
    }

    private static Letter toChannel(Optional<String> sent) {
        return letter(new Place(HERE, "C1", Place.Kind.SHARED, ""), sent);
    }

    private static Letter letter(Place place, Optional<String> sent) {
        return new Letter("quiz/1", place, Message.of(Words.plain("Hello")), sent);
    }
}

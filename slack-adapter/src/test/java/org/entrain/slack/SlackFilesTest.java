package org.entrain.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.SharedFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files handed to the bot. */
class SlackFilesTest {
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_file_comes_in_with_the_words() {
        house.slack.stubFor(get(urlPathEqualTo("/files-pri/q.csv")).willReturn(okForContentType("text/csv", "a,b")));
        hands(3, house.slack.baseUrl() + "/files-pri/q.csv");
        var command = (Interaction.Command) house.last();
        assertThat(command.files())
                .singleElement()
                .satisfies(file -> assertThat(file.content()).asString().isEqualTo("a,b"));
        house.slack.verify(getRequestedFor(urlPathEqualTo("/files-pri/q.csv"))
                .withHeader("Authorization", equalTo("Bearer xoxb-test")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://slack.com.example.org/x",
                "https://example.org/slack.com",
                "http://files.slack.com/x",
                "https://evilslack.com/x",
                "file:///etc/passwd",
                "not an address"
            })
    void the_token_goes_to_slack_only_and_nothing_happens_with_such_a_file(String url) {
        house.knowsThatAminaReadsFrench();
        hands(3, url);
        assertThat(house.heard).isEmpty();
        assertThat(told()).contains("Je n’ai pas réussi à récupérer ce fichier");
    }

    @Test
    void the_token_does_not_follow_a_redirect() {
        house.slack.stubFor(get(urlPathEqualTo("/f")).willReturn(temporaryRedirect("/elsewhere")));
        hands(3, house.slack.baseUrl() + "/f");
        assertThat(house.heard).isEmpty();
        assertThat(told()).contains("I could not fetch this file");
        house.slack.verify(0, getRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    @Test
    void a_file_that_says_it_is_too_big_is_not_even_asked_for() {
        hands(SharedFile.MAX_BYTES + 1, house.slack.baseUrl() + "/f");
        assertThat(house.heard).isEmpty();
        assertThat(told()).contains("too big");
        house.slack.verify(0, getRequestedFor(urlPathEqualTo("/f")));
    }

    @Test
    void a_file_that_is_bigger_than_it_says_is_left_out() {
        house.slack.stubFor(
                get(urlPathEqualTo("/f")).willReturn(aResponse().withBody(new byte[SharedFile.MAX_BYTES + 1])));
        hands(3, house.slack.baseUrl() + "/f");
        assertThat(house.heard).isEmpty();
        assertThat(told()).contains("too big");
    }

    private void hands(int size, String url) {
        assertThat(house.sends(Payloads.event("""
                                {"type":"message","subtype":"file_share","channel_type":"im","user":"U1","text":"",
                                 "channel":"D1","files":[{"name":"q.csv","size":%d,"url_private":"%s"}]}""".formatted(size, url))).statusCode())
                .isEqualTo(200);
    }

    /** What the person was told, in one message. */
    private String told() {
        var sent = house.sentTo("/api/chat.postMessage");
        assertThat(sent).hasSize(1);
        return URLDecoder.decode(sent.getFirst(), StandardCharsets.UTF_8);
    }
}

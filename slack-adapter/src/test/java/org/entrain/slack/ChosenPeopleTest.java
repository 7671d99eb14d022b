package org.entrain.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Profile.Standing;
import org.entrain.core.chat.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom people name in a form. */
class ChosenPeopleTest {
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoever_is_named_in_a_form_is_known_by_it_although_they_never_spoke_to_the_bot() {
        slackTells("U2", "\"tz\":\"Europe/Paris\",\"locale\":\"fr-FR\",\"profile\":{\"email\":\"Bo@Bakers.example\"}");
        slackTells("U3", "\"is_bot\":true");
        slackTells("U4", "\"deleted\":true");
        slackTells("U5", "\"is_restricted\":true");
        Interaction.Submission form = sends("U2", "U3", "U4", "U5", "U2");
        assertThat(form.chosen())
                .extracting(one -> one.account().id(), Profile::name, Profile::standing)
                .containsExactlyInAnyOrder(
                        tuple("U2", "Name of U2", Standing.FULL),
                        tuple("U3", "Name of U3", Standing.BOT),
                        tuple("U4", "Name of U4", Standing.GONE),
                        tuple("U5", "Name of U5", Standing.GUEST));
        var bo = new Account(new Workspace(SlackPlatform.PLATFORM, "T1"), "U2");
        assertThat(form.chosen())
                .filteredOn(one -> one.account().equals(bo))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.zone()).contains(ZoneId.of("Europe/Paris"));
                    assertThat(one.locale()).contains(Locale.FRANCE);
                    assertThat(one.email()).contains("bo@bakers.example");
                });
    }

    @Test
    void somebody_whom_slack_does_not_know_is_named_in_the_form_and_nothing_else() {
        slackTells("U2", "\"tz\":\"Europe/Paris\"");
        house.slack.stubFor(post(urlPathEqualTo("/api/users.info"))
                .withFormParam("user", equalTo("U3"))
                .willReturn(okJson("{\"ok\":false,\"error\":\"user_not_found\"}")));
        Interaction.Submission form = sends("U2", "U3");
        assertThat(form.values().get("crew")).containsExactly("U2", "U3");
        assertThat(form.chosen()).extracting(one -> one.account().id()).containsExactly("U2");
    }

    @Test
    void who_was_named_a_moment_ago_is_not_asked_for_again() {
        slackTells("U2", "\"tz\":\"Europe/Paris\"");
        List<Profile> first = sends("U2").chosen();
        assertThat(first).hasSize(1);
        assertThat(sends("U2").chosen()).isEqualTo(first);
        house.slack.verify(
                1, postRequestedFor(urlPathEqualTo("/api/users.info")).withFormParam("user", equalTo("U2")));
    }

    @Test
    void of_a_crowd_slack_is_asked_for_twenty() {
        String[] crowd = IntStream.range(20, 50).mapToObj(i -> "U" + i).toArray(String[]::new);
        for (String id : crowd) {
            slackTells(id, "\"tz\":\"Europe/Paris\"");
        }
        assertThat(sends(crowd).chosen()).hasSize(20);
        house.slack.verify(
                20, postRequestedFor(urlPathEqualTo("/api/users.info")).withFormParam("user", matching("U\\d\\d")));
        // Sent again, it names those who are known by now, and ten more.
        assertThat(sends(crowd).chosen()).hasSize(30);
    }

    /** The first is the lead, and all are the crew. */
    private Interaction.Submission sends(String... people) {
        String crew = List.of(people).stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        house.sendsPayload(Payloads.submission("{\"action\":\"prompts.save\"}", """
            {"lead":{"value":{"type":"users_select","selected_user":"%s"}},
             "crew":{"value":{"type":"multi_users_select","selected_users":[%s]}}}\
            """.formatted(people[0], crew)));
        return house.heard.stream()
                .filter(Interaction.Submission.class::isInstance)
                .map(Interaction.Submission.class::cast)
                .toList()
                .getLast();
    }

    private void slackTells(String id, String fields) {
        house.slack.stubFor(post(urlPathEqualTo("/api/users.info"))
                .withFormParam("user", equalTo(id))
                .willReturn(okJson("{\"ok\":true,\"user\":{\"id\":\"%1$s\",\"real_name\":\"Name of %1$s\",%2$s}}"
                        .formatted(id, fields))));
    }
}

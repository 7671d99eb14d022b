package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.teams.TeamsHouse.FORM;
import static org.entrain.teams.TeamsHouse.eventually;
import static org.entrain.teams.TeamsHouse.personal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom people name in a form. */
final class TeamsChosenPeopleTest {
    private static final String MEMBERS = "/v3/conversations/19%3Aabc%40thread.tacv2/members/";

    private TeamsHouse house;

    @BeforeEach
    void start() throws IOException {
        house = new TeamsHouse();
    }

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void whoever_is_named_in_a_form_is_known_and_can_be_written_to_although_they_never_spoke_to_the_bot()
            throws Exception {
        rosterKnows("bo", "user");
        rosterKnows("chloe", "guest");
        List<Profile> chosen = sent(form("aad-bo", "aad-chloe", "aad-bo")).chosen();
        assertThat(chosen).extracting(one -> one.account().id()).containsExactly("aad-bo", "aad-chloe");
        assertThat(chosen).extracting(Profile::standing).containsExactly(Profile.Standing.FULL, Profile.Standing.GUEST);
        Profile bo = chosen.getFirst();
        assertThat(bo.name()).isEqualTo("Name of bo");
        assertThat(bo.email()).contains("bo@bakers.example");
        assertThat(bo.account().workspace().id()).isEqualTo(FakeMicrosoft.TENANT);
        isReachedAt("29:bo", bo);
    }

    @Test
    void somebody_whom_the_roster_does_not_know_is_named_in_the_form_and_nothing_else() throws Exception {
        rosterKnows("bo", "user");
        Interaction.Submission form = sent(form("aad-bo", "aad-zoe"));
        assertThat(form.values().get("crew")).containsExactly("aad-bo", "aad-zoe");
        assertThat(form.chosen()).extracting(one -> one.account().id()).containsExactly("aad-bo");
    }

    @Test
    void nobody_becomes_two_by_another_id_that_the_roster_takes_as_well() throws Exception {
        rosterKnows("bo", "user");
        for (String id : List.of("29%3Abo", "bo%40bakers.example", "AAD-BO")) {
            house.microsoft.answers.put(
                    "GET " + MEMBERS + id, FakeMicrosoft.Answer.of(200, "{\"id\":\"29:bo\",\"name\":\"Bo\"}"));
        }
        assertThat(sent(form("29:bo", "bo@bakers.example", "AAD-BO", "aad-bo")).chosen())
                .extracting(one -> one.account().id())
                .containsExactly("aad-bo");
    }

    @Test
    void who_is_named_in_the_private_chat_is_known_from_elsewhere_and_reached_in_a_chat_of_their_own()
            throws Exception {
        rosterKnows("bo", "user");
        assertThat(sent(personal(form("aad-bo"))).chosen()).isEmpty();
        sent(form("aad-bo"));
        assertThat(sent(personal(form("aad-bo"))).chosen()).singleElement().satisfies(bo -> isReachedAt("29:bo", bo));
    }

    @Test
    void a_form_does_not_wait_for_a_roster_that_is_slow_and_is_told_when_it_is_sent_again() throws Exception {
        rosterKnows("bo", "user");
        rosterKnows("chloe", "user");
        var late = new CountDownLatch(2);
        house.microsoft.holds.put("GET " + MEMBERS + "aad-chloe", late);
        try {
            assertThat(sent(form("aad-bo", "aad-chloe")).chosen())
                    .extracting(Profile::name)
                    .containsExactly("Name of bo");
        } finally {
            late.countDown();
        }
        eventually(() -> sent(form("aad-bo", "aad-chloe")).chosen().size() == 2);
    }

    @Test
    void of_a_crowd_the_roster_is_asked_for_twelve() {
        String[] crowd = IntStream.range(0, 20).mapToObj(i -> "aad-" + i).toArray(String[]::new);
        assertThat(sent(form(crowd)).values().get("crew")).hasSize(20);
        assertThat(house.microsoft.asked)
                .filteredOn(path -> path.startsWith(MEMBERS + "aad-"))
                .hasSize(12);
    }

    private static void isReachedAt(String user, Profile profile) {
        TeamsAddress address = TeamsAddress.parse(profile.address()).orElseThrow();
        assertThat(address.user()).isEqualTo(user);
        assertThat(address.personal()).isTrue();
        assertThat(address.conversation()).isEmpty();
    }

    private void rosterKnows(String who, String role) {
        house.microsoft.answers.put(
                "GET " + MEMBERS + "aad-" + who, FakeMicrosoft.Answer.of(200, """
            {"id":"29:%1$s","aadObjectId":"aad-%1$s","name":"Name of %1$s","email":"%1$s@Bakers.example",
             "userRole":"%2$s","tenantId":"tenant-1"}\
            """.formatted(who, role)));
    }

    /** The first is the lead, and all are the crew. */
    private ObjectNode form(String... people) {
        ObjectNode data = TeamsActions.opening(FORM);
        data.put("field_lead", people[0]).put("field_crew", String.join(",", people));
        return house.task("task/submit", data);
    }

    private Interaction.Submission sent(ObjectNode form) {
        try {
            house.post(form);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return house.heard.stream()
                .filter(Interaction.Submission.class::isInstance)
                .map(Interaction.Submission.class::cast)
                .toList()
                .getLast();
    }
}

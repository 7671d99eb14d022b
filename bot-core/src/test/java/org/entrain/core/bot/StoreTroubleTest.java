package org.entrain.core.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A learning record store that fails, refuses, is slow or lets nobody in: no statement is lost, and none is there twice. */
class StoreTroubleTest {
    private static final String WAITING = "SELECT count(*)::int FROM records WHERE state = 'WAITING'";
    private static final String TOLD = "SELECT count(*)::int FROM records WHERE state = 'TOLD'";
    private static final String REFUSED = "SELECT count(*)::int FROM records WHERE state = 'REFUSED'";

    private final Recorded recorded = new Recorded();
    private final LearningStore store = recorded.store;
    private final World world = recorded.safety.world;

    @AfterEach
    void close() {
        recorded.close();
    }

    private static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status);
    }

    private void fourAnswers() {
        List.of("c0", "m0,1", "f", "p0,1")
                .forEach(answer -> recorded.answers(
                        recorded.safety.chen, world.count("SELECT count(*)::int FROM quiz_answers"), answer));
    }

    @Test
    void a_store_that_fails_is_tried_again_later_and_each_time_with_fewer_until_it_recovers() {
        recorded.safety.others(6).forEach(recorded::answersAll);
        store.answers(status(500));
        recorded.told();
        recorded.told();
        assertThat(store.batches()).as("It is not asked again at once").containsExactly(50);
        for (int times = 0; times < 6; times++) {
            world.later(Duration.ofHours(2));
            recorded.told();
        }
        assertThat(store.batches()).containsExactly(50, 25, 12, 6, 3, 1, 1);
        assertThat(privately(recorded.safety.amina.says("records"))).contains("tries again by itself", "500");
        store.recovers();
        world.later(Duration.ofHours(2));
        recorded.told();
        assertThat(world.count(WAITING)).isZero();
        assertThat(store.taken()).hasSize(world.count(TOLD)).doesNotHaveDuplicates();
        assertThat(privately(recorded.safety.amina.says("records"))).doesNotContain("tries again");
    }

    @Test
    void one_that_the_store_fails_on_does_not_hold_up_the_others() {
        fourAnswers();
        UUID bad = recorded.id("SELECT id FROM records");
        store.answersTo(bad.toString(), status(500));
        for (int times = 0; times < 9; times++) {
            recorded.told();
            world.later(Duration.ofHours(2));
        }
        assertThat(world.count(TOLD)).isEqualTo(3);
        assertThat(recorded.id("SELECT id FROM records WHERE state = 'WAITING'"))
                .isEqualTo(bad);
    }

    @Test
    void a_store_that_asks_to_wait_is_left_alone_for_as_long_as_it_says() {
        fourAnswers();
        store.answers(status(429).withHeader("Retry-After", "600"));
        isToldAfterTenMinutes();
    }

    @Test
    void a_date_until_which_to_wait_is_one_of_the_stores_own_clock() {
        fourAnswers();
        store.answers(status(503)
                .withHeader("Date", "Mon, 02 Mar 2020 10:00:00 GMT")
                .withHeader("Retry-After", "Mon, 02 Mar 2020 10:10:00 GMT"));
        isToldAfterTenMinutes();
    }

    /** Four statements, by a store that could take them at once. */
    private void isToldAfterTenMinutes() {
        recorded.told();
        store.recovers();
        world.later(Duration.ofMinutes(9));
        recorded.told();
        assertThat(store.taken()).isEmpty();
        world.later(Duration.ofMinutes(1));
        recorded.told();
        assertThat(world.count(TOLD)).isEqualTo(4);
    }

    @Test
    void one_bad_statement_is_refused_alone_and_the_rest_of_its_batch_arrives() {
        fourAnswers();
        UUID bad = recorded.id("SELECT id FROM records");
        store.answersTo(bad.toString(), status(400).withBody("bad"));
        recorded.told();
        assertThat(world.count(TOLD)).isEqualTo(3);
        assertThat(recorded.id("SELECT id FROM records WHERE state = 'REFUSED'"))
                .isEqualTo(bad);
        assertThat(store.taken())
                .hasSize(3)
                .noneMatch(one -> one.at("/id").asText().equals(bad.toString()));
        recorded.told();
        assertThat(world.count(REFUSED)).as("It is not tried again by itself").isEqualTo(1);
    }

    @Test
    void what_was_taken_by_a_store_whose_answer_was_lost_is_told_again_under_the_same_ids() {
        fourAnswers();
        store.answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        recorded.told();
        assertThat(world.count(WAITING)).isEqualTo(4);
        store.recovers();
        world.later(Duration.ofHours(1));
        recorded.told();
        world.later(Duration.ofHours(1));
        recorded.told();
        assertThat(world.count(TOLD)).isEqualTo(4);
        assertThat(store.taken()).hasSizeGreaterThan(4);
        assertThat(store.taken().stream().distinct())
                .as("Each time the same four")
                .hasSize(4);
    }

    @Test
    void what_a_node_took_that_is_gone_is_told_by_another_under_the_same_ids() {
        fourAnswers();
        world.database()
                .useTransaction(tx -> tx.handle()
                        .createUpdate("UPDATE records SET held_until = :until")
                        .bind("until", world.now().plus(Duration.ofMinutes(5)))
                        .execute());
        recorded.told();
        assertThat(store.requests()).isEmpty();
        world.later(Duration.ofMinutes(5));
        recorded.told();
        assertThat(world.count(TOLD)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"statementId", "voidedStatementId"})
    void a_store_that_has_a_statement_already_is_asked_for_it_and_believed(String parameter) {
        fourAnswers();
        UUID there = recorded.id("SELECT id FROM records");
        store.answersTo(there.toString(), status(409));
        store.answersWhoLooks(parameter, status(200).withBody("{}"));
        recorded.told();
        assertThat(world.count(TOLD)).isEqualTo(4);
    }

    @Test
    void a_conflict_about_a_statement_that_is_not_there_is_a_refusal() {
        fourAnswers();
        store.answersTo(recorded.id("SELECT id FROM records").toString(), status(409));
        recorded.told();
        assertThat(world.count(TOLD)).isEqualTo(3);
        assertThat(world.count(REFUSED)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void a_store_that_lets_nobody_in_stops_everything_and_an_administrator_is_told_once(int status) {
        fourAnswers();
        store.answers(status(status));
        for (int times = 0; times < 3; times++) {
            recorded.told();
            world.later(Duration.ofMinutes(59));
        }
        assertThat(store.requests()).hasSize(2);
        assertThat(world.count(WAITING)).isEqualTo(4);
        world.post();
        assertThat(List.of(
                        world.letters(recorded.safety.amina.account()),
                        world.letters(recorded.safety.aminaOnTheRight.account())))
                .satisfiesOnlyOnce(letters -> assertThat(letters)
                        .singleElement()
                        .satisfies(letter -> assertThat(letter).contains("does not let Entrain in any more")));
        var page = recorded.safety.amina.says("records");
        assertThat(privately(page)).contains("the store has not let Entrain in", "Nothing is lost", "" + status);
        store.recovers();
        recorded.safety.amina.presses("Try again now", page);
        recorded.told();
        assertThat(world.count(TOLD)).isEqualTo(4);
    }

    @Test
    void a_store_that_lets_nobody_void_refuses_that_alone() {
        fourAnswers();
        recorded.told();
        recorded.marksAnew("At the lift");
        store.answersTo("/verbs/voided", status(403));
        recorded.told();
        assertThat(world.count(TOLD)).isEqualTo(5);
        assertThat(world.count(REFUSED)).isEqualTo(1);
    }

    @Test
    void a_statement_is_voided_after_it_was_told_and_not_where_it_was_refused() {
        fourAnswers();
        recorded.marksAnew("At the lift");
        recorded.told();
        List<JsonNode> taken = store.taken();
        assertThat(taken.getLast().at("/verb/display/en").asText()).isEqualTo("voided");
        assertThat(taken).hasSize(6);
    }
}

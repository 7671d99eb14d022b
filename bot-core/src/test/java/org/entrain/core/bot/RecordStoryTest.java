package org.entrain.core.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.message;
import static org.entrain.core.bot.Shown.privately;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.people.Reunion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a learning record store is told of what people do. */
class RecordStoryTest {
    private static final String ALL = "SELECT count(*)::int FROM records";

    private final Recorded recorded = new Recorded();
    private final World world = recorded.safety.world;

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void two_people_answer_on_two_platforms_and_the_store_is_told_of_both_by_names_that_say_nothing() {
        recorded.answers(recorded.safety.chen, 0, "c0");
        recorded.answers(recorded.safety.bo, 0, "c1");
        recorded.told();
        List<JsonNode> told = recorded.store.taken();
        assertThat(told).hasSize(2).allSatisfy(statement -> {
            assertThat(verb(statement)).isEqualTo("answered");
            assertThat(statement.at("/verb/display/fr").asText()).isEqualTo("a répondu à");
            assertThat(statement.at("/object/definition/description/fr").asText())
                    .isEqualTo("Où se retrouve-t-on ?");
            assertThat(statement
                            .at("/object/definition/choices/1/description/en")
                            .asText())
                    .isEqualTo("At the lift");
            assertThat(statement
                            .at("/object/definition/correctResponsesPattern/0")
                            .asText())
                    .isEqualTo("0");
            assertThat(statement.at("/context/registration").asText())
                    .isEqualTo(recorded.id("SELECT id FROM quiz_runs").toString());
            assertThat(statement
                            .at("/context/contextActivities/parent/0/definition/name/en")
                            .asText())
                    .isEqualTo("fire-safety");
            assertThat(statement
                            .at("/context/contextActivities/grouping/0/definition/name/en")
                            .asText())
                    .isEqualTo("Fire safety");
            assertThat(statement.at("/timestamp").asText()).isEqualTo(World.MONDAY.toString());
            assertThat(statement.at("/actor/account/homePage").asText()).isEqualTo("https://entrain.example.org");
        });
        assertThat(told)
                .extracting(statement -> statement.at("/context/platform").asText())
                .containsExactlyInAnyOrder("Left", "Right");
        assertThat(told)
                .extracting(statement -> statement.at("/context/platform").asText()
                        + statement.at("/result/success")
                        + statement.at("/result/score/scaled")
                        + statement.at("/result/response").asText())
                .containsExactlyInAnyOrder("Lefttrue1.00", "Rightfalse0.01");
        assertThat(told)
                .extracting(statement -> statement.at("/actor/account/name").asText())
                .doesNotHaveDuplicates()
                .doesNotContain(
                        recorded.person(recorded.safety.chen).toString(),
                        recorded.person(recorded.safety.bo).toString());
        assertThat(told.toString().toLowerCase(Locale.ROOT)).doesNotContain("chen", "amina", "mbox");
        assertThat(recorded.store.requests()).singleElement().satisfies(request -> {
            assertThat(request.getHeader("X-Experience-API-Version")).isEqualTo("1.0.3");
            assertThat(request.getHeader("Authorization")).isEqualTo("Basic ZW50cmFpbjpzZWNyZXQ=");
        });
        recorded.told();
        assertThat(recorded.store.requests()).as("Nothing is told twice").hasSize(1);
    }

    @Test
    void everything_is_told_with_its_result_and_no_word_that_somebody_wrote() {
        recorded.answersAll(recorded.safety.chen);
        recorded.chenDoesMuch();
        world.database().useTransaction(tx -> tx.handle().execute("UPDATE credentials SET shows_page = true"));
        recorded.told();
        List<JsonNode> told = recorded.store.taken();
        assertThat(told)
                .extracting(RecordStoryTest::verb)
                .containsOnly("answered", "completed", "passed", "experienced", "earned", "shared");
        assertThat(told.stream().filter(one -> verb(one).equals("answered")).toList())
                .extracting(one -> one.at("/object/definition/interactionType").asText() + " "
                        + one.at("/result/response").asText())
                .containsExactlyInAnyOrder(
                        "choice 0",
                        "choice 0[,]2",
                        "true-false true",
                        "matching 0[.]0[,]1[.]2",
                        "sequencing 0[,]1[,]2",
                        "numeric ",
                        "fill-in ",
                        "fill-in ",
                        "long-fill-in ",
                        "choice ");
        assertThat(told.toString()).doesNotContain("SECRET");
        assertThat(told.stream().filter(one -> verb(one).equals("earned")).map(one -> one.at("/object/definition")))
                .hasSize(2)
                .allSatisfy(badge -> {
                    assertThat(badge.at("/type").asText()).isEqualTo("http://activitystrea.ms/schema/1.0/badge");
                    assertThat(badge.at("/moreInfo").asText()).startsWith("https://entrain.example.org/badges/");
                })
                .extracting(badge -> badge.at("/name/en").asText())
                .as("One that Bo gave, one for the path")
                .containsExactlyInAnyOrder("Good explainer", "First path");
        // Of eight points: one, none, none, a half, one, one, none, none; the reflection earns none.
        assertThat(one(told, "passed").orElseThrow().at("/result").toString())
                .isEqualTo("{\"score\":{\"scaled\":0.4375},\"success\":true,\"completion\":true}");
    }

    @Test
    void an_answer_that_is_marked_anew_is_voided_and_said_again_with_the_result_of_its_quiz() {
        recorded.answersAll(recorded.safety.chen);
        recorded.answers(recorded.safety.bo, 0, "c0");
        recorded.told();
        int before = recorded.store.taken().size();
        world.later(Duration.ofHours(1));
        recorded.marksAnew("At the lift");
        recorded.told();
        List<JsonNode> anew =
                recorded.store.taken().subList(before, recorded.store.taken().size());
        assertThat(anew)
                .extracting(RecordStoryTest::verb)
                .containsExactlyInAnyOrder(
                        "voided", "voided", "voided", "voided", "answered", "answered", "completed", "failed");
        assertThat(anew.stream().filter(one -> verb(one).equals("answered")).toList())
                .allSatisfy(one -> {
                    assertThat(one.at("/result/success").asBoolean()).isFalse();
                    assertThat(one.at("/object/id").asText()).endsWith("/2");
                    assertThat(one.at("/timestamp").asText())
                            .as("It was answered when it was answered")
                            .isEqualTo(World.MONDAY.toString());
                });
        List<String> said = recorded.store.taken().stream()
                .limit(before)
                .map(one -> one.at("/id").asText())
                .toList();
        assertThat(anew.stream().filter(one -> verb(one).equals("voided")).toList())
                .allSatisfy(one -> {
                    assertThat(said).contains(one.at("/object/id").asText());
                    assertThat(one.at("/actor/account/name").asText()).isEqualTo("entrain");
                    assertThat(one.has("context")).isFalse();
                });
    }

    @Test
    void a_badge_that_is_taken_back_is_voided_where_it_was_told_and_stays_so() {
        recorded.chenDoesMuch();
        recorded.told();
        JsonNode earned = recorded.store.taken().stream()
                .filter(one -> one.at("/object/definition/name/en").asText().equals("Good explainer"))
                .findFirst()
                .orElseThrow();
        int before = recorded.store.taken().size();
        recorded.safety.amina.says("badge revoke Chen good-explainer \"It was for somebody else\"");
        recorded.told();
        assertThat(recorded.store.taken().subList(before, recorded.store.taken().size()))
                .singleElement()
                .satisfies(voiding -> {
                    assertThat(verb(voiding)).isEqualTo("voided");
                    assertThat(voiding.at("/object/id").asText())
                            .isEqualTo(earned.at("/id").asText());
                    assertThat(voiding.toString()).doesNotContain("somebody else");
                });
    }

    @Test
    void where_there_is_no_store_nothing_is_written() {
        try (var alone = new FireSafety().withQuestions().started()) {
            alone.chen.presses("At the assembly point", alone.onTheLeft());
            alone.world.tellsTheStore();
            assertThat(alone.world.count(ALL)).isZero();
            assertThat(privately(alone.amina.says("records"))).startsWith("No learning record store is connected");
        }
        recorded.answers(recorded.safety.chen, 0, "c0");
        assertThat(world.count(ALL)).as("Where there is one").isEqualTo(1);
    }

    @Test
    void who_is_forgotten_is_told_of_no_more_and_their_name_in_the_store_means_nobody() {
        recorded.answers(recorded.safety.chen, 0, "c0");
        recorded.told();
        recorded.answers(recorded.safety.chen, 2, "f");
        recorded.answers(recorded.safety.bo, 0, "c0");
        UUID chen = recorded.person(recorded.safety.chen);
        world.database().useTransaction(tx -> world.keepers().forEach(keeper -> keeper.forget(tx, chen, world.now())));
        recorded.told();
        assertThat(recorded.store.taken())
                .extracting(statement -> statement.at("/context/platform").asText())
                .containsExactly("Left", "Right");
        assertThat(world.count("SELECT count(*)::int FROM record_actors")).isEqualTo(1);
    }

    @Test
    void two_who_turn_out_to_be_one_have_one_name_in_the_store() {
        Stream.of(recorded.safety.chen, recorded.safety.bo).forEach(one -> recorded.answers(one, 0, "c0"));
        recorded.told();
        UUID chen = recorded.person(recorded.safety.chen);
        UUID bo = recorded.person(recorded.safety.bo);
        world.database().useTransaction(tx -> new Reunion(world.keepers()).merge(tx, bo, chen));
        recorded.answers(recorded.safety.bo, 2, "f");
        recorded.told();
        List<JsonNode> told = recorded.store.taken();
        assertThat(told.getLast().at("/actor/account/name").asText())
                .isEqualTo(told.stream()
                        .filter(one -> one.at("/context/platform").asText().equals("Left"))
                        .findFirst()
                        .orElseThrow()
                        .at("/actor/account/name")
                        .asText());
        assertThat(told.getLast().at("/context").has("platform"))
                .as("They are on both by now")
                .isFalse();
    }

    @Test
    void administrators_read_what_waits_and_what_was_refused_and_have_it_tried_again() {
        recorded.answers(recorded.safety.chen, 0, "c0");
        assertThat(privately(recorded.safety.amina.says("records")))
                .contains("told to the store at localhost:", "One statement is waiting, since Monday 23 November");
        recorded.store.answers(aResponse().withStatus(400).withBody("{\"error\": \"no such verb\"}"));
        recorded.told();
        var page = recorded.safety.amina.says("records");
        assertThat(privately(page))
                .contains("Nothing is waiting.", "It refused one statement.")
                .contains("An answer to a quiz, Monday 23 November at 09:00: 400 {\"error\": \"no such verb\"}")
                .doesNotContain("secret");
        assertThat(privately(world.visitor(World.LEFT, "amina", Locale.FRANCE).says("records")))
                .contains("Il a refusé une trace.", "Une réponse à un quiz, lundi 23 novembre à 09:00 : 400");
        assertThat(privately(recorded.safety.zoe.says("records")))
                .as("Another organisation's are not theirs")
                .doesNotContain("no such verb");
        assertThat(labels(message(page))).containsExactly("Try again now");
        recorded.store.recovers();
        recorded.safety.amina.presses("Try again now", page);
        recorded.told();
        assertThat(privately(recorded.safety.amina.says("records")))
                .contains("It has one statement of the last seven days.")
                .doesNotContain("refused");
    }

    private static Optional<JsonNode> one(List<JsonNode> told, String verb) {
        return told.stream().filter(statement -> verb(statement).equals(verb)).findFirst();
    }

    private static String verb(JsonNode statement) {
        return statement.at("/verb/display/en").asText();
    }
}

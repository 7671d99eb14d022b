package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.message;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.NewPlan;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Reading;
import org.entrain.core.plans.Schedule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lessons of five minutes: written, told in both channels, read, answered, and asked again before they are forgotten. */
class LessonStoryTest {
    private static final String GIFT = "May you wedge a fire door? { =No ~Yes ####Smoke is faster than you. }";

    private final FireSafety safety = new FireSafety().withQuestions();
    private final World world = safety.world;

    @AfterEach
    void close() {
        world.close();
    }

    private static Map<String, List<String>> lesson(String title, String text, String question) {
        var values = new HashMap<String, List<String>>();
        values.put("title", List.of(title));
        values.put("text", List.of(text));
        values.put("question", List.of(question));
        return values;
    }

    private Reply writes(Map<String, List<String>> values) {
        Reply offered = safety.amina.in(FireSafety.LEFT).says("lesson new");
        return safety.amina.submits(safety.amina.presses("Write a lesson", offered), values);
    }

    @Test
    void a_lesson_is_read_in_both_channels_answered_there_and_comes_back_before_it_is_forgotten() {
        assertThat(privately(writes(lesson("Fire doors", "A closed door holds **smoke** back.", GIFT))))
                .startsWith("Done: Fire doors is a lesson of Fire safety.");
        writes(lesson("Stairs", "Take the stairs.", ""));
        plansALesson("every day 10:00");
        world.liveUntil(World.MONDAY.plus(Duration.ofDays(3)));
        world.post();
        List<Message> left = world.read(FireSafety.LEFT);
        assertThat(left).hasSize(2);
        assertThat(left.getFirst().plain()).startsWith("Fire doors\nA closed door holds smoke back.");
        assertThat(left.getLast().plain()).as("The next one they have not seen").startsWith("Stairs");
        assertThat(world.read(FireSafety.RIGHT)).hasSize(2);

        assertThat(privately(safety.chen.in(FireSafety.LEFT).presses("Yes", left.getFirst())))
                .contains("No")
                .contains("Smoke is faster than you.");
        assertThat(privately(safety.chen.in(FireSafety.LEFT).presses("No", left.getFirst())))
                .contains("You answered this one before");
        safety.bo.in(FireSafety.RIGHT).says("community join Fire safety");
        assertThat(privately(safety.bo.in(FireSafety.RIGHT).presses("C'est lu", safety.bo.says("lesson show Stairs"))))
                .startsWith("Merci de votre lecture");
        assertThat(world.facts().stream().filter(Fact.LessonDone.class::isInstance))
                .hasSize(2);
        assertThat(world.count("SELECT count(*) FROM review_cards"))
                .as("What was wrong comes back")
                .isEqualTo(1);
    }

    private void plansALesson(String when) {
        Schedule schedule = ((Reading.Understood) Reading.of(when)).schedule();
        var plans = new Plans(world.database());
        UUID unused = world.database()
                .inTransaction(tx -> plans.add(
                                tx,
                                NewPlan.inChannel(
                                        id(tx, "SELECT organisation_id FROM communities LIMIT 1"),
                                        id(tx, "SELECT id FROM communities LIMIT 1"),
                                        "lesson",
                                        "",
                                        schedule,
                                        ZoneOffset.UTC,
                                        id(tx, "SELECT author_id FROM lessons LIMIT 1")),
                                world.now())
                        .map(Plan::id)
                        .orElseThrow());
    }

    private static UUID id(Transaction tx, String sql) {
        return tx.handle().createQuery(sql).mapTo(UUID.class).one();
    }

    @Test
    void a_lesson_is_found_changed_and_taken_away_by_the_crew_alone() {
        writes(lesson("Fire doors", "Keep them closed.", "fire-safety 2"));
        safety.chen.in(FireSafety.LEFT).says("community join Fire safety");
        assertThat(privately(safety.chen.says("lesson show fire doors")))
                .contains("You may take the lift during a fire.");
        assertThat(privately(safety.chen.says("lesson change Fire doors"))).contains("crew");
        Reply offer = safety.amina.in(FireSafety.LEFT).says("lesson change Fire doors");
        Reply form = safety.amina.presses("Rewrite it", offer);
        assertThat(Shown.initial(Shown.form(form).fields().get(1))).isEqualTo("Keep them closed.");
        safety.amina.submits(form, lesson("Fire doors", "Keep them shut.", ""));
        assertThat(privately(safety.chen.says("lesson show Fire doors")))
                .contains("shut")
                .doesNotContain("lift");
        safety.amina.presses("Take it away", safety.amina.in(FireSafety.LEFT).says("lesson remove Fire doors"));
        assertThat(privately(safety.chen.says("lesson list"))).contains("has no lessons yet");
    }

    @Test
    void what_is_wrong_with_a_lesson_is_said_beside_its_field_in_the_persons_language() {
        Reply wrong = writes(Map.of(
                "title", List.of(""),
                "text", List.of("word ".repeat(1_002)),
                "link", List.of("http://example.org"),
                "picture", List.of("somewhere"),
                "question", List.of("Why { =Because")));
        assertThat(wrong)
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .containsOnlyKeys("title", "text", "link", "alternative", "question")
                                .containsEntry(
                                        "text",
                                        "It is 2 words too long: 1,000 words are five minutes of reading. Make two lessons of it."));
        assertThat(labels(message(safety.amina.in(FireSafety.LEFT).says("lesson new"))))
                .containsExactly("Write a lesson");
        safety.bo.in(FireSafety.RIGHT).says("community join Fire safety");
        assertThat(privately(safety.bo.says("lesson show Rien"))).startsWith("Il n'y a pas ici de leçon appelée Rien.");
    }
}

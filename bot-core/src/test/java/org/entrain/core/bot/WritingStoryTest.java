package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritingStoryTest {
    private static final Map<String, List<String>> ALARM = Map.of(
            "text", List.of("What rings first?"),
            "answers", List.of("* The alarm # It is the loudest.\nThe phone\nThe doorbell"),
            "explanation", List.of("It warns everybody."));

    private final FireSafety safety = new FireSafety();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void a_question_is_written_seen_changed_and_kept_in_a_new_quiz_and_can_be_played() {
        Reply preview = writes("alarms", "One of several", ALARM);
        assertThat(privately(preview)).contains("What rings first?", "The alarm", "It warns everybody.");
        Reply changed = safety.amina.submits(
                safety.amina.presses("Hint, tags, picture...", preview),
                Map.of(
                        "hint", List.of("Listen."),
                        "tags", List.of("Fire, alarm"),
                        "difficulty", List.of("EASY"),
                        "source", List.of("https://example.org/alarms")));
        assertThat(privately(changed)).contains("Listen.", "alarm, fire", "Easy", "https://example.org/alarms");
        assertThat(privately(safety.amina.presses("Keep it", changed)))
                .startsWith("Kept. alarms has one question now.");
        safety.amina.in(FireSafety.LEFT).says("quiz start alarms");
        safety.world.post();
        assertThat(privately(safety.chen.presses("The alarm", safety.onTheLeft())))
                .startsWith("That's right!")
                .contains("It is the loudest.", "It warns everybody.");
    }

    @Test
    void a_draft_is_kept_once_however_often_the_button_is_pressed() {
        Reply preview = writes("alarms", "One of several", ALARM);
        assertThat(privately(safety.amina.presses("Keep it", preview))).startsWith("Kept.");
        assertThat(privately(safety.amina.presses("Keep it", preview))).startsWith("This is not here any more");
        assertThat(safety.world.count("SELECT count(*)::int FROM questions")).isEqualTo(1);
    }

    @Test
    void every_kind_can_be_written() {
        var kinds = new HashMap<String, Map<String, List<String>>>();
        kinds.put("Several of several", answers("* Water\n* Sand\nPetrol"));
        kinds.put("True or false", answers("t"));
        kinds.put("A word or two", answers("112\none one two # In words."));
        kinds.put("A number", answers("12,5"));
        kinds.put("Matching pairs", answers("Paper = Water\nFat = A lid\n= Petrol"));
        kinds.put("In order", answers("Warn\nClose\nLeave"));
        kinds.put(
                "Missing words", Map.of("text", List.of("Stay [low|near the floor], it is [*cleaner|hotter] there.")));
        kinds.put("To think about", Map.of("text", List.of("What would you take along?")));
        kinds.forEach((kind, values) -> {
            Reply preview = writes("kinds", kind, values);
            assertThat(privately(safety.amina.presses("Keep it", preview)))
                    .as(kind)
                    .startsWith("Kept.");
        });
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_questions"))
                .isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "One of several     | answers | The alarm; The phone            | Please put a * before the right answer",
                "One of several     | answers | * The alarm; * The phone        | Please put a * before the right answer",
                "One of several     | answers | * The alarm                     | Please give two answers or more",
                "One of several     | answers | * The alarm; The alarm          | Two of the answers are the same",
                "Several of several | answers | Water; Sand                     | Please put a * before each right answer",
                "A number           | answers | twelve                          | Please write a number",
                "Matching pairs     | answers | Paper = Water                   | Please write two pairs or more",
                "In order           | answers | Warn; Warn                      | Please write two steps or more",
                "A word or two      | answers | # only a word                   | Please give at least one right answer",
                "Missing words      | text    | No word is missing              | Please put at least one word in [brackets]",
            })
    void what_is_no_question_yet_is_named_at_its_field(String kind, String field, String typed, String sentence) {
        var values = new HashMap<String, List<String>>();
        values.put("text", List.of("What?"));
        values.put(field, List.of(typed.replace("; ", "\n")));
        Reply form = safety.amina.presses(kind, safety.amina.in(FireSafety.LEFT).says("quiz new kinds"));
        assertThat(safety.amina.submits(form, values))
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        invalid -> assertThat(invalid.errors().get(field)).startsWith(sentence));
    }

    @Test
    void who_writes_what_is_there_already_is_told() {
        safety.withQuestions();
        Reply preview = writes(
                "other",
                "True or false",
                Map.of("text", List.of("You may take the LIFT, during a fire!"), "answers", List.of("f")));
        assertThat(privately(preview)).contains("A question that reads the same is there already.");
    }

    @Test
    void a_question_is_changed_by_a_new_version_while_the_run_keeps_the_old_one() {
        safety.withQuestions().started();
        Reply card = picks("1. Where do you meet after an alarm?");
        Reply form = safety.amina.presses("Change (English)", card);
        var values = new HashMap<String, List<String>>();
        Shown.form(form).fields().forEach(field -> values.put(field.id(), List.of(Shown.initial(field))));
        values.put("text", List.of("Where is the assembly point?"));
        Reply preview = safety.amina.submits(form, values);
        assertThat(privately(safety.amina.presses("Keep it", preview)))
                .isEqualTo("Changed. fire-safety asks version 2 from its next start on; what was answered before stays"
                        + " what was asked.");
        assertThat(privately(safety.chen.presses("Continue where I was", safety.onTheLeft())))
                .contains("Where do you meet after an alarm?");
        assertThat(privately(safety.amina.presses("Change (English)", card)))
                .startsWith("Somebody changed this question a moment ago.");
    }

    @Test
    void a_question_reads_in_each_persons_language_once_it_is_written_in_both() {
        safety.withQuestions();
        Reply form = safety.amina.presses("Write it (French)", picks("2. You may take the lift during a fire."));
        Reply preview = safety.amina.submits(
                form,
                Map.of("text", List.of("On peut prendre l'ascenseur pendant un incendie."), "answers", List.of("f")));
        assertThat(privately(safety.amina.presses("Keep it", preview))).startsWith("Changed.");
        safety.started();
        assertThat(privately(safety.bo.presses("At the assembly point", safety.onTheRight())))
                .contains("On peut prendre l'ascenseur");
        assertThat(privately(safety.chen.presses("At the assembly point", safety.onTheLeft())))
                .contains("You may take the lift");
    }

    @Test
    void a_translation_with_other_answers_is_not_taken_and_not_lost() {
        safety.withQuestions();
        Reply form = safety.amina.presses("Write it (French)", picks("1. Where do you meet after an alarm?"));
        Reply preview = safety.amina.submits(
                form,
                Map.of("text", List.of("Où ?"), "answers", List.of("* Au point de rassemblement\nÀ l'ascenseur")));
        assertThat(privately(safety.amina.presses("Keep it", preview))).startsWith("In another language a question");
        Reply again = safety.amina.submits(
                safety.amina.presses("Change it", preview),
                Map.of(
                        "text", List.of("Où ?"),
                        "answers", List.of("* Au point de rassemblement\nÀ l'ascenseur\nÀ la cantine")));
        assertThat(privately(safety.amina.presses("Keep it", again))).startsWith("Changed.");
    }

    @Test
    void questions_are_moved_and_taken_out() {
        safety.withQuestions();
        safety.amina.presses("Move down", picks("1. Where do you meet after an alarm?"));
        safety.amina.presses("Take it out", picks("1. You may take the lift during a fire."));
        safety.started();
        assertThat(safety.onTheLeft().plain()).contains("1 of 3").contains("Where do you meet");
    }

    @Test
    void a_member_proposes_the_crew_takes_it_once_and_the_author_is_thanked() {
        safety.withQuestions();
        safety.chen.in(FireSafety.LEFT).joins();
        Reply kinds = safety.chen.in(FireSafety.LEFT).says("quiz propose");
        Reply preview = safety.chen.submits(safety.chen.presses("One of several", kinds), ALARM);
        assertThat(Shown.labels(Shown.message(preview))).doesNotContain("Keep it");
        assertThat(privately(safety.chen.presses("Send it to the crew", preview)))
                .startsWith("Thank you!");
        safety.world.post();
        Message letter = letter(safety.amina);
        assertThat(letter.plain()).startsWith("Chen proposes a question for fire-safety:");
        safety.amina.presses("Take it", letter);
        assertThat(privately(safety.amina.presses("Take it", letter))).startsWith("Amina has decided");
        safety.world.post();
        assertThat(safety.world.letters(safety.chen.account()))
                .satisfiesExactly(
                        taken -> assertThat(taken)
                                .startsWith("Your question \"What rings first?\" is part of fire-safety now."),
                        badge -> assertThat(badge).startsWith("You earned a badge: Question writer"));
        assertThat(safety.world.facts())
                .filteredOn(Fact.QuestionApproved.class::isInstance)
                .hasSize(1);
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_questions"))
                .isEqualTo(5);
    }

    @Test
    void a_question_that_is_not_taken_is_thanked_for_with_the_reason() {
        safety.withQuestions();
        safety.chen.in(FireSafety.LEFT).joins();
        Reply preview = safety.chen.submits(
                safety.chen.presses(
                        "One of several", safety.chen.in(FireSafety.LEFT).says("quiz propose")),
                ALARM);
        safety.chen.presses("Send it to the crew", preview);
        safety.world.post();
        Reply form = safety.amina.presses("Not this one", letter(safety.amina));
        safety.amina.submits(form, Map.of("why", List.of("We have one like it.")));
        safety.world.post();
        assertThat(letter(safety.chen).plain()).contains("is not taken this time", "We have one like it.");
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_questions"))
                .isEqualTo(4);
    }

    private Reply writes(String quiz, String kind, Map<String, List<String>> values) {
        Reply kinds = safety.amina.in(FireSafety.LEFT).says("quiz new " + quiz);
        return safety.amina.submits(safety.amina.presses(kind, kinds), values);
    }

    private static Map<String, List<String>> answers(String answers) {
        return Map.of("text", List.of("What?"), "answers", List.of(answers));
    }

    private Reply picks(String option) {
        return safety.amina.presses(option, safety.amina.in(FireSafety.LEFT).says("quiz edit fire-safety"));
    }

    private Message letter(Visitor visitor) {
        return safety.world.read(World.privately(visitor.account())).getLast();
    }
}

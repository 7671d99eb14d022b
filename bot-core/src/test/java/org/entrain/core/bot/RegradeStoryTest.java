package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.message;
import static org.entrain.core.bot.Shown.privately;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.entrain.core.activity.Fact;
import org.entrain.core.activity.Fact.Outcome;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegradeStoryTest {
    private static final String ASSEMBLY = "At the assembly point";
    private static final String LIFT = "At the lift";
    private static final String CANTEEN = "In the canteen";
    private static final String QUESTION = "Where do you meet after an alarm?";

    private final FireSafety safety = new FireSafety().withQuestions().started();
    private final List<Visitor> others = safety.others(4);

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void a_wrong_key_is_put_right_for_everybody_and_only_those_whose_result_changed_are_told() {
        sixAnswer();
        safety.closed();
        assertThat(safety.lastPosts().getFirst().plain()).contains(QUESTION + " – 2 of 6 right");

        Reply prospect = putRight(LIFT);
        assertThat(privately(prospect))
                .contains("Right is now: At the lift")
                .contains("5 answers of 6 would be marked otherwise")
                .contains("3 people would have more than before, 2 people less");
        assertThat(remarked()).isEmpty();

        assertThat(privately(safety.amina.presses("Mark all answers anew", prospect)))
                .startsWith("Done: every answer is marked anew.");
        safety.world.post();
        assertThat(safety.world.letters(safety.chen.account())).singleElement().isEqualTo("""
                What we had down as right in fire-safety was not, for: "Where do you meet after an alarm?"
                We have put it right, and your answer counts as right now. Sorry for the doubt, and well done!
                Everybody is counted there.
                That makes 1 of 1 right.""");
        assertThat(safety.world.letters(safety.bo.account()))
                .singleElement()
                .satisfies(letter -> assertThat(letter)
                        .contains(
                                "L'erreur était la nôtre, pas la vôtre. Est juste : At the lift",
                                "Cela fait 0 sur 1 justes."));
        assertThat(safety.world.letters(others.get(3).account())).isEmpty();
        assertThat(List.of(safety.world.read(FireSafety.LEFT), safety.world.read(FireSafety.RIGHT)))
                .allSatisfy(channel -> assertThat(channel)
                        .hasSize(2)
                        .anySatisfy(post -> assertThat(post.plain()).contains(QUESTION + " – 3 of 6 right")));
        assertThat(remarked())
                .hasSize(5)
                .allSatisfy(fact -> assertThat(fact.version()).isEqualTo(2))
                .extracting(Fact.AnswerRemarked::after)
                .containsOnly(Outcome.RIGHT, Outcome.WRONG);
        assertThat(safety.world.count("SELECT count(*)::int FROM audit WHERE deed = 'QUIZ_REGRADED'"))
                .isEqualTo(1);
    }

    @Test
    void marking_anew_twice_changes_nothing_more() {
        sixAnswer();
        Reply prospect = putRight(LIFT);
        safety.amina.presses("Mark all answers anew", prospect);
        safety.amina.presses("Mark all answers anew", prospect);
        safety.world.post();
        assertThat(remarked()).hasSize(5);
        assertThat(safety.world.letters(safety.chen.account())).hasSize(1);
        assertThat(privately(safety.amina.says("quiz regrade fire-safety"))).doesNotContain("was changed since");
    }

    @Test
    void until_somebody_says_yes_no_mark_changes_and_the_crew_finds_the_question_again() {
        sixAnswer();
        putRight(LIFT);
        assertThat(remarked()).isEmpty();
        Reply list = safety.amina.says("quiz regrade fire-safety");
        assertThat(privately(list)).contains("\"" + QUESTION + "\" was changed since one run asked it.");
        assertThat(privately(safety.amina.presses("See what would change", list)))
                .contains("5 answers of 6 would be marked otherwise");
        safety.closed();
        assertThat(safety.lastPosts().getFirst().plain()).contains(QUESTION + " – 2 of 6 right");
    }

    @Test
    void of_two_who_put_the_same_key_right_at_once_the_second_looks_again() {
        sixAnswer();
        Reply first = form();
        Reply second = form();
        fillIn(first, LIFT);
        assertThat(privately(fillIn(second, CANTEEN))).startsWith("This question was changed a moment ago.");
        assertThat(safety.world.count("SELECT max(version) FROM questions")).isEqualTo(2);
    }

    @Test
    void an_answer_that_another_node_remembers_by_the_old_key_is_marked_by_the_new_one() {
        Bot other = safety.world.newBot();
        safety.chen.at(other).presses(CANTEEN, safety.onTheLeft());
        safety.amina.presses("Mark all answers anew", putRight(LIFT));
        safety.world.post();
        Visitor late = others.getFirst().at(other);
        assertThat(privately(late.presses(LIFT, safety.onTheLeft()))).startsWith("That's right!");
        assertThat(privately(safety.bo.at(other).presses(ASSEMBLY, safety.onTheRight())))
                .startsWith("Pas tout à fait");
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_answers WHERE share = 1"))
                .isEqualTo(1);
        // Nobody who sees the old verdict again sees it by the old key.
        assertThat(privately(late.presses(ASSEMBLY, safety.onTheLeft()))).contains("That's right!");
    }

    @Test
    void of_fewer_than_five_answers_it_is_not_said_what_would_change() {
        safety.chen.presses(LIFT, safety.onTheLeft());
        assertThat(privately(putRight(LIFT)))
                .contains("There are fewer than five answers from before")
                .doesNotContain("would be marked otherwise");
    }

    @Test
    void words_that_were_forgotten_keep_their_mark() {
        sixAnswer();
        Reply list = safety.amina.says("quiz regrade fire-safety");
        answersInWords(safety.chen, "999");
        answersInWords(safety.bo, "911");
        safety.world
                .database()
                .useTransaction(tx -> tx.handle()
                        .execute("UPDATE quiz_answers SET response = 'w' WHERE number = 3 AND response = 'w911'"));
        Reply form = safety.amina.presses("Say what is right", safety.amina.presses("Which number do you call?", list));
        Reply prospect = safety.amina.submits(form, Map.of("key", List.of("999\n911")));
        safety.amina.presses("Mark all answers anew", prospect);
        assertThat(remarked()).hasSize(1);
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_answers WHERE number = 3 AND share = 0"))
                .isEqualTo(1);
    }

    @Test
    void a_form_that_says_nothing_new_says_what_to_mend() {
        Reply same = fillIn(form(), ASSEMBLY);
        assertThat(same)
                .isEqualTo(new Reply.Invalid(
                        Map.of("key", "That is what counts as right already. Please say what should.")));
        assertThat(safety.amina.submits(form(), Map.of()))
                .isEqualTo(new Reply.Invalid(Map.of("key", "Please say what is right.")));
    }

    @Test
    void the_neighbours_and_those_who_only_learn_mark_nothing_anew() {
        Reply list = safety.amina.says("quiz regrade fire-safety");
        assertThat(privately(list)).startsWith("Every answer to fire-safety can be marked anew.");
        var action = Shown.action(message(list), QUESTION);
        assertThat(privately(safety.chen.presses(action))).doesNotContain("What counts as right");
        assertThat(privately(safety.zoe.presses(action))).doesNotContain("What counts as right");
        assertThat(privately(safety.amina.presses(action))).contains("What counts as right: At the assembly point");
    }

    /** Three go to the lift, two to the assembly point, one to the canteen. */
    private void sixAnswer() {
        safety.chen.presses(LIFT, safety.onTheLeft());
        safety.bo.presses(ASSEMBLY, safety.onTheRight());
        List<String> answers = List.of(LIFT, LIFT, ASSEMBLY, CANTEEN);
        IntStream.range(0, answers.size()).forEach(i -> others.get(i).presses(answers.get(i), safety.onTheLeft()));
    }

    private void answersInWords(Visitor visitor, String words) {
        visitor.submits(Action.of("quiz.answer-form", run(), 3, 1), Map.of("answer", List.of(words)));
    }

    private String run() {
        return safety.world
                .database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("SELECT id FROM quiz_runs")
                        .mapTo(String.class)
                        .one());
    }

    private Reply form() {
        Reply list = safety.amina.says("quiz regrade fire-safety");
        return safety.amina.presses("Say what is right", safety.amina.presses(QUESTION, list));
    }

    private Reply fillIn(Reply form, String right) {
        return safety.amina.fillsIn(form, right);
    }

    private Reply putRight(String right) {
        return fillIn(form(), right);
    }

    private List<Fact.AnswerRemarked> remarked() {
        return safety.world.facts().stream()
                .map(fact -> fact instanceof Fact.AnswerRemarked remarked ? remarked : null)
                .filter(Objects::nonNull)
                .toList();
    }
}

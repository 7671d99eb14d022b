package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.privately;

import java.util.List;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResultsStoryTest {
    private final FireSafety safety = new FireSafety().withQuestions().started();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void both_channels_read_how_the_group_did_and_what_was_hard() {
        twoAnswer();
        assertThat(privately(safety.closed()))
                .isEqualTo("fire-safety is closed. The results are on their way to the community.");
        assertThat(safety.lastPosts())
                .allSatisfy(results -> assertThat(results.plain()).isEqualTo("""
                        Results: fire-safety
                        2 people took part. Thank you!
                        1. Where do you meet after an alarm?: 1 of 2 right
                        2. You may take the lift during a fire.: 2 of 2 right
                        2 questions were answered by nobody.
                        One question was hard. That is where there is something to learn:
                        Question 1: At the assembly point. Everybody is counted there."""));
        assertThat(List.of(safety.onTheLeft(), safety.onTheRight())).allSatisfy(quiz -> {
            assertThat(quiz.plain()).contains("This quiz is closed. 2 people took part. Thank you!");
            assertThat(labels(quiz)).isEmpty();
        });
    }

    @Test
    void the_results_of_one_person_stay_their_own() {
        safety.chen.presses("At the lift", safety.onTheLeft());
        safety.closed();
        assertThat(safety.lastPosts()).allSatisfy(results -> {
            assertThat(results.plain())
                    .contains("One person took part.", "Results are shown from two people on")
                    .doesNotContain("right");
            assertThat(labels(results)).isEmpty();
        });
    }

    @Test
    void a_press_after_the_close_is_thanked_and_not_counted() {
        Message open = safety.onTheLeft();
        Reply second = safety.chen.presses("At the lift", open);
        safety.closed();
        int answers = safety.answers();
        assertThat(privately(safety.chen.presses("False", second)))
                .isEqualTo("This quiz is closed now. Thank you for wanting to take part!");
        assertThat(privately(safety.bo.presses("At the lift", open))).startsWith("Ce quiz est terminé.");
        assertThat(privately(safety.chen.presses("Continue where I was", open))).startsWith("This quiz is closed now.");
        assertThat(safety.answers()).isEqualTo(answers);
    }

    @Test
    void a_press_after_the_close_still_tells_what_was_answered() {
        Message open = safety.onTheLeft();
        safety.chen.presses("At the lift", open);
        safety.closed();
        assertThat(privately(safety.chen.presses("At the assembly point", open)))
                .startsWith("You answered this one already: \"At the lift\".")
                .doesNotContain("2 of 4");
    }

    @Test
    void what_was_hard_can_be_tried_again_and_changes_no_result() {
        twoAnswer();
        safety.closed();
        Message results = safety.lastPosts().getFirst();
        assertThat(labels(results)).containsExactly("Try the hard ones again");
        Reply again = safety.chen.presses("Try the hard ones again", results);
        assertThat(privately(again)).contains("1 of 1  Where do you meet after an alarm?");
        assertThat(privately(safety.chen.presses("At the assembly point", again)))
                .startsWith("That's right!")
                .contains("That was the last one: 1 of 1 right this time.");
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_answers WHERE attempt = 1"))
                .isEqualTo(4);
    }

    @Test
    void a_quiz_is_closed_once() {
        safety.closed();
        assertThat(privately(safety.closed())).isEqualTo("No quiz is open in Fire safety at the moment.");
        assertThat(safety.world.read(FireSafety.LEFT)).hasSize(2);
    }

    @Test
    void a_count_that_comes_late_does_not_open_a_closed_quiz_again() {
        twoAnswer();
        safety.closed();
        safety.world.counts().show(safety.world.now());
        safety.world.post();
        assertThat(labels(safety.onTheLeft())).isEmpty();
    }

    /** Chen is wrong once, Bo is right twice. */
    private void twoAnswer() {
        safety.chen.presses("False", safety.chen.presses("At the lift", safety.onTheLeft()));
        safety.bo.presses("Faux", safety.bo.presses("At the assembly point", safety.onTheRight()));
    }
}

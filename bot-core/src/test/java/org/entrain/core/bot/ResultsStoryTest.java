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
        fiveAnswer();
        assertThat(privately(safety.closed()))
                .isEqualTo("fire-safety is closed. The results are on their way to the community.");
        assertThat(safety.lastPosts())
                .allSatisfy(results -> assertThat(results.plain()).isEqualTo("""
                        Results: fire-safety
                        5 people took part. Thank you!
                        1. Where do you meet after an alarm? – 2 of 5 right
                        2. You may take the lift during a fire. – 5 of 5 right
                        2 questions were answered by nobody.
                        One question was hard. That is where there is something to learn:
                        Question 1: At the assembly point. Everybody is counted there."""));
        assertThat(List.of(safety.onTheLeft(), safety.onTheRight())).allSatisfy(quiz -> {
            assertThat(quiz.plain()).contains("This quiz is closed. 5 people took part. Thank you!");
            assertThat(labels(quiz)).isEmpty();
        });
    }

    @Test
    void the_results_of_four_people_stay_their_own() {
        answer("At the lift", safety.others(4));
        safety.closed();
        assertThat(safety.lastPosts()).allSatisfy(results -> {
            assertThat(results.plain())
                    .contains("4 people took part.", "Results are shown from 5 people on")
                    .doesNotContain("right");
            assertThat(labels(results)).isEmpty();
        });
    }

    @Test
    void a_question_that_four_of_five_answered_shows_nothing_of_itself() {
        List<Visitor> others = safety.others(5);
        List<Reply> second = answer("At the lift", others);
        for (int i = 0; i < 4; i++) {
            others.get(i).presses(i % 2 == 0 ? "False" : "Faux", second.get(i));
        }
        safety.closed();
        assertThat(safety.lastPosts())
                .allSatisfy(results -> assertThat(results.plain())
                        .contains("1. Where do you meet after an alarm? – 0 of 5 right")
                        .contains("One question was answered by fewer than 5 people: how those went stays theirs.")
                        .doesNotContain("You may take the lift"));
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
        fiveAnswer();
        safety.closed();
        Message results = safety.lastPosts().getFirst();
        assertThat(labels(results)).containsExactly("Try the hard ones again");
        Reply again = safety.chen.presses("Try the hard ones again", results);
        assertThat(privately(again)).contains("1 of 1  Where do you meet after an alarm?");
        assertThat(privately(safety.chen.presses("At the assembly point", again)))
                .startsWith("That's right!")
                .contains("That was the last one: 1 of 1 right this time.");
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_answers WHERE attempt = 1"))
                .isEqualTo(10);
    }

    @Test
    void a_quiz_is_closed_once() {
        safety.closed();
        assertThat(privately(safety.closed())).isEqualTo("No quiz is open in Fire safety at the moment.");
        assertThat(safety.world.read(FireSafety.LEFT)).hasSize(2);
    }

    @Test
    void a_count_that_comes_late_does_not_open_a_closed_quiz_again() {
        fiveAnswer();
        safety.closed();
        safety.world.does("showing new answers");
        safety.world.post();
        assertThat(labels(safety.onTheLeft())).isEmpty();
    }

    /** Chen and two others are wrong once, Bo and another are right twice. */
    private void fiveAnswer() {
        safety.chen.presses("False", safety.chen.presses("At the lift", safety.onTheLeft()));
        safety.bo.presses("Faux", safety.bo.presses("At the assembly point", safety.onTheRight()));
        List<Visitor> others = safety.others(3);
        others.get(0).presses("False", others.get(0).presses("At the lift", safety.onTheLeft()));
        others.get(1).presses("Faux", others.get(1).presses("At the lift", safety.onTheRight()));
        others.get(2).presses("False", others.get(2).presses("At the assembly point", safety.onTheLeft()));
    }

    private List<Reply> answer(String label, List<Visitor> people) {
        return people.stream()
                .map(one -> one.presses(label, safety.onTheLeft()))
                .toList();
    }
}

package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.privately;

import java.util.List;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuizStoryTest {
    private static final String RIGHT_PLACE = "At the assembly point";
    private static final String WRONG_PLACE = "At the lift";

    private final FireSafety safety = new FireSafety().withQuestions();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void the_crew_starts_a_quiz_and_it_appears_in_the_channels_of_both_platforms() {
        assertThat(privately(safety.amina.in(FireSafety.LEFT).says("quiz start fire-safety")))
                .startsWith("fire-safety is on its way to 2 channels.");
        safety.world.post();
        assertThat(safety.onTheLeft()).isEqualTo(safety.onTheRight());
        assertThat(safety.onTheLeft().plain())
                .contains("Amina invites you to 4 questions.", "Where do you meet", "Nobody has answered yet.");
        assertThat(labels(safety.onTheLeft()))
                .containsExactly(RIGHT_PLACE, WRONG_PLACE, "In the canteen", "Continue where I was");
        assertThat(safety.world.deliveries()).hasSize(2).containsValue(1).doesNotContainValue(2);
    }

    @Test
    void without_a_name_the_quizzes_are_there_to_choose_from() {
        Reply choice = safety.amina.in(FireSafety.LEFT).says("quiz start");
        assertThat(privately(safety.amina.in(FireSafety.LEFT).presses("fire-safety", choice)))
                .startsWith("fire-safety is on its way");
    }

    @Test
    void a_name_mistyped_brings_the_nearest() {
        assertThat(privately(safety.amina.says("quiz start fire-safty")))
                .isEqualTo("There is no quiz called \"fire-safty\". The nearest: fire-safety.");
    }

    @Test
    void a_quiz_is_not_started_twice_at_once() {
        safety.started();
        assertThat(privately(safety.amina.says("quiz start fire-safety"))).contains("is being played already");
        safety.closed();
        assertThat(privately(safety.amina.says("quiz start fire-safety"))).contains("is on its way");
    }

    @Test
    void the_verdict_is_private_explains_and_brings_the_next_question_in_the_persons_language() {
        safety.started();
        assertThat(privately(safety.chen.in(FireSafety.LEFT).presses(RIGHT_PLACE, safety.onTheLeft())))
                .startsWith("That's right! At the assembly point\nWell remembered.\nEverybody is counted there.")
                .contains("2 of 4  You may take the lift during a fire.");
        assertThat(privately(safety.bo.in(FireSafety.RIGHT).presses(WRONG_PLACE, safety.onTheRight())))
                .startsWith("Pas tout à fait. La réponse : At the assembly point\nLifts stop in a fire.")
                .contains("2 sur 4");
        assertThat(safety.answers()).isEqualTo(2);
        assertThat(safety.world.facts())
                .filteredOn(Fact.QuizAnswered.class::isInstance)
                .hasSize(2);
    }

    @Test
    void the_language_a_platform_tells_with_a_press_is_the_one_of_the_verdict() {
        safety.bo.withoutLocale().says("help");
        safety.started();
        assertThat(privately(safety.bo.presses(RIGHT_PLACE, safety.onTheRight())))
                .startsWith("C'est juste !");
        assertThat(privately(safety.bo.withoutLocale().says("help"))).startsWith("Hello");
    }

    @Test
    void who_answers_for_the_first_time_becomes_a_member() {
        safety.started();
        int before = members();
        safety.chen.presses(RIGHT_PLACE, safety.onTheLeft());
        assertThat(members()).isEqualTo(before + 1);
    }

    @Test
    void a_second_press_says_what_was_answered_and_changes_nothing() {
        safety.started();
        safety.chen.presses(WRONG_PLACE, safety.onTheLeft());
        assertThat(privately(safety.chen.presses(RIGHT_PLACE, safety.onTheLeft())))
                .startsWith("You answered this one already: \"At the lift\". Your first answer counts.\nNot quite.");
        assertThat(safety.answers()).isEqualTo(1);
        assertThat(safety.world.facts())
                .filteredOn(Fact.QuizAnswered.class::isInstance)
                .hasSize(1);
    }

    @Test
    void one_person_with_two_accounts_answers_once() {
        safety.started();
        safety.amina.presses(WRONG_PLACE, safety.onTheLeft());
        assertThat(privately(safety.aminaOnTheRight.presses(RIGHT_PLACE, safety.onTheRight())))
                .startsWith("You answered this one already");
        assertThat(safety.answers()).isEqualTo(1);
    }

    @Test
    void the_channels_learn_a_moment_later_how_many_answered() {
        safety.started();
        safety.chen.presses(RIGHT_PLACE, safety.onTheLeft());
        safety.bo.presses(RIGHT_PLACE, safety.onTheRight());
        assertThat(safety.onTheLeft().plain()).contains("Nobody has answered yet.");
        safety.world.does("showing new answers");
        safety.world.post();
        assertThat(List.of(safety.onTheLeft(), safety.onTheRight()))
                .allSatisfy(message -> assertThat(message.plain()).contains("2 people have answered so far."));
        assertThat(safety.world.read(FireSafety.LEFT)).hasSize(1);
        assertThat(safety.world.deliveries()).doesNotContainValue(2);
    }

    @Test
    void what_cannot_be_pressed_is_answered_in_a_form_to_the_last_question() {
        safety.started();
        Reply second = safety.chen.presses(RIGHT_PLACE, safety.onTheLeft());
        Reply third = safety.chen.presses("False", second);
        Reply fourth = safety.chen.fillsIn(safety.chen.presses("Choose your answers", third), "Water", "Petrol");
        assertThat(privately(fourth))
                .startsWith("Not quite. The answer: Water and Sand")
                .contains("4 of 4");
        Reply end = safety.chen.fillsIn(safety.chen.presses("Write your answer", fourth), "  ONE one  two ");
        assertThat(privately(end)).startsWith("That's right! 112").contains("That was the last one: 3 of 4 right.");
    }

    @Test
    void an_empty_form_is_sent_back() {
        safety.started();
        Reply third = safety.chen.presses("False", safety.chen.presses(RIGHT_PLACE, safety.onTheLeft()));
        assertThat(safety.chen.fillsIn(safety.chen.presses("Choose your answers", third)))
                .isInstanceOf(Reply.Invalid.class);
        assertThat(safety.answers()).isEqualTo(2);
    }

    @Test
    void a_form_for_a_question_already_answered_says_so_instead_of_opening() {
        safety.started();
        Reply third = safety.chen.presses("False", safety.chen.presses(RIGHT_PLACE, safety.onTheLeft()));
        safety.chen.fillsIn(safety.chen.presses("Choose your answers", third), "Water", "Sand");
        assertThat(privately(safety.chen.presses("Choose your answers", third)))
                .startsWith("You answered this one already: \"Water, Sand\".");
    }

    @Test
    void who_was_interrupted_continues_at_the_first_question_without_an_answer() {
        safety.started();
        safety.chen.presses("False", safety.chen.presses(RIGHT_PLACE, safety.onTheLeft()));
        assertThat(privately(safety.chen.presses("Continue where I was", safety.onTheLeft())))
                .contains("3 of 4  What puts out a fire of paper?")
                .contains("Petrol");
        assertThat(privately(safety.bo.presses("Continue where I was", safety.onTheRight())))
                .contains("1 sur 4");
    }

    @Test
    void the_home_page_shows_what_is_open_to_a_member() {
        safety.started();
        assertThat(Shown.message(safety.chen.opensHome()).plain()).doesNotContain("fire-safety");
        safety.chen.presses(RIGHT_PLACE, safety.onTheLeft());
        assertThat(Shown.message(safety.chen.opensHome()).plain())
                .contains("fire-safety is open in Fire safety. You have answered 1 of 4.");
    }

    private int members() {
        return safety.world.count("SELECT count(*)::int FROM memberships");
    }
}

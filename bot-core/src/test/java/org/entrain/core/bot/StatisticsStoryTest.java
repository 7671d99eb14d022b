package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.message;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.List;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatisticsStoryTest {
    private static final String ASSEMBLY = "At the assembly point";
    private static final String LIFT = "At the lift";
    private static final String FIRST = "Where do you meet after an alarm?";
    private static final String SECOND = "You may take the lift during a fire.";

    private final FireSafety safety = new FireSafety().withQuestions().started();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void a_question_that_the_best_get_wrong_is_pointed_out_with_a_reason_and_what_to_do() {
        manyAnswer();
        Reply all = safety.amina.says("quiz stats fire-safety");
        assertThat(privately(all))
                .contains("1. " + FIRST + ": 50% right of 24", "2. " + SECOND + ": 67% right of 24")
                .contains("2 questions are worth a look:")
                .contains(FIRST + " Those who did best in the rest of the quiz chose another answer more often");
        Reply one = safety.amina.presses(FIRST, all);
        assertThat(privately(one))
                .contains("12 of 24 right at the first attempt (50%)")
                .contains("It hardly tells those who know from the others (discrimination -0.71).")
                .contains("✓ " + ASSEMBLY + ": 12 · 50%", LIFT + ": 12 · 50%", "In the canteen: 0 · 0%");
        assertThat(privately(safety.amina.presses(SECOND, all))).contains("It takes 20 seconds in the middle");
        assertThat(message(one).blocks()).anyMatch(Block.Bars.class::isInstance);
        assertThat(labels(message(one))).containsExactly("Put the key right", "All questions");
        assertThat(privately(safety.amina.presses("Put the key right", one)))
                .contains("What counts as right: " + ASSEMBLY);
    }

    @Test
    void of_four_answers_nothing_is_shown() {
        safety.others(4).forEach(other -> other.presses(LIFT, safety.onTheLeft()));
        Reply all = safety.amina.says("quiz stats fire-safety");
        assertThat(privately(all))
                .contains("Fewer than 5 people answered so far.")
                .doesNotContain("% right");
        assertThat(privately(safety.amina.presses(FIRST, all)))
                .contains("Fewer than 5 people answered this question so far.")
                .doesNotContain(LIFT);
    }

    @Test
    void the_lead_is_told_once_a_week_and_finds_the_statistics_behind_one_button() {
        manyAnswer();
        safety.closed();
        safety.world.anHourPasses();
        safety.world.post();
        assertThat(safety.world.letters(safety.amina.account()))
                .singleElement()
                .satisfies(letter -> assertThat(letter)
                        .startsWith("In Fire safety, 2 questions are worth a look")
                        .contains(FIRST + " Those who did best"));
        var letter = safety.world.read(World.privately(safety.amina.account())).getFirst();
        assertThat(labels(letter)).containsExactly("Statistics of fire-safety", "Too much?");
        assertThat(privately(safety.amina.presses("Statistics of fire-safety", letter)))
                .startsWith("Statistics: fire-safety");
        safety.world.anHourPasses();
        safety.world.post();
        assertThat(safety.world.letters(safety.amina.account())).hasSize(1);
    }

    @Test
    void statistics_are_for_the_crew_alone() {
        Reply all = safety.amina.says("quiz stats fire-safety");
        assertThat(privately(all)).startsWith("Statistics: fire-safety");
        var action = Shown.action(message(all), FIRST);
        assertThat(privately(safety.chen.presses(action))).doesNotContain("Statistics");
        assertThat(privately(safety.zoe.presses(action))).doesNotContain("Statistics");
        assertThat(privately(safety.chen.in(FireSafety.LEFT).says("quiz stats fire-safety")))
                .doesNotContain("Statistics");
    }

    /** Of 24 people 16 know about the lift, of whom 12 meet there; the others go to the assembly point. */
    private void manyAnswer() {
        List<Visitor> others = safety.others(24);
        List<Reply> verdicts = others.stream()
                .map(one -> one.presses(others.indexOf(one) < 12 ? LIFT : ASSEMBLY, safety.onTheLeft()))
                .toList();
        safety.world.later(Duration.ofSeconds(20));
        for (int i = 0; i < others.size(); i++) {
            List<String> said = i % 2 == 0 ? List.of("False", "True") : List.of("Faux", "Vrai");
            others.get(i).presses(said.get(i < 16 ? 0 : 1), verdicts.get(i));
        }
    }
}

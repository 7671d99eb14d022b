package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveQuizStoryTest {
    private static final String RIGHT_PLACE = "At the assembly point";
    private static final String WRONG_PLACE = "At the lift";

    private final FireSafety safety = new FireSafety().withQuestions();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void a_facilitator_steps_through_and_both_channels_follow_in_one_message() {
        Reply card = starts();
        assertThat(privately(card)).startsWith("Live: fire-safety");
        assertThat(labels(Shown.message(card))).containsExactly("Next", "End");
        assertThat(safety.onTheLeft().plain()).contains("Amina takes you through 4 questions together.");
        assertThat(labels(safety.onTheLeft())).isEmpty();
        card = safety.amina.presses("Next", card);
        assertThat(labels(Shown.message(card))).containsExactly("Show the answers", "Skip", "End");
        safety.world.post();
        assertThat(safety.onTheRight()).isEqualTo(safety.onTheLeft());
        assertThat(labels(safety.onTheRight())).containsExactly(RIGHT_PLACE, WRONG_PLACE, "In the canteen");
        assertThat(safety.onTheLeft().plain()).contains("1 of 4", "No answers yet.");
        card = safety.amina.presses("Skip", card);
        card = safety.amina.presses("Show the answers", card);
        card = safety.amina.presses("Next", card);
        card = safety.amina.presses("Show the answers", card);
        card = safety.amina.presses("Next", card);
        assertThat(labels(Shown.message(card))).containsExactly("Show the answers", "End");
        assertThat(privately(safety.amina.presses("End", card))).startsWith("fire-safety is closed.");
        safety.world.post();
        assertThat(safety.world.read(FireSafety.LEFT)).hasSize(2);
        assertThat(safety.onTheLeft().plain()).contains("This quiz is closed");
        assertThat(safety.world.facts()).hasAtLeastOneElementOfType(Fact.QuizClosed.class);
        assertThat(privately(safety.amina.presses("End", card))).startsWith("This live quiz is over.");
    }

    @Test
    void answers_are_taken_without_a_verdict_the_count_rises_and_then_the_spread_is_shown() {
        Reply card = safety.amina.presses("Next", starts());
        safety.world.post();
        Message question = safety.onTheLeft();
        assertThat(privately(safety.chen.presses(WRONG_PLACE, question)))
                .isEqualTo("Your answer is in: \"At the lift\". In a moment everybody sees together what is right.");
        assertThat(privately(safety.bo.presses(RIGHT_PLACE, question)))
                .startsWith("Votre réponse est notée : « At the assembly point ».");
        assertThat(privately(safety.chen.presses(RIGHT_PLACE, question)))
                .startsWith("You answered this one already: \"At the lift\".");
        crowd(3).forEach(one -> one.presses(RIGHT_PLACE, question));
        safety.world.does("showing new answers");
        safety.world.post();
        assertThat(safety.onTheRight().plain()).contains("5 answers so far.");
        safety.amina.presses("Show the answers", card);
        safety.world.post();
        assertThat(labels(safety.onTheLeft())).isEmpty();
        assertThat(safety.onTheLeft().blocks())
                .contains(Block.Bars.of(
                        new Block.Bar(RIGHT_PLACE, 4, "4 · 80%", true),
                        new Block.Bar(WRONG_PLACE, 1, "1 · 20%", false),
                        new Block.Bar("In the canteen", 0, "0 · 0%", false)));
        assertThat(safety.onTheLeft().plain())
                .contains("The answer: At the assembly point", "Everybody is counted there.", "5 people answered.");
    }

    @Test
    void an_answer_after_the_others_were_shown_does_not_count() {
        Reply card = safety.amina.presses("Next", starts());
        safety.world.post();
        Message question = safety.onTheLeft();
        safety.amina.presses("Show the answers", card);
        assertThat(privately(safety.chen.presses(RIGHT_PLACE, question))).startsWith("This question is not open");
        assertThat(safety.answers()).isZero();
    }

    @Test
    void what_is_shown_is_all_that_counts_however_close_the_last_answers_came() {
        Reply card = safety.amina.presses("Next", starts());
        safety.world.post();
        Message question = safety.onTheLeft();
        var presses = new ArrayList<CompletableFuture<Reply>>();
        crowd(12).forEach(one -> presses.add(CompletableFuture.supplyAsync(() -> one.presses(RIGHT_PLACE, question))));
        presses.add(CompletableFuture.supplyAsync(() -> safety.amina.presses("Show the answers", card)));
        presses.forEach(CompletableFuture::join);
        safety.world.post();
        int answers = safety.answers();
        assertThat(safety.onTheLeft().plain())
                .contains(
                        switch (answers) {
                            case 0 -> "Nobody answered this one.";
                            case 1 -> "One person answered.";
                            default -> answers + " people answered.";
                        });
    }

    @Test
    void of_fewer_than_five_only_what_is_right_is_shown_and_how_many_answered() {
        Reply card = safety.amina.presses("Next", starts());
        safety.world.post();
        crowd(4).forEach(one -> one.presses(WRONG_PLACE, safety.onTheLeft()));
        safety.amina.presses("Show the answers", card);
        safety.world.post();
        assertThat(safety.onTheLeft().plain())
                .contains("The answer: At the assembly point", "4 people answered.", "shown from 5 on")
                .doesNotContain(WRONG_PLACE);
    }

    @Test
    void what_takes_a_form_is_answered_in_one_and_only_while_it_is_asked() {
        Reply card = starts();
        for (int i = 0; i < 4; i++) {
            card = safety.amina.presses(i == 0 ? "Next" : "Skip", card);
        }
        safety.world.post();
        Reply form = safety.chen.presses("Write your answer", safety.onTheLeft());
        assertThat(privately(safety.chen.fillsIn(form, "112"))).startsWith("Your answer is in: \"112\".");
        Reply late = safety.bo.presses("Write your answer", safety.onTheRight());
        crowd(4).forEach(one -> one.fillsIn(one.presses("Write your answer", safety.onTheLeft()), "999"));
        safety.amina.presses("Show the answers", card);
        assertThat(privately(safety.bo.fillsIn(late, "112"))).startsWith("Cette question ne prend pas de réponses");
        safety.world.post();
        assertThat(safety.onTheLeft().blocks())
                .contains(Block.Bars.of(
                        new Block.Bar("Right", 1, "1 · 20%", true),
                        new Block.Bar("Something else", 4, "4 · 80%", false)));
    }

    @Test
    void two_facilitators_who_press_at_once_make_one_step_and_another_node_goes_on() {
        Bot other = safety.world.newBot();
        Reply card = starts();
        var presses = List.of(
                CompletableFuture.supplyAsync(() -> safety.amina.presses("Next", card)),
                CompletableFuture.supplyAsync(
                        () -> safety.aminaOnTheRight.at(other).presses("Next", card)));
        assertThat(presses.stream().map(CompletableFuture::join))
                .allSatisfy(reply -> assertThat(privately(reply)).contains("1 of 4"));
        assertThat(privately(safety.aminaOnTheRight.at(other).says("quiz live")))
                .contains("1 of 4");
        assertThat(privately(safety.amina.presses("End", card))).contains("1 of 4");
    }

    @Test
    void who_started_it_is_reminded_after_half_an_hour_and_after_two_hours_it_closes_by_itself() {
        Reply card = safety.amina.presses("Next", starts());
        safety.world.later(Duration.ofMinutes(29));
        safety.world.aMinutePasses();
        safety.world.aMinutePasses();
        safety.world.post();
        assertThat(safety.world.letters(safety.amina.account()))
                .singleElement()
                .satisfies(
                        letter -> assertThat(letter).contains("Nobody has gone on with fire-safety for half an hour."));
        safety.amina.presses("Skip", card);
        safety.world.later(Duration.ofMinutes(119));
        assertThat(labels(safety.world
                        .read(World.privately(safety.amina.account()))
                        .getFirst()))
                .contains("Show the answers", "End");
        safety.world.aMinutePasses();
        safety.world.post();
        assertThat(safety.onTheLeft().plain()).contains("This quiz is closed");
        assertThat(safety.world.facts())
                .filteredOn(Fact.QuizClosed.class::isInstance)
                .hasSize(1);
        safety.world.aMinutePasses();
        assertThat(safety.world.facts())
                .filteredOn(Fact.QuizClosed.class::isInstance)
                .hasSize(1);
    }

    @Test
    void it_ends_with_its_community_and_is_nothing_for_strangers_or_for_members() {
        Reply card = starts();
        assertThat(privately(safety.chen.presses("Next", card))).contains("Amina");
        assertThat(privately(safety.zoe.presses("Next", card))).startsWith("This quiz is not here any more");
        safety.amina.presses("Next", card);
        safety.world.post();
        assertThat(privately(safety.zoe.presses(RIGHT_PLACE, safety.onTheLeft())))
                .startsWith("This quiz is not here any more");
        assertThat(Shown.message(safety.amina.opensHome()).plain()).doesNotContain("fire-safety is open");
        safety.amina.presses("End it", safety.amina.says("community archive Fire safety"));
        assertThat(privately(safety.amina.presses("Next", card))).contains("has ended");
    }

    private Reply starts() {
        Reply choice = safety.amina.in(FireSafety.LEFT).says("quiz live");
        Reply card = safety.amina.in(FireSafety.LEFT).presses("fire-safety", choice);
        safety.world.post();
        return card;
    }

    private List<Visitor> crowd(int size) {
        var crowd = new ArrayList<Visitor>();
        for (int i = 0; i < size; i++) {
            crowd.add(safety.world.visitor(World.LEFT, "visitor" + i, Locale.UK));
        }
        return crowd;
    }
}

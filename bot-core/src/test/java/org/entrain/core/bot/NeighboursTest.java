package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.util.List;
import java.util.Map;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Zoe may do everything among the neighbours, and stands in a channel that both organisations share. */
class NeighboursTest {
    private static final String GONE = "This quiz is not here any more, or not for you. Say help to see what I can do.";
    private static final String NO_CREW = "This is for people who help to run a community, and you don't yet."
            + " Ask a community's lead to make you one of the crew.";

    private final FireSafety safety = new FireSafety().withQuestions().started();
    private final Visitor zoe = safety.zoe.in(FireSafety.LEFT);

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void the_quiz_of_others_is_neither_answered_nor_seen() {
        Message quiz = safety.onTheLeft();
        Reply third = safety.chen.presses("False", safety.chen.presses("At the assembly point", quiz));
        Reply form = safety.chen.presses("Choose your answers", third);
        assertThat(safety.answers()).as("Chen can").isEqualTo(2);

        assertThat(privately(zoe.presses("At the assembly point", quiz))).isEqualTo(GONE);
        assertThat(privately(zoe.presses("Continue where I was", quiz))).isEqualTo(GONE);
        assertThat(zoe.presses(quiz.personalView().orElseThrow()).toString()).doesNotContain("assembly point");
        assertThat(privately(zoe.presses("Choose your answers", third))).isEqualTo(GONE);
        assertThat(privately(zoe.submits(form, Map.of("answer", List.of("0"))))).isEqualTo(GONE);
        assertThat(safety.answers()).isEqualTo(2);
    }

    @Test
    void what_was_hard_for_others_is_not_tried() {
        safety.chen.presses("At the lift", safety.onTheLeft());
        safety.others(4).forEach(other -> other.presses("At the lift", safety.onTheLeft()));
        safety.closed();
        Message results = safety.lastPosts().getFirst();
        assertThat(privately(safety.chen.presses("Try the hard ones again", results)))
                .contains("1 of 1");
        assertThat(privately(zoe.presses("Try the hard ones again", results))).isEqualTo(GONE);
    }

    @Test
    void the_quiz_of_others_is_neither_started_nor_closed() {
        assertThat(privately(zoe.says("quiz close"))).isEqualTo(NO_CREW);
        assertThat(privately(zoe.presses(Action.of("quiz.close", "fire-safety"))))
                .isEqualTo(NO_CREW);
        assertThat(privately(zoe.says("quiz start fire-safety"))).isEqualTo(NO_CREW);
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_runs WHERE closed_at IS NULL"))
                .isEqualTo(1);
        assertThat(privately(safety.closed())).startsWith("fire-safety is closed");
    }

    @Test
    void nothing_is_imported_for_others() {
        Reply problems = safety.amina.hands("Alarm.gift", FireSafety.GIFT_WITH_A_MISTAKE);
        assertThat(privately(zoe.presses("Import the 4 good ones", problems))).startsWith("This is not here any more");
        assertThat(privately(zoe.hands("Alarm.gift", FireSafety.GIFT))).isEqualTo(NO_CREW);
        assertThat(privately(zoe.says("quiz import"))).isEqualTo(NO_CREW);
        Reply known = safety.amina.presses("Import the 4 good ones", problems);
        assertThat(privately(safety.amina.presses("Bring all 4", known))).startsWith("alarm is ready");
    }

    @Test
    void the_community_of_others_is_not_joined_nor_read_of() {
        assertThat(privately(safety.chen.in(FireSafety.LEFT).says("community"))).startsWith("Fire safety");
        zoe.joins();
        assertThat(privately(zoe.says("community"))).startsWith("This is not a community's channel yet.");
        assertThat(Shown.message(zoe.opensHome()).plain()).doesNotContain("Fire safety");
    }

    @Test
    void the_plans_of_others_go_on() {
        safety.amina.in(FireSafety.LEFT).says("icebreaker every monday 10:00");
        Reply list = safety.amina.in(FireSafety.LEFT).says("icebreaker list");
        assertThat(privately(zoe.presses("Stop", list))).startsWith("This is not there any more.");
        assertThat(privately(zoe.presses("Skip the next one", list))).startsWith("This is not there any more.");
        assertThat(privately(safety.amina.presses("Skip the next one", list))).startsWith("The one on Monday");
        assertThat(privately(safety.amina.presses("Stop", list))).startsWith("Stopped:");
    }

    @Test
    void neighbours_may_use_the_same_names() {
        assertThat(privately(zoe.in(World.channel(World.ELSEWHERE, "safety")).says("community here Fire safety")))
                .startsWith("Fire safety lives here now");
        assertThat(privately(zoe.hands("Fire safety.gift", FireSafety.GIFT))).startsWith("fire-safety is ready");
    }
}

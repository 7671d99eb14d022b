package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.plans.Firing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IcebreakerStoryTest {
    private static final int IN_THE_BANK = 70;

    private final FireSafety safety = new FireSafety();
    private final World world = safety.world;
    private final Visitor amina = safety.amina.in(FireSafety.LEFT);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_plan_says_when_its_first_question_comes() {
        assertThat(privately(amina.says("icebreaker list")))
                .isEqualTo("No icebreaker is planned in Fire safety. Say, for example, icebreaker every monday 10:00.");
        assertThat(privately(amina.says("icebreaker every monday 10:00")))
                .isEqualTo("Done: an icebreaker for Fire safety, every Monday at 10:00."
                        + " The first one comes on Monday 23 November at 10:00.");
        Reply list = amina.says("icebreaker list");
        assertThat(privately(list)).contains("every Monday at 10:00. Next: Monday 23 November at 10:00");
        assertThat(Shown.labels(Shown.message(list))).containsExactly("Skip the next one", "Stop");
    }

    @Test
    void a_plan_is_made_in_french() {
        Visitor inFrench = world.visitor(World.LEFT, "amina", Locale.FRANCE).in(FireSafety.LEFT);
        assertThat(privately(inFrench.says("icebreaker tous les lundis 10:00")))
                .startsWith("C'est fait : une question brise-glace pour Fire safety, tous les lundis à 10")
                .contains("La première viendra lundi 23 novembre à 10:00.");
    }

    @Test
    void the_same_plan_is_not_made_twice() {
        amina.says("icebreaker every monday 10:00");
        assertThat(privately(amina.says("icebreaker every monday 10:00")))
                .startsWith("Fire safety has that one already: every Monday at 10:00.");
        assertThat(world.count("SELECT count(*)::int FROM plans")).isEqualTo(1);
    }

    @Test
    void words_that_are_no_plan_get_an_example() {
        assertThat(privately(amina.says("icebreaker now and then"))).contains("every monday 10:00");
        assertThat(world.count("SELECT count(*)::int FROM plans")).isZero();
    }

    @Test
    void both_channels_get_the_same_question_once_and_none_again_before_all_were_used() {
        amina.says("icebreaker every monday 10:00");
        List<Firing> fired = world.liveUntil(weeksAhead(IN_THE_BANK - 1));
        world.post();
        assertThat(fired).hasSize(IN_THE_BANK).containsOnly(Firing.PERFORMED);
        assertThat(questions(FireSafety.LEFT))
                .hasSize(IN_THE_BANK)
                .doesNotHaveDuplicates()
                .isEqualTo(questions(FireSafety.RIGHT));
        assertThat(world.deliveries()).hasSize(2 * IN_THE_BANK).doesNotContainValue(2);

        world.liveUntil(weeksAhead(2 * IN_THE_BANK - 1));
        world.post();
        assertThat(questions(FireSafety.LEFT).subList(IN_THE_BANK, 2 * IN_THE_BANK))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_next_one_is_skipped_once_however_often_its_button_is_pressed() {
        amina.says("icebreaker every monday 10:00");
        Reply list = amina.says("icebreaker list");
        assertThat(privately(amina.presses("Skip the next one", list)))
                .isEqualTo("The one on Monday 23 November at 10:00 is left out."
                        + " The next comes on Monday 30 November at 10:00.");
        assertThat(privately(amina.presses("Skip the next one", list))).contains("Next: Monday 30 November at 10:00");
        assertThat(world.liveUntil(weeksAhead(1))).containsExactly(Firing.PERFORMED);
    }

    @Test
    void the_only_plan_is_skipped_and_stopped_by_a_word() {
        amina.says("icebreaker every monday 10:00");
        assertThat(privately(amina.says("icebreaker skip"))).startsWith("The one on Monday 23 November");
        assertThat(privately(amina.says("icebreaker stop")))
                .isEqualTo("Stopped: no more icebreakers every Monday at 10:00.");
        assertThat(world.liveUntil(weeksAhead(9))).isEmpty();
        assertThat(privately(amina.says("icebreaker list"))).startsWith("No icebreaker is planned");
    }

    @Test
    void of_several_plans_a_word_shows_the_buttons() {
        amina.says("icebreaker every monday 10:00");
        amina.says("icebreaker every friday 16:00");
        Reply list = amina.says("icebreaker stop");
        assertThat(Shown.labels(Shown.message(list))).hasSize(4);
        amina.presses("Stop", list);
        assertThat(privately(amina.says("icebreaker list")))
                .contains("every Friday")
                .doesNotContain("every Monday");
    }

    private static Instant weeksAhead(int weeks) {
        return World.MONDAY.plus(Duration.ofDays(7L * weeks)).plus(Duration.ofHours(2));
    }

    private List<String> questions(Place place) {
        return world.read(place).stream().map(Message::plain).toList();
    }
}

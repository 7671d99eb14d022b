package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.entrain.core.chat.Reply;
import org.entrain.core.plans.Firing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The calendar of the next six weeks: what comes, what is left out and why, what had better change places. */
class CalendarStoryTest {
    private final FireSafety safety = new FireSafety().withQuestions();
    private final World world = safety.world;
    private final Visitor amina = safety.amina.in(FireSafety.LEFT);
    private final Visitor inFrench =
            world.visitor(World.RIGHT, "amina-right", Locale.FRANCE).in(FireSafety.RIGHT);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_round_on_a_day_off_waits_for_the_next_working_day_unless_the_plan_comes_again_by_then() {
        amina.says("plan days-off country France");
        amina.says("plan add quiz fire-safety every friday 10:00");
        amina.says("plan add icebreaker every weekday 9:30");
        amina.says("plan add event Open day on 25 december 11:00");
        assertThat(privately(amina.says("plan list")))
                .startsWith("Fire safety: the next 6 weeks\nWeek of 23 November\nMon 23 Nov 09:30")
                .contains("Fri 18 Dec 10:00  Quiz: fire-safety (1), in the channel\n")
                .contains("Fri 25 Dec 09:30", "left out, for it is Christmas")
                .contains("Fri 25 Dec 11:00  Event: Open day (3), in the channel")
                .contains(
                        "Mon 28 Dec 10:00  Quiz: fire-safety (1), in the channel, put off from Fri 25 Dec 10:00: Christmas");
        assertThat(privately(inFrench.says("plan list")))
                .startsWith("Fire safety : les 6 prochaines semaines\nSemaine du 23 novembre")
                .contains("remis de ven. 25 déc. 10:00 : Christmas");
        amina.says("plan days-off remove 25 december");
        assertThat(privately(amina.says("plan list")))
                .contains("Fri 25 Dec 10:00  Quiz: fire-safety (1), in the channel")
                .doesNotContain("Christmas");
    }

    @Test
    void a_saturday_that_a_plan_names_itself_is_no_day_off_and_other_weeks_can_be_worked() {
        amina.says("plan add quiz fire-safety every saturday 10:00");
        amina.says("plan add icebreaker on the 28th of the month 9:00");
        assertThat(privately(amina.says("plan list")))
                .contains("Sat 28 Nov 10:00  Quiz: fire-safety")
                .contains("Mon 30 Nov 09:00", "put off from Sat 28 Nov 09:00: no working day");
        assertThat(privately(amina.says("plan days-off week tuesday to saturday")))
                .isEqualTo("Fire safety works on: Tuesday, Wednesday, Thursday, Friday, Saturday.");
        assertThat(privately(amina.says("plan list")))
                .contains("Sat 28 Nov 09:00")
                .doesNotContain("put off from Sat 28");
        assertThat(privately(inFrench.says("plan days-off")))
                .startsWith(
                        "Jours chômés dans Fire safety\nVous travaillez : mardi, mercredi, jeudi, vendredi, samedi.");
    }

    @Test
    void days_of_ones_own_are_named_and_what_is_no_day_is_said() {
        assertThat(privately(amina.says("plan days-off add 24 december to 31 december Closed for the year")))
                .isEqualTo(
                        "Noted as a day off: Thursday 24 December 2026 to Thursday 31 December 2026"
                                + " (Closed for the year). What falls on it is put off, or left out where it comes again soon.");
        assertThat(privately(inFrench.says("plan days-off add 2027-01-02")))
                .startsWith("Noté comme jour chômé : samedi 2 janvier 2027 (a day off).");
        assertThat(privately(amina.says("plan days-off"))).contains("Wednesday 30 December 2026: Closed for the year");
        amina.says("plan add quiz fire-safety every thursday 10:00");
        assertThat(privately(amina.says("plan list"))).contains("left out, for it is Closed for the year");
        assertThat(privately(amina.says("plan days-off add 31 february"))).startsWith("plan days-off add 24 december");
        assertThat(privately(amina.says("plan days-off add 2026-11-02"))).startsWith("Monday 2 November is past.");
        assertThat(privately(amina.says("plan days-off add 31 december to 24 december")))
                .startsWith("The last day must come after the first");
        assertThat(privately(amina.says("plan days-off remove 3 december"))).contains("is no day off that I know of.");
        assertThat(privately(amina.says("plan days-off country Atlantis")))
                .startsWith("I don't know the holidays of “Atlantis”.");
        assertThat(privately(inFrench.says("plan days-off country royaume-uni")))
                .startsWith("Fire safety suit les jours fériés de ce pays : Royaume-Uni.");
        assertThat(privately(amina.says("plan days-off country none"))).startsWith("Fire safety keeps no country's");
    }

    @Test
    void each_year_the_next_years_holidays_are_added_and_one_that_was_taken_out_stays_out() {
        amina.says("plan days-off country GB-ENG");
        amina.says("plan days-off remove 2027-12-27");
        String christmas = "SELECT count(*)::int FROM days_off WHERE to_char(day, 'MM-DD') IN ('12-25', '12-27')";
        int before = world.count(christmas);
        world.later(Duration.ofDays(60));
        world.does("adding next year's holidays");
        world.does("adding next year's holidays");
        assertThat(world.count(christmas)).isGreaterThan(before);
        assertThat(world.count("SELECT count(*)::int FROM days_off WHERE day = DATE '2027-12-27'"))
                .isZero();
        assertThat(world.count("SELECT until_year FROM holiday_countries")).isEqualTo(2028);
    }

    @Test
    void two_of_a_kind_in_a_row_are_pointed_out_where_something_else_could_stand_between() {
        amina.says("plan add quiz fire-safety on 24 november 10:00");
        amina.says("plan add quiz fire-safety on 26 november 10:00");
        assertThat(privately(amina.says("plan list"))).doesNotContain("Two of a kind");
        amina.says("plan add icebreaker on 27 november 10:00");
        Reply list = amina.says("plan list");
        assertThat(privately(list))
                .contains(
                        "Two of a kind in a row: Quiz: fire-safety on Tuesday 24 November and on Thursday 26 November.")
                .contains("of Friday 27 November could stand between them, for example on Wednesday 25 November.");
        assertThat(privately(inFrench.says("plan list"))).contains("Deux fois le même genre de suite");
        Reply round = amina.presses("Thu 26 Nov 10:00 Quiz: fire-safety", list);
        assertThat(Shown.labels(Shown.message(round))).containsExactly("Move it", "Leave it out", "Preview");
        assertThat(privately(amina.presses("Leave it out", round)))
                .isEqualTo("Quiz: fire-safety of Thursday 26 November at 10:00 is left out. It was the last one.");
        assertThat(privately(amina.says("plan list"))).doesNotContain("Two of a kind");
    }

    @Test
    void what_was_left_out_when_it_was_due_is_said_with_the_reason() {
        amina.says("plan add quiz fire-safety every weekday 10:00");
        amina.says("plan add quiz fire-safety on 23 november 9:30");
        amina.says("quiz start fire-safety");
        assertThat(world.liveUntil(Instant.parse("2026-11-23T10:00:00Z")))
                .containsExactly(Firing.NOTHING_LEFT, Firing.NOTHING_LEFT);
        assertThat(privately(amina.says("plan list")))
                .contains("Not said: Quiz: fire-safety of Mon 23 Nov 10:00."
                        + " There was nothing to bring, or the last one was still open.")
                .contains("Not said: Quiz: fire-safety of Mon 23 Nov 09:30.");
        assertThat(world.count("SELECT count(*)::int FROM audit WHERE deed = 'ROUND_LEFT_OUT' AND actor_id IS NULL"))
                .isEqualTo(2);
        amina.says("quiz close fire-safety");
        assertThat(world.liveUntil(Instant.parse("2026-11-24T10:00:00Z"))).containsExactly(Firing.PERFORMED);
        world.later(Duration.ofHours(23));
        world.does("opening and closing quizzes");
        assertThat(world.liveUntil(Instant.parse("2026-11-25T10:00:00Z"))).containsExactly(Firing.PERFORMED);
        world.post();
        assertThat(world.count("SELECT count(*)::int FROM quiz_runs WHERE closed_at IS NULL"))
                .isEqualTo(1);
    }
}

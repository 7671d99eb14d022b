package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.plans.Firing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The crew plans in words or in a form, and changes what it planned. */
class PlanStoryTest {
    private final FireSafety safety = new FireSafety().withQuestions();
    private final World world = safety.world;
    private final Visitor amina = safety.amina.in(FireSafety.LEFT);
    private final Visitor inFrench =
            world.visitor(World.RIGHT, "amina-right", Locale.FRANCE).in(FireSafety.RIGHT);

    @AfterEach
    void close() {
        world.close();
    }

    private int plans() {
        return world.count("SELECT count(*)::int FROM plans WHERE stopped_at IS NULL");
    }

    @Test
    void something_is_planned_in_words_on_both_platforms_and_in_both_languages() {
        assertThat(privately(amina.says("plan add quiz fire-safety every monday 10:00")))
                .isEqualTo("Done: Quiz: fire-safety for Fire safety, every Monday at 10:00, in the channel.\n"
                        + "The first one comes on Monday 23 November at 10:00.");
        assertThat(privately(inFrench.says("plan add quiz fire-safety tous les mardis 10h30 pour les membres"
                        + " jusqu'au 18 décembre avec accord")))
                .startsWith("C'est fait : Quiz : fire-safety pour Fire safety, tous les mardis à 10")
                .contains("à chaque membre en privé.")
                .contains("Le premier viendra mardi 24 novembre à 10:30.")
                .contains("Dernier jour : 18 décembre.")
                .contains("rien n'est dit sans l'accord de l'un d'entre vous");
        assertThat(privately(amina.says("plan event \"Fire drill in the yard\" on 3 december 14:00")))
                .startsWith(
                        "Done: Event: Fire drill in the yard for Fire safety, once, on Thursday 3 December 2026 at 14:00,")
                .contains("I remind everybody the day before and an hour before.");
        assertThat(privately(amina.says("plan")))
                .contains("1. Quiz: fire-safety", "2. Quiz: fire-safety", "3. Event: Fire drill in the yard")
                .contains("every Monday at 10:00, in the channel")
                .contains("Next: Thursday 3 December at 14:00");
        assertThat(privately(inFrench.says("plan"))).startsWith("Prévu dans Fire safety\n1. Quiz : fire-safety");
        assertThat(world.count("SELECT count(*)::int FROM audit WHERE deed = 'PLAN_ADDED'"))
                .isEqualTo(3);
    }

    @Test
    void what_cannot_be_planned_is_one_clear_sentence_and_nothing_is_kept() {
        var softly = new SoftAssertions();
        Map.ofEntries(
                        Map.entry("balloon every monday 10:00", "I can't plan “balloon”. I can plan: "),
                        Map.entry("quiz every monday 10:00", "Which quiz shall it be? There are: fire-safety."),
                        Map.entry("quiz ghost every monday 10:00", "Which quiz shall it be? There are: fire-safety."),
                        Map.entry("quiz fire-safety", "When? Add it at the end"),
                        Map.entry("quiz fire-safety every moonday 10:00", "I do not understand “moonday”."),
                        Map.entry("quiz fire-safety every monday", "At what time?"),
                        Map.entry("quiz fire-safety every 0 weeks monday 10:00", "I can count from 1 to 52 weeks."),
                        Map.entry(
                                "quiz fire-safety cron * * * * *", "“cron * * * * *” would come round more than once"),
                        Map.entry("quiz fire-safety on 2026-11-02 10:00", "“2026-11-02 10:00” is past."),
                        Map.entry("quiz fire-safety on 25 november 2020 10:00", "“25 november 2020 10:00” is past."),
                        Map.entry(
                                "quiz fire-safety on 31 february 10:00", "“31 february 10:00” is not a date and time"),
                        Map.entry("event Drill on 3 december 14:00 until 1 december", "This would never come round"),
                        Map.entry(
                                "event Drill on 3 december 14:00 until 2026-11-01",
                                "“2026-11-01” is not a day to come"),
                        Map.entry(
                                "event Drill on 3 december 14:00 with approval",
                                "The reminders of an event always say"),
                        Map.entry(
                                "event Drill on 3 december 14:00 for members by their clock",
                                "An event takes place at one"),
                        Map.entry("event on 3 december 14:00", "What takes place?"),
                        Map.entry(
                                "quiz fire-safety every day 9:00 for everyone by their clock",
                                "A channel has one clock."),
                        Map.entry(
                                "quiz fire-safety every day 9:00 for group team Ops",
                                "I don't understand “for group team"),
                        Map.entry(
                                "pairing every day 9:00 for group site Lyon", "“pairing” cannot be planned for these"),
                        Map.entry(
                                "event A, quiz fire-safety every day 9:00", "“event” cannot come in turn with others."))
                .forEach((words, sentence) -> softly.assertThat(privately(amina.says("plan add " + words)))
                        .as(words)
                        .startsWith(sentence));
        softly.assertThat(privately(inFrench.says("plan add quiz fire-safety le 31 février 10h")))
                .startsWith("Je ne connais pas la date et l'heure");
        softly.assertThat(privately(amina.says("plan nonsense"))).startsWith("I don't know “nonsense” here.");
        softly.assertThat(privately(amina.says("plan add"))).startsWith("Say what and when:");
        softly.assertAll();
        assertThat(plans()).isZero();
        amina.says("plan add quiz fire-safety every 2 weeks monday 10:00");
        assertThat(privately(amina.says("plan add quiz fire-safety every 2 weeks monday 10:00")))
                .startsWith("Fire safety has that one already: Quiz: fire-safety.");
        assertThat(plans()).isEqualTo(1);
    }

    @Test
    void a_form_asks_for_the_same_and_says_at_each_field_what_to_mend() {
        Reply how = amina.says("plan add");
        Reply form = amina.presses("Plan something", how);
        assertThat(Shown.form(form).fields().stream().map(Form.Field::id).toList())
                .containsExactly("what", "subject", "when", "until", "audience", "clock", "approval");
        var values = Map.of(
                "what", List.of("quiz"),
                "subject", List.of("fire-safety"),
                "when", List.of("every moonday 10:00"),
                "audience", List.of("CHANNEL"),
                "clock", List.of("COMMUNITY"),
                "approval", List.of("no"));
        assertThat(amina.submits(form, values))
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        invalid -> assertThat(invalid.errors()).containsOnlyKeys("when"));
        var good = new java.util.TreeMap<>(values);
        good.put("when", List.of("every monday 10:00"));
        good.put("until", List.of("2026-11-20"));
        assertThat(amina.submits(form, good))
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        invalid -> assertThat(invalid.errors()).containsOnlyKeys("until"));
        good.put("until", List.of("2026-12-18"));
        good.put("clock", List.of("PERSON"));
        assertThat(amina.submits(form, good))
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        invalid -> assertThat(invalid.errors()).containsOnlyKeys("clock"));
        good.put("audience", List.of("MEMBERS"));
        assertThat(privately(amina.submits(form, good)))
                .startsWith("Done: Quiz: fire-safety for Fire safety, every Monday at 10:00,"
                        + " to each member in private, by their own clock.");
        assertThat(plans()).isEqualTo(1);
    }

    @Test
    void one_round_is_moved_in_words_or_in_a_form_between_the_one_before_and_the_one_after() {
        amina.says("plan add quiz fire-safety every monday 10:00");
        assertThat(privately(amina.says("plan move 1 to thursday 14:00")))
                .isEqualTo(
                        "Quiz: fire-safety moves from Monday 23 November at 10:00 to Thursday 26 November at 14:00.");
        assertThat(privately(amina.says("plan move 1 to 2 december 14:00")))
                .startsWith("By Monday 30 November at 10:00 the next one comes already.");
        assertThat(privately(amina.says("plan move 1 to 2026-11-20 14:00")))
                .startsWith("Friday 20 November at 14:00 is past.");
        assertThat(privately(amina.says("plan move 1 to whenever"))).startsWith("I can't read “whenever”");
        assertThat(privately(amina.says("plan move 7 to friday 14:00")))
                .startsWith("There is no plan 7 in Fire safety.");
        Reply form = amina.presses("Move next", amina.says("plan"));
        assertThat(amina.submits(form, Map.of("date", List.of("2026-12-02"), "time", List.of("14:00"))))
                .isInstanceOf(Reply.Invalid.class);
        assertThat(amina.submits(form, Map.of("date", List.of("no day"), "time", List.of("25:00"))))
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        invalid -> assertThat(invalid.errors()).containsOnlyKeys("date", "time"));
        assertThat(privately(amina.submits(form, Map.of("date", List.of("2026-11-27"), "time", List.of("2 pm")))))
                .endsWith("to Friday 27 November at 14:00.");
        assertThat(world.liveUntil(Instant.parse("2026-11-27T13:59:00Z"))).isEmpty();
        assertThat(world.liveUntil(Instant.parse("2026-11-27T14:00:00Z"))).containsExactly(Firing.PERFORMED);
    }

    @Test
    void a_plan_rests_goes_on_skips_one_and_ends_and_a_word_said_twice_ends_no_other() {
        amina.says("plan add quiz fire-safety every monday 10:00");
        amina.says("plan add event Drill on 3 december 14:00");
        assertThat(privately(amina.says("plan skip 1")))
                .isEqualTo("Quiz: fire-safety of Monday 23 November at 10:00 is left out."
                        + " The next comes on Monday 30 November at 10:00.");
        assertThat(privately(amina.says("plan pause 1"))).startsWith("Quiz: fire-safety rests now.");
        assertThat(privately(amina.says("plan skip 1"))).startsWith("Quiz: fire-safety rests at the moment.");
        assertThat(privately(amina.says("plan list"))).contains("Quiz: fire-safety (1) rests.");
        assertThat(privately(amina.says("plan resume 1"))).contains("The next comes on Monday 30 November at 10:00.");
        assertThat(privately(inFrench.says("plan pause 1 jusqu'au 10 décembre")))
                .isEqualTo("Quiz : fire-safety est en pause jusqu'à jeudi 10 décembre."
                        + " Le prochain viendra lundi 14 décembre à 10:00.");
        assertThat(privately(amina.says("plan pause 1 until whenever"))).startsWith("“whenever” is not a day to come");
        Reply which = amina.says("plan stop");
        assertThat(privately(which)).startsWith("Which plan do you mean?");
        assertThat(privately(amina.presses("1. Quiz: fire-safety", which)))
                .startsWith("Stopped: no more Quiz: fire-safety every Monday at 10:00.");
        assertThat(privately(amina.presses("1. Quiz: fire-safety", which)))
                .startsWith("This plan is not there any more.");
        assertThat(privately(amina.says("plan stop 1"))).startsWith("There is no plan 1");
        assertThat(privately(amina.says("plan"))).contains("2. Event: Drill");
    }

    @Test
    void what_a_plan_would_say_is_shown_to_one_person_and_said_like_that() {
        amina.says("plan add icebreaker every monday 10:00");
        Message preview = Shown.message(amina.says("plan preview 1"));
        assertThat(preview.plain()).startsWith("Only you see this.").contains("Monday 23 November at 10:00");
        assertThat(world.read(FireSafety.LEFT)).isEmpty();
        world.liveUntil(Instant.parse("2026-11-23T10:00:00Z"));
        world.post();
        assertThat(preview.plain().lines().toList())
                .containsAll(
                        world.read(FireSafety.LEFT).getFirst().plain().lines().toList());
        assertThat(world.read(FireSafety.RIGHT)).hasSize(1);
    }

    @Test
    void whoever_does_not_run_the_community_changes_nothing() {
        amina.says("plan add quiz fire-safety every monday 10:00");
        Reply list = amina.says("plan");
        Visitor chen = safety.chen.in(FireSafety.LEFT);
        chen.says("community join Fire safety");
        assertThat(privately(chen.says("plan stop 1"))).startsWith("Only the crew of Fire safety can do that.");
        assertThat(privately(chen.presses("Stop", list))).startsWith("Only the crew of Fire safety can do that.");
        assertThat(privately(safety.zoe.presses("Stop", list))).startsWith("This plan is not there any more.");
        assertThat(plans()).isEqualTo(1);
        assertThat(privately(amina.presses("Stop", list))).startsWith("Stopped");
        assertThat(plans()).isZero();
    }
}

package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What takes place is reminded of; several kinds in one plan come in turn; a quiz opens by itself. */
class EventAndMixStoryTest {
    private final FireSafety safety = new FireSafety().withQuestions();
    private final World world = safety.world;
    private final Visitor amina = safety.amina.in(FireSafety.LEFT);

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> remindsUntil(String moment) {
        world.later(Duration.between(world.now(), Instant.parse(moment)));
        world.does("reminding of events");
        world.does("reminding of events");
        world.post();
        return world.read(FireSafety.LEFT).stream().map(Message::plain).toList();
    }

    @Test
    void an_event_is_reminded_of_the_day_before_and_an_hour_before_also_where_it_moved() {
        amina.says("plan add event \"Fire drill in the yard\" on 3 december 14:00");
        assertThat(remindsUntil("2026-12-02T13:59:00Z")).isEmpty();
        assertThat(remindsUntil("2026-12-02T14:05:00Z"))
                .containsExactly("Fire drill in the yard\nOn Thursday 3 December at 14:00 (UTC).");
        amina.says("plan move 1 to 4 december 15:00");
        assertThat(remindsUntil("2026-12-03T13:30:00Z")).hasSize(1);
        assertThat(remindsUntil("2026-12-03T15:30:00Z"))
                .hasSize(2)
                .last()
                .asString()
                .contains("On Friday 4 December at 15:00 (UTC).");
        assertThat(remindsUntil("2026-12-04T14:01:00Z")).hasSize(3);
        assertThat(world.read(FireSafety.RIGHT)).hasSize(3);
        world.liveUntil(Instant.parse("2026-12-04T15:00:00Z"));
        assertThat(remindsUntil("2026-12-05T15:00:00Z")).hasSize(3);
    }

    @Test
    void an_event_of_today_is_reminded_of_once_and_one_that_was_called_off_never() {
        amina.says("plan add event Drill on 23 november 12:00");
        amina.says("plan add event Party on 23 november 13:00");
        amina.says("plan stop 2");
        assertThat(remindsUntil("2026-11-23T10:30:00Z")).isEmpty();
        assertThat(remindsUntil("2026-11-23T12:30:00Z"))
                .as("Too late to be of use")
                .isEmpty();
        amina.says("plan add event Lunch on 23 november 15:00");
        assertThat(remindsUntil("2026-11-23T14:20:00Z"))
                .singleElement()
                .asString()
                .startsWith("Lunch");
    }

    @Test
    void several_kinds_in_one_plan_come_in_turn_and_never_what_came_last() {
        assertThat(privately(amina.says("plan add icebreaker, quiz fire-safety every monday 10:00")))
                .startsWith("Done: In turn: ")
                .contains("Quiz: fire-safety for Fire safety");
        for (int week = 0; week < 3; week++) {
            world.liveUntil(Instant.parse("2026-11-23T10:00:00Z").plus(Duration.ofDays(7L * week)));
        }
        assertThat(kinds()).isEqualTo("icebreaker,quiz,icebreaker");
        amina.says("quiz close fire-safety");
        amina.says("plan add quiz fire-safety on 10 december 10:00");
        world.liveUntil(Instant.parse("2026-12-10T10:00:00Z"));
        amina.says("quiz close fire-safety");
        world.liveUntil(Instant.parse("2026-12-14T10:00:00Z"));
        assertThat(kinds()).as("A quiz is due, but was just there").endsWith(",icebreaker");
        amina.says("plan add quiz fire-safety every day 9:00");
        assertThat(privately(amina.says("plan list"))).contains("Mon 21 Dec 10:00  Icebreaker (1), in the channel");
    }

    @Test
    void what_comes_in_turn_comes_to_each_in_private_too_and_as_the_calendar_foretold_it() {
        safety.bo.in(FireSafety.RIGHT).says("community join Fire safety");
        assertThat(privately(amina.says("plan add icebreaker, pairing every day 9:00 for group site Lyon")))
                .startsWith("“pairing” cannot be planned for these people.");
        assertThat(privately(amina.says("plan add icebreaker, check-in, prompt every weekday 11:00 for members")))
                .startsWith("Done: In turn: Icebreaker, Check-in, Question for Fire safety");
        amina.says("plan add icebreaker on 24 november 16:00");
        String list = privately(amina.says("plan list"));
        assertThat(list)
                .contains(
                        "Mon 23 Nov 11:00  Icebreaker (1), to each member in private",
                        "Tue 24 Nov 11:00  Check-in (1)",
                        "Tue 24 Nov 16:00  Icebreaker (2), in the channel",
                        "Wed 25 Nov 11:00  Question (1)",
                        "Thu 26 Nov 11:00  Icebreaker (1)")
                .doesNotContain("In turn");
        assertThat(privately(safety.aminaOnTheRight.in(FireSafety.RIGHT).says("plan list")))
                .isEqualTo(list);
        Reply tuesday = amina.presses("Tue 24 Nov 11:00 Check-in", amina.says("plan list"));
        assertThat(privately(amina.presses("Preview", tuesday))).contains("[ Very well ]");
        for (int day = 23; day <= 26; day++) {
            world.liveUntil(Instant.parse("2026-11-%dT16:00:00Z".formatted(day)));
            world.post();
        }
        assertThat(kinds()).isEqualTo("icebreaker,checkin,prompt,icebreaker");
        assertThat(world.read(FireSafety.RIGHT)).as("What was said to all").hasSize(1);
        assertThat(world.letters(safety.bo.account()))
                .hasSize(4)
                .anySatisfy(letter -> assertThat(letter).contains("Posée à chacun en privé dans Fire safety"));
    }

    private String kinds() {
        return world.database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("SELECT string_agg(kind, ',' ORDER BY due) FROM mix_rounds")
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void a_quiz_opens_by_itself_in_the_channels_or_to_each_member_and_closes_before_the_next() {
        safety.bo.in(FireSafety.RIGHT).says("community join Fire safety");
        amina.says("plan add quiz fire-safety every monday 10:00");
        String preview = privately(amina.says("plan preview 1"));
        world.liveUntil(Instant.parse("2026-11-23T10:00:00Z"));
        world.post();
        String opened = safety.onTheLeft().plain();
        assertThat(opened).startsWith("Quiz: fire-safety\nAmina invites you");
        assertThat(preview.lines().filter(line -> !line.startsWith("[ ")).toList())
                .containsSubsequence(opened.lines().toList());
        assertThat(privately(safety.chen.presses("At the lift", safety.onTheLeft())))
                .contains("Lifts stop in a fire.");
        world.later(Duration.ofDays(7).minusHours(1));
        world.does("opening and closing quizzes");
        world.post();
        assertThat(world.read(FireSafety.LEFT)).hasSize(2);
        amina.says("plan stop 1");
        amina.says("plan add quiz fire-safety on 1 december 10:00 for members");
        world.liveUntil(Instant.parse("2026-12-01T10:00:00Z"));
        world.later(Duration.ofHours(3));
        world.post();
        assertThat(world.letters(safety.bo.account()))
                .singleElement()
                .asString()
                .contains("Amina vous propose un quiz");

        int toChen = world.letters(safety.chen.account()).size();
        safety.bo.submits(safety.bo.presses("Changer", safety.bo.says("groups")), Map.of("site", List.of("Lyon")));
        world.liveUntil(Instant.parse("2026-12-08T12:00:00Z"));
        world.does("opening and closing quizzes");
        assertThat(privately(amina.says("plan add quiz fire-safety on 9 december 10:00 for group site Lyon")))
                .contains("to each member of Lyon in private");
        world.liveUntil(Instant.parse("2026-12-09T10:00:00Z"));
        world.post();
        assertThat(world.letters(safety.bo.account())).hasSize(2);
        assertThat(world.letters(safety.chen.account())).hasSize(toChen);
    }
}

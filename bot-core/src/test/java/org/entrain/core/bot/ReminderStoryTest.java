package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.message;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever is about to forget something is told, once a working day at most, when they can be. */
class ReminderStoryTest {
    private final FireSafety safety = new FireSafety().with(tenQuestions()).started();
    private final World world = safety.world;

    @AfterEach
    void close() {
        world.close();
    }

    private static String tenQuestions() {
        return IntStream.range(0, 10)
                .mapToObj("Question %d? { =Right ~Wrong }\n\n"::formatted)
                .collect(Collectors.joining());
    }

    @Test
    void the_morning_it_is_due_one_private_message_says_so_on_both_platforms() {
        safety.chen.presses("Wrong", safety.onTheLeft());
        safety.bo.presses("Wrong", safety.onTheRight());
        liveUntil("2026-11-24T08:59:00Z");
        assertThat(letters(safety.chen)).isEmpty();
        liveUntil("2026-11-24T18:00:00Z");
        assertThat(letters(safety.chen))
                .singleElement()
                .asString()
                .startsWith("One question is about to fade from your memory. A minute now, and it stays.");
        assertThat(letters(safety.bo))
                .singleElement()
                .asString()
                .startsWith("Une question est sur le point de s'effacer de votre mémoire.");
        Reply question = safety.chen.presses("Refresh them", lastLetter(safety.chen));
        assertThat(privately(question)).startsWith("The last one  Question 0?");
        safety.chen.presses("Right", question);
        assertThat(privately(safety.chen.presses("Refresh them", lastLetter(safety.chen))))
                .startsWith("That's all for today. Well done!");
    }

    @Test
    void it_comes_at_nine_by_ones_own_clock_whatever_summer_time_does() {
        safety.chen.says("help");
        change("UPDATE persons SET zone = 'Europe/Paris'");
        world.later(Duration.between(world.now(), Instant.parse("2027-03-25T16:00:00Z")));
        safety.chen.presses("Wrong", safety.onTheLeft());
        liveUntil("2027-03-26T07:59:00Z");
        assertThat(letters(safety.chen)).isEmpty();
        liveUntil("2027-03-26T08:00:00Z");
        assertThat(letters(safety.chen)).hasSize(1);
        safety.chen.presses("Wrong", safety.chen.presses("Refresh them", lastLetter(safety.chen)));
        // Due on Saturday; the clocks spring on Sunday; on Monday the quiet hours end at eight, six by Greenwich.
        liveUntil("2027-03-29T05:59:00Z");
        assertThat(letters(safety.chen)).hasSize(1);
        liveUntil("2027-03-29T06:00:00Z");
        assertThat(letters(safety.chen)).hasSize(2);
    }

    @Test
    void a_backlog_comes_three_a_day_the_most_at_risk_first_and_none_twice_in_a_day() {
        answersAllWrong(safety.chen, safety.onTheLeft());
        safety.chen.says("pause 2026-12-07");
        change("UPDATE review_cards SET stability = 5 WHERE question_id IN (SELECT question_id FROM question_versions"
                + " WHERE variants::text ~ 'Question [0-6]')");
        liveUntil("2026-12-07T06:00:00Z");
        assertThat(letters(safety.chen)).isEmpty();
        var asked = new ArrayList<String>();
        for (int day = 7; day <= 8; day++) {
            liveUntil("2026-12-0%dT12:00:00Z".formatted(day));
            assertThat(letters(safety.chen)).hasSize(day - 6);
            assertThat(letters(safety.chen).getLast()).startsWith("3 questions are about to fade");
            asked.addAll(answersThree(safety.chen));
        }
        assertThat(asked).doesNotHaveDuplicates().hasSize(6);
        assertThat(asked.subList(0, 3)).allMatch(question -> question.matches("Question [7-9]\\?"));
    }

    @Test
    void whoever_wants_more_gets_more_at_any_time() {
        answersAllWrong(safety.chen, safety.onTheLeft());
        liveUntil("2026-11-28T12:00:00Z");
        List<String> asked = new ArrayList<>();
        Reply shown = safety.chen.says("review");
        for (int i = 0; i < 9; i++) {
            asked.add(question(shown));
            shown = safety.chen.presses("Right", shown);
            if (i % 3 == 2) {
                assertThat(privately(shown)).contains("There is more to refresh.");
                shown = safety.chen.presses("A few more", shown);
            }
        }
        asked.add(question(shown));
        assertThat(privately(safety.chen.presses("Right", shown))).contains("That's all for today.");
        assertThat(asked).doesNotHaveDuplicates().hasSize(10);
    }

    @Test
    void nobody_is_reminded_on_a_day_off_in_a_pause_after_review_off_or_when_they_left() {
        safety.chen.presses("Wrong", safety.onTheLeft());
        safety.bo.presses("Wrong", safety.onTheRight());
        safety.bo.says("review off");
        safety.chen.says("pause 2026-11-27");
        liveUntil("2026-11-26T23:00:00Z");
        assertThat(letters(safety.chen)).isEmpty();
        liveUntil("2026-11-27T12:00:00Z");
        assertThat(letters(safety.chen)).hasSize(1);
        liveUntil("2026-11-30T07:00:00Z");
        assertThat(letters(safety.chen)).as("A weekend").hasSize(1);
        liveUntil("2026-11-30T12:00:00Z");
        assertThat(letters(safety.chen)).hasSize(2);
        assertThat(letters(safety.bo)).isEmpty();
        assertThat(privately(safety.bo.says("review on"))).startsWith("Je vous ferai signe");
        safety.chen.in(FireSafety.LEFT).says("community leave");
        change("DELETE FROM memberships m USING persons p WHERE p.id = m.person_id AND p.name = 'Chen'");
        liveUntil("2026-12-01T12:00:00Z");
        assertThat(letters(safety.bo)).as("At once, and the next morning").hasSize(2);
        assertThat(letters(safety.chen)).hasSize(2);
        change("UPDATE communities SET archived_at = now()");
        liveUntil("2026-12-03T12:00:00Z");
        assertThat(letters(safety.bo)).hasSize(2);
    }

    @Test
    void a_day_with_enough_messages_has_no_room_for_one_more() {
        safety.chen.presses("Wrong", safety.onTheLeft());
        for (int i = 0; i < 2; i++) {
            change("INSERT INTO nudges SELECT 'other/%d', id, DATE '2026-11-24' FROM persons WHERE name = 'Chen'"
                    .formatted(i));
        }
        liveUntil("2026-11-24T23:00:00Z");
        assertThat(letters(safety.chen)).isEmpty();
        liveUntil("2026-11-25T08:00:00Z");
        assertThat(letters(safety.chen)).hasSize(1);
        liveUntil("2026-11-25T23:00:00Z");
        assertThat(letters(safety.chen)).hasSize(1);
    }

    /** Every half hour whoever it is time for is reminded, and the letters arrive. */
    private void liveUntil(String end) {
        Instant until = Instant.parse(end);
        while (world.now().isBefore(until)) {
            Duration left = Duration.between(world.now(), until);
            Duration step = Duration.ofMinutes(30);
            world.later(left.compareTo(step) < 0 ? left : step);
            world.remindsOfReviews();
            world.post();
        }
    }

    private void answersAllWrong(Visitor visitor, Message quiz) {
        Reply shown = visitor.presses("Wrong", quiz);
        for (int i = 1; i < 10; i++) {
            shown = visitor.presses("Wrong", shown);
        }
    }

    private List<String> answersThree(Visitor visitor) {
        var asked = new ArrayList<String>();
        Reply shown = visitor.presses("Refresh them", lastLetter(visitor));
        for (int i = 0; i < 3; i++) {
            asked.add(question(shown));
            shown = visitor.presses("Right", shown);
        }
        assertThat(labels(message(shown))).doesNotContain("Right");
        return asked;
    }

    private static String question(Reply shown) {
        String text = privately(shown);
        return text.substring(text.lastIndexOf("Question")).lines().findFirst().orElseThrow();
    }

    private Message lastLetter(Visitor visitor) {
        return world.read(World.privately(visitor.account())).getLast();
    }

    private List<String> letters(Visitor visitor) {
        return world.letters(visitor.account()).stream()
                .filter(letter -> letter.contains("review off"))
                .toList();
    }

    private void change(String sql) {
        world.database().useTransaction(tx -> tx.handle().execute(sql));
    }
}

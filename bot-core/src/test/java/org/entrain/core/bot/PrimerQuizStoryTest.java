package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrimerQuizStoryTest {
    private static final String RIGHT_PLACE = "At the assembly point";
    private static final String WRONG_PLACE = "At the lift";

    private final FireSafety safety = new FireSafety().withQuestions();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void the_same_questions_come_again_by_themselves_and_the_channel_reads_what_stayed() {
        primes();
        Message first = safety.onTheLeft();
        crowd(5).forEach(one -> one.presses(WRONG_PLACE, first));
        crowd(6).getLast().presses(RIGHT_PLACE, first);
        assertThat(privately(safety.amina.in(FireSafety.LEFT).says("quiz primer")))
                .startsWith("fire-safety is asked again on Monday 21 December.");
        safety.closed();
        assertThat(safety.world.read(FireSafety.LEFT)).hasSize(2);
        safety.world.later(Duration.ofDays(28).minusMinutes(2));
        safety.world.aMinutePasses();
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_runs")).isEqualTo(1);
        safety.world.aMinutePasses();
        safety.world.aMinutePasses();
        safety.world.post();
        assertThat(safety.world.read(FireSafety.RIGHT)).hasSize(3);
        Message again = safety.lastPosts().getFirst();
        assertThat(again.plain()).contains("Amina invites you to 4 questions.");
        crowd(4).forEach(one -> one.presses(RIGHT_PLACE, again));
        crowd(5).getLast().presses(WRONG_PLACE, again);
        safety.world.visitor(World.LEFT, "newcomer", Locale.UK).presses(RIGHT_PLACE, again);
        safety.world.later(Duration.ofDays(7));
        safety.world.aMinutePasses();
        safety.world.aMinutePasses();
        safety.world.post();
        assertThat(safety.lastPosts()).allSatisfy(post -> {
            assertThat(post.plain())
                    .startsWith("What stayed after four weeks: fire-safety\n5 people answered both times.");
            assertThat(post.blocks())
                    .contains(Block.Bars.of(
                            new Block.Bar("Before", 0, "0%", false), new Block.Bar("Now", 80, "80%", false)));
            assertThat(post.plain()).endsWith("That is 80 points more. Well learned, all of you!");
        });
        assertThat(safety.world.read(FireSafety.LEFT)).hasSize(5);
        assertThat(safety.world.facts())
                .filteredOn(Fact.QuizClosed.class::isInstance)
                .hasSize(2);
    }

    @Test
    void of_fewer_than_five_it_says_so_and_a_first_time_that_nobody_closed_ends_with_the_second() {
        primes();
        crowd(4).forEach(one -> one.presses(RIGHT_PLACE, safety.onTheLeft()));
        safety.world.later(Duration.ofDays(28));
        safety.world.aMinutePasses();
        safety.world.post();
        assertThat(safety.onTheLeft().plain()).contains("This quiz is closed");
        crowd(4).forEach(one -> one.presses(RIGHT_PLACE, safety.lastPosts().getFirst()));
        safety.closed();
        assertThat(safety.lastPosts())
                .allSatisfy(post -> assertThat(post.plain()).contains("Fewer than 5 people answered both times"));
    }

    @Test
    void what_would_fall_on_a_weekend_comes_on_the_monday_after_it_by_the_communitys_clock() {
        safety.world
                .database()
                .useTransaction(tx -> tx.handle().execute("UPDATE communities SET zone = 'Pacific/Auckland'"));
        safety.world.later(Duration.ofDays(4).plusHours(3));
        primes();
        assertThat(privately(safety.amina.in(FireSafety.LEFT).says("quiz primer")))
                .contains("on Monday 28 December");
        assertThat(
                        safety.world.count(
                                "SELECT extract(epoch FROM due_at - '2026-12-27T12:00:00Z'::timestamptz)::int FROM quiz_primers"))
                .isZero();
    }

    @Test
    void while_the_quiz_is_played_otherwise_the_second_time_waits() {
        primes();
        safety.closed();
        safety.started();
        safety.world.later(Duration.ofDays(28));
        safety.world.aMinutePasses();
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_runs")).isEqualTo(2);
        safety.closed();
        safety.world.aMinutePasses();
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_runs")).isEqualTo(3);
    }

    @Test
    void it_is_stopped_by_a_press_or_with_the_community() {
        primes();
        safety.closed();
        assertThat(privately(safety.amina.says("quiz primer fire-safety"))).contains("comes again by itself");
        Reply planned = safety.amina.in(FireSafety.LEFT).says("quiz primer");
        assertThat(privately(safety.zoe.presses("Don't ask again", planned)))
                .startsWith("This quiz is not here any more");
        assertThat(privately(safety.chen.presses("Don't ask again", planned))).contains("Amina");
        safety.amina.presses("Don't ask again", planned);
        assertThat(privately(safety.amina.says("quiz primer"))).startsWith("Nothing is planned");
        primes();
        safety.amina.presses("End it", safety.amina.says("community archive Fire safety"));
        safety.world.later(Duration.ofDays(30));
        safety.world.aMinutePasses();
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_runs")).isEqualTo(2);
    }

    private void primes() {
        Reply choice = safety.amina.in(FireSafety.LEFT).says("quiz primer");
        assertThat(privately(safety.amina.in(FireSafety.LEFT).presses("fire-safety", choice)))
                .startsWith("fire-safety is on its way to the channel.");
        safety.world.post();
    }

    private List<Visitor> crowd(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> safety.world.visitor(i % 2 == 0 ? World.LEFT : World.RIGHT, "visitor" + i, Locale.UK))
                .toList();
    }
}

package org.entrain.core.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

/** FSRS-6 against the vectors its authors publish in ts-fsrs, py-fsrs and fsrs-rs, and against what it must always be. */
class FsrsProperties {
    private static final Scheduling USUAL = Rhythm.USUAL.scheduling();

    @Example
    void six_reviews_leave_the_published_memory() {
        Memory withinDays = history(Fsrs.WITHIN_DAYS);
        assertThat(withinDays.stability()).isCloseTo(53.62691, within(1e-4));
        assertThat(withinDays.difficulty()).isCloseTo(6.3574867, within(1e-6));
        assertThat(history(Fsrs.BY_DAY).stability()).isCloseTo(53.335106, within(1e-4));
    }

    private static Memory history(Fsrs fsrs) {
        Memory memory = fsrs.first(Grade.AGAIN);
        for (long gap : List.of(0L, 1L, 3L, 8L, 21L)) {
            memory = fsrs.next(memory, gap, Grade.GOOD);
        }
        return memory;
    }

    @Example
    void a_memory_of_a_day_is_asked_for_after_the_published_days() {
        long[] published = {3116766, 34793, 2508, 387, 90, 27, 9, 3, 1, 1};
        for (int tenths = 1; tenths <= 10; tenths++) {
            long days = Math.max(1, Math.round(Fsrs.BY_DAY.interval(1, tenths / 10.0)));
            // To the day: theirs come of a factor of eight digits, which shows in the longest alone.
            assertThat(days).isCloseTo(published[tenths - 1], within(published[tenths - 1] / 1_000_000));
        }
    }

    @Example
    void a_first_review_leaves_the_published_difficulty() {
        assertThat(Stream.of(Grade.values())
                        .map(grade -> Fsrs.BY_DAY.first(grade).difficulty())
                        .map(difficulty -> Math.round(difficulty * 1e8) / 1e8))
                .containsExactly(6.4133, 5.11217071, 2.11810397, 1.0);
    }

    @Property
    void a_memory_fades_with_every_day_from_certain_to_never_quite_gone(
            @ForAll("memories") Memory memory, @ForAll @LongRange(max = 20_000) long days) {
        double chance = Fsrs.BY_DAY.retrievability(memory.stability(), days);
        assertThat(chance).isBetween(0.0, 1.0).isPositive();
        assertThat(Fsrs.BY_DAY.retrievability(memory.stability(), days + 1)).isLessThan(chance);
        assertThat(Fsrs.BY_DAY.retrievability(memory.stability(), 0)).isEqualTo(1);
    }

    @Property
    void what_is_due_is_remembered_as_likely_as_was_wished(
            @ForAll @DoubleRange(min = 10, max = 30_000) double stability,
            @ForAll @DoubleRange(min = 0.7, max = 0.97) double retention) {
        long due = Math.round(Fsrs.BY_DAY.interval(stability, retention));
        assertThat(Fsrs.BY_DAY.retrievability(stability, due)).isCloseTo(retention, within(0.02));
    }

    @Property
    void a_better_grade_never_leaves_a_weaker_or_a_harder_memory(
            @ForAll("memories") Memory memory, @ForAll @LongRange(max = 2_000) long days) {
        List<Memory> after = Stream.of(Grade.values())
                .map(grade -> Fsrs.BY_DAY.next(memory, days, grade))
                .toList();
        assertThat(after.stream().map(Memory::stability)).isSorted();
        assertThat(after.reversed().stream().map(Memory::difficulty)).isSorted();
    }

    @Property
    void to_remember_never_makes_a_memory_weaker_and_to_forget_never_makes_it_stronger(
            @ForAll("memories") Memory memory, @ForAll @LongRange(max = 2_000) long days) {
        assertThat(Fsrs.BY_DAY.next(memory, days, Grade.HARD).stability()).isGreaterThanOrEqualTo(memory.stability());
        assertThat(Fsrs.BY_DAY.next(memory, days, Grade.AGAIN).stability()).isLessThanOrEqualTo(memory.stability());
    }

    @Property
    void the_next_review_is_later_for_a_better_grade_and_never_later_than_the_longest(
            @ForAll("memories") Memory memory, @ForAll @LongRange(max = 2_000) long days) {
        List<Integer> after = Stream.of(Grade.values())
                .map(grade -> USUAL.next(memory, days, grade).days())
                .toList();
        assertThat(after).isSorted().allSatisfy(one -> assertThat(one).isBetween(1, Rhythm.USUAL.longest()));
        assertThat(after.getFirst()).isLessThan(after.getLast()).isLessThan(Rhythm.USUAL.longest());
    }

    @Property
    void a_wish_to_remember_more_never_asks_later(
            @ForAll("memories") Memory memory,
            @ForAll Grade grade,
            @ForAll @LongRange(max = 400) long days,
            @ForAll @DoubleRange(min = 0.7, max = 0.97) double one,
            @ForAll @DoubleRange(min = 0.7, max = 0.97) double other) {
        assertThat(days(Math.max(one, other), memory, days, grade))
                .isLessThanOrEqualTo(days(Math.min(one, other), memory, days, grade));
    }

    private static int days(double retention, Memory memory, long elapsed, Grade grade) {
        return new Scheduling(Fsrs.BY_DAY, retention, Rhythm.USUAL.longest())
                .next(memory, elapsed, grade)
                .days();
    }

    @Example
    void there_is_no_memory_out_of_bounds_and_no_schedule_of_fewer_weights() {
        assertThat(new Memory(0.001, 10)).isNotEqualTo(new Memory(36_500, 1));
        assertThatThrownBy(() -> new Memory(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Memory(Double.NaN, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Memory(1, 11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fsrs(false, 1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Memory> memories() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0.001, 36_500).ofScale(3),
                        Arbitraries.doubles().between(1, 10))
                .as(Memory::new);
    }
}

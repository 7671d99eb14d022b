package org.entrain.core.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.attention.Attention.Weight.ASIDE;
import static org.entrain.core.attention.Attention.Weight.NUDGE;
import static org.entrain.core.attention.Attention.Weight.PRESSING;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entrain.core.attention.Attention.Moment;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;

class AgendaTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);
    private static final LocalDate NEXT_MONDAY = MONDAY.plusDays(7);

    private final Agenda agenda = new Agenda(Habits.USUAL, LONDON);

    @Example
    void what_exceeds_a_day_waits_for_the_next_and_what_would_wait_longer_comes_in_one_letter() {
        List.of("a", "b", "c", "d").forEach(stamp -> add(agenda, stamp, NUDGE, MONDAY));
        assertThat(alone(agenda, MONDAY)).containsExactly("a", "b");
        assertThat(alone(agenda, TUESDAY)).containsExactly("c", "d");
        add(agenda, "e", NUDGE, MONDAY);
        add(agenda, "f", NUDGE, MONDAY);
        assertThat(alone(agenda, TUESDAY)).containsExactly("c");
        assertThat(gathered(agenda, TUESDAY)).containsExactly("d", "e", "f");
    }

    @Example
    void what_matters_more_takes_the_place_of_what_matters_least_and_that_moves_on_once() {
        add(agenda, "usual", NUDGE, MONDAY);
        add(agenda, "aside", ASIDE, MONDAY);
        add(agenda, "pressing", PRESSING, MONDAY);
        assertThat(alone(agenda, MONDAY)).containsExactly("pressing", "usual");
        assertThat(alone(agenda, TUESDAY)).containsExactly("aside");
        add(agenda, "one", PRESSING, TUESDAY);
        add(agenda, "two", PRESSING, TUESDAY);
        assertThat(alone(agenda, TUESDAY)).containsExactly("one");
        assertThat(gathered(agenda, TUESDAY)).containsExactly("two", "aside");
    }

    @Example
    void what_went_stays_and_a_day_has_one_gathering_letter() {
        agenda.noteGone(MONDAY);
        agenda.noteGone(MONDAY);
        agenda.noteGathered(TUESDAY);
        add(agenda, "a", PRESSING, MONDAY);
        assertThat(agenda.add(entry("b", PRESSING, MONDAY), at(MONDAY))).isFalse();
        assertThat(alone(agenda, MONDAY)).isEmpty();
        assertThat(alone(agenda, TUESDAY)).containsExactly("a");
        assertThat(gathered(agenda, TUESDAY)).isEmpty();
    }

    @Example
    void a_weekend_is_waited_out_and_a_week_is_not() {
        List.of("a", "b", "c").forEach(stamp -> add(agenda, stamp, NUDGE, FRIDAY));
        assertThat(alone(agenda, NEXT_MONDAY)).containsExactly("c");
        var weekly = new Agenda(Habits.USUAL.weekly(), LONDON);
        List.of("a", "b", "c").forEach(stamp -> add(weekly, stamp, NUDGE, MONDAY));
        assertThat(alone(weekly, TUESDAY)).isEmpty();
        assertThat(gathered(weekly, TUESDAY)).containsExactly("a", "b", "c");
    }

    @Example
    void other_habits_rearrange_what_waits_and_take_back_what_has_no_place() {
        var stopped = new Agenda(Habits.USUAL.stopped(), LONDON);
        stopped.noteWaiting(entry("a", NUDGE, TUESDAY));
        stopped.rearrange();
        assertThat(stopped.dropped()).extracting(Agenda.Entry::stamp).containsExactly("a");
        var weekly = new Agenda(Habits.USUAL.weekly(), LONDON);
        weekly.noteWaiting(entry("b", NUDGE, MONDAY));
        weekly.noteWaiting(entry("c", NUDGE, TUESDAY));
        weekly.rearrange();
        assertThat(gathered(weekly, TUESDAY)).containsExactly("b", "c");
    }

    @Example
    void a_gathering_letter_fits_a_message() {
        IntStream.range(0, 20).forEach(i -> agenda.add(entry("n" + i, NUDGE, MONDAY), at(MONDAY)));
        assertThat(gathered(agenda, TUESDAY)).hasSize(7);
    }

    /** Whatever comes in whatever order. */
    @Property(tries = 500)
    void days_keep_to_their_budget_and_nothing_comes_early_or_much_too_late(
            @ForAll("habits") Habits habits, @ForAll("wishes") List<Wish> wishes) {
        var one = new Agenda(habits, LONDON);
        for (int i = 0; i < wishes.size(); i++) {
            Wish wish = wishes.get(i);
            one.add(entry("n" + i, wish.weight(), MONDAY), wish.at());
        }
        Set<LocalDate> days = one.changed().stream().map(Agenda.Entry::day).collect(Collectors.toSet());
        for (LocalDate day : days) {
            List<String> gathered = gathered(one, day);
            assertThat(alone(one, day).size() + Math.min(1, gathered.size())).isLessThanOrEqualTo(habits.budget());
            assertThat(gathered.size()).isLessThanOrEqualTo(7).isNotEqualTo(1);
            assertThat(habits.days()).contains(day.getDayOfWeek());
        }
        for (Agenda.Entry entry : one.changed()) {
            Wish wish = wishes.get(Integer.parseInt(entry.stamp().substring(1)));
            LocalDate first = habits.first(wish.at(), LONDON).orElseThrow().day();
            LocalDate next = habits.after(first, LONDON).orElseThrow().day();
            assertThat(entry.moment().at()).isAfterOrEqualTo(wish.at());
            assertThat(habits.isQuiet(LocalTime.ofInstant(entry.moment().at(), LONDON)))
                    .isFalse();
            assertThat(entry.day()).isIn(first, next);
            assertThat(entry.waited()).isEqualTo(entry.day().equals(next));
        }
    }

    /** What moved on made room for what matters more, or found no room. */
    @Property(tries = 500)
    void nothing_gives_way_to_what_matters_less(@ForAll("wishes") List<Wish> wishes) {
        var one = new Agenda(Habits.USUAL, LONDON);
        for (int i = 0; i < wishes.size(); i++) {
            one.add(
                    entry("n" + i, wishes.get(i).weight(), MONDAY),
                    wishes.get(i).at());
        }
        var waited = one.changed().stream().filter(Agenda.Entry::waited).toList();
        for (Agenda.Entry late : waited) {
            LocalDate first = Habits.USUAL
                    .first(
                            wishes.get(Integer.parseInt(late.stamp().substring(1)))
                                    .at(),
                            LONDON)
                    .orElseThrow()
                    .day();
            assertThat(one.changed().stream()
                            .filter(other -> other.day().equals(first) && !other.waited() && !other.gathered()))
                    .allSatisfy(other -> assertThat(other.importance()).isGreaterThanOrEqualTo(late.importance()));
        }
    }

    /** A nudge that is wanted. */
    record Wish(Weight weight, Instant at) {}

    @Provide
    Arbitrary<List<Wish>> wishes() {
        Arbitrary<Instant> times = Arbitraries.integers()
                .between(0, 6 * 24 * 4)
                .map(quarter -> MONDAY.atStartOfDay(LONDON).toInstant().plusSeconds(900L * quarter));
        return Combinators.combine(Arbitraries.of(PRESSING, NUDGE, ASIDE), times)
                .as(Wish::new)
                .list()
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<Habits> habits() {
        Arbitrary<LocalTime> times = Arbitraries.integers().between(0, 23).map(hour -> LocalTime.of(hour, 30));
        Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
        return Combinators.combine(times, times, days, Arbitraries.integers().between(0, 4))
                .as((from, until, on, budget) -> new Habits(from, until, on, budget, Optional.empty(), false));
    }

    private static void add(Agenda agenda, String stamp, Weight weight, LocalDate day) {
        assertThat(agenda.add(entry(stamp, weight, day), at(day))).isTrue();
    }

    private static Instant at(LocalDate day) {
        return day.atTime(9, 0).atZone(LONDON).toInstant();
    }

    private static Agenda.Entry entry(String stamp, Weight weight, LocalDate day) {
        return new Agenda.Entry(
                stamp,
                weight.importance(),
                new Moment(at(day), day),
                false,
                false,
                Message.of(Words.plain("What " + stamp + " says")));
    }

    private static List<String> alone(Agenda agenda, LocalDate day) {
        return agenda.changed().stream()
                .filter(entry -> entry.day().equals(day) && !entry.gathered())
                .map(Agenda.Entry::stamp)
                .sorted()
                .toList();
    }

    private static List<String> gathered(Agenda agenda, LocalDate day) {
        return agenda.gathering(day).stream().map(Agenda.Entry::stamp).toList();
    }
}

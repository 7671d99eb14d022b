package org.entrain.core.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.entrain.core.activity.Fact;
import org.entrain.core.activity.Fact.Outcome;
import org.entrain.core.database.Database;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.database.Transaction;

/**
 * Whatever is told in whatever order, as often as it likes and by two nodes at once: the ledger holds each fact once, a
 * correction takes back or adds what it should, and the sums are those that the rows add up to.
 */
class LedgerProperties {
    private static final Database DATABASE = TestDatabase.fresh();
    private static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");
    private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    private static final int PEOPLE = 3;

    /** Something that happens to one of a few people; the numbers choose among subjects. */
    record Step(int person, int kind, int subject, int hours, Outcome outcome) {}

    private UUID community = UUID.randomUUID();
    private UUID season = UUID.randomUUID();
    private List<UUID> people = List.of();
    private final UUID run = UUID.randomUUID();
    private final Map<Integer, UUID> subjects = new HashMap<>();

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void the_sums_are_what_the_rows_add_up_to_with_each_days_cap(
            @ForAll("steps") @Size(max = 40) List<Step> steps, @ForAll long seed) {
        settle();
        List<Fact> facts = steps.stream().map(this::fact).toList();
        var chance = new Random(seed);
        facts.forEach(fact -> {
            hear(List.of(fact));
            if (chance.nextBoolean()) {
                new Sums(DATABASE).add(START);
            }
        });
        Map<UUID, Integer> totals = totals();
        assertThat(totals).isEqualTo(expected(facts));

        var again = new ArrayList<>(facts);
        Collections.shuffle(again, new Random(seed));
        hear(again);
        assertThat(totals()).as("told again").isEqualTo(totals);

        rebuild();
        assertThat(totals()).as("derived anew").isEqualTo(totals);
    }

    @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED)
    void the_order_in_which_facts_are_told_does_not_matter_nor_that_two_nodes_tell_them_and_sum_them_up(
            @ForAll("steps") @Size(max = 40) List<Step> steps, @ForAll long seed) {
        settleWithoutSeason();
        List<Fact> facts = firstOfEach(steps.stream().map(this::fact).toList());
        Map<UUID, Integer> expected = expected(facts);
        var shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed));
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> hear(facts)),
                        CompletableFuture.runAsync(() -> facts.forEach(fact -> new Sums(DATABASE).add(START))),
                        CompletableFuture.runAsync(() -> facts.forEach(fact -> new Sums(DATABASE).add(START))),
                        CompletableFuture.runAsync(this::beginSeason),
                        CompletableFuture.runAsync(this::rebuild),
                        CompletableFuture.runAsync(() -> shuffled.forEach(fact -> hear(List.of(fact)))))
                .join();
        assertThat(totals()).isEqualTo(expected);
    }

    /** What is done while the first of two is still writing. */
    enum Meanwhile {
        SUMMED_UP,
        BEGUN,
        DERIVED_ANEW
    }

    @Property
    void who_began_to_write_first_and_ends_last_is_summed_up_once_too(@ForAll Meanwhile meanwhile) {
        settleWithoutSeason();
        if (meanwhile != Meanwhile.BEGUN) {
            beginSeason();
        }
        Fact first = new Fact.PathFinished(community, Optional.of(people.get(0)), UUID.randomUUID(), START);
        Fact second = new Fact.PathFinished(community, Optional.of(people.get(1)), UUID.randomUUID(), START);
        var written = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> DATABASE.useTransaction(tx -> {
            new Ledger().heard(tx, List.of(first));
            written.countDown();
            await(end);
        }));
        await(written);
        hear(List.of(second));
        switch (meanwhile) {
            case SUMMED_UP -> new Sums(DATABASE).add(START);
            case BEGUN -> beginSeason();
            case DERIVED_ANEW -> rebuild();
        }
        assertThat(totals()).isEqualTo(expected(List.of(second)));
        end.countDown();
        slow.join();
        assertThat(totals()).isEqualTo(expected(List.of(first, second)));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void an_answer_is_worth_what_its_latest_mark_is_worth_however_often_it_is_marked(
            @ForAll Outcome first, @ForAll @Size(min = 1, max = 5) List<Outcome> marks) {
        settle();
        UUID question = UUID.randomUUID();
        UUID person = people.getFirst();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact.QuizAnswered(community, Optional.of(person), run, START, question, 1, first));
        Outcome before = first;
        for (Outcome after : marks) {
            Instant at = START.plusSeconds(86_400L * 60 * facts.size());
            facts.add(new Fact.AnswerRemarked(
                    community, Optional.of(person), run, at, question, facts.size() + 1, before, after));
            before = after;
        }
        hear(facts);
        hear(facts.reversed());
        facts.reversed().forEach(fact -> hear(List.of(fact)));
        assertThat(totals()).isEqualTo(Map.of(person, Entry.reason(before).amount()));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, PEOPLE - 1),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(Outcome.class))
                .as(Step::new)
                .list();
    }

    private Fact fact(Step step) {
        Optional<UUID> person = Optional.of(people.get(step.person()));
        UUID subject = subjects.computeIfAbsent(step.subject(), number -> UUID.randomUUID());
        Instant at = START.plusSeconds(3600L * step.hours());
        UUID other = people.get((step.person() + step.hours()) % PEOPLE);
        return switch (step.kind()) {
            case 0 -> new Fact.QuizAnswered(community, person, run, at, /* question= */ subject, 1, step.outcome());
            case 1 -> new Fact.HelpThanked(community, person, subject, at, other);
            case 2 -> new Fact.PathFinished(community, person, subject, at);
            case 3 -> new Fact.QuestionReviewed(community, person, subject, at, true, step.outcome() == Outcome.RIGHT);
            default -> new Fact.ChallengeDone(community, person, subject, at);
        };
    }

    /** What it comes to, told in the plainest way. */
    private static Map<UUID, Integer> expected(List<Fact> facts) {
        var days = new HashMap<UUID, Map<LocalDate, Integer>>();
        for (Fact fact : firstOfEach(facts)) {
            Entry entry = Entry.of(fact).orElseThrow();
            days.computeIfAbsent(entry.person(), person -> new HashMap<>())
                    .merge(LocalDate.ofInstant(entry.at(), ZONE), entry.reason().amount(), Integer::sum);
        }
        var totals = new HashMap<UUID, Integer>();
        days.forEach((person, sums) -> totals.put(
                person,
                sums.values().stream()
                        .mapToInt(sum -> Math.min(sum, Reason.DAILY_CAP))
                        .sum()));
        return totals;
    }

    /** Of what is told twice the first counts; whoever thanks themselves does not. */
    private static List<Fact> firstOfEach(List<Fact> facts) {
        var first = new HashMap<String, Fact>();
        facts.forEach(fact ->
                Entry.of(fact).ifPresent(entry -> first.putIfAbsent(entry.person() + " " + entry.key(), fact)));
        return List.copyOf(first.values());
    }

    private static void hear(List<Fact> facts) {
        DATABASE.useTransaction(tx -> new Ledger().heard(tx, facts));
    }

    private Map<UUID, Integer> totals() {
        new Sums(DATABASE).add(START);
        var totals = new HashMap<UUID, Integer>();
        DATABASE.useTransaction(tx -> tx.handle()
                .createQuery("SELECT person_id, points FROM point_totals WHERE season_id = :season")
                .bind("season", season)
                .map((row, context) -> totals.put(row.getObject("person_id", UUID.class), row.getInt("points")))
                .list());
        return totals;
    }

    private void rebuild() {
        people.forEach(person -> DATABASE.useTransaction(tx -> Sums.rebuild(tx, person)));
    }

    private void settle() {
        settleWithoutSeason();
        beginSeason();
    }

    private void beginSeason() {
        DATABASE.useTransaction(tx -> {
            tx.handle().execute("""
                        INSERT INTO seasons (id, community_id, teams, first_day, last_day)
                        VALUES (?, ?, 'SITE', '2026-12-01', '2026-12-28')
                        """, season, community);
            Sums.begin(tx, season);
        });
    }

    private void settleWithoutSeason() {
        DATABASE.useTransaction(this::settle);
    }

    private void settle(Transaction tx) {
        community = UUID.randomUUID();
        season = UUID.randomUUID();
        people = IntStream.range(0, PEOPLE).mapToObj(i -> UUID.randomUUID()).toList();
        UUID organisation = UUID.randomUUID();
        tx.handle()
                .execute("INSERT INTO organisations (id, name, created_at) VALUES (?, 'House', now())", organisation);
        tx.handle().execute("""
                        INSERT INTO communities (id, organisation_id, name, kind, purpose, language, zone, created_at)
                        VALUES (?, ?, 'Room', 'LEARNING', 'We learn.', 'EN', ?, now())
                        """, community, organisation, ZONE.getId());
    }
}

package org.entrain.core.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrain.core.database.Database;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.database.Transaction;
import org.jdbi.v3.core.statement.SqlStatements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlansTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant MONDAY = Instant.parse("2026-12-07T08:00:00Z");
    /** Every day at ten. */
    private static final Instant FIRST = Instant.parse("2026-12-07T10:00:00Z");

    private static final Duration DAY = Duration.ofDays(1);

    private final Database database = TestDatabase.fresh();
    private final UUID organisation = UUID.randomUUID();
    private final UUID community = UUID.randomUUID();
    private final UUID person = UUID.randomUUID();
    private final Plans plans = plans();

    @BeforeEach
    void people() {
        database.useTransaction(tx -> {
            insert(tx, "INSERT INTO organisations (id, name, created_at) VALUES (:o, 'The bakery', now())");
            insert(tx, "INSERT INTO persons (id, organisation_id, name, created_at) VALUES (:p, :o, 'Amina', now())");
            insert(tx, """
                    INSERT INTO communities (id, organisation_id, name, kind, purpose, language, zone, created_at)
                    VALUES (:c, :o, 'Bakers', 'PRACTICE', 'Bread', 'EN', 'UTC', now())
                    """);
            tx.handle().execute("CREATE TABLE performances (plan uuid, due timestamptz)");
        });
    }

    private void insert(Transaction tx, String sql) {
        tx.handle()
                .createUpdate(sql)
                .bindMap(Map.of("o", organisation, "p", person, "c", community))
                .configure(SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
                .execute();
    }

    /** With the schema it had before, so that the database serves another test. */
    @AfterEach
    void close() {
        database.useTransaction(tx -> tx.handle().execute("DROP TABLE performances"));
        database.close();
    }

    @Test
    void two_nodes_with_two_threads_each_do_a_round_once() throws Exception {
        Plan plan = daily();
        Plans elsewhere = plans();
        var together = new CyclicBarrier(4);
        List<Future<Firing>> firings = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Plans node : List.of(plans, plans, elsewhere, elsewhere)) {
                firings.add(threads.submit(() -> {
                    together.await();
                    return node.fire(plan.id(), FIRST, FIRST);
                }));
            }
        }
        List<Firing> outcomes = firings.stream().map(Future::resultNow).toList();
        assertThat(outcomes)
                .containsExactlyInAnyOrder(Firing.PERFORMED, Firing.SETTLED, Firing.SETTLED, Firing.SETTLED);
        assertThat(performances()).containsExactly(FIRST);
        assertThat(history()).containsExactly("2026-12-07 PERFORMED 0");
    }

    @Test
    void a_round_that_is_too_late_is_left_out_and_recorded_and_the_next_one_is_done() {
        Plan plan = daily();
        assertThat(plans.fire(plan.id(), FIRST, FIRST.plus(Duration.ofHours(1)).plusMillis(1)))
                .isEqualTo(Firing.STALE);
        assertThat(performances()).isEmpty();
        assertThat(history()).containsExactly("2026-12-07 STALE 0");
        assertThat(plans.fire(plan.id(), FIRST.plus(DAY), FIRST.plus(DAY).plus(Duration.ofHours(1))))
                .isEqualTo(Firing.PERFORMED);
        assertThat(performances()).containsExactly(FIRST.plus(DAY));
    }

    @Test
    void of_several_rounds_missed_only_the_newest_is_done() {
        Plan plan = daily();
        Instant thursday = FIRST.plus(DAY.multipliedBy(3));
        assertThat(plans.fire(plan.id(), FIRST, thursday.plusSeconds(60))).isEqualTo(Firing.PERFORMED);
        assertThat(performances()).containsExactly(thursday);
        assertThat(history()).containsExactly("2026-12-10 PERFORMED 3");
        assertThat(nextDue(plan)).isEqualTo(thursday.plus(DAY));
    }

    @Test
    void the_next_round_is_left_out_once_however_often_it_is_asked() {
        Plan plan = daily();
        Plan skipped =
                database.inTransaction(tx -> plans.skipNext(tx, plan, MONDAY)).orElseThrow();
        Plan again =
                database.inTransaction(tx -> plans.skipNext(tx, plan, MONDAY)).orElseThrow();
        assertThat(skipped.nextDue()).isEqualTo(FIRST.plus(DAY));
        assertThat(again).isEqualTo(skipped);
        assertThat(history()).containsExactly("2026-12-07 SKIPPED 0");
        assertThat(plans.fire(plan.id(), FIRST, FIRST)).isEqualTo(Firing.SETTLED);
        assertThat(performances()).isEmpty();
    }

    @Test
    void a_plan_that_was_stopped_is_never_done_again_and_can_be_stopped_twice() {
        Plan plan = daily();
        assertThat(listed()).containsExactly(plan);
        database.useTransaction(tx -> plans.stop(tx, plan, MONDAY));
        database.useTransaction(tx -> plans.stop(tx, plan, MONDAY.plusSeconds(1)));
        assertThat(plans.fire(plan.id(), FIRST, FIRST)).isEqualTo(Firing.SETTLED);
        assertThat(listed()).isEmpty();
        assertThat(nextDue(plan)).isEqualTo(Instant.MIN);
        assertThat(database.<Object>inTransaction(tx -> plans.skipNext(tx, plan, MONDAY)))
                .isEqualTo(java.util.Optional.empty());
    }

    @Test
    void a_plan_is_found_by_its_own_organisation_alone() {
        Plan plan = daily();
        assertThat(isFound(organisation, plan)).isTrue();
        assertThat(isFound(UUID.randomUUID(), plan)).isFalse();
    }

    @Test
    void a_round_whose_work_fails_is_still_to_be_done() {
        Plan plan = daily();
        var failing = new Plans(database);
        failing.register(new Work((tx, round) -> {
            throw new IllegalStateException("The oven is cold");
        }));
        assertThatThrownBy(() -> failing.fire(plan.id(), FIRST, FIRST)).hasMessage("The oven is cold");
        assertThat(history()).isEmpty();
        assertThat(plans.fire(plan.id(), FIRST, FIRST)).isEqualTo(Firing.PERFORMED);
    }

    @Test
    void a_node_cut_off_in_the_middle_of_a_round_has_done_nothing_and_another_does_it_once() {
        Plan plan = daily();
        var cut = new Plans(database);
        var tries = new AtomicInteger();
        cut.register(new Work((tx, round) -> {
            tries.incrementAndGet();
            perform(tx, round);
            tx.handle().execute("SELECT pg_terminate_backend(pg_backend_pid())");
        }));
        assertThatThrownBy(() -> cut.fire(plan.id(), FIRST, FIRST))
                .isInstanceOf(org.entrain.core.database.DatabaseUnavailable.class);
        assertThat(tries).hasValue(1);
        assertThat(performances()).isEmpty();
        assertThat(plans.fire(plan.id(), FIRST, FIRST)).isEqualTo(Firing.PERFORMED);
        assertThat(performances()).containsExactly(FIRST);
        assertThat(history()).containsExactly("2026-12-07 PERFORMED 0");
    }

    @Test
    void a_round_is_moved_between_its_neighbours_and_nowhere_else() {
        Plan plan = daily();
        Instant afternoon = FIRST.plus(Duration.ofHours(4));
        Plan moved = database.inTransaction(tx -> plans.move(tx, plan, FIRST, afternoon, MONDAY))
                .orElseThrow();
        assertThat(moved.nextDue()).isEqualTo(afternoon);
        assertThat(plans.fire(plan.id(), FIRST, FIRST)).isEqualTo(Firing.SETTLED);
        assertThat(plans.fire(plan.id(), afternoon, afternoon)).isEqualTo(Firing.PERFORMED);
        assertThat(performances()).containsExactly(afternoon);
        assertThat(nextDue(plan)).isEqualTo(FIRST.plus(DAY));
        Instant tooLate = FIRST.plus(DAY.multipliedBy(2));
        assertThatThrownBy(() -> database.inTransaction(tx -> plans.move(tx, plan, FIRST.plus(DAY), tooLate, afternoon)
                        .isPresent()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_later_round_is_left_out_and_the_calendar_shows_it() {
        Plan plan = daily();
        Instant second = FIRST.plus(DAY);
        database.useTransaction(tx -> plans.skip(tx, plan, second, MONDAY));
        assertThat(nextDue(plan)).isEqualTo(FIRST);
        List<Slot> slots = database.inTransaction(tx -> plans.slots(tx, plan, FIRST.plus(DAY.multipliedBy(2))));
        assertThat(slots)
                .extracting(Slot::fate)
                .containsExactly(Slot.Fate.PLANNED, Slot.Fate.SKIPPED, Slot.Fate.PLANNED);
        assertThat(plans.fire(plan.id(), FIRST, FIRST)).isEqualTo(Firing.PERFORMED);
        assertThat(nextDue(plan)).isEqualTo(FIRST.plus(DAY.multipliedBy(2)));
    }

    @Test
    void a_plan_that_is_paused_does_nothing_and_goes_on_without_catching_up() {
        Plan plan = daily();
        database.useTransaction(tx -> plans.pause(tx, plan, MONDAY));
        assertThat(plans.fire(plan.id(), FIRST, FIRST)).isEqualTo(Firing.SETTLED);
        assertThat(nextDue(plan)).isEqualTo(Instant.MIN);
        Instant thursday = MONDAY.plus(DAY.multipliedBy(3));
        database.useTransaction(
                tx -> plans.resume(tx, plan, thursday.atZone(UTC).toLocalDate(), thursday));
        assertThat(nextDue(plan)).isEqualTo(FIRST.plus(DAY.multipliedBy(3)));
        assertThat(performances()).isEmpty();
    }

    @Test
    void a_plan_ends_after_its_last_day() {
        Cadence atTen = Cadence.weekly(EnumSet.allOf(DayOfWeek.class), LocalTime.of(10, 0));
        var lastDay = java.util.Optional.of(java.time.LocalDate.of(2026, 12, 7));
        var wish = new NewPlan(
                organisation,
                community,
                "round",
                "",
                atTen,
                lastDay,
                Whose.COMMUNITY,
                new Audience.Channel(),
                false,
                UTC,
                person);
        Plan plan = database.inTransaction(tx -> plans.add(tx, wish, MONDAY)).orElseThrow();
        assertThat(plans.fire(plan.id(), FIRST, FIRST)).isEqualTo(Firing.PERFORMED);
        assertThat(listed()).isEmpty();
        assertThat(database.<Object>inTransaction(tx -> plans.add(tx, wish, FIRST)))
                .isEqualTo(java.util.Optional.empty());
    }

    @Test
    void what_the_crew_did_not_approve_is_not_said() {
        Plan plan = database.inTransaction(tx -> plans.add(
                        tx,
                        new NewPlan(
                                organisation,
                                community,
                                "round",
                                "",
                                Cadence.weekly(EnumSet.allOf(DayOfWeek.class), LocalTime.of(10, 0)),
                                java.util.Optional.empty(),
                                Whose.COMMUNITY,
                                new Audience.Channel(),
                                true,
                                UTC,
                                person),
                        MONDAY))
                .orElseThrow();
        assertThat(plans.fire(plan.id(), FIRST, FIRST)).isEqualTo(Firing.UNAPPROVED);
        assertThat(performances()).isEmpty();
        Instant second = FIRST.plus(DAY);
        database.useTransaction(tx -> plans.keep(tx, new PlanDraft(plan.id(), second, "", PlanDraft.State.APPROVED)));
        assertThat(plans.fire(plan.id(), second, second)).isEqualTo(Firing.PERFORMED);
        assertThat(performances()).containsExactly(second);
        assertThat(history()).containsExactly("2026-12-07 UNAPPROVED 0", "2026-12-08 PERFORMED 0");
    }

    private Plan daily() {
        Cadence atTen = Cadence.weekly(EnumSet.allOf(DayOfWeek.class), LocalTime.of(10, 0));
        Plan plan = database.inTransaction(tx -> plans.add(
                        tx, NewPlan.inChannel(organisation, community, "round", "", atTen, UTC, person), MONDAY))
                .orElseThrow();
        assertThat(plan.nextDue()).isEqualTo(FIRST);
        return plan;
    }

    private Plans plans() {
        var node = new Plans(database);
        node.register(new Work(PlansTest::perform));
        return node;
    }

    private static void perform(Transaction tx, Round round) {
        tx.handle()
                .createUpdate("INSERT INTO performances (plan, due) VALUES (:plan, :due)")
                .bind("plan", round.plan().id())
                .bind("due", round.due())
                .execute();
    }

    private List<Instant> performances() {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT due FROM performances ORDER BY due")
                .mapTo(Instant.class)
                .list());
    }

    private List<String> history() {
        return database.inTransaction(
                tx -> tx.handle().createQuery("""
                        SELECT to_char(due AT TIME ZONE 'UTC', 'YYYY-MM-DD') || ' ' || outcome || ' ' || missed
                        FROM plan_firings ORDER BY due
                        """).mapTo(String.class).list());
    }

    private List<Plan> listed() {
        return database.inTransaction(tx -> plans.list(tx, community, "round"));
    }

    private boolean isFound(UUID byOrganisation, Plan plan) {
        return database.inTransaction(
                tx -> plans.find(tx, byOrganisation, plan.id()).isPresent());
    }

    private Instant nextDue(Plan plan) {
        return database.inTransaction(tx -> plans.upcoming(tx)).getOrDefault(plan.id(), Instant.MIN);
    }
}

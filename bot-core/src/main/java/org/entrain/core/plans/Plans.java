package org.entrain.core.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;

/** Keeps what communities have planned, and has it done once when it is due, however many nodes there are. */
public final class Plans {
    private static final String COLUMNS =
            "id, organisation_id, community_id, kind, cadence, zone, next_due, created_by, created_at";

    private final Database database;
    private final Map<String, PlanKind> kinds = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Plans(Database database) {
        this.database = database;
    }

    /** Makes a kind of plan known; throws {@link IllegalStateException} where its name is taken. */
    public void register(PlanKind kind) {
        if (kinds.putIfAbsent(kind.name(), kind) != null) {
            throw new IllegalStateException("Two kinds of plan are called " + kind.name());
        }
    }

    /** Has {@code listener} told, after the commit, that plans changed. It must return at once. */
    public void onChanged(Runnable listener) {
        listeners.add(listener);
    }

    /** Plans something; its first round is the first after {@code now} that the cadence's days and time allow. */
    public Plan add(
            Transaction tx,
            UUID organisation,
            UUID community,
            String kind,
            Cadence cadence,
            ZoneId zone,
            UUID createdBy,
            Instant now) {
        Cadence starting = cadence.startingAfter(now, zone);
        var plan = new Plan(
                UUID.randomUUID(),
                organisation,
                community,
                kind,
                starting,
                zone,
                starting.next(now, zone),
                createdBy,
                now);
        tx.handle()
                .createUpdate("INSERT INTO plans (" + COLUMNS + ")" + """
                         VALUES (
                            :id, :organisationId, :communityId, :kind, :cadence, :zone, :nextDue, :createdBy, :createdAt)
                        """)
                .bind("id", plan.id())
                .bind("organisationId", organisation)
                .bind("communityId", community)
                .bind("kind", kind)
                .bind("cadence", starting.text())
                .bind("zone", zone.getId())
                .bind("nextDue", plan.nextDue())
                .bind("createdBy", createdBy)
                .bind("createdAt", now)
                .execute();
        tellAfterCommit(tx);
        return plan;
    }

    /** A community's plans of a kind that were not stopped, the next first. */
    public List<Plan> list(Transaction tx, UUID community, String kind) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + """
                         FROM plans
                        WHERE community_id = :community AND kind = :kind AND stopped_at IS NULL
                        ORDER BY next_due, id
                        """)
                .bind("community", community)
                .bind("kind", kind)
                .map((row, context) -> plan(row))
                .list();
    }

    /** A plan of this organisation; empty where there is none or it was stopped. */
    public Optional<Plan> find(Transaction tx, UUID organisation, UUID id) {
        return running(tx, id).filter(plan -> plan.organisationId().equals(organisation));
    }

    /** When every plan that was not stopped is due next, by the bot's clock. */
    public Map<UUID, Instant> upcoming(Transaction tx) {
        return tx.handle()
                .createQuery("SELECT id, next_due FROM plans WHERE stopped_at IS NULL")
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), instant(row, "next_due")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Leaves out the round at the plan's {@code nextDue}, where it is still to come; asked twice for the same round,
     * only that one is left out.
     *
     * @return the plan as it stands; empty where it was stopped
     */
    public Optional<Plan> skipNext(Transaction tx, Plan plan, Instant now) {
        if (advance(tx, plan, plan.cadence().next(plan.nextDue(), plan.zone()))) {
            record(tx, plan.id(), plan.nextDue(), "SKIPPED", 0, now);
            tellAfterCommit(tx);
        }
        return running(tx, plan.id());
    }

    /** Ends a plan; ending it twice changes nothing. */
    public void stop(Transaction tx, Plan plan, Instant now) {
        tx.handle()
                .createUpdate("UPDATE plans SET stopped_at = :now WHERE id = :id AND stopped_at IS NULL")
                .bind("now", now)
                .bind("id", plan.id())
                .execute();
        tellAfterCommit(tx);
    }

    /**
     * Does a plan's round in one transaction with moving the plan on, so that of all the nodes that try one succeeds.
     * Of the rounds missed while nobody was there only the newest counts, and only where it is not stale.
     *
     * @param due the round, as {@link #upcoming} told it
     * @param now by the bot's clock, not before {@code due}
     * @throws IllegalStateException where nobody registered the plan's kind
     */
    public Firing fire(UUID id, Instant due, Instant now) {
        return database.inTransaction(tx -> running(tx, id)
                .filter(plan -> plan.nextDue().equals(due))
                .map(plan -> fire(tx, plan, now))
                .orElse(Firing.SETTLED));
    }

    private Firing fire(Transaction tx, Plan plan, Instant now) {
        PlanKind kind = kinds.get(plan.kind());
        if (kind == null) {
            throw new IllegalStateException("Nobody knows how to do a plan of the kind " + plan.kind());
        }
        Round round = newest(plan, now);
        if (!advance(tx, plan, round.next())) {
            return Firing.SETTLED;
        }
        boolean stale = round.due().plus(kind.staleAfter()).isBefore(now);
        Firing firing = stale ? Firing.STALE : Firing.PERFORMED;
        record(tx, plan.id(), round.due(), firing.name(), round.missed(), now);
        if (!stale) {
            kind.perform(tx, plan, round.due());
        }
        tellAfterCommit(tx);
        return firing;
    }

    private record Round(Instant due, Instant next, int missed) {}

    private static Round newest(Plan plan, Instant now) {
        Instant due = plan.nextDue();
        int missed = 0;
        Instant next = plan.cadence().next(due, plan.zone());
        while (!next.isAfter(now)) {
            due = next;
            next = plan.cadence().next(due, plan.zone());
            missed++;
        }
        return new Round(due, next, missed);
    }

    private static boolean advance(Transaction tx, Plan plan, Instant next) {
        return tx.handle()
                        .createUpdate("""
                                UPDATE plans SET next_due = :next
                                WHERE id = :id AND next_due = :due AND stopped_at IS NULL
                                """)
                        .bind("next", next)
                        .bind("id", plan.id())
                        .bind("due", plan.nextDue())
                        .execute()
                == 1;
    }

    private static void record(Transaction tx, UUID plan, Instant due, String outcome, int missed, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO plan_firings (plan_id, due, outcome, missed, at)
                        VALUES (:plan, :due, :outcome, :missed, :at)
                        """)
                .bind("plan", plan)
                .bind("due", due)
                .bind("outcome", outcome)
                .bind("missed", missed)
                .bind("at", at)
                .execute();
    }

    private static Optional<Plan> running(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + " FROM plans WHERE id = :id AND stopped_at IS NULL")
                .bind("id", id)
                .map((row, context) -> plan(row))
                .findOne();
    }

    private static Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getObject("community_id", UUID.class),
                row.getString("kind"),
                Cadence.parse(row.getString("cadence")),
                ZoneId.of(row.getString("zone")),
                instant(row, "next_due"),
                row.getObject("created_by", UUID.class),
                instant(row, "created_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private void tellAfterCommit(Transaction tx) {
        tx.afterCommit(() -> listeners.forEach(Runnable::run));
    }
}

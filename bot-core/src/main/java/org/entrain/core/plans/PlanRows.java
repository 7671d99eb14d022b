package org.entrain.core.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;
import org.jspecify.annotations.Nullable;

/** Plans, their changes and their firings as rows. */
final class PlanRows {
    private static final String COLUMNS = """
            id, organisation_id, community_id, kind, subject, schedule, until, clock, audience, approval, zone, settled,
            next_round, next_due, paused_at, created_by, created_at
            """;

    private PlanRows() {}

    static void insert(Transaction tx, Plan plan) {
        tx.handle()
                .createUpdate("INSERT INTO plans (" + COLUMNS + ")" + """
                         VALUES (
                            :id, :organisationId, :communityId, :kind, :subject, :schedule, :until, :clock, :audience,
                            :approval, :zone, :createdAt, :nextRound, :nextDue, NULL, :createdBy, :createdAt)
                        """)
                .bind("id", plan.id())
                .bind("organisationId", plan.organisationId())
                .bind("communityId", plan.communityId())
                .bind("kind", plan.kind())
                .bind("subject", plan.subject())
                .bind("schedule", plan.schedule().text())
                .bind("until", plan.until().orElse(null))
                .bind("clock", plan.clock().name())
                .bind("audience", plan.audience().text())
                .bind("approval", plan.approval())
                .bind("zone", plan.zone().getId())
                .bind("nextRound", plan.nextRound())
                .bind("nextDue", plan.nextDue())
                .bind("createdBy", plan.createdBy())
                .bind("createdAt", plan.createdAt())
                .execute();
    }

    static List<Plan> list(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + """
                         FROM plans
                        WHERE community_id = :community AND stopped_at IS NULL
                        ORDER BY next_due, id
                        """)
                .bind("community", community)
                .map((row, context) -> plan(row))
                .list();
    }

    static Optional<Plan> running(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + " FROM plans WHERE id = :id AND stopped_at IS NULL")
                .bind("id", id)
                .map((row, context) -> plan(row))
                .findOne();
    }

    static Optional<Plan> ever(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + " FROM plans WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> plan(row))
                .findOne();
    }

    /** Locked, so that nobody changes it before the end of the transaction. */
    static Optional<Plan> locked(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery(
                        "SELECT " + COLUMNS + " FROM plans WHERE id = :id AND stopped_at IS NULL FOR NO KEY UPDATE")
                .bind("id", id)
                .map((row, context) -> plan(row))
                .findOne();
    }

    static Map<UUID, Instant> upcoming(Transaction tx) {
        return tx
                .handle()
                .createQuery("SELECT id, next_due FROM plans WHERE stopped_at IS NULL AND paused_at IS NULL")
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), instant(row, "next_due")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Map<UUID, Instant> upcoming(Transaction tx, Instant until, int most) {
        var upcoming = new LinkedHashMap<UUID, Instant>();
        tx.handle()
                .createQuery("""
                        SELECT id, next_due FROM plans
                        WHERE stopped_at IS NULL AND paused_at IS NULL AND next_due <= :until
                        ORDER BY next_due, id LIMIT :most
                        """)
                .bind("until", until)
                .bind("most", most)
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), instant(row, "next_due")))
                .forEach(plan -> upcoming.put(plan.getKey(), plan.getValue()));
        return upcoming;
    }

    static void stop(Transaction tx, UUID plan, Instant now) {
        tx.handle()
                .createUpdate("UPDATE plans SET stopped_at = :now WHERE id = :id AND stopped_at IS NULL")
                .bind("now", now)
                .bind("id", plan)
                .execute();
    }

    /** Ends every plan of a community; how many there were. */
    static int stopAll(Transaction tx, UUID community, Instant now) {
        return tx.handle()
                .createUpdate(
                        "UPDATE plans SET stopped_at = :now WHERE community_id = :community AND stopped_at IS NULL")
                .bind("now", now)
                .bind("community", community)
                .execute();
    }

    static void pause(Transaction tx, UUID plan, @Nullable Instant at) {
        tx.handle()
                .createUpdate("UPDATE plans SET paused_at = :at WHERE id = :id AND stopped_at IS NULL")
                .bind("at", at)
                .bind("id", plan)
                .execute();
    }

    /** The last round of a plan's schedule that is over. */
    static Instant settled(Transaction tx, UUID plan) {
        return tx.handle()
                .createQuery("SELECT settled FROM plans WHERE id = :id")
                .bind("id", plan)
                .mapTo(Instant.class)
                .one();
    }

    static void settle(Transaction tx, UUID plan, Instant round) {
        tx.handle()
                .createUpdate("UPDATE plans SET settled = greatest(settled, :round) WHERE id = :id")
                .bind("round", round)
                .bind("id", plan)
                .execute();
    }

    static void setNext(Transaction tx, UUID plan, Slot next) {
        tx.handle()
                .createUpdate("""
                        UPDATE plans SET next_round = :round, next_due = :due WHERE id = :id AND stopped_at IS NULL
                        """)
                .bind("round", next.round())
                .bind("due", next.due())
                .bind("id", plan)
                .execute();
    }

    static Map<Instant, Optional<Instant>> changes(Transaction tx, UUID plan) {
        var changes = new HashMap<Instant, Optional<Instant>>();
        tx.handle()
                .createQuery("SELECT round, moved_to FROM plan_changes WHERE plan_id = :plan")
                .bind("plan", plan)
                .map((row, context) -> Map.entry(
                        instant(row, "round"),
                        Optional.ofNullable(row.getObject("moved_to", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .forEach(change -> changes.put(change.getKey(), change.getValue()));
        return changes;
    }

    static void change(Transaction tx, UUID plan, Instant round, Optional<Instant> movedTo) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO plan_changes (plan_id, round, moved_to) VALUES (:plan, :round, :to)
                        ON CONFLICT (plan_id, round) DO UPDATE SET moved_to = excluded.moved_to
                        """)
                .bind("plan", plan)
                .bind("round", round)
                .bind("to", movedTo.orElse(null))
                .execute();
    }

    static Optional<PlanDraft> draft(Transaction tx, UUID plan, Instant round) {
        return tx.handle()
                .createQuery("SELECT choice, state FROM plan_drafts WHERE plan_id = :plan AND round = :round")
                .bind("plan", plan)
                .bind("round", round)
                .map((row, context) -> new PlanDraft(
                        plan, round, row.getString("choice"), PlanDraft.State.valueOf(row.getString("state"))))
                .findOne();
    }

    static void keep(Transaction tx, PlanDraft draft) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO plan_drafts (plan_id, round, choice, state) VALUES (:plan, :round, :choice, :state)
                        ON CONFLICT (plan_id, round) DO UPDATE SET choice = excluded.choice, state = excluded.state
                        """)
                .bind("plan", draft.plan())
                .bind("round", draft.round())
                .bind("choice", draft.choice())
                .bind("state", draft.state().name())
                .execute();
    }

    static boolean replace(Transaction tx, PlanDraft seen, PlanDraft then) {
        return tx.handle()
                        .createUpdate("""
                                UPDATE plan_drafts SET choice = :choice, state = :state
                                WHERE plan_id = :plan AND round = :round AND choice = :seenChoice AND state = :seenState
                                """)
                        .bind("choice", then.choice())
                        .bind("state", then.state().name())
                        .bind("plan", seen.plan())
                        .bind("round", seen.round())
                        .bind("seenChoice", seen.choice())
                        .bind("seenState", seen.state().name())
                        .execute()
                == 1;
    }

    static void record(Transaction tx, UUID plan, Instant due, String outcome, int missed, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO plan_firings (plan_id, due, outcome, missed, at)
                        VALUES (:plan, :due, :outcome, :missed, :at)
                        ON CONFLICT (plan_id, due) DO UPDATE SET outcome = excluded.outcome, at = excluded.at
                        """)
                .bind("plan", plan)
                .bind("due", due)
                .bind("outcome", outcome)
                .bind("missed", missed)
                .bind("at", at)
                .execute();
    }

    private static Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getObject("community_id", UUID.class),
                row.getString("kind"),
                row.getString("subject"),
                Schedule.parse(row.getString("schedule")),
                Optional.ofNullable(row.getObject("until", LocalDate.class)),
                Whose.valueOf(row.getString("clock")),
                Audience.parse(row.getString("audience")),
                row.getBoolean("approval"),
                ZoneId.of(row.getString("zone")),
                instant(row, "next_round"),
                instant(row, "next_due"),
                row.getObject("paused_at") != null,
                row.getObject("created_by", UUID.class),
                instant(row, "created_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

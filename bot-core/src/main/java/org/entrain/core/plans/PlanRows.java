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
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;

/** Plans and their firings as rows. */
final class PlanRows {
    private static final String COLUMNS =
            "id, organisation_id, community_id, kind, cadence, zone, next_due, created_by, created_at";

    private PlanRows() {}

    static void insert(Transaction tx, Plan plan) {
        tx.handle()
                .createUpdate("INSERT INTO plans (" + COLUMNS + ")" + """
                         VALUES (
                            :id, :organisationId, :communityId, :kind, :cadence, :zone, :nextDue, :createdBy, :createdAt)
                        """)
                .bind("id", plan.id())
                .bind("organisationId", plan.organisationId())
                .bind("communityId", plan.communityId())
                .bind("kind", plan.kind())
                .bind("cadence", plan.cadence().text())
                .bind("zone", plan.zone().getId())
                .bind("nextDue", plan.nextDue())
                .bind("createdBy", plan.createdBy())
                .bind("createdAt", plan.createdAt())
                .execute();
    }

    static List<Plan> list(Transaction tx, UUID community, String kind) {
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

    static Optional<Plan> running(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + " FROM plans WHERE id = :id AND stopped_at IS NULL")
                .bind("id", id)
                .map((row, context) -> plan(row))
                .findOne();
    }

    static Map<UUID, Instant> upcoming(Transaction tx) {
        return tx.handle()
                .createQuery("SELECT id, next_due FROM plans WHERE stopped_at IS NULL")
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), instant(row, "next_due")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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

    /** Moves a plan on; false where somebody else did, or stopped it. */
    static boolean advance(Transaction tx, Plan plan, Instant next) {
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

    static void record(Transaction tx, UUID plan, Instant due, String outcome, int missed, Instant at) {
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
}

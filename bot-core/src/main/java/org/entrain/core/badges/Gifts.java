package org.entrain.core.badges;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/**
 * How often people may give badges to each other: few, so that one means something, and not to and fro, so that nobody trades
 * them.
 */
final class Gifts {
    /** A month, where the organisation did not say otherwise. */
    static final int USUAL = 3;

    static final int MOST = 50;
    /** So long two people do not give each other the same. */
    static final Duration THERE_AND_BACK = Duration.ofDays(60);

    private Gifts() {}

    /** How many each may give in a calendar month. */
    static int allowance(Transaction tx, UUID organisation) {
        return tx.handle()
                .createQuery("SELECT monthly FROM badge_allowances WHERE organisation_id = :organisation")
                .bind("organisation", organisation)
                .mapTo(Integer.class)
                .findOne()
                .orElse(USUAL);
    }

    static void allow(Transaction tx, UUID organisation, int monthly) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO badge_allowances (organisation_id, monthly) VALUES (:organisation, :monthly)
                        ON CONFLICT (organisation_id) DO UPDATE SET monthly = excluded.monthly
                        """)
                .bind("organisation", organisation)
                .bind("monthly", monthly)
                .execute();
    }

    /** How many somebody gave this month, by their clock; until the transaction's end they give no other. */
    static int given(Transaction tx, UUID giver, Instant at, ZoneId zone) {
        tx.handle()
                .createQuery("SELECT pg_advisory_xact_lock(hashtextextended('gifts ' || :giver, 0)) IS NULL")
                .bind("giver", giver.toString())
                .mapTo(Boolean.class)
                .one();
        return tx.handle()
                .createQuery("SELECT count(*)::int FROM badge_awards WHERE giver_id = :giver AND earned_at >= :from")
                .bind("giver", giver)
                .bind(
                        "from",
                        at.atZone(zone)
                                .withDayOfMonth(1)
                                .truncatedTo(ChronoUnit.DAYS)
                                .toInstant())
                .mapTo(Integer.class)
                .one();
    }

    /** Whether somebody had this badge from the one they want to give it to, a short while ago. */
    static boolean isThereAndBack(Transaction tx, UUID badge, UUID giver, UUID receiver, Instant at) {
        List<UUID> found = tx.handle()
                .createQuery("""
                        SELECT id FROM badge_awards
                        WHERE giver_id = :receiver AND person_id = :giver AND badge_id = :badge AND earned_at > :since
                        """)
                .bind("receiver", receiver)
                .bind("giver", giver)
                .bind("badge", badge)
                .bind("since", at.minus(THERE_AND_BACK))
                .mapTo(UUID.class)
                .list();
        return !found.isEmpty();
    }
}

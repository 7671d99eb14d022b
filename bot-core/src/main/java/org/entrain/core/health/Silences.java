package org.entrain.core.health;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;

/** Communities in which nothing happens any more: their lead is told, once a silence, and what would end it. */
public final class Silences {
    /** So long, and it is a silence rather than a holiday. */
    private static final Duration A_SILENCE = Duration.ofDays(30);

    /** Nothing happened in {@code community} since this moment: the last fact, else its founding. */
    private record Silence(UUID organisation, UUID community, Instant since) {}

    private final Database database;
    private final Communities communities;
    private final Members members;
    private final Checkups checkups;
    private final Attention attention;

    /** Made once, when the program starts. */
    public Silences(
            Database database, Communities communities, Members members, Checkups checkups, Attention attention) {
        this.database = database;
        this.communities = communities;
        this.members = members;
        this.checkups = checkups;
        this.attention = attention;
    }

    /** Tells the leads of those that fell silent; to be done every hour, by any number of nodes. */
    public void tell(Instant now) {
        database.inTransaction(tx -> untold(tx, now.minus(A_SILENCE)))
                .forEach(silence -> database.useTransaction(tx -> tell(tx, silence, now)));
    }

    private void tell(Transaction tx, Silence silence, Instant now) {
        if (!note(tx, silence, now)) {
            return;
        }
        Community community = communities
                .byId(tx, silence.organisation(), silence.community())
                .orElseThrow();
        Advice advice = Advice.of(checkups.of(tx, community.id(), now));
        int days = (int) Duration.between(silence.since(), now).toDays();
        List<UUID> told = members.atLeast(tx, community.id(), Role.LEAD).stream()
                .filter(lead -> attention.write(
                        tx,
                        lead,
                        "health/silent/%s/%s/%s".formatted(community.id(), silence.since(), lead),
                        language -> HealthCards.silent(community, days, advice, language),
                        Weight.ASIDE,
                        now))
                .toList();
        if (told.isEmpty()) {
            // Whoever leads it one day shall hear of it.
            forget(tx, silence);
        }
    }

    private static List<Silence> untold(Transaction tx, Instant before) {
        return tx.handle()
                .createQuery("""
                        SELECT c.organisation_id, c.id, quiet.since
                        FROM communities c
                        CROSS JOIN LATERAL (
                            SELECT coalesce((SELECT at FROM activity
                                             WHERE community_id = c.id AND kind NOT IN (%s)
                                             ORDER BY at DESC LIMIT 1), c.created_at) AS since) AS quiet
                        WHERE c.archived_at IS NULL AND c.created_at < :before AND quiet.since < :before
                          AND NOT EXISTS (SELECT FROM silences s
                                          WHERE s.community_id = c.id AND s.since = quiet.since)
                        """.formatted(Checkups.NO_PART))
                .bind("before", before)
                .map((row, context) -> new Silence(
                        row.getObject("organisation_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Letters are forgotten after a while, so a row says that this silence was told. */
    private static boolean note(Transaction tx, Silence silence, Instant now) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO silences (community_id, since, told_at) VALUES (:community, :since, :now)
                        ON CONFLICT (community_id) DO UPDATE SET since = excluded.since, told_at = excluded.told_at
                        WHERE silences.since <> excluded.since
                        """)
                        .bind("community", silence.community())
                        .bind("since", silence.since())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    private static void forget(Transaction tx, Silence silence) {
        tx.handle()
                .createUpdate("DELETE FROM silences WHERE community_id = :community")
                .bind("community", silence.community())
                .execute();
    }
}

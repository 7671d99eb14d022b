package org.entrain.core.badges;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.jspecify.annotations.Nullable;

/** Who has which badge: one row for a person and a badge, whoever comes first. */
final class AwardRows {
    /** Keeps an award; false where the person has the badge already. */
    boolean add(Transaction tx, Award award) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO badge_awards (id, badge_id, organisation_id, person_id, community_id, earned_at, kept_at,
                                                  until, given, giver_id, reason)
                        VALUES (:id, :badge, :organisation, :person, :community, :at, :kept, :until, :given, :giver, :reason)
                        ON CONFLICT (person_id, badge_id) DO NOTHING
                        """)
                        .bind("id", award.id())
                        .bind("badge", award.badge())
                        .bind("organisation", award.organisation())
                        .bind("person", award.person())
                        .bind("community", award.community())
                        .bind("at", award.earnedAt())
                        .bind("kept", award.keptAt())
                        .bind("until", award.until().orElse(null))
                        .bind("given", award.gift().isPresent())
                        .bind("giver", award.gift().flatMap(Award.Gift::giver).orElse(null))
                        .bind("reason", award.gift().map(Award.Gift::reason).orElse(""))
                        .execute()
                == 1;
    }

    /** What these people have, the latest first. */
    List<Award> of(Transaction tx, Collection<UUID> persons) {
        return tx.handle()
                .createQuery("SELECT * FROM badge_awards WHERE person_id = ANY (:persons) ORDER BY earned_at DESC, id")
                .bindArray("persons", UUID.class, persons.toArray())
                .map((row, context) -> read(row))
                .list();
    }

    /** Of these badges what these people have. */
    List<Award> of(Transaction tx, Collection<UUID> persons, Collection<UUID> badges) {
        return tx.handle()
                .createQuery("SELECT * FROM badge_awards WHERE person_id = ANY (:persons) AND badge_id = ANY (:badges)")
                .bindArray("persons", UUID.class, persons.toArray())
                .bindArray("badges", UUID.class, badges.toArray())
                .map((row, context) -> read(row))
                .list();
    }

    /** An award of this person. */
    Optional<Award> find(Transaction tx, UUID person, UUID id) {
        return tx.handle()
                .createQuery("SELECT * FROM badge_awards WHERE id = :id AND person_id = :person")
                .bind("id", id)
                .bind("person", person)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** How many badges somebody has that count. */
    int count(Transaction tx, UUID person, Instant now) {
        return tx.handle()
                .createQuery("""
                        SELECT count(*)::int FROM badge_awards
                        WHERE person_id = :person AND revoked_at IS NULL AND (until IS NULL OR until > :now)
                        """)
                .bind("person", person)
                .bind("now", now)
                .mapTo(Integer.class)
                .one();
    }

    /** Those that soon lapse and whose people were not told; nobody else looks at them until the transaction's end. */
    List<Award> ending(Transaction tx, Instant before, int limit) {
        return tx.handle()
                .createQuery("""
                        SELECT * FROM badge_awards
                        WHERE until IS NOT NULL AND revoked_at IS NULL
                          AND until <= :before AND told_until IS DISTINCT FROM until
                        ORDER BY until LIMIT :limit FOR UPDATE SKIP LOCKED
                        """)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Notes that the person was told when it lapses. */
    void told(Transaction tx, Award award) {
        tx.handle()
                .createUpdate("UPDATE badge_awards SET told_until = until WHERE id = :id")
                .bind("id", award.id())
                .execute();
    }

    /** Has an award last longer; false where somebody else saw to it, or it is gone. */
    boolean keep(Transaction tx, Award award, Instant until, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        UPDATE badge_awards SET until = :until, kept_at = :at
                        WHERE id = :id AND until = :before AND revoked_at IS NULL
                        """)
                        .bind("until", until)
                        .bind("at", at)
                        .bind("id", award.id())
                        .bind("before", award.until().orElse(null))
                        .execute()
                == 1;
    }

    /** Takes an award back; false where it was taken back before. */
    boolean revoke(Transaction tx, UUID id, Instant at) {
        return tx.handle()
                        .createUpdate("UPDATE badge_awards SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL")
                        .bind("at", at)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    private static Award read(ResultSet row) throws SQLException {
        return new Award(
                row.getObject("id", UUID.class),
                row.getObject("badge_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("community_id", UUID.class),
                row.getObject("earned_at", OffsetDateTime.class).toInstant(),
                row.getObject("kept_at", OffsetDateTime.class).toInstant(),
                moment(row.getObject("until", OffsetDateTime.class)),
                moment(row.getObject("revoked_at", OffsetDateTime.class)),
                row.getBoolean("given")
                        ? Optional.of(new Award.Gift(
                                Optional.ofNullable(row.getObject("giver_id", UUID.class)), row.getString("reason")))
                        : Optional.empty());
    }

    private static Optional<Instant> moment(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}

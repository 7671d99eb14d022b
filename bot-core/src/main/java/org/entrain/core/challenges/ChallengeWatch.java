package org.entrain.core.challenges;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Texts;

/** What the clock does with challenges: it begins and ends them, reminds who asked for it, and tells the crew what waits. */
public final class ChallengeWatch {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Database database;
    private final Course course;
    private final Members members;
    private final Attention attention;
    private final Participants participants = new Participants();

    /** Watches over this course of things. */
    public ChallengeWatch(Database database, Course course, Members members, Attention attention) {
        this.database = database;
        this.course = course;
        this.members = members;
        this.attention = attention;
    }

    /** Does what is due; meant for every minute, by any number of nodes. */
    public void look(Instant now) {
        due(now, "state = 'OPEN' AND starts_at <= :now")
                .forEach(id -> database.useTransaction(tx -> course.begin(tx, id, now)));
        due(now, "state = 'RUNNING' AND ends_at <= :now")
                .forEach(id -> database.useTransaction(tx -> course.end(tx, id, now)));
        while (database.inTransaction(tx -> remind(tx, "half", "half_at", now))) {
            // One challenge after another.
        }
        while (database.inTransaction(tx -> remind(tx, "last", "last_at", now))) {
            // One challenge after another.
        }
        while (database.inTransaction(tx -> tellCrew(tx, now))) {
            // One challenge after another.
        }
    }

    private List<UUID> due(Instant now, String condition) {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT id FROM challenges WHERE " + condition)
                .bind("now", now)
                .mapTo(UUID.class)
                .list());
    }

    /** A challenge about which something is to be said. */
    private record Due(UUID id, UUID communityId, String name, ZoneId zone) {}

    private boolean remind(Transaction tx, String what, String column, Instant now) {
        Optional<Due> due = due(tx, """
                UPDATE challenges SET %1$s = NULL
                FROM communities c
                WHERE c.id = challenges.community_id AND challenges.id = (
                    SELECT id FROM challenges WHERE state = 'RUNNING' AND %1$s <= :now
                    ORDER BY %1$s LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING challenges.id, challenges.community_id, challenges.name, c.zone
                """.formatted(column), now);
        due.ifPresent(challenge -> attention.writeEach(
                tx,
                participants.toRemind(tx, challenge.id()),
                person -> Progress.reminder(what, challenge.id(), person),
                (person, language) -> MyCards.reminder(
                        challenge.id(), challenge.name(), what, Texts.of(ChallengeWatch.class, language)),
                Weight.EXPECTED,
                now,
                morning(LocalDate.ofInstant(now, challenge.zone()), now)));
        return due.isPresent();
    }

    /** In the morning of a day, wherever somebody lives. */
    private static Function<ZoneId, Optional<Instant>> morning(LocalDate day, Instant now) {
        return zone -> {
            Instant at = day.atTime(MORNING).atZone(zone).toInstant();
            return Optional.of(at.isBefore(now) ? now : at);
        };
    }

    /** Once a day, from nine o'clock on, for what waited an hour: a letter gathers all that waits. */
    private boolean tellCrew(Transaction tx, Instant now) {
        Optional<Due> due = due(tx, """
                UPDATE challenges SET crew_told_on = CAST(CAST(:now AS timestamptz) AT TIME ZONE c.zone AS date)
                FROM communities c
                WHERE c.id = challenges.community_id AND challenges.id = (
                    SELECT ch.id FROM challenge_proofs f
                    JOIN challenges ch ON ch.id = f.challenge_id JOIN communities o ON o.id = ch.community_id
                    WHERE f.state = 'WAITING' AND f.handed_at <= CAST(:now AS timestamptz) - INTERVAL '1 hour'
                      AND (ch.state = 'RUNNING'
                           OR (ch.state = 'ENDED' AND ch.ended_at > CAST(:now AS timestamptz) - INTERVAL '7 days'))
                      AND ch.crew_told_on IS DISTINCT FROM CAST(CAST(:now AS timestamptz) AT TIME ZONE o.zone AS date)
                      AND extract(hour FROM CAST(:now AS timestamptz) AT TIME ZONE o.zone) >= 9
                    LIMIT 1 FOR UPDATE OF ch SKIP LOCKED)
                RETURNING challenges.id, challenges.community_id, challenges.name, c.zone
                """, now);
        due.ifPresent(challenge -> {
            LocalDate today = LocalDate.ofInstant(now, challenge.zone());
            attention.writeAll(
                    tx,
                    members.atLeast(tx, challenge.communityId(), Role.CREW),
                    person -> "challenge/waiting/%s/%s/%s".formatted(challenge.communityId(), today, person),
                    language -> ProofCards.waiting(
                            challenge.communityId(), challenge.name(), Texts.of(ChallengeWatch.class, language)),
                    Weight.NUDGE,
                    now);
        });
        return due.isPresent();
    }

    private static Optional<Due> due(Transaction tx, String sql, Instant now) {
        return tx.handle()
                .createQuery(sql)
                .bind("now", now)
                .map((row, context) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getObject("community_id", UUID.class),
                        row.getString("name"),
                        ZoneId.of(row.getString("zone"))))
                .findOne();
    }
}

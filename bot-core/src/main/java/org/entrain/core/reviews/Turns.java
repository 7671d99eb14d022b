package org.entrain.core.reviews;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Whose cards are looked at next, and what is due of them: a queue that any number of nodes work off. */
public final class Turns {
    /** How many questions somebody is asked on a day without asking for more. */
    public static final int A_DAY = 3;

    private static final Instant EVER = Instant.parse("2000-01-01T00:00:00Z");
    private static final UUID NOBODY = new UUID(0, 0);

    /**
     * Somebody's turn.
     *
     * @param at when it came
     * @param questions what is due, the one most likely to be forgotten first; {@link #A_DAY} at the most
     * @param next the day on which something is due after that
     */
    public record Turn(UUID person, Instant at, List<UUID> questions, Optional<LocalDate> next) {
        public Turn {
            questions = List.copyOf(questions);
        }
    }

    /** When somebody's turn comes; on that day, their own. */
    record Next(Instant at, LocalDate day) {}

    /**
     * Picks what is due of those whose turn it is, and holds them so that no other node does. Risk grows with the days
     * since the last review for each day of stability, so it need not be reckoned to compare it. Whether
     * something can be asked is looked up of the first of them alone, one after another, until there are enough: as a
     * join it would be looked up of all.
     *
     * @param after the last turn of the batch before; empty for the first
     * @param limit of persons
     */
    public List<Turn> due(Transaction tx, Instant now, Optional<Turn> after, int limit) {
        return tx.handle()
                .createQuery("""
                        WITH turn AS MATERIALIZED (
                            SELECT person_id, at, greatest(day, CAST(:earliest AS date)) AS day FROM review_turns
                            WHERE at <= :now AND (at, person_id) > (:at, :person)
                            ORDER BY at, person_id LIMIT :limit FOR UPDATE SKIP LOCKED
                        ), reader AS MATERIALIZED (
                            SELECT turn.*, ARRAY(
                                SELECT m.community_id FROM memberships m JOIN communities k ON k.id = m.community_id
                                WHERE m.person_id = turn.person_id AND m.gone_at IS NULL AND k.archived_at IS NULL
                                ) AS communities
                            FROM turn)
                        SELECT t.person_id, t.at, picked.questions, (
                            SELECT min(due_on) FROM review_cards
                            WHERE person_id = t.person_id AND due_on > t.day) AS next
                        FROM reader t
                        CROSS JOIN LATERAL (
                            SELECT array_agg(question_id ORDER BY risk DESC, question_id) AS questions FROM (
                                SELECT c.question_id, c.risk
                                FROM (SELECT question_id, (t.day - learnt_on) / stability AS risk FROM review_cards
                                      WHERE person_id = t.person_id AND due_on <= t.day
                                      ORDER BY risk DESC, question_id) c
                                WHERE (SELECT q.standing = 'APPROVED' AND q.community_id = ANY (t.communities)
                                       FROM questions q WHERE q.id = c.question_id)
                                ORDER BY c.risk DESC, c.question_id LIMIT :most) AS most) AS picked
                        ORDER BY t.at, t.person_id
                        """)
                .bind("now", now)
                // Where it is earliest, it is the day before.
                .bind("earliest", LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1))
                .bind("at", after.map(Turn::at).orElse(EVER))
                .bind("person", after.map(Turn::person).orElse(NOBODY))
                .bind("limit", limit)
                .bind("most", A_DAY)
                .map((row, context) -> turn(row))
                .list();
    }

    private static Turn turn(ResultSet row) throws SQLException {
        return new Turn(
                row.getObject("person_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getArray("questions")).map(Turns::ids).orElse(List.of()),
                Optional.ofNullable(row.getObject("next", LocalDate.class)));
    }

    private static List<UUID> ids(Array array) {
        try {
            return Arrays.asList((UUID[]) array.getArray());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says when the next turn of some comes; of the others among {@code persons} none does until there is a new card. */
    void move(Transaction tx, List<UUID> persons, Map<UUID, Next> next) {
        List<Map.Entry<UUID, Next>> moved = List.copyOf(next.entrySet());
        tx.handle()
                .createUpdate("""
                        WITH over AS (
                            DELETE FROM review_turns WHERE person_id = ANY (:persons) AND person_id <> ALL (:moved))
                        UPDATE review_turns t SET at = g.at, day = CAST(g.day AS date)
                        FROM unnest(:moved, :ats, :days) AS g (person, at, day) WHERE t.person_id = g.person
                        """)
                .bindArray("persons", UUID.class, persons.toArray())
                .bindArray(
                        "moved",
                        UUID.class,
                        moved.stream().map(Map.Entry::getKey).toArray())
                .bindArray(
                        "ats",
                        Instant.class,
                        moved.stream().map(one -> one.getValue().at()).toArray())
                .bindArray(
                        "days",
                        String.class,
                        moved.stream()
                                .map(one -> one.getValue().day().toString())
                                .toArray())
                .execute();
    }

    /** Has nobody remind somebody. */
    void silence(Transaction tx, UUID person, Instant now) {
        tx.handle().createUpdate("""
                        WITH over AS (DELETE FROM review_turns WHERE person_id = :person)
                        INSERT INTO review_silences (person_id, since) VALUES (:person, :now) ON CONFLICT DO NOTHING
                        """).bind("person", person).bind("now", now).execute();
    }

    /** Has somebody be reminded again, who is looked at soon. */
    void speak(Transaction tx, UUID person, Next soon) {
        tx.handle()
                .createUpdate("""
                        WITH over AS (DELETE FROM review_silences WHERE person_id = :person)
                        INSERT INTO review_turns (person_id, at, day) VALUES (:person, :at, :day)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("person", person)
                .bind("at", soon.at())
                .bind("day", soon.day())
                .execute();
    }
}

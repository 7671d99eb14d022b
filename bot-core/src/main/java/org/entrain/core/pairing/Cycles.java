package org.entrain.core.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** The rounds of programmes, and who waits in them for somebody to meet. */
final class Cycles {
    private static final String SELECT =
            "SELECT id, programme_id, number, begins_at, placed_until, ends_at FROM pairing_rounds ";

    /** Begins the next round of a programme that is held; what groups of the one before were still to be asked is dropped. */
    Cycle begin(Transaction tx, Programme programme, RoundTimes times) {
        tx.handle().createUpdate("""
                        DELETE FROM pairing_asks k USING pairing_groups g JOIN pairing_rounds r ON r.id = g.round_id
                        WHERE k.group_id = g.id AND r.programme_id = :programme AND k.asked_at IS NULL
                        """).bind("programme", programme.id()).execute();
        return tx.handle()
                .createQuery("""
                        INSERT INTO pairing_rounds (id, programme_id, number, begins_at, placed_until, ends_at)
                        SELECT gen_random_uuid(), :programme, coalesce(max(number), 0) + 1, :begins, :placed, :ends
                        FROM pairing_rounds WHERE programme_id = :programme
                        RETURNING id, programme_id, number, begins_at, placed_until, ends_at
                        """)
                .bind("programme", programme.id())
                .bind("begins", times.begins())
                .bind("placed", times.placedUntil(programme.kind()))
                .bind("ends", times.ends())
                .map((row, context) -> read(row))
                .one();
    }

    /** The latest round of a programme, over or not. */
    Optional<Cycle> latest(Transaction tx, Programme programme) {
        return tx.handle()
                .createQuery(SELECT + "WHERE programme_id = :programme ORDER BY number DESC LIMIT 1")
                .bind("programme", programme.id())
                .map((row, context) -> read(row))
                .findOne();
    }

    Optional<Cycle> find(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static Cycle read(ResultSet row) throws SQLException {
        return new Cycle(
                row.getObject("id", UUID.class),
                row.getObject("programme_id", UUID.class),
                row.getInt("number"),
                moment(row, "begins_at"),
                moment(row, "placed_until"),
                moment(row, "ends_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    void wait(Transaction tx, Cycle cycle, Collection<UUID> persons, Instant since) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO pairing_waiting (round_id, person_id, since)
                        SELECT :round, person, :since FROM unnest(:persons) AS person
                        ON CONFLICT (round_id, person_id) DO NOTHING
                        """)
                .bind("round", cycle.id())
                .bindArray("persons", UUID.class, persons.toArray())
                .bind("since", since)
                .execute();
    }

    void waitNoMore(Transaction tx, Cycle cycle, Collection<UUID> persons) {
        tx.handle()
                .createUpdate("DELETE FROM pairing_waiting WHERE round_id = :round AND person_id = ANY (:persons)")
                .bind("round", cycle.id())
                .bindArray("persons", UUID.class, persons.toArray())
                .execute();
    }

    /** Somebody who waits. */
    record Waiting(UUID personId, Instant since) {}

    /** Who waits in a round, the longest first. */
    List<Waiting> waiting(Transaction tx, UUID cycle) {
        return tx.handle()
                .createQuery(
                        "SELECT person_id, since FROM pairing_waiting WHERE round_id = :round ORDER BY since, person_id")
                .bind("round", cycle)
                .map((row, context) -> new Waiting(row.getObject("person_id", UUID.class), moment(row, "since")))
                .list();
    }

    /** The rounds in which somebody waits who can still be matched. */
    List<UUID> withWaiting(Transaction tx, Instant now) {
        return tx.handle().createQuery("""
                        SELECT DISTINCT r.id FROM pairing_waiting w
                        JOIN pairing_rounds r ON r.id = w.round_id
                        JOIN pairing_programmes p ON p.id = r.programme_id
                        JOIN plans l ON l.id = p.plan_id
                        WHERE r.begins_at <= :now AND r.placed_until > :now AND l.stopped_at IS NULL
                        """).bind("now", now).mapTo(UUID.class).list();
    }
}

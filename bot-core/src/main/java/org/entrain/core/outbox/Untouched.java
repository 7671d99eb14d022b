package org.entrain.core.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.entrain.core.chat.Message;
import org.entrain.core.database.Transaction;

/**
 * Letters that no sender has touched yet: whoever wrote them may still think again of when they go, and whether they go
 * by themselves. One that was sent, or is being sent, stays as it is.
 */
public final class Untouched {
    private static final String UNTOUCHED =
            "state = 'WAITING' AND sent_revision = 0 AND lease_id IS NULL AND NOT uncertain";

    private Untouched() {}

    /**
     * A letter that waits.
     *
     * @param due by the bot's clock
     */
    public record Waiting(Message message, Instant due) {}

    /** Those of these letters that wait, by their stamps; no sender touches them before this transaction ends. */
    public static Map<String, Waiting> hold(Transaction tx, Collection<String> stamps) {
        return tx
                .handle()
                .createQuery("SELECT stamp, said(letters) AS said, due FROM letters WHERE stamp = ANY (:stamps) AND "
                        + UNTOUCHED + " ORDER BY id FOR UPDATE")
                .bindArray("stamps", String.class, stamps.toArray())
                .map((row, context) -> Map.entry(row.getString("stamp"), waiting(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                MessageJson.read(row.getString("said")),
                row.getObject("due", OffsetDateTime.class).toInstant());
    }

    /** Has letters go at another time. */
    public static void move(Transaction tx, Map<String, Instant> dues) {
        tx.handle()
                .createUpdate("""
                        UPDATE letters SET due = moved.at, worth_until = worth_until + (moved.at - due)
                        FROM unnest(:stamps, :dues) AS moved (moved_stamp, at)
                        WHERE stamp = moved_stamp AND %s
                        """.formatted(UNTOUCHED))
                .bindArray("stamps", String.class, dues.keySet().toArray())
                .bindArray("dues", Instant.class, dues.values().toArray())
                .execute();
    }

    /** Has letters be as if they had never been written: they may be written again. */
    public static void unwrite(Transaction tx, Collection<String> stamps) {
        tx.handle()
                .createUpdate("DELETE FROM letters WHERE stamp = ANY (:stamps) AND " + UNTOUCHED)
                .bindArray("stamps", String.class, stamps.toArray())
                .execute();
    }
}

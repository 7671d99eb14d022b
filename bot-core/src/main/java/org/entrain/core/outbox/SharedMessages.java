package org.entrain.core.outbox;

import java.time.Instant;
import org.entrain.core.chat.Message;
import org.entrain.core.database.Transaction;

/** What many letters say, kept once. The function {@code said} of the database reads a letter's message, shared or its own. */
final class SharedMessages {
    private SharedMessages() {}

    /** Keeps a message for letters of the same transaction; its number. */
    static long keep(Transaction tx, Message message) {
        return tx.handle()
                .createQuery("INSERT INTO shared_messages (message) VALUES (CAST(:message AS jsonb)) RETURNING id")
                .bind("message", MessageJson.write(message))
                .mapTo(Long.class)
                .one();
    }

    /**
     * Deletes messages that no letter says any more. The OFFSET has one after another looked for, in an index of a few pages.
     *
     * @param before when they were written at the latest, by the real time
     */
    static void forget(Transaction tx, Instant before) {
        tx.handle().createUpdate("""
                        DELETE FROM shared_messages s
                        WHERE s.written_at < :before
                          AND NOT EXISTS (SELECT FROM letters l WHERE l.shared_id = s.id OFFSET 0)
                        """).bind("before", before).execute();
    }
}

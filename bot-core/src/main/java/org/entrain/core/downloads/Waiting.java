package org.entrain.core.downloads;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/**
 * Files that somebody brought to a community and that wait for a word of theirs, in a table of the feature that takes them: the
 * latest few of each person, for a week.
 */
public final class Waiting {
    private static final int KEPT = 3;
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final String table;

    /** In a table with the columns {@code id, community_id, person_id, name, file_name, content, created_at}. */
    public Waiting(String table) {
        this.table = table;
    }

    /**
     * A file.
     *
     * @param name of what it shall become
     * @param fileName as the person named it; {@code ""} for what was pasted
     */
    @SuppressWarnings("ArrayRecordComponent") // read once or twice, never compared
    public record File(UUID community, String name, String fileName, byte[] content) {}

    /** Keeps one, and returns the id by which it is taken; what waited too long, and the person's oldest, go. */
    public UUID keep(Transaction tx, UUID person, File file, Instant at) {
        UUID id = UUID.randomUUID();
        tx.handle()
                .createUpdate("""
                        INSERT INTO %s (id, community_id, person_id, name, file_name, content, created_at)
                        VALUES (:id, :community, :person, :name, :fileName, :content, :at)
                        """.formatted(table))
                .bind("id", id)
                .bind("community", file.community())
                .bind("person", person)
                .bind("name", file.name())
                .bind("fileName", file.fileName())
                .bind("content", file.content())
                .bind("at", at)
                .execute();
        tx.handle()
                .createUpdate("""
                        DELETE FROM %1$s WHERE created_at < :before OR id IN (
                            SELECT id FROM %1$s WHERE person_id = :person
                            ORDER BY created_at DESC, id = :id DESC OFFSET :kept)
                        """.formatted(table))
                .bind("before", at.minus(A_WEEK))
                .bind("person", person)
                .bind("id", id)
                .bind("kept", KEPT)
                .execute();
        return id;
    }

    /** Takes a person's own file out; of two who take it at once, one gets it. */
    public Optional<File> take(Transaction tx, UUID id, UUID person) {
        return tx.handle()
                .createQuery("""
                        DELETE FROM %s WHERE id = :id AND person_id = :person
                        RETURNING community_id, name, file_name, content
                        """.formatted(table))
                .bind("id", id)
                .bind("person", person)
                .map((row, context) -> new File(
                        row.getObject("community_id", UUID.class),
                        row.getString("name"),
                        row.getString("file_name"),
                        row.getBytes("content")))
                .findOne();
    }
}

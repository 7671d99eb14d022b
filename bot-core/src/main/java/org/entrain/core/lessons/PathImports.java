package org.entrain.core.lessons;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Files that wait for a word of who brought them: the latest few of each person, for a week. */
final class PathImports {
    private static final int KEPT = 3;
    private static final Duration WAITING = Duration.ofDays(7);

    /** A file that was brought, to this community. */
    record Draft(UUID communityId, Folder folder) {}

    UUID keep(Transaction tx, UUID community, UUID person, String fileName, byte[] content, Instant at) {
        UUID id = UUID.randomUUID();
        tx.handle()
                .createUpdate("""
                        INSERT INTO path_imports (id, community_id, person_id, file_name, content, created_at)
                        VALUES (:id, :community, :person, :fileName, :content, :at)
                        """)
                .bind("id", id)
                .bind("community", community)
                .bind("person", person)
                .bind("fileName", fileName)
                .bind("content", content)
                .bind("at", at)
                .execute();
        tx.handle()
                .createUpdate("""
                        DELETE FROM path_imports WHERE (person_id = :person AND created_at < :before) OR id IN (
                            SELECT id FROM path_imports WHERE person_id = :person
                            ORDER BY created_at DESC, id = :id DESC OFFSET :kept)
                        """)
                .bind("before", at.minus(WAITING))
                .bind("person", person)
                .bind("id", id)
                .bind("kept", KEPT)
                .execute();
        return id;
    }

    /** Takes a person's own file out; of two who take it at once, one gets it. */
    Optional<Draft> take(Transaction tx, UUID id, UUID person) {
        return tx.handle()
                .createQuery("""
                        DELETE FROM path_imports WHERE id = :id AND person_id = :person
                        RETURNING community_id, file_name, content
                        """)
                .bind("id", id)
                .bind("person", person)
                .map((row, context) -> new Draft(
                        row.getObject("community_id", UUID.class),
                        FolderReader.read(row.getString("file_name"), row.getBytes("content"))))
                .findOne();
    }
}

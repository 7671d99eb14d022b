package org.entrain.core.challenges;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** What people shared in challenges: a link and a sentence. */
final class Resources {
    /**
     * Something worth reading or seeing.
     *
     * @param by the name of who shared it; empty once nobody is to know any more
     */
    record Resource(String url, String words, Optional<String> by) {}

    /** Keeps what somebody shares. */
    UUID share(Transaction tx, UUID challenge, UUID person, URI url, String words, Instant at) {
        UUID id = UUID.randomUUID();
        tx.handle()
                .createUpdate("""
                        INSERT INTO challenge_resources (id, challenge_id, person_id, url, words, shared_at)
                        VALUES (:id, :challenge, :person, :url, :words, :at)
                        """)
                .bind("id", id)
                .bind("challenge", challenge)
                .bind("person", person)
                .bind("url", url.toString())
                .bind("words", words)
                .bind("at", at)
                .execute();
        return id;
    }

    /** What was shared in a challenge, the same page once, the first shared first. */
    List<Resource> of(Transaction tx, UUID challenge) {
        return tx.handle()
                .createQuery("""
                        SELECT url, words, by FROM (
                            SELECT DISTINCT ON (r.url) r.url, r.words, p.name AS by, r.shared_at
                            FROM challenge_resources r LEFT JOIN persons p ON p.id = r.person_id
                            WHERE r.challenge_id = :challenge ORDER BY r.url, r.shared_at) AS shared
                        ORDER BY shared_at, url
                        """)
                .bind("challenge", challenge)
                .map((row, context) -> new Resource(
                        row.getString("url"), row.getString("words"), Optional.ofNullable(row.getString("by"))))
                .list();
    }
}

package org.entrain.core.downloads;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/**
 * Files handed to one person by a link that works once, for a quarter of an hour. Whoever knows the link has the file, so
 * the link is a secret of 256 bits of which only the hash is kept.
 */
public final class Downloads implements PersonalData {
    /** How long a link works. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final int SECRET_BYTES = 32;

    private final Database database;
    private final URI publicUrl;
    private final RandomGenerator random;

    /**
     * Made once, when the program starts.
     *
     * @param publicUrl how the world reaches the program, without a slash at its end
     * @param random must not be guessable: a {@link java.security.SecureRandom}
     */
    public Downloads(Database database, URI publicUrl, RandomGenerator random) {
        this.database = database;
        this.publicUrl = publicUrl;
        this.random = random;
    }

    /** Keeps a file for a person. What is returned is their link, and is shown to nobody else. */
    public URI offer(Transaction tx, UUID person, Download file, Instant at) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        tx.handle()
                .createUpdate("""
                        INSERT INTO downloads (token_hash, person_id, name, type, content, expires_at)
                        VALUES (:hash, :person, :name, :type, :content, :expires)
                        """)
                .bind("hash", hash(token))
                .bind("person", person)
                .bind("name", file.name())
                .bind("type", file.type())
                .bind("content", file.content())
                .bind("expires", at.plus(LIFETIME))
                .execute();
        return URI.create(publicUrl + "/files/" + token);
    }

    /** The name of the file that waits behind a link; empty where there is none, or none any more. */
    public Optional<String> waiting(String token, Instant now) {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT name FROM downloads WHERE token_hash = :hash AND expires_at > :now")
                .bind("hash", hash(token))
                .bind("now", now)
                .mapTo(String.class)
                .findOne());
    }

    /** Takes the file that waits behind a link: the first to ask has it, and then it is gone. */
    public Optional<Download> take(String token, Instant now) {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("""
                        DELETE FROM downloads WHERE token_hash = :hash AND expires_at > :now
                        RETURNING name, type, content
                        """)
                .bind("hash", hash(token))
                .bind("now", now)
                .map((row, context) ->
                        new Download(row.getString("name"), row.getString("type"), row.getBytes("content")))
                .findOne());
    }

    /** Deletes what nobody fetched in time; to be done every hour. */
    public void clear(Instant now) {
        database.useTransaction(tx -> tx.handle()
                .createUpdate("DELETE FROM downloads WHERE expires_at <= :now")
                .bind("now", now)
                .execute());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public List<String> tables() {
        return List.of("downloads");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "Files that wait for you",
                tx.handle()
                        .createQuery(
                                "SELECT name, expires_at FROM downloads WHERE person_id = :person ORDER BY expires_at")
                        .bind("person", person)
                        .mapToMap()
                        .list());
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        tx.handle()
                .createUpdate("DELETE FROM downloads WHERE person_id = :person")
                .bind("person", person)
                .execute();
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        tx.handle()
                .createUpdate("UPDATE downloads SET person_id = :into WHERE person_id = :from")
                .bind("from", from)
                .bind("into", into)
                .execute();
    }
}

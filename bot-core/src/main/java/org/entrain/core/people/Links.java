package org.entrain.core.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;

/**
 * How somebody says that two accounts are theirs: a code that is shown to one of them and typed with the other, once.
 * Nobody is ever linked by guess.
 */
public final class Links {
    /** How long a code is good for. */
    public static final Duration VALID = Duration.ofMinutes(15);
    /** How long nobody may try who typed wrong codes {@link #TRIES} times. */
    public static final Duration PAUSE = Duration.ofHours(1);

    /** 31 letters and digits that nobody takes for another; eight of them are 850 thousand million codes. */
    private static final String SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 8;
    private static final int TRIES = 5;

    /** What became of a code that was typed. */
    public enum Outcome {
        /** The two are one person now. */
        LINKED,
        /** There is no such code. */
        UNKNOWN,
        /** It is too old. */
        EXPIRED,
        /** It was typed before. */
        USED,
        /** Who typed it is who asked for it. */
        OWN,
        /** It is of another organisation. */
        ELSEWHERE,
        /** Too many wrong ones. */
        BLOCKED
    }

    /**
     * A code that was typed.
     *
     * @param person who they are now
     */
    public record Tried(Outcome outcome, UUID person) {}

    private record Code(UUID person, UUID organisation, Instant expiresAt, boolean used) {}

    private final Reunion reunion;
    private final RandomGenerator random;

    /**
     * Made once, when the program starts.
     *
     * @param random makes the codes: nobody may foresee what it says
     */
    public Links(Reunion reunion, RandomGenerator random) {
        this.reunion = reunion;
        this.random = random;
    }

    /** A new code for somebody, to be shown to them alone; the one before is worth nothing from now on. */
    public String newCode(Transaction tx, UUID person, Instant at) {
        String code = random.ints(LENGTH, 0, SIGNS.length())
                .mapToObj(sign -> SIGNS.substring(sign, sign + 1))
                .collect(Collectors.joining());
        tx.handle()
                .createUpdate("""
                        INSERT INTO link_codes (person_id, hash, expires_at) VALUES (:person, :hash, :expires)
                        ON CONFLICT (person_id) DO UPDATE
                        SET hash = excluded.hash, expires_at = excluded.expires_at, used_at = NULL
                        """)
                .bind("person", person)
                .bind("hash", hash(code))
                .bind("expires", at.plus(VALID))
                .execute();
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }

    /** Makes the person who typed a code the person who asked for it, where all is well. */
    public Tried link(Transaction tx, Person typist, String typed, Instant at) {
        // Counted before anything is looked up: of two tries at once the second sees the first. A code that is known
        // but
        // no good counts as well, or one's own would wipe the slate clean.
        int tries = count(tx, typist.id(), at);
        if (tries > TRIES) {
            return new Tried(Outcome.BLOCKED, typist.id());
        }
        String hash = hash(typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
        Optional<Code> code = find(tx, hash);
        if (code.isEmpty()) {
            return new Tried(tries == TRIES ? Outcome.BLOCKED : Outcome.UNKNOWN, typist.id());
        }
        Outcome outcome = link(tx, typist, code.get(), hash, at);
        return new Tried(outcome, outcome == Outcome.LINKED ? code.get().person() : typist.id());
    }

    private Outcome link(Transaction tx, Person typist, Code code, String hash, Instant at) {
        if (!code.organisation().equals(typist.organisationId())) {
            return Outcome.ELSEWHERE;
        }
        if (code.person().equals(typist.id())) {
            return Outcome.OWN;
        }
        if (!code.used() && !code.expiresAt().isAfter(at)) {
            return Outcome.EXPIRED;
        }
        if (!Reunion.bothStand(tx, typist.id(), code.person()) || !use(tx, hash, at)) {
            return Outcome.USED;
        }
        turnedTo(tx, typist.id(), at);
        reunion.merge(tx, typist.id(), code.person());
        Accounts.several(tx, code.person());
        return Outcome.LINKED;
    }

    /** Where they type the code is where they are. */
    private static void turnedTo(Transaction tx, UUID typist, Instant at) {
        tx.handle()
                .createUpdate("UPDATE accounts SET used_at = :at WHERE person_id = :person")
                .bind("at", at)
                .bind("person", typist)
                .execute();
    }

    private static int count(Transaction tx, UUID person, Instant at) {
        return tx.handle()
                .createQuery("""
                        INSERT INTO link_tries AS t (person_id, wrong, last_at) VALUES (:person, 1, :at)
                        ON CONFLICT (person_id) DO UPDATE SET
                            wrong = CASE WHEN t.last_at <= :before THEN 1 ELSE least(t.wrong, :tries) + 1 END,
                            last_at = CASE WHEN t.wrong >= :tries AND t.last_at > :before THEN t.last_at ELSE :at END
                        RETURNING wrong
                        """)
                .bind("person", person)
                .bind("at", at)
                .bind("before", at.minus(PAUSE))
                .bind("tries", TRIES)
                .mapTo(Integer.class)
                .one();
    }

    private static Optional<Code> find(Transaction tx, String hash) {
        return tx.handle()
                .createQuery("""
                        SELECT c.person_id, p.organisation_id, c.expires_at, c.used_at IS NOT NULL AS used
                        FROM link_codes c JOIN persons p ON p.id = c.person_id WHERE c.hash = :hash
                        """)
                .bind("hash", hash)
                .map((row, context) -> code(row))
                .findOne();
    }

    private static boolean use(Transaction tx, String hash, Instant at) {
        return tx.handle()
                        .createUpdate("UPDATE link_codes SET used_at = :at WHERE hash = :hash AND used_at IS NULL")
                        .bind("at", at)
                        .bind("hash", hash)
                        .execute()
                == 1;
    }

    private static Code code(ResultSet row) throws SQLException {
        return new Code(
                row.getObject("person_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("used"));
    }

    private static String hash(String code) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}

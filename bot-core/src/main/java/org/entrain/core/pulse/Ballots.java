package org.entrain.core.pulse;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/**
 * Takes what people say in a check-in that is open, without them: a press raises a count. Who pressed is known until the
 * check-in closes, so that nobody answers twice.
 */
final class Ballots {
    /** Whether somebody's press counted. */
    enum Counted {
        YES,
        /** They pressed before. */
        ALREADY,
        /** They have not said yet how it goes. */
        TOO_EARLY,
        /** It is over. */
        CLOSED
    }

    /** Counts how somebody says it goes. */
    Counted answer(Transaction tx, UUID pulse, UUID person, int step, Instant at) {
        if (!holdOpen(tx, pulse, at)) {
            return Counted.CLOSED;
        }
        boolean isFirst = tx.handle()
                        .createUpdate("""
                        INSERT INTO pulse_answered (round_id, person_id) VALUES (:pulse, :person)
                        ON CONFLICT (round_id, person_id) DO NOTHING
                        """)
                        .bind("pulse", pulse)
                        .bind("person", person)
                        .execute()
                == 1;
        if (isFirst) {
            raise(tx, pulse, String.valueOf(step));
        }
        return isFirst ? Counted.YES : Counted.ALREADY;
    }

    /** Counts what would help somebody. */
    Counted help(Transaction tx, UUID pulse, UUID person, String aid, Instant at) {
        Counted counted = once(tx, pulse, person, "helped", at);
        if (counted == Counted.YES) {
            raise(tx, pulse, aid);
        }
        return counted;
    }

    /** Keeps a line that somebody wrote, without them. */
    Counted write(Transaction tx, UUID pulse, UUID person, String line, Instant at) {
        Counted counted = once(tx, pulse, person, "wrote", at);
        if (counted == Counted.YES) {
            keep(tx, pulse, line);
        }
        return counted;
    }

    static void keep(Transaction tx, UUID pulse, String line) {
        tx.handle()
                .createUpdate("INSERT INTO pulse_lines (id, round_id, line) VALUES (gen_random_uuid(), :pulse, :line)")
                .bind("pulse", pulse)
                .bind("line", line)
                .execute();
    }

    /** Nobody who answers meets the one who closes: either is first. */
    private static boolean holdOpen(Transaction tx, UUID pulse, Instant at) {
        return tx.handle()
                .createQuery("""
                        SELECT true FROM pulse_rounds
                        WHERE id = :pulse AND closed_at IS NULL AND closes_at > :at FOR SHARE
                        """)
                .bind("pulse", pulse)
                .bind("at", at)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    private Counted once(Transaction tx, UUID pulse, UUID person, String what, Instant at) {
        if (!holdOpen(tx, pulse, at)) {
            return Counted.CLOSED;
        }
        Optional<Boolean> before = tx.handle()
                .createQuery("""
                        SELECT <what> FROM pulse_answered WHERE round_id = :pulse AND person_id = :person FOR UPDATE
                        """)
                .define("what", what)
                .bind("pulse", pulse)
                .bind("person", person)
                .mapTo(Boolean.class)
                .findOne();
        if (before.isEmpty()) {
            return Counted.TOO_EARLY;
        }
        if (before.get()) {
            return Counted.ALREADY;
        }
        tx.handle()
                .createUpdate("UPDATE pulse_answered SET <what> = true WHERE round_id = :pulse AND person_id = :person")
                .define("what", what)
                .bind("pulse", pulse)
                .bind("person", person)
                .execute();
        return Counted.YES;
    }

    private static void raise(Transaction tx, UUID pulse, String choice) {
        tx.handle()
                .createUpdate("UPDATE pulse_counts SET times = times + 1 WHERE round_id = :pulse AND choice = :choice")
                .bind("pulse", pulse)
                .bind("choice", choice)
                .execute();
    }
}

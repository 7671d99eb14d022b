package org.entrain.core.digest;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** How often somebody gets a digest. */
enum Rhythm {
    WEEKLY,
    /** On the first Monday of a month. */
    MONTHLY,
    NEVER;

    private static final int LAST_FIRST_MONDAY = 7;

    /** Whether it comes on a Monday. */
    boolean includes(LocalDate monday) {
        return switch (this) {
            case WEEKLY -> true;
            case MONTHLY -> monday.getDayOfMonth() <= LAST_FIRST_MONDAY;
            case NEVER -> false;
        };
    }

    static Optional<Rhythm> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    /** Somebody's. */
    static Rhythm of(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("SELECT rhythm FROM digest_rhythms WHERE person_id = :person")
                .bind("person", person)
                .mapTo(String.class)
                .findOne()
                .map(Rhythm::valueOf)
                .orElse(WEEKLY);
    }

    /** Makes it somebody's. */
    void keep(Transaction tx, UUID person) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO digest_rhythms (person_id, rhythm) VALUES (:person, :rhythm)
                        ON CONFLICT (person_id) DO UPDATE SET rhythm = excluded.rhythm
                        """)
                .bind("person", person)
                .bind("rhythm", name())
                .execute();
    }
}

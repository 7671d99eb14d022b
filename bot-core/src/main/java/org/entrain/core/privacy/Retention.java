package org.entrain.core.privacy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Fading;

/** How long an organisation keeps what people did and wrote under their names. */
public final class Retention {
    /** For ever, as a number of months. */
    static final int FOR_EVER = 0;
    /**
     * Unless an administrator says otherwise: long enough to see the same season twice, which is what figures are
     * compared with.
     */
    static final int DEFAULT_MONTHS = 24;

    /** Small enough that nobody waits for it. */
    private static final int AT_ONCE = 1000;

    /** What is to be done for an organisation. */
    private record Term(UUID organisation, int months, Instant fadedUntil) {
        Instant before(Instant now) {
            return now.atOffset(ZoneOffset.UTC).minusMonths(months).toInstant();
        }
    }

    private final Database database;
    private final List<Fading> keepers;

    /**
     * Made once, when the program starts.
     *
     * @param keepers whoever keeps something person by person
     */
    public Retention(Database database, List<Fading> keepers) {
        this.database = database;
        this.keepers = List.copyOf(keepers);
    }

    /** How many months an organisation keeps things. */
    int months(Transaction tx, UUID organisation) {
        return tx.handle()
                .createQuery("SELECT months FROM retention WHERE organisation_id = :organisation")
                .bind("organisation", organisation)
                .mapTo(Integer.class)
                .findOne()
                .orElse(DEFAULT_MONTHS);
    }

    /** Changes it. What was taken from things before does not come back. */
    void keepFor(Transaction tx, UUID organisation, int months) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO retention (organisation_id, months) VALUES (:organisation, :months)
                        ON CONFLICT (organisation_id) DO UPDATE SET months = excluded.months
                        """)
                .bind("organisation", organisation)
                .bind("months", months)
                .execute();
    }

    /** Takes the person from what became old; to be done every hour, by any number of nodes. */
    public void apply(Instant now) {
        database.inTransaction(Retention::terms).forEach(term -> apply(term, term.before(now)));
    }

    private void apply(Term term, Instant before) {
        if (!before.isAfter(term.fadedUntil())) {
            return;
        }
        for (Fading keeper : keepers) {
            int faded;
            do {
                faded = database.inTransaction(
                        tx -> keeper.fade(tx, term.organisation(), term.fadedUntil(), before, AT_ONCE));
            } while (faded > 0);
        }
        database.useTransaction(tx -> note(tx, term, before));
    }

    private static List<Term> terms(Transaction tx) {
        return tx.handle()
                .createQuery("""
                        SELECT o.id, coalesce(r.months, :default) AS months, r.faded_until
                        FROM organisations o LEFT JOIN retention r ON r.organisation_id = o.id
                        WHERE r.months IS DISTINCT FROM :forever
                        """)
                .bind("default", DEFAULT_MONTHS)
                .bind("forever", FOR_EVER)
                .map((row, context) -> new Term(
                        row.getObject("id", UUID.class),
                        row.getInt("months"),
                        Optional.ofNullable(row.getObject("faded_until", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(Instant.EPOCH)))
                .list();
    }

    /** So that the next time only what has become old since then is looked at. */
    private static void note(Transaction tx, Term term, Instant before) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO retention (organisation_id, months, faded_until) VALUES (:organisation, :months, :before)
                        ON CONFLICT (organisation_id)
                        DO UPDATE SET faded_until = greatest(retention.faded_until, excluded.faded_until)
                        """)
                .bind("organisation", term.organisation())
                .bind("months", term.months())
                .bind("before", before)
                .execute();
    }
}

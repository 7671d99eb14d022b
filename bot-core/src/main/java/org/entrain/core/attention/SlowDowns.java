package org.entrain.core.attention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Texts;

/**
 * Asks who let several nudges in a row pass whether to hear less: once, and not again for half a year. Letting pass means:
 * the letters arrived, and since the first of them was due they did nothing that is a fact of {@code activity}. No press
 * is any slower for it: what was let pass is looked for the day after, where the letters and the facts stand anyway.
 */
public final class SlowDowns {
    /** So many in a row. */
    private static final int IN_A_ROW = 5;
    /** Two days, so that a day is over everywhere on earth and everybody had a day more. */
    private static final Duration LEFT_TO_ANSWER = Duration.ofDays(2);
    /** So long nobody is asked again. */
    private static final Duration ONCE_IN = Duration.ofDays(180);

    private static final int BATCH = 500;

    private final Database database;
    private final Attention attention;

    /** Made once, when the program starts. */
    public SlowDowns(Database database, Attention attention) {
        this.database = database;
        this.attention = attention;
    }

    /**
     * Looks through the nudges of a day that is over, once, and forgets old ones; to be done every hour, by any number of
     * nodes.
     */
    public void look(Instant now) {
        forget(now);
        LocalDate day = LocalDate.ofInstant(now.minus(LEFT_TO_ANSWER), ZoneOffset.UTC);
        if (database.inTransaction(tx -> note(tx, day))) {
            Optional<UUID> last = batch(day, Optional.empty(), now);
            while (last.isPresent()) {
                last = batch(day, last, now);
            }
        }
    }

    private void forget(Instant now) {
        boolean thereAreMore = true;
        while (thereAreMore) {
            thereAreMore = database.inTransaction(tx -> NudgeRows.forgetSome(tx, now));
        }
        database.useTransaction(tx -> Announcement.forget(tx, now.minus(NudgeRows.MEMORY)));
    }

    private static boolean note(Transaction tx, LocalDate day) {
        tx.handle()
                .createUpdate("DELETE FROM slow_down_looks WHERE day < :old")
                .bind("old", day.minusMonths(1))
                .execute();
        return tx.handle()
                        .createUpdate("INSERT INTO slow_down_looks (day) VALUES (:day) ON CONFLICT DO NOTHING")
                        .bind("day", day)
                        .execute()
                == 1;
    }

    private Optional<UUID> batch(LocalDate day, Optional<UUID> after, Instant now) {
        return database.inTransaction(tx -> {
            List<UUID> written = writtenTo(tx, day, after);
            List<UUID> silent = asked(tx, silent(tx, written, day, now), now);
            attention.writeAll(
                    tx,
                    silent,
                    person -> "slow-down/%s/%s".formatted(person, day),
                    language -> PaceCards.ignored(IN_A_ROW, Texts.of(SlowDowns.class, language)),
                    Weight.PRESSING,
                    now);
            return written.size() < BATCH ? Optional.empty() : Optional.of(written.getLast());
        });
    }

    private static List<UUID> writtenTo(Transaction tx, LocalDate day, Optional<UUID> after) {
        return tx.handle()
                .createQuery("""
                        SELECT DISTINCT person_id FROM nudges
                        WHERE day = :day AND (CAST(:after AS uuid) IS NULL OR person_id > :after)
                        ORDER BY person_id LIMIT :batch
                        """)
                .bind("day", day)
                .bind("after", after.orElse(null))
                .bind("batch", BATCH)
                .mapTo(UUID.class)
                .list();
    }

    private static List<UUID> silent(Transaction tx, List<UUID> persons, LocalDate day, Instant now) {
        return tx.handle()
                .createQuery("""
                        SELECT p.id
                        FROM unnest(:persons) AS p (id)
                        CROSS JOIN LATERAL (
                            SELECT count(*) AS letters, min(last.due) AS since
                            FROM (SELECT l.due
                                  FROM nudges n JOIN letters l ON l.stamp = n.stamp
                                  WHERE n.person_id = p.id AND n.day <= :day AND n.piece IS NULL
                                    AND l.sent_revision > 0
                                  ORDER BY n.day DESC, l.due DESC LIMIT :row) last) AS passed
                        WHERE passed.letters = :row
                          AND NOT EXISTS (
                              SELECT FROM activity a
                              WHERE a.person_id = p.id AND a.at >= passed.since
                                AND a.kind NOT IN ('MemberJoined', 'MemberLeft', 'LeadLeft'))
                          AND NOT EXISTS (
                              SELECT FROM slow_downs s WHERE s.person_id = p.id AND s.asked_at > :again)
                        """)
                .bindArray("persons", UUID.class, persons.toArray())
                .bind("day", day)
                .bind("row", IN_A_ROW)
                .bind("again", now.minus(ONCE_IN))
                .mapTo(UUID.class)
                .list();
    }

    private static List<UUID> asked(Transaction tx, List<UUID> persons, Instant now) {
        return tx.handle()
                .createQuery("""
                        INSERT INTO slow_downs (person_id, asked_at)
                        SELECT person, :now FROM unnest(:persons) AS person
                        ON CONFLICT (person_id) DO UPDATE SET asked_at = excluded.asked_at, answer = NULL
                        RETURNING person_id
                        """)
                .bindArray("persons", UUID.class, persons.toArray())
                .bind("now", now)
                .mapTo(UUID.class)
                .list();
    }

    /** Notes how somebody answered who was asked; who was not asked chose by themselves. */
    static void answered(Transaction tx, UUID person, String answer) {
        tx.handle()
                .createUpdate("UPDATE slow_downs SET answer = :answer WHERE person_id = :person")
                .bind("person", person)
                .bind("answer", answer)
                .execute();
    }
}

package org.entrain.core.attention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.chat.Message;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.MessageJson;

/** The rows of nudges: which were written, and in which of a person's days each counts. */
final class NudgeRows {
    /** How long a nudge is remembered that was written. */
    static final Duration MEMORY = Duration.ofDays(30);

    /** What nobody could send for so long, since no node was there, is no news any more. */
    static final Duration WORTH = Duration.ofDays(2);

    private static final int FORGOTTEN_AT_ONCE = 10_000;

    /** Entrain's own number among the locks of its database: "ndge" in ASCII. */
    private static final int WRITING = 0x6e646765;

    /**
     * The share of a {@code person_id}, one of four: neighbours in the order of ids, who are neighbours in the indexes too.
     * Whoever writes to some people at once holds the locks of their shares with others; what is announced goes share by share,
     * and has each for itself meanwhile. More shares would have what is known of people read through more often, fewer would
     * have others wait for longer.
     */
    static final String SHARE = "get_byte(uuid_send(person_id), 0) >> 6";

    private NudgeRows() {}

    /** A nudge as it is kept: as a letter of its own, as a piece of a day's gathering letter, or as that letter. */
    record Row(String stamp, UUID person, LocalDate day, int importance, boolean waited, Optional<Message> piece) {
        Row saying(Message message) {
            return new Row(stamp, person, day, importance, waited, Optional.of(message));
        }
    }

    /** Of two that write to somebody at once, the second sees what the first wrote; nor is anything announced to them meanwhile. */
    static void onlyHere(Transaction tx, Collection<UUID> persons) {
        tx.handle()
                .createQuery("SELECT pg_advisory_xact_lock_shared(:writing, share) FROM unnest(:shares) AS share")
                .bind("writing", WRITING)
                .bindArray(
                        "shares",
                        Integer.class,
                        persons.stream()
                                .map(NudgeRows::share)
                                .sorted()
                                .distinct()
                                .toArray())
                .mapTo(String.class)
                .list();
        tx.handle()
                .createQuery("SELECT id FROM persons WHERE id = ANY (:persons) ORDER BY id FOR NO KEY UPDATE")
                .bindArray("persons", UUID.class, persons.toArray())
                .mapTo(UUID.class)
                .list();
    }

    /** While something is announced to a share, nobody else counts there: a million rows need not be locked one by one. */
    static void onlyHere(Transaction tx, int share) {
        tx.handle().execute("SELECT pg_advisory_xact_lock(?, ?)", WRITING, share);
    }

    /** By the first bits of an id, as {@link #SHARE} has it. */
    static int share(UUID person) {
        return (int) (person.getMostSignificantBits() >>> 62);
    }

    /** Counts what was announced, in the days it goes. */
    static void countAnnounced(Transaction tx, int importance) {
        tx.handle().createUpdate("""
                        INSERT INTO nudges (stamp, person_id, day, importance)
                        SELECT stamp, person_id, day, :importance FROM announced WHERE has_room
                        """).bind("importance", importance).execute();
    }

    /**
     * Forgets nudges that went so long ago that nobody asks any more, some at a time.
     *
     * @return whether there are more
     */
    static boolean forgetSome(Transaction tx, Instant now) {
        return tx.handle()
                        .createUpdate("""
                                DELETE FROM nudges WHERE ctid = ANY (ARRAY(
                                    SELECT ctid FROM nudges WHERE day < :old LIMIT :some))
                                """)
                        .bind("old", LocalDate.ofInstant(now.minus(MEMORY), ZoneOffset.UTC))
                        .bind("some", FORGOTTEN_AT_ONCE)
                        .execute()
                == FORGOTTEN_AT_ONCE;
    }

    /** How many letters count in each person's days; a day early, for it may be yesterday where they live. */
    static Map<UUID, Map<LocalDate, Integer>> counted(Transaction tx, Collection<UUID> persons, Instant now) {
        return tx
                .handle()
                .createQuery("""
                        SELECT person_id, day FROM nudges
                        WHERE person_id = ANY (:persons) AND day >= :from AND piece IS NULL
                        """)
                .bindArray("persons", UUID.class, persons.toArray())
                .bind("from", LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1))
                .map((row, context) ->
                        Map.entry(row.getObject("person_id", UUID.class), row.getObject("day", LocalDate.class)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.groupingBy(Map.Entry::getValue, Collectors.summingInt(one -> 1))));
    }

    /** Those of these stamps that were written before, whatever became of them. */
    static Set<String> known(Transaction tx, Collection<String> stamps) {
        return tx.handle()
                .createQuery("""
                        SELECT stamp FROM nudges WHERE stamp = ANY (:stamps)
                        UNION SELECT stamp FROM letters WHERE stamp = ANY (:stamps)
                        """)
                .bindArray("stamps", String.class, stamps.toArray())
                .mapTo(String.class)
                .set();
    }

    /** All that is remembered of these people. */
    static List<Row> of(Transaction tx, Collection<UUID> persons) {
        return tx.handle()
                .createQuery("SELECT * FROM nudges WHERE person_id = ANY (:persons) ORDER BY stamp")
                .bindArray("persons", UUID.class, persons.toArray())
                .map((row, context) -> read(row))
                .list();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("stamp"),
                row.getObject("person_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getInt("importance"),
                row.getBoolean("waited"),
                Optional.ofNullable(row.getString("piece")).map(MessageJson::read));
    }

    /** Keeps these rows, as they are now. */
    static void keep(Transaction tx, List<Row> rows) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO nudges (stamp, person_id, day, importance, waited, piece)
                        SELECT stamp, person, CAST(day AS date), importance, waited, CAST(piece AS jsonb)
                        FROM unnest(:stamps, :persons, :days, :importances, :waiteds, :pieces)
                             AS kept (stamp, person, day, importance, waited, piece)
                        ON CONFLICT (stamp) DO UPDATE
                        SET day = excluded.day, waited = excluded.waited, piece = excluded.piece
                        """)
                .bindArray("stamps", String.class, rows.stream().map(Row::stamp).toArray())
                .bindArray("persons", UUID.class, rows.stream().map(Row::person).toArray())
                .bindArray(
                        "days",
                        String.class,
                        rows.stream().map(row -> row.day().toString()).toArray())
                .bindArray(
                        "importances",
                        Integer.class,
                        rows.stream().map(Row::importance).toArray())
                .bindArray(
                        "waiteds", Boolean.class, rows.stream().map(Row::waited).toArray())
                .bindArray(
                        "pieces",
                        String.class,
                        rows.stream()
                                .map(row -> row.piece().map(MessageJson::write).orElse(null))
                                .toArray())
                .execute();
    }

    /** Forgets nudges, whatever becomes of their letters. */
    static void delete(Transaction tx, Collection<String> stamps) {
        tx.handle()
                .createUpdate("DELETE FROM nudges WHERE stamp = ANY (:stamps)")
                .bindArray("stamps", String.class, stamps.toArray())
                .execute();
    }

    /** Forgets those of these nudges whose letters were taken back. */
    static void forgetWithdrawn(Transaction tx, Collection<String> stamps) {
        tx.handle()
                .createUpdate("""
                        DELETE FROM nudges n USING letters l
                        WHERE n.stamp = ANY (:stamps) AND l.stamp = n.stamp AND l.state = 'WITHDRAWN'
                        """)
                .bindArray("stamps", String.class, stamps.toArray())
                .execute();
    }

    /** Whose gathering letters these are pieces of. */
    static List<UUID> ofPieces(Transaction tx, Collection<String> stamps) {
        return tx.handle()
                .createQuery("SELECT DISTINCT person_id FROM nudges WHERE stamp = ANY (:stamps) AND piece IS NOT NULL")
                .bindArray("stamps", String.class, stamps.toArray())
                .mapTo(UUID.class)
                .list();
    }
}

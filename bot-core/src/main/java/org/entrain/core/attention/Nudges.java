package org.entrain.core.attention;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.entrain.core.attention.Attention.Moment;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.chat.Message;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Draft;
import org.entrain.core.outbox.MessageJson;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.outbox.Untouched;
import org.entrain.core.outbox.Untouched.Waiting;
import org.entrain.core.outbox.Urgency;

/** The nudges that were written, and in which of a person's days each counts. */
final class Nudges {
    /** How long a nudge is remembered that was written. */
    static final Duration MEMORY = Duration.ofDays(30);

    /** What nobody could send for so long, since no node was there, is no news any more. */
    static final Duration WORTH = Duration.ofDays(2);

    private static final int FORGOTTEN_AT_ONCE = 10_000;

    /** Entrain's own number among the locks of its database: "nudges" in ASCII. */
    private static final long ANNOUNCING = 0x6e7564676573L;

    private final Outbox outbox;

    Nudges(Outbox outbox) {
        this.outbox = outbox;
    }

    /** A nudge as it is kept: as a letter of its own, as a piece of a day's gathering letter, or as that letter. */
    private record Row(
            String stamp, UUID person, LocalDate day, int importance, boolean waited, Optional<Message> piece) {
        Row saying(Message message) {
            return new Row(stamp, person, day, importance, waited, Optional.of(message));
        }
    }

    /** Of two that write to somebody at once, the second sees what the first wrote; nor is anything announced meanwhile. */
    static void onlyHere(Transaction tx, Collection<UUID> persons) {
        tx.handle().execute("SELECT pg_advisory_xact_lock_shared(?)", ANNOUNCING);
        tx.handle()
                .createQuery("SELECT id FROM persons WHERE id = ANY (:persons) ORDER BY id FOR NO KEY UPDATE")
                .bindArray("persons", UUID.class, persons.toArray())
                .mapTo(UUID.class)
                .list();
    }

    /** While something is announced, nobody else counts: a million rows need not be locked one by one. */
    static void onlyHere(Transaction tx) {
        tx.handle().execute("SELECT pg_advisory_xact_lock(?)", ANNOUNCING);
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

    /** Each person's agenda; nobody sends what waits in it before this transaction ends. */
    Map<Recipient, Agenda> agendas(Transaction tx, Collection<Recipient> persons) {
        List<Row> rows = rows(tx, persons.stream().map(Recipient::person).toList());
        Map<String, Waiting> waiting =
                Untouched.hold(tx, rows.stream().map(Row::stamp).toList());
        Map<UUID, List<Row>> byPerson = rows.stream().collect(Collectors.groupingBy(Row::person));
        return persons.stream()
                .collect(Collectors.toMap(
                        to -> to, to -> agenda(to, byPerson.getOrDefault(to.person(), List.of()), waiting)));
    }

    private static Agenda agenda(Recipient to, List<Row> rows, Map<String, Waiting> waiting) {
        var agenda = new Agenda(to.habits(), to.zone());
        var gatherings = new HashMap<LocalDate, Waiting>();
        for (Row row : rows) {
            Optional<Waiting> letter = Optional.ofNullable(waiting.get(row.stamp()));
            if (row.piece().isPresent()) {
                continue;
            }
            if (Gathering.isStamp(row.stamp())) {
                letter.ifPresentOrElse(open -> gatherings.put(row.day(), open), () -> agenda.noteGathered(row.day()));
            } else {
                letter.ifPresentOrElse(
                        open -> agenda.noteWaiting(entry(row, open.due(), Less.without(open.message()))),
                        () -> agenda.noteGone(row.day()));
            }
        }
        for (Row row : rows) {
            Optional.ofNullable(gatherings.get(row.day()))
                    .ifPresent(open ->
                            row.piece().ifPresent(piece -> agenda.noteWaiting(entry(row, open.due(), piece))));
        }
        return agenda;
    }

    private static Agenda.Entry entry(Row row, Instant at, Message message) {
        return new Agenda.Entry(
                row.stamp(),
                row.importance(),
                new Moment(at, row.day()),
                row.waited(),
                row.piece().isPresent(),
                message);
    }

    private static List<Row> rows(Transaction tx, Collection<UUID> persons) {
        return tx.handle()
                .createQuery("SELECT * FROM nudges WHERE person_id = ANY (:persons) ORDER BY stamp")
                .bindArray("persons", UUID.class, persons.toArray())
                .map((row, context) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("stamp"),
                row.getObject("person_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getInt("importance"),
                row.getBoolean("waited"),
                Optional.ofNullable(row.getString("piece")).map(MessageJson::read));
    }

    /** A nudge that goes by itself, and to whom. */
    record Placed(Recipient to, Agenda.Entry entry) {
        private Row row() {
            return Nudges.row(to.person(), entry);
        }

        private Draft draft() {
            return Nudges.draft(to, entry);
        }
    }

    /** Counts letters that go by themselves in the days they go, and writes them. */
    void write(Transaction tx, List<Placed> placed) {
        keep(tx, placed.stream().map(Placed::row).toList());
        outbox.writeAll(tx, placed.stream().map(Placed::draft).toList());
    }

    private static Row row(UUID person, Agenda.Entry entry) {
        return new Row(
                entry.stamp(),
                person,
                entry.day(),
                entry.importance(),
                entry.waited(),
                entry.gathered() ? Optional.of(entry.message()) : Optional.empty());
    }

    private static Draft draft(Recipient to, Agenda.Entry entry) {
        return new Draft(
                        to.organisation(),
                        entry.stamp(),
                        to.place(),
                        Less.with(entry.message(), to.language()),
                        entry.moment().at())
                .as(Urgency.NUDGE)
                .worthUntil(entry.moment().at().plus(WORTH));
    }

    private static void keep(Transaction tx, List<Row> rows) {
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

    /**
     * Writes to people whose day is full.
     *
     * @return to how many
     */
    int squeeze(Transaction tx, List<Placed> crowded) {
        Map<Recipient, Agenda> agendas =
                agendas(tx, crowded.stream().map(Placed::to).toList());
        int placed = 0;
        for (Placed one : crowded) {
            if (requireNonNull(agendas.get(one.to()))
                    .add(one.entry(), one.entry().moment().at())) {
                placed++;
            }
        }
        apply(tx, agendas);
        return placed;
    }

    /** Has the rows and the letters be as the agendas now are. */
    private void apply(Transaction tx, Map<Recipient, Agenda> agendas) {
        var changes = new Changes();
        agendas.forEach(changes::note);
        Untouched.unwrite(tx, changes.unwritten);
        Untouched.move(tx, changes.moved);
        delete(tx, changes.gone);
        keep(tx, changes.rows);
        outbox.writeAll(tx, changes.drafts);
    }

    /** What has to be done to rows and letters. */
    private static final class Changes {
        private final List<Row> rows = new ArrayList<>();
        private final List<Draft> drafts = new ArrayList<>();
        private final Map<String, Instant> moved = new HashMap<>();
        private final List<String> gone = new ArrayList<>();
        private final List<String> unwritten = new ArrayList<>();

        void note(Recipient to, Agenda agenda) {
            agenda.dropped().forEach(entry -> forget(entry.stamp()));
            agenda.changed().forEach(entry -> place(new Placed(to, entry), agenda.before(entry.stamp())));
            agenda.gatheringsChanged().forEach(day -> gather(to, day, agenda.gathering(day)));
        }

        private void forget(String stamp) {
            gone.add(stamp);
            unwritten.add(stamp);
        }

        private void place(Placed now, Optional<Agenda.Entry> before) {
            rows.add(now.row());
            if (now.entry().gathered()) {
                unwritten.add(now.entry().stamp());
            } else if (before.filter(entry -> !entry.gathered()).isPresent()) {
                moved.put(now.entry().stamp(), now.entry().moment().at());
            } else {
                drafts.add(now.draft());
            }
        }

        /** The gathering letter is written anew: it was held, so nobody has seen the one before. */
        private void gather(Recipient to, LocalDate day, List<Agenda.Entry> pieces) {
            String stamp = Gathering.stamp(to.person(), day);
            forget(stamp);
            if (!pieces.isEmpty()) {
                var whole = new Placed(
                        to,
                        new Agenda.Entry(
                                stamp,
                                Weight.PRESSING.importance(),
                                pieces.getFirst().moment(),
                                true,
                                false,
                                Gathering.of(
                                        pieces.stream()
                                                .map(Agenda.Entry::message)
                                                .toList(),
                                        to.language())));
                rows.add(whole.row());
                drafts.add(whole.draft());
            }
        }
    }

    private static void delete(Transaction tx, Collection<String> stamps) {
        tx.handle()
                .createUpdate("DELETE FROM nudges WHERE stamp = ANY (:stamps)")
                .bindArray("stamps", String.class, stamps.toArray())
                .execute();
    }

    /**
     * Has a nudge say something else, whether it is a letter or a piece of one.
     *
     * @return whether there is such a nudge
     */
    boolean revise(Transaction tx, Recipient to, String stamp, Message message, Instant due) {
        List<Row> rows = rows(tx, List.of(to.person()));
        Optional<Row> found =
                rows.stream().filter(row -> row.stamp().equals(stamp)).findFirst();
        found.ifPresent(row -> {
            if (row.piece().isEmpty()) {
                outbox.revise(tx, stamp, Less.with(message, to.language()), due);
            } else {
                revisePiece(tx, to, rows, row, message, due);
            }
        });
        return found.isPresent();
    }

    private void revisePiece(Transaction tx, Recipient to, List<Row> rows, Row revised, Message message, Instant due) {
        Row now = revised.saying(message);
        keep(tx, List.of(now));
        List<Message> pieces = rows.stream()
                .map(row -> row.equals(revised) ? now : row)
                .filter(row -> row.day().equals(revised.day()))
                .sorted(Comparator.comparingInt(Row::importance).reversed().thenComparing(Row::stamp))
                .flatMap(row -> row.piece().stream())
                .toList();
        outbox.revise(
                tx,
                Gathering.stamp(to.person(), revised.day()),
                Less.with(Gathering.of(pieces, to.language()), to.language()),
                due);
    }

    /** Takes back nudges that wait; those that are on their way, or went, stay. */
    void withdraw(Transaction tx, Collection<String> stamps) {
        outbox.withdraw(tx, stamps);
        tx.handle()
                .createUpdate("""
                        DELETE FROM nudges n USING letters l
                        WHERE n.stamp = ANY (:stamps) AND l.stamp = n.stamp AND l.state = 'WITHDRAWN'
                        """)
                .bindArray("stamps", String.class, stamps.toArray())
                .execute();
        withdrawPieces(tx, Set.copyOf(stamps));
    }

    private void withdrawPieces(Transaction tx, Set<String> stamps) {
        List<UUID> persons = tx.handle()
                .createQuery("SELECT DISTINCT person_id FROM nudges WHERE stamp = ANY (:stamps) AND piece IS NOT NULL")
                .bindArray("stamps", String.class, stamps.toArray())
                .mapTo(UUID.class)
                .list();
        if (persons.isEmpty()) {
            return;
        }
        rearrange(tx, persons, agenda -> agenda.remove(stamps));
    }

    /** Has people's agendas changed, and all that follows from it. */
    void rearrange(Transaction tx, Collection<UUID> persons, Consumer<Agenda> change) {
        onlyHere(tx, persons);
        Map<Recipient, Agenda> agendas = agendas(tx, Recipient.of(tx, persons));
        agendas.values().forEach(change);
        apply(tx, agendas);
    }
}

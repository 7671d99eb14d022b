package org.entrain.core.attention;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
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
import org.entrain.core.attention.NudgeRows.Row;
import org.entrain.core.chat.Message;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Draft;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.outbox.Untouched;
import org.entrain.core.outbox.Untouched.Waiting;
import org.entrain.core.outbox.Urgency;

/** What becomes of nudges: each goes by itself where its day has room, else it waits, or joins the day's gathering letter. */
final class Nudges {
    private final Outbox outbox;

    Nudges(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Each person's agenda; nobody sends what waits in it before this transaction ends. */
    Map<Recipient, Agenda> agendas(Transaction tx, Collection<Recipient> persons) {
        List<Row> rows =
                NudgeRows.of(tx, persons.stream().map(Recipient::person).toList());
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
        NudgeRows.keep(tx, placed.stream().map(Placed::row).toList());
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
                .worthUntil(entry.moment().at().plus(NudgeRows.WORTH));
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
        NudgeRows.delete(tx, changes.gone);
        NudgeRows.keep(tx, changes.rows);
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

    /**
     * Has a nudge say something else, whether it is a letter or a piece of one.
     *
     * @return whether there is such a nudge
     */
    boolean revise(Transaction tx, Recipient to, String stamp, Message message, Instant due) {
        List<Row> rows = NudgeRows.of(tx, List.of(to.person()));
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
        NudgeRows.keep(tx, List.of(now));
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
        NudgeRows.forgetWithdrawn(tx, stamps);
        withdrawPieces(tx, Set.copyOf(stamps));
    }

    private void withdrawPieces(Transaction tx, Set<String> stamps) {
        List<UUID> persons = NudgeRows.ofPieces(tx, stamps);
        if (persons.isEmpty()) {
            return;
        }
        rearrange(tx, persons, agenda -> agenda.remove(stamps));
    }

    /** Has people's agendas changed, and all that follows from it. */
    void rearrange(Transaction tx, Collection<UUID> persons, Consumer<Agenda> change) {
        NudgeRows.onlyHere(tx, persons);
        Map<Recipient, Agenda> agendas = agendas(tx, Recipient.of(tx, persons));
        agendas.values().forEach(change);
        apply(tx, agendas);
    }
}

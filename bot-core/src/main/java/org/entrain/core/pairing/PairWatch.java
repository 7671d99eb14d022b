package org.entrain.core.pairing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;

/** Asks people who were brought together what they are to be asked, and places who waits. */
public final class PairWatch {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Rounds rounds;

    /** Watches these rounds. */
    public PairWatch(Database database, Rounds rounds) {
        this.database = database;
        this.rounds = rounds;
    }

    /** Does what is due; meant for every minute, by any number of nodes. */
    public void look(Instant now) {
        while (database.inTransaction(tx -> ask(tx, now)) == AT_ONCE) {
            // There may be more.
        }
        database.inTransaction(tx -> rounds.cycles.withWaiting(tx, now))
                .forEach(cycle -> database.useTransaction(tx -> place(tx, cycle, now)));
    }

    private record Due(UUID groupId, Ask what) {}

    /** How many were asked, or need not be asked any more. */
    private int ask(Transaction tx, Instant now) {
        List<Due> due = tx.handle()
                .createQuery("""
                        UPDATE pairing_asks SET asked_at = :now
                        WHERE (group_id, what) IN (
                            SELECT group_id, what FROM pairing_asks WHERE asked_at IS NULL AND due <= :now
                            ORDER BY due LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING group_id, what
                        """)
                .bind("now", now)
                .bind("limit", AT_ONCE)
                .map((row, context) ->
                        new Due(row.getObject("group_id", UUID.class), Ask.valueOf(row.getString("what"))))
                .list();
        due.forEach(
                one -> rounds.circles.find(tx, one.groupId()).ifPresent(circle -> ask(tx, circle, one.what(), now)));
        return due.size();
    }

    /** Who said that they met is not asked again; nor who is the only one left, whom nobody told of it. */
    private void ask(Transaction tx, Circle circle, Ask what, Instant now) {
        boolean isOpen = !circle.isOver() && (what == Ask.FIT || !circle.hasMet());
        Optional<Cycle> cycle = rounds.cycles.find(tx, circle.cycleId());
        Optional<Programme> programme = rounds.programmes.ofCycle(tx, circle.cycleId());
        if (isOpen && cycle.isPresent() && programme.isPresent()) {
            rounds.letters
                    .shown(tx, programme.get(), cycle.get(), List.of(circle))
                    .forEach(shown -> {
                        if (shown.people().size() >= Terms.LEAST_SIZE) {
                            rounds.letters.ask(tx, shown, what, now);
                        } else {
                            gone(tx, programme.get(), cycle.get(), shown, now);
                        }
                    });
        }
    }

    /** The accounts of all others were closed, which no other feature tells. */
    private void gone(Transaction tx, Programme programme, Cycle cycle, CircleCards.Shown shown, Instant now) {
        rounds.programmes.hold(tx, programme);
        List<UUID> here = shown.people().stream().map(Contact::id).toList();
        shown.circle().members().stream()
                .filter(member -> !here.contains(member))
                .findFirst()
                .ifPresent(member -> rounds.placing.leave(tx, programme, cycle, shown.circle(), member, false, now));
    }

    private void place(Transaction tx, UUID id, Instant now) {
        rounds.programmes.ofCycle(tx, id).ifPresent(programme -> {
            rounds.programmes.hold(tx, programme);
            rounds.cycles.find(tx, id).ifPresent(cycle -> rounds.placing.place(tx, programme, cycle, now));
        });
    }
}

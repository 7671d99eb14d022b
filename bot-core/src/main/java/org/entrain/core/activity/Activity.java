package org.entrain.core.activity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.entrain.core.database.Transaction;

/** The record of what happened, and who listens to it. */
public final class Activity {
    private final List<BiConsumer<Transaction, List<Fact>>> listeners;

    /**
     * Made once, when the program starts.
     *
     * @param listeners told of every fact in the transaction that records it: what they write stands or falls with it
     */
    public Activity(List<BiConsumer<Transaction, List<Fact>>> listeners) {
        this.listeners = new CopyOnWriteArrayList<>(listeners);
    }

    /**
     * Has one more listener told of every fact, after those before it: one that tells of facts itself can only be made once
     * this record is. To be done when the program starts.
     */
    public void tell(BiConsumer<Transaction, List<Fact>> listener) {
        listeners.add(listener);
    }

    /** Keeps facts and tells the listeners. One statement, however many facts. */
    public void record(Transaction tx, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        tx.handle()
                .createUpdate("""
                        INSERT INTO activity (community_id, person_id, kind, subject, marks, at)
                        SELECT * FROM unnest(:communities, :persons, :kinds, :subjects, :marks, :ats)
                        """)
                .bindArray(
                        "communities",
                        UUID.class,
                        facts.stream().map(Fact::community).toArray())
                .bindArray(
                        "persons",
                        UUID.class,
                        facts.stream().map(fact -> fact.person().orElse(null)).toArray())
                .bindArray(
                        "kinds",
                        String.class,
                        facts.stream()
                                .map(fact -> fact.getClass().getSimpleName())
                                .toArray())
                .bindArray(
                        "subjects",
                        UUID.class,
                        facts.stream().map(Fact::subject).toArray())
                .bindArray(
                        "marks",
                        String.class,
                        facts.stream()
                                .map(Fact::marks)
                                .map(marks -> marks.isEmpty() ? null : marks)
                                .toArray())
                .bindArray("ats", Instant.class, facts.stream().map(Fact::at).toArray())
                .execute();
        listeners.forEach(listener -> listener.accept(tx, facts));
    }
}

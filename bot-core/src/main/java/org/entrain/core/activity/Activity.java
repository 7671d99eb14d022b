package org.entrain.core.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;

/** The record of what happened, and who listens to it. */
public final class Activity {
    private static final String KEEP = """
            INSERT INTO activity (community_id, person_id, kind, subject, marks, at)
            SELECT * FROM unnest(:communities, :persons, :kinds, :subjects, :marks, :ats)""";

    private final List<BiConsumer<Transaction, List<Fact>>> listeners;
    private volatile Optional<Notebook> notebook = Optional.empty();

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

    /**
     * Has facts that somebody did noted in one more table, for who looks at them later: by the statement that keeps them, since
     * one of its own would be most of what a note costs. To be done once, when the program starts.
     *
     * @param table that has the columns of the record, without subject and marks
     * @param kinds the names of the facts to be noted
     * @param then to be done after each commit with which something is noted
     */
    public void note(String table, Set<String> kinds, Runnable then) {
        String sql = """
                WITH kept AS (%s RETURNING person_id, community_id, kind, at)
                INSERT INTO %s (person_id, community_id, kind, at) SELECT person_id, community_id, kind, at
                FROM kept WHERE person_id IS NOT NULL AND kind IN ('%s')
                """.formatted(KEEP, table, kinds.stream().sorted().collect(Collectors.joining("', '")));
        notebook = Optional.of(new Notebook(sql, Set.copyOf(kinds), then));
    }

    /**
     * Where facts are noted besides.
     *
     * @param sql keeps facts and notes those that are to be noted
     */
    private record Notebook(String sql, Set<String> kinds, Runnable then) {
        boolean isFor(Fact fact) {
            return fact.person().isPresent() && kinds.contains(fact.getClass().getSimpleName());
        }
    }

    /** Keeps facts and tells the listeners. One statement, however many facts. */
    public void record(Transaction tx, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        Optional<Notebook> noted = notebook.filter(one -> facts.stream().anyMatch(one::isFor));
        tx.handle()
                .createUpdate(noted.map(Notebook::sql).orElse(KEEP))
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
        noted.ifPresent(one -> tx.afterCommit(one.then()));
        listeners.forEach(listener -> listener.accept(tx, facts));
    }
}

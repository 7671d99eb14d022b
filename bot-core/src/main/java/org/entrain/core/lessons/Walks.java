package org.entrain.core.lessons;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;
import org.entrain.core.lessons.Walk.State;

/** Who is how far on which path. */
final class Walks {
    private static final String WALKS = """
            SELECT w.id, w.path_id, w.person_id, w.state, w.started_on, w.step, w.told FROM path_walks w
            """;

    private final Paths paths;

    Walks(Paths paths) {
        this.paths = paths;
    }

    /** How a walk that began stands: walked, or waited for. */
    record Begun(UUID person, State state) {}

    /**
     * Starts a path for some, whoever is not on it: at once, or when one of three others ends.
     *
     * @param day the first of the path; where empty, each person's own today
     * @param again also for who left it
     * @return those for whom it began
     */
    List<Begun> start(
            Transaction tx, UUID path, Collection<UUID> persons, Optional<LocalDate> day, boolean again, Instant at) {
        hold(tx, persons);
        return tx.handle()
                .createQuery("""
                        INSERT INTO path_walks AS w (id, path_id, person_id, state, started_on, step, told, due_at,
                                                     started_at)
                        SELECT gen_random_uuid(), :path, p.id, g.state,
                               coalesce(:day, CAST(CAST(:at AS timestamptz) AT TIME ZONE coalesce(p.zone, 'UTC') AS date)),
                               0, 0, CASE g.state WHEN 'WALKING' THEN CAST(:at AS timestamptz) END, :at
                        FROM persons p
                        CROSS JOIN LATERAL (
                            SELECT CASE WHEN count(*) < :most THEN 'WALKING' ELSE 'WAITING' END AS state
                            FROM path_walks o
                            WHERE o.person_id = p.id AND o.state IN ('WALKING', 'PAUSED')) g
                        WHERE p.id = ANY (:persons)
                        ON CONFLICT (path_id, person_id) DO UPDATE
                        SET state = excluded.state, started_on = excluded.started_on, step = 0, told = 0,
                            due_at = excluded.due_at, started_at = excluded.started_at, ended_at = NULL
                        WHERE w.state = 'LEFT' AND :again
                        RETURNING w.person_id, w.state
                        """)
                .bind("path", path)
                .bind("day", day.orElse(null))
                .bind("at", at)
                .bind("most", Walk.MOST_AT_A_TIME)
                .bind("again", again)
                .bindArray("persons", UUID.class, persons.toArray())
                .map((row, context) ->
                        new Begun(row.getObject("person_id", UUID.class), State.valueOf(row.getString("state"))))
                .list();
    }

    /** Of two that start or end paths of one person, the second sees what the first did. */
    private static void hold(Transaction tx, Collection<UUID> persons) {
        tx.handle()
                .createQuery("SELECT id FROM persons WHERE id = ANY (:persons) ORDER BY id FOR NO KEY UPDATE")
                .bindArray("persons", UUID.class, persons.toArray())
                .mapTo(UUID.class)
                .list();
    }

    /** A person's own walk. */
    Optional<Walk> find(Transaction tx, UUID walk, UUID person) {
        return walks(
                        tx,
                        tx.handle()
                                .createQuery(WALKS + "WHERE w.id = :walk AND w.person_id = :person FOR UPDATE")
                                .bind("walk", walk)
                                .bind("person", person)
                                .map((row, context) -> read(row))
                                .list())
                .stream()
                .findFirst();
    }

    /** A person's walk on a path. */
    Optional<Walk> on(Transaction tx, UUID path, UUID person) {
        return walks(
                        tx,
                        tx.handle()
                                .createQuery(WALKS + "WHERE w.path_id = :path AND w.person_id = :person FOR UPDATE")
                                .bind("path", path)
                                .bind("person", person)
                                .map((row, context) -> read(row))
                                .list())
                .stream()
                .findFirst();
    }

    /** What somebody is on, the first begun first. */
    List<Walk> of(Transaction tx, UUID person) {
        return walks(
                tx,
                tx.handle()
                        .createQuery(WALKS + """
                                WHERE w.person_id = :person AND w.state IN ('WALKING', 'PAUSED', 'WAITING')
                                ORDER BY w.started_at, w.id
                                """)
                        .bind("person", person)
                        .map((row, context) -> read(row))
                        .list());
    }

    /** Somebody's walks whose next step is this lesson. */
    List<Walk> at(Transaction tx, UUID person, UUID lesson) {
        return walks(
                tx,
                tx.handle()
                        .createQuery(WALKS + """
                                JOIN path_steps s ON s.path_id = w.path_id AND s.number = w.step AND s.lesson_id = :lesson
                                WHERE w.person_id = :person AND w.state = 'WALKING'
                                ORDER BY w.started_at, w.id FOR UPDATE OF w
                                """)
                        .bind("person", person)
                        .bind("lesson", lesson)
                        .map((row, context) -> read(row))
                        .list());
    }

    /** Picks walks that are due, of each person the longest due, and holds them so that no other node does. */
    List<Walk> due(Transaction tx, Instant now, int limit) {
        List<Row> due = tx.handle()
                .createQuery(WALKS + """
                        WHERE w.due_at <= :now ORDER BY w.due_at LIMIT :limit FOR UPDATE OF w SKIP LOCKED
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
        return walks(
                tx,
                List.copyOf(due.stream()
                        .collect(Collectors.toMap(Row::person, row -> row, (first, second) -> first))
                        .values()));
    }

    /** Says where a walk stands, and when it is looked at next. */
    void move(Transaction tx, UUID walk, int step, int told, Optional<Instant> due) {
        tx.handle()
                .createUpdate("UPDATE path_walks SET step = :step, told = :told, due_at = :due WHERE id = :walk")
                .bind("walk", walk)
                .bind("step", step)
                .bind("told", told)
                .bind("due", due.orElse(null))
                .execute();
    }

    /** Has a walk pause, or go on at a moment. */
    void stand(Transaction tx, UUID walk, State state, Optional<Instant> due) {
        tx.handle()
                .createUpdate("UPDATE path_walks SET state = :state, due_at = :due WHERE id = :walk")
                .bind("walk", walk)
                .bind("state", state.name())
                .bind("due", due.orElse(null))
                .execute();
    }

    /**
     * Ends a walk; the one that waited longest begins, where there is room now.
     *
     * @return the name of the path that begins
     */
    Optional<String> end(Transaction tx, Walk walk, State state, Instant at) {
        hold(tx, List.of(walk.person()));
        tx.handle()
                .createUpdate("""
                        UPDATE path_walks SET state = :state, step = :step, told = 0, due_at = NULL, ended_at = :at
                        WHERE id = :walk
                        """)
                .bind("walk", walk.id())
                .bind("state", state.name())
                .bind("step", walk.step())
                .bind("at", at)
                .execute();
        return letIn(tx, walk.person(), at);
    }

    private static Optional<String> letIn(Transaction tx, UUID person, Instant at) {
        return tx.handle()
                .createQuery("""
                        UPDATE path_walks w
                        SET state = 'WALKING', due_at = :at,
                            started_on = CAST(CAST(:at AS timestamptz) AT TIME ZONE coalesce(p.zone, 'UTC') AS date)
                        FROM persons p, paths one
                        WHERE p.id = :person AND one.id = w.path_id AND w.id = (
                            SELECT id FROM path_walks WHERE person_id = :person AND state = 'WAITING'
                            ORDER BY started_at, id LIMIT 1)
                          AND (SELECT count(*) FROM path_walks
                               WHERE person_id = :person AND state IN ('WALKING', 'PAUSED')) < :most
                        RETURNING one.name
                        """)
                .bind("person", person)
                .bind("at", at)
                .bind("most", Walk.MOST_AT_A_TIME)
                .mapTo(String.class)
                .findOne();
    }

    /** How many are where: by the number of steps done, of who has not finished. */
    record Figures(int started, int finished, Map<Integer, Integer> stopped) {}

    /** How a path does, in numbers alone. */
    Figures figures(Transaction tx, UUID path) {
        Map<Integer, Integer> stopped = tx
                .handle()
                .createQuery("""
                        SELECT step, count(*)::int AS many FROM path_walks
                        WHERE path_id = :path AND state IN ('WALKING', 'PAUSED', 'LEFT') GROUP BY step
                        """)
                .bind("path", path)
                .map((row, context) -> Map.entry(row.getInt("step"), row.getInt("many")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        int finished = tx.handle()
                .createQuery("SELECT count(*) FROM path_walks WHERE path_id = :path AND state = 'FINISHED'")
                .bind("path", path)
                .mapTo(Integer.class)
                .one();
        int under = stopped.values().stream().mapToInt(Integer::intValue).sum();
        return new Figures(under + finished, finished, stopped);
    }

    /** Keeps what somebody wrote for themselves at a step. */
    void write(Transaction tx, UUID walk, int step, String words, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO path_words (walk_id, step, words, written_at) VALUES (:walk, :step, :words, :at)
                        ON CONFLICT (walk_id, step) DO UPDATE SET words = excluded.words, written_at = excluded.written_at
                        """)
                .bind("walk", walk)
                .bind("step", step)
                .bind("words", words)
                .bind("at", at)
                .execute();
    }

    private record Row(UUID id, UUID path, UUID person, State state, LocalDate startedOn, int step, int told) {
        Walk on(Path path) {
            return new Walk(id, path, person, state, startedOn, step, told);
        }
    }

    private List<Walk> walks(Transaction tx, List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, Path> known = paths.byId(tx, rows.stream().map(Row::path).collect(Collectors.toSet()));
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(known.get(row.path())).map(row::on).stream())
                .toList();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("path_id", UUID.class),
                row.getObject("person_id", UUID.class),
                State.valueOf(row.getString("state")),
                row.getObject("started_on", LocalDate.class),
                row.getInt("step"),
                row.getInt("told"));
    }
}

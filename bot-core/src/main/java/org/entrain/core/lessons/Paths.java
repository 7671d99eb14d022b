package org.entrain.core.lessons;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;
import org.entrain.core.lessons.Path.Start;

/** The paths of each community. */
public final class Paths {
    private static final String PATHS = """
            SELECT p.id AS path_id, p.organisation_id, p.community_id, p.name, p.starts, p.starts_on, p.reminders,
                   s.day, s.kind, s.title, s.body, s.lesson_id, s.quiz_id
            FROM paths p JOIN path_steps s ON s.path_id = p.id
            """;

    /** Keeps a path in the place of the one of its id, or as a new one. */
    void keep(Transaction tx, Path path, UUID author, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO paths (id, organisation_id, community_id, name, starts, starts_on, reminders,
                                           author_id, changed_at)
                        VALUES (:id, :organisation, :community, :name, :starts, :startsOn, :reminders, :author, :at)
                        ON CONFLICT (id) DO UPDATE
                        SET name = excluded.name, starts = excluded.starts, starts_on = excluded.starts_on,
                            reminders = excluded.reminders, changed_at = excluded.changed_at,
                            begun_at = CASE WHEN paths.starts_on IS DISTINCT FROM excluded.starts_on THEN NULL
                                            ELSE paths.begun_at END
                        """)
                .bind("id", path.id())
                .bind("organisation", path.organisationId())
                .bind("community", path.communityId())
                .bind("name", path.name())
                .bind("starts", starts(path.start()))
                .bind("startsOn", path.start() instanceof Start.OnDate(LocalDate day) ? day : null)
                .bind("reminders", path.reminders())
                .bind("author", author)
                .bind("at", at)
                .execute();
        arrange(tx, path);
    }

    private static String starts(Start start) {
        return switch (start) {
            case Start.ByCommand() -> "COMMAND";
            case Start.ByJoining() -> "JOINING";
            case Start.OnDate _ -> "DATE";
        };
    }

    private static void arrange(Transaction tx, Path path) {
        tx.handle()
                .createUpdate("DELETE FROM path_steps WHERE path_id = :path")
                .bind("path", path.id())
                .execute();
        var steps = tx.handle().prepareBatch("""
                INSERT INTO path_steps (path_id, number, day, kind, title, body, lesson_id, quiz_id)
                VALUES (:path, :number, :day, :kind, :title, :body, :lesson, :quiz)
                """);
        for (int i = 0; i < path.steps().size(); i++) {
            Step step = path.steps().get(i);
            steps.bind("path", path.id())
                    .bind("number", i)
                    .bind("day", step.day())
                    .bind("kind", step.kind().name())
                    .bind("title", step.title())
                    .bind("body", step.body())
                    .bind("lesson", step.lesson().orElse(null))
                    .bind("quiz", step.quiz().orElse(null))
                    .add();
        }
        steps.execute();
    }

    /** Takes a path away; who is on it is on it no more. */
    void remove(Transaction tx, UUID path, Instant at) {
        tx.handle().createUpdate("""
                        WITH over AS (
                            UPDATE path_walks SET state = 'LEFT', due_at = NULL, ended_at = :at
                            WHERE path_id = :path AND state IN ('WAITING', 'WALKING', 'PAUSED'))
                        UPDATE paths SET removed_at = :at WHERE id = :path
                        """).bind("path", path).bind("at", at).execute();
    }

    /** A community's paths, in alphabetical order. */
    List<Path> of(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery(PATHS + """
                        WHERE p.community_id = :community AND p.removed_at IS NULL
                        ORDER BY lower(p.name), p.id, s.number
                        """)
                .bind("community", community)
                .reduceResultSet(new ArrayList<Path>(), (paths, row, context) -> gathered(paths, row));
    }

    /** A path of a community by its name. */
    Optional<Path> named(Transaction tx, UUID community, String name) {
        return tx
                .handle()
                .createQuery(PATHS + """
                        WHERE p.community_id = :community AND lower(p.name) = lower(:name) AND p.removed_at IS NULL
                        ORDER BY s.number
                        """)
                .bind("community", community)
                .bind("name", name)
                .reduceResultSet(new ArrayList<Path>(), (paths, row, context) -> gathered(paths, row))
                .stream()
                .findFirst();
    }

    /** Paths by their ids; without those that were taken away. */
    Map<UUID, Path> byId(Transaction tx, Collection<UUID> ids) {
        return tx
                .handle()
                .createQuery(PATHS + "WHERE p.id = ANY (:ids) AND p.removed_at IS NULL ORDER BY p.id, s.number")
                .bindArray("ids", UUID.class, ids.toArray())
                .reduceResultSet(new ArrayList<Path>(), (paths, row, context) -> gathered(paths, row))
                .stream()
                .collect(Collectors.toMap(Path::id, Function.identity()));
    }

    /** The names of the paths that lead through a lesson. */
    List<String> through(Transaction tx, UUID lesson) {
        return tx.handle()
                .createQuery("""
                        SELECT DISTINCT p.name FROM path_steps s JOIN paths p ON p.id = s.path_id
                        WHERE s.lesson_id = :lesson AND p.removed_at IS NULL ORDER BY p.name
                        """)
                .bind("lesson", lesson)
                .mapTo(String.class)
                .list();
    }

    private static ArrayList<Path> gathered(ArrayList<Path> paths, ResultSet row) throws SQLException {
        UUID id = row.getObject("path_id", UUID.class);
        Step step = step(row);
        if (!paths.isEmpty() && paths.getLast().id().equals(id)) {
            Path path = paths.removeLast();
            var steps = new ArrayList<>(path.steps());
            steps.add(step);
            paths.add(new Path(
                    id, path.organisationId(), path.communityId(), path.name(), path.start(), path.reminders(), steps));
        } else {
            paths.add(new Path(
                    id,
                    row.getObject("organisation_id", UUID.class),
                    row.getObject("community_id", UUID.class),
                    row.getString("name"),
                    start(row),
                    row.getInt("reminders"),
                    List.of(step)));
        }
        return paths;
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getInt("day"),
                Step.Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("body"),
                Optional.ofNullable(row.getObject("lesson_id", UUID.class)),
                Optional.ofNullable(row.getObject("quiz_id", UUID.class)));
    }

    private static Start start(ResultSet row) throws SQLException {
        return switch (row.getString("starts")) {
            case "JOINING" -> new Start.ByJoining();
            case "DATE" -> new Start.OnDate(row.getObject("starts_on", LocalDate.class));
            default -> new Start.ByCommand();
        };
    }
}

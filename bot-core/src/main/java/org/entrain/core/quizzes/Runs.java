package org.entrain.core.quizzes;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bank.Version;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Person;
import org.entrain.core.questions.Picture;
import org.entrain.core.quizzes.Results.Tally;

/** The runs in which communities play their quizzes. */
public final class Runs {
    /** Each run with the versions of the questions that are asked in it. */
    private static final String RUNS = """
            SELECT r.id, r.organisation_id, r.closed_at, r.mode, r.revision, p.name AS opened_by, r.opens_at, r.closes_at, c.zone,
                   q.id AS quiz_id, q.community_id, q.name, q.language, r.rules, asked.questions
            FROM quiz_runs r JOIN quizzes q ON q.id = r.quiz_id JOIN persons p ON p.id = r.opened_by
            JOIN communities c ON c.id = r.community_id
            CROSS JOIN LATERAL (
                SELECT coalesce(jsonb_agg(jsonb_build_object(
                           'question', v.question_id, 'number', v.number, 'variants', v.variants)
                       ORDER BY rq.number), '[]') AS questions
                FROM run_questions rq
                JOIN question_versions v ON v.question_id = rq.question_id AND v.number = rq.version
                WHERE rq.run_id = r.id) asked
            """;

    private final Function<Picture, URI> pictures;

    /**
     * Runs of quizzes with pictures.
     *
     * @param pictures where a picture can be looked at
     */
    public Runs(Function<Picture, URI> pictures) {
        this.pictures = pictures;
    }

    /**
     * Opens a run, of the questions as they are now; empty where one of this quiz is open already, whoever opened it a
     * moment ago.
     */
    public Optional<Run> open(Transaction tx, Quiz quiz, Run.Mode mode, Person person, Instant at) {
        return open(tx, quiz, mode, person, at, Optional.empty());
    }

    /** The same; it closes by itself at {@code closes}. */
    public Optional<Run> open(
            Transaction tx, Quiz quiz, Run.Mode mode, Person person, Instant at, Optional<Instant> closes) {
        return open(tx, quiz, mode, new Opener(person.organisationId(), person.id()), at, closes);
    }

    /** Who opens a run, or planned that it be opened. */
    record Opener(UUID organisation, UUID person) {}

    Optional<Run> open(Transaction tx, Quiz quiz, Run.Mode mode, Opener opener, Instant at, Optional<Instant> closes) {
        UUID id = UUID.randomUUID();
        if (keep(tx, id, quiz, mode, opener, Optional.of(at), Optional.empty(), closes) == 0) {
            return Optional.empty();
        }
        ask(tx, id, quiz.questions());
        return Optional.ofNullable(runs(tx, List.of(id)).get(id));
    }

    /** A run as it would be, were it opened now; it is kept nowhere. */
    Run imagined(Transaction tx, UUID id, Quiz quiz, Run.Mode mode, Opener opener, Window window) {
        String name = tx.handle()
                .createQuery("SELECT name FROM persons WHERE id = :person")
                .bind("person", opener.person())
                .mapTo(String.class)
                .findOne()
                .orElse("?");
        return new Run(id, quiz, mode, 0, opener.organisation(), name, Optional.empty(), window, pictures);
    }

    /** Writes a run, open or planned; 0 where one of its quiz is open already. */
    static int keep(
            Transaction tx,
            UUID id,
            Quiz quiz,
            Run.Mode mode,
            Opener opener,
            Optional<Instant> opened,
            Optional<Instant> opens,
            Optional<Instant> closes) {
        return tx.handle()
                .createUpdate("""
                        INSERT INTO quiz_runs (id, quiz_id, community_id, organisation_id, opened_by, opened_at,
                                               opens_at, closes_at, rules, mode, attempts, late)
                        VALUES (:id, :quiz, :community, :organisation, :person, :opened,
                                :opens, :closes, CAST(:rules AS jsonb), :mode, :attempts, :late)
                        ON CONFLICT (quiz_id) WHERE closed_at IS NULL AND opened_at IS NOT NULL DO NOTHING
                        """)
                .bind("id", id)
                .bind("quiz", quiz.id())
                .bind("community", quiz.communityId())
                .bind("organisation", opener.organisation())
                .bind("person", opener.person())
                .bind("opened", opened.orElse(null))
                .bind("opens", opens.orElse(null))
                .bind("closes", closes.orElse(null))
                .bind("rules", Quizzes.json(quiz.rules()))
                .bind("mode", mode.name())
                .bind("attempts", quiz.rules().attempts())
                .bind("late", quiz.rules().late().name())
                .execute();
    }

    /** Has a run ask these questions. */
    static void ask(Transaction tx, UUID run, List<Version> questions) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO run_questions (run_id, number, question_id, version)
                        SELECT :run, number, question, version
                        FROM unnest(:numbers, :questions, :versions) AS g (number, question, version)
                        """)
                .bind("run", run)
                .bindArray(
                        "numbers",
                        Integer.class,
                        IntStream.range(0, questions.size()).boxed().toArray())
                .bindArray(
                        "questions",
                        UUID.class,
                        questions.stream().map(Version::question).toArray())
                .bindArray(
                        "versions",
                        Integer.class,
                        questions.stream().map(Version::number).toArray())
                .execute();
    }

    /** A run of an organisation, once it was opened. */
    public Optional<Run> run(Transaction tx, UUID organisation, UUID id) {
        return tx.handle()
                .createQuery(
                        RUNS + "WHERE r.id = :id AND r.organisation_id = :organisation AND r.opened_at IS NOT NULL")
                .bind("id", id)
                .bind("organisation", organisation)
                .map((row, context) -> run(row))
                .findOne();
    }

    /** Runs by their ids, whatever organisation they are of; for what the door checks by other means. */
    Map<UUID, Run> runs(Transaction tx, Iterable<UUID> ids) {
        var runs = new HashMap<UUID, Run>();
        tx.handle()
                .createQuery(RUNS + "WHERE r.id = ANY (:ids)")
                .bindArray("ids", UUID.class, ids)
                .map((row, context) -> run(row))
                .forEach(run -> runs.put(run.id(), run));
        return runs;
    }

    /** How often each of these runs was marked anew. */
    Map<UUID, Integer> revisions(Transaction tx, Iterable<UUID> ids) {
        var revisions = new HashMap<UUID, Integer>();
        tx.handle()
                .createQuery("SELECT id, revision FROM quiz_runs WHERE id = ANY (:ids)")
                .bindArray("ids", UUID.class, ids)
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getInt("revision")))
                .forEach(entry -> revisions.put(entry.getKey(), entry.getValue()));
        return revisions;
    }

    /** The open runs of a community, the newest first. */
    public List<Run> openRuns(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery(
                        RUNS + "WHERE r.community_id = :community AND r.closed_at IS NULL AND r.opened_at IS NOT NULL"
                                + " ORDER BY r.opened_at DESC")
                .bind("community", community)
                .map((row, context) -> run(row))
                .list();
    }

    /**
     * Whether a run is open, and stays so until this transaction ends. Whoever else asks this waits for it too; answers
     * do not.
     */
    boolean holdOpen(Transaction tx, UUID run) {
        return tx.handle()
                .createQuery(
                        "SELECT closed_at IS NULL AND opened_at IS NOT NULL FROM quiz_runs WHERE id = :run FOR NO KEY UPDATE")
                .bind("run", run)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /** The ids of all open runs, of all organisations. */
    List<UUID> allOpen(Transaction tx) {
        return tx.handle()
                .createQuery("SELECT id FROM quiz_runs WHERE closed_at IS NULL AND opened_at IS NOT NULL")
                .mapTo(UUID.class)
                .list();
    }

    /**
     * Closes a run, once every answer that is being written has been; no answer is taken after it.
     *
     * @return whether it was open until now
     */
    public boolean close(Transaction tx, UUID run, Instant at) {
        // Waits for the writers' FOR KEY SHARE (AnswerStatement), and makes those who come later see the row as closed.
        tx.handle()
                .createQuery("SELECT id FROM quiz_runs WHERE id = :run FOR UPDATE")
                .bind("run", run)
                .mapTo(UUID.class)
                .findOne();
        return tx.handle()
                        .createUpdate("UPDATE quiz_runs SET closed_at = :at WHERE id = :run AND closed_at IS NULL")
                        .bind("run", run)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** How many people have answered at least one question of a run. */
    public int participants(Transaction tx, UUID run) {
        return tx.handle()
                .createQuery("SELECT count(DISTINCT person_id) FROM quiz_answers WHERE run_id = :run AND attempt >= 1")
                .bind("run", run)
                .mapTo(Integer.class)
                .one();
    }

    /** How the group did in a run: each by their best try, and without what has no right answer or came too late. */
    public Results results(Transaction tx, Run run) {
        Map<Integer, Tally> tallies = new HashMap<>();
        tx.handle()
                .createQuery("""
                        SELECT a.number, count(a.share) AS answers, count(*) FILTER (WHERE a.share = 1) AS right_answers
                        FROM quiz_answers a
                        JOIN (SELECT DISTINCT ON (person_id) person_id, attempt
                              FROM quiz_answers WHERE run_id = :run AND attempt >= 1
                              GROUP BY person_id, attempt
                              ORDER BY person_id, sum(share) DESC NULLS LAST, attempt) best USING (person_id, attempt)
                        WHERE a.run_id = :run GROUP BY a.number
                        """)
                .bind("run", run.id())
                .map((row, context) ->
                        Map.entry(row.getInt("number"), new Tally(row.getInt("answers"), row.getInt("right_answers"))))
                .forEach(entry -> tallies.put(entry.getKey(), entry.getValue()));
        return new Results(
                participants(tx, run.id()),
                IntStream.range(0, run.quiz().questions().size())
                        .mapToObj(number -> tallies.getOrDefault(number, new Tally(0, 0)))
                        .toList());
    }

    private Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                Quizzes.read(row),
                Run.Mode.valueOf(row.getString("mode")),
                row.getInt("revision"),
                row.getObject("organisation_id", UUID.class),
                row.getString("opened_by"),
                Optional.ofNullable(row.getTimestamp("closed_at")).map(Timestamp::toInstant),
                new Window(
                        Optional.ofNullable(row.getTimestamp("opens_at")).map(Timestamp::toInstant),
                        Optional.ofNullable(row.getTimestamp("closes_at")).map(Timestamp::toInstant),
                        ZoneId.of(row.getString("zone"))),
                pictures);
    }
}

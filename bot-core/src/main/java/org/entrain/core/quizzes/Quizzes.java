package org.entrain.core.quizzes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrain.core.database.Json;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Person;
import org.entrain.core.questions.Question;
import org.entrain.core.quizzes.Results.Tally;
import org.entrain.core.text.Language;

/** The quizzes of each community, and the runs in which they are played. */
public final class Quizzes {
    private static final TypeReference<List<Question>> QUESTIONS = new TypeReference<>() {};

    private static final String RUNS = """
            SELECT r.id, r.organisation_id, r.closed_at, p.name AS opened_by,
                   q.id AS quiz_id, q.community_id, q.name, q.language, q.questions
            FROM quiz_runs r JOIN quizzes q ON q.id = r.quiz_id JOIN persons p ON p.id = r.opened_by
            """;

    /**
     * Keeps a new quiz.
     *
     * @return false, with nothing kept, where its community has a quiz of this name, whoever brought it a moment ago
     */
    public boolean keep(Transaction tx, Quiz quiz, UUID person, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO quizzes (id, community_id, name, language, questions, created_by, created_at)
                        VALUES (:id, :community, :name, :language, CAST(:questions AS jsonb), :person, :at)
                        ON CONFLICT (community_id, lower(name)) DO NOTHING
                        """)
                        .bind("id", quiz.id())
                        .bind("community", quiz.communityId())
                        .bind("name", quiz.name())
                        .bind("language", quiz.language().name())
                        .bind("questions", questionsJson(quiz.questions()))
                        .bind("person", person)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** A community's quiz by its name. */
    public Optional<Quiz> named(Transaction tx, UUID community, String name) {
        return tx.handle()
                .createQuery("""
                        SELECT id AS quiz_id, community_id, name, language, questions FROM quizzes
                        WHERE community_id = :community AND lower(name) = lower(:name)
                        """)
                .bind("community", community)
                .bind("name", name)
                .map((row, context) -> quiz(row))
                .findOne();
    }

    /** The names of a community's quizzes, in alphabetical order. */
    public List<String> names(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("SELECT name FROM quizzes WHERE community_id = :community ORDER BY lower(name)")
                .bind("community", community)
                .mapTo(String.class)
                .list();
    }

    /** Opens a run; empty where one of this quiz is open already, whoever opened it a moment ago. */
    public Optional<Run> open(Transaction tx, Quiz quiz, Person person, Instant at) {
        UUID id = UUID.randomUUID();
        int opened = tx.handle()
                .createUpdate("""
                        INSERT INTO quiz_runs (id, quiz_id, community_id, organisation_id, opened_by, opened_at)
                        VALUES (:id, :quiz, :community, :organisation, :person, :at)
                        ON CONFLICT (quiz_id) WHERE closed_at IS NULL DO NOTHING
                        """)
                .bind("id", id)
                .bind("quiz", quiz.id())
                .bind("community", quiz.communityId())
                .bind("organisation", person.organisationId())
                .bind("person", person.id())
                .bind("at", at)
                .execute();
        return opened == 1
                ? Optional.of(new Run(id, quiz, person.organisationId(), person.name(), Optional.empty()))
                : Optional.empty();
    }

    /** A run of an organisation. */
    public Optional<Run> run(Transaction tx, UUID organisation, UUID id) {
        return tx.handle()
                .createQuery(RUNS + "WHERE r.id = :id AND r.organisation_id = :organisation")
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

    /** The open runs of a community, the newest first. */
    public List<Run> openRuns(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery(
                        RUNS + "WHERE r.community_id = :community AND r.closed_at IS NULL ORDER BY r.opened_at DESC")
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
                .createQuery("SELECT closed_at IS NULL FROM quiz_runs WHERE id = :run FOR NO KEY UPDATE")
                .bind("run", run)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /** The ids of all open runs, of all organisations. */
    List<UUID> allOpen(Transaction tx) {
        return tx.handle()
                .createQuery("SELECT id FROM quiz_runs WHERE closed_at IS NULL")
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
                .createQuery("SELECT count(DISTINCT person_id) FROM quiz_answers WHERE run_id = :run AND attempt = 1")
                .bind("run", run)
                .mapTo(Integer.class)
                .one();
    }

    /** How the group did in a run. */
    public Results results(Transaction tx, Run run) {
        Map<Integer, Tally> tallies = new HashMap<>();
        tx.handle()
                .createQuery("""
                        SELECT number, count(*) AS answers, count(*) FILTER (WHERE share = 1) AS right_answers
                        FROM quiz_answers WHERE run_id = :run AND attempt = 1 GROUP BY number
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

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                quiz(row),
                row.getObject("organisation_id", UUID.class),
                row.getString("opened_by"),
                Optional.ofNullable(row.getTimestamp("closed_at")).map(closed -> closed.toInstant()));
    }

    private static Quiz quiz(ResultSet row) throws SQLException {
        return new Quiz(
                row.getObject("quiz_id", UUID.class),
                row.getObject("community_id", UUID.class),
                row.getString("name"),
                Language.valueOf(row.getString("language")),
                questions(row.getString("questions")));
    }

    private static String questionsJson(List<Question> questions) {
        try {
            return Json.MAPPER.writerFor(QUESTIONS).writeValueAsString(questions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Questions are plain records", e);
        }
    }

    private static List<Question> questions(String json) {
        try {
            return Json.MAPPER.readValue(json, QUESTIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The questions kept in quizzes cannot be read", e);
        }
    }
}

package org.entrain.core.quizzes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.entrain.core.activity.Detail;
import org.entrain.core.activity.Details;
import org.entrain.core.activity.Fact;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Language;

/** Which quiz was played, how well it went, and what was answered, where that is no text that somebody wrote. */
public final class QuizDetails implements Details {
    /** The answers that are meant: the one to a question at a moment, or all of the first try. */
    private static final String SQL = """
            SELECT h.id, q.id AS quiz_id, q.name, q.language, (r.rules ->> 'pass')::int AS pass, answers.*
            FROM unnest(:ids, :runs, :persons, :questions, :ats) AS h (id, run_id, person_id, question_id, at)
            JOIN quiz_runs r ON r.id = h.run_id
            JOIN quizzes q ON q.id = r.quiz_id
            CROSS JOIN LATERAL (
                SELECT avg(a.share) AS share,
                       max(a.response) FILTER (WHERE h.question_id IS NOT NULL
                                               AND left(a.response, 1) NOT IN ('w', 'g')) AS response
                FROM quiz_answers a
                JOIN run_questions asked ON asked.run_id = a.run_id AND asked.number = a.number
                WHERE a.run_id = h.run_id AND a.person_id = h.person_id
                  AND CASE WHEN h.question_id IS NULL THEN a.attempt = :first
                           ELSE asked.question_id = h.question_id AND a.answered_at = h.at END) answers
            """;

    @Override
    public Map<UUID, Detail> of(Transaction tx, List<Happening> happenings) {
        List<Happening> own = happenings.stream().filter(QuizDetails::isOfQuiz).toList();
        if (own.isEmpty()) {
            return Map.of();
        }
        var details = new HashMap<UUID, Detail>();
        tx.handle()
                .createQuery(SQL)
                .bindArray("ids", UUID.class, own.stream().map(Happening::id).toArray())
                .bindArray(
                        "runs", UUID.class, own.stream().map(Happening::subject).toArray())
                .bindArray(
                        "persons",
                        UUID.class,
                        own.stream().map(Happening::person).toArray())
                .bindArray(
                        "questions",
                        UUID.class,
                        own.stream().map(one -> one.question().orElse(null)).toArray())
                .bindArray("ats", Instant.class, own.stream().map(Happening::at).toArray())
                .bind("first", Sitting.FIRST_TRY)
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), detail(row)))
                .forEach(entry -> details.put(entry.getKey(), entry.getValue()));
        return details;
    }

    private static boolean isOfQuiz(Happening happening) {
        return happening.kind().equals(Fact.QuizAnswered.class.getSimpleName())
                || happening.kind().equals(Fact.QuizDone.class.getSimpleName());
    }

    private static Detail detail(ResultSet row) throws SQLException {
        double average = row.getDouble("share");
        OptionalDouble share = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(Math.clamp(average, 0, 1));
        int pass = row.getInt("pass");
        boolean isJudged = !row.wasNull() && share.isPresent();
        return new Detail(
                row.getObject("quiz_id", UUID.class),
                Map.of(Language.valueOf(row.getString("language")), row.getString("name")),
                Optional.empty(),
                share,
                isJudged ? Optional.of(ScoreCards.percent(average, 1) >= pass) : Optional.empty(),
                Optional.ofNullable(row.getString("response")).map(Response::decode));
    }
}

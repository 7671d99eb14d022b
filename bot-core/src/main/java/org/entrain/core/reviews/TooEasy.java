package org.entrain.core.reviews;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.entrain.core.database.Transaction;

/** What was right at once, and then said to be too easy: the day's review is reckoned anew, by what was before it. */
final class TooEasy {
    /**
     * Has what somebody knew today count as too easy.
     *
     * @return in how many days it comes back; empty where they did not know it at once today, or said so already
     */
    Optional<Integer> note(Transaction tx, Review easy) {
        return tx.handle()
                .createQuery("""
                        SELECT l.grade, l.elapsed, l.stability_before AS stability, l.difficulty_before AS difficulty, l.at,
                               p.zone, r.retention, r.longest
                        FROM review_log l
                        JOIN persons p ON p.id = l.person_id
                        LEFT JOIN review_rhythms r ON r.community_id = l.community_id
                        WHERE l.person_id = :person AND l.question_id = :question ORDER BY l.id DESC LIMIT 1
                        """)
                .bind("person", easy.person())
                .bind("question", easy.question())
                .map((row, context) -> easier(easy, row))
                .findOne()
                .flatMap(found -> found)
                .filter(graded -> replace(tx, graded))
                .map(graded -> (int) ChronoUnit.DAYS.between(graded.day(), graded.dueOn()));
    }

    private static Optional<Graded> easier(Review easy, ResultSet row) throws SQLException {
        LocalDate day = LearningDay.of(easy.at(), Cards.zone(row));
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        if (row.getInt("grade") != Grade.GOOD.number()
                || !LearningDay.of(at, Cards.zone(row)).equals(day)) {
            return Optional.empty();
        }
        int elapsed = row.getInt("elapsed");
        Optional<Memory> before = row.getObject("stability") == null
                ? Optional.empty()
                : Optional.of(new Memory(row.getDouble("stability"), row.getDouble("difficulty")));
        return Optional.of(
                new Grading(easy, Optional.empty(), Cards.zone(row), Cards.rhythm(row)).again(before, elapsed, day));
    }

    private static boolean replace(Transaction tx, Graded graded) {
        return tx.handle()
                        .createUpdate("""
                        WITH kept AS (
                            UPDATE review_cards
                            SET stability = :stability, difficulty = :difficulty, due_on = CAST(:due AS date)
                            WHERE person_id = :person AND question_id = :question AND learnt_on = CAST(:day AS date)
                            RETURNING version)
                        INSERT INTO review_log (community_id, person_id, question_id, version, grade, elapsed,
                                                stability_before, difficulty_before, stability, difficulty, at)
                        SELECT :community, :person, :question, version, :grade, :elapsed,
                               :stabilityBefore, :difficultyBefore, :stability, :difficulty, :at
                        FROM kept
                        """)
                        .bind("community", graded.review().community())
                        .bind("person", graded.review().person())
                        .bind("question", graded.review().question())
                        .bind("grade", graded.review().grade().number())
                        .bind("elapsed", graded.elapsed())
                        .bind("stabilityBefore", Cards.before(graded, Memory::stability))
                        .bind("difficultyBefore", Cards.before(graded, Memory::difficulty))
                        .bind("stability", graded.after().stability())
                        .bind("difficulty", graded.after().difficulty())
                        .bind("day", graded.day().toString())
                        .bind("due", graded.dueOn().toString())
                        .bind("at", graded.review().at())
                        .execute()
                == 1;
    }
}

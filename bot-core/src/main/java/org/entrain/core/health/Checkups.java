package org.entrain.core.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** The figures of communities, derived from what happened in them. */
public final class Checkups {
    /** What is looked at: whoever did something within it is active. */
    static final Duration FOUR_WEEKS = Duration.ofDays(28);

    /** Facts that say who belongs to a community, not that anybody does anything there. */
    static final String NO_PART = "'MemberJoined', 'MemberLeft', 'LeadLeft', 'AnswerRemarked'";

    static final String FIGURES = """
            WITH done AS (
                SELECT person_id, count(*)::int AS facts,
                       count(*) FILTER (WHERE kind = 'QuizAnswered')::int AS answers
                FROM activity
                WHERE community_id = :community AND at > :since AND at <= :now AND kind NOT IN (%s)
                GROUP BY person_id)
            SELECT ARRAY (SELECT coalesce(done.facts, 0)
                          FROM memberships m LEFT JOIN done ON done.person_id = m.person_id
                          WHERE m.community_id = :community AND m.gone_at IS NULL ORDER BY 1) AS facts,
                   (SELECT coalesce(sum(answers), 0)::int FROM done) AS answers,
                   (SELECT at FROM activity
                    WHERE community_id = :community AND at <= :now
                      AND kind IN ('QuizOpened', 'IcebreakerAsked')
                    ORDER BY at DESC LIMIT 1) AS triggered_at
            """.formatted(NO_PART);

    /** How a community does at this moment. */
    Checkup of(Transaction tx, UUID community, Instant now) {
        return tx.handle()
                .createQuery(FIGURES)
                .bind("community", community)
                .bind("since", now.minus(FOUR_WEEKS))
                .bind("now", now)
                .map((row, context) -> read(row, now))
                .one();
    }

    private static Checkup read(ResultSet row, Instant now) throws SQLException {
        return new Checkup(
                List.of((Integer[]) row.getArray("facts").getArray()),
                row.getInt("answers"),
                Optional.ofNullable(row.getObject("triggered_at", OffsetDateTime.class))
                        .map(at -> (int) Duration.between(at.toInstant(), now).toDays()));
    }
}

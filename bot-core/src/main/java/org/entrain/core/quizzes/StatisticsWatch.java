package org.entrain.core.quizzes;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;

/** Looks once a week, where quizzes closed, for questions that are worth a look, and tells the lead. */
public final class StatisticsWatch {
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Database database;
    private final Members members;
    private final Attention attention;
    private final ItemStatistics statistics = new ItemStatistics();

    /** Made once, when the program starts. */
    public StatisticsWatch(Database database, Members members, Attention attention) {
        this.database = database;
        this.members = members;
        this.attention = attention;
    }

    /** A community in which quizzes closed since it was looked at. */
    private record Due(UUID community, String name, List<UUID> quizzes) {}

    /** To be done every hour, by any number of nodes. */
    public void look(Instant now) {
        database.inTransaction(tx -> due(tx, now)).forEach(due -> database.useTransaction(tx -> look(tx, due, now)));
    }

    private void look(Transaction tx, Due due, Instant now) {
        if (!note(tx, due.community(), now)) {
            return;
        }
        List<StatisticsCards.Worth> worth =
                due.quizzes().stream().flatMap(quiz -> worth(tx, quiz)).toList();
        if (!worth.isEmpty()) {
            members.atLeast(tx, due.community(), Community.Role.LEAD)
                    .forEach(lead -> attention.write(
                            tx,
                            lead,
                            "quiz/statistics/%s/%s/%s".formatted(due.community(), now, lead),
                            language -> StatisticsCards.weekly(due.name(), worth, language),
                            Weight.ASIDE,
                            now));
        }
    }

    /** What people flagged the crew has heard of already. */
    private Stream<StatisticsCards.Worth> worth(Transaction tx, UUID quiz) {
        Optional<ItemStatistics.Named> named = statistics.quiz(tx, quiz);
        return statistics.of(tx, quiz).stream()
                .filter(item -> item.troubles().stream().anyMatch(trouble -> trouble != ItemStatistic.Trouble.FLAGGED))
                .flatMap(item -> named.map(one -> new StatisticsCards.Worth(quiz, one.name(), item)).stream());
    }

    private static List<Due> due(Transaction tx, Instant now) {
        return tx.handle()
                .createQuery("""
                        SELECT c.id, c.name, array_agg(DISTINCT r.quiz_id) AS quizzes
                        FROM quiz_runs r
                        JOIN communities c ON c.id = r.community_id
                        LEFT JOIN question_looks l ON l.community_id = c.id
                        WHERE r.closed_at > :since AND r.closed_at <= :now AND c.archived_at IS NULL
                          AND (l.looked_at IS NULL OR l.looked_at <= :since)
                        GROUP BY c.id, c.name
                        """)
                .bind("since", now.minus(A_WEEK))
                .bind("now", now)
                .map((row, context) -> new Due(
                        row.getObject("id", UUID.class), row.getString("name"), quizzes(row.getArray("quizzes"))))
                .list();
    }

    private static List<UUID> quizzes(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }

    /** Of two nodes one looks. */
    private static boolean note(Transaction tx, UUID community, Instant now) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO question_looks (community_id, looked_at) VALUES (:community, :now)
                        ON CONFLICT (community_id) DO UPDATE SET looked_at = excluded.looked_at
                        WHERE question_looks.looked_at <= :since
                        """)
                        .bind("community", community)
                        .bind("now", now)
                        .bind("since", now.minus(A_WEEK))
                        .execute()
                == 1;
    }
}

package org.entrain.core.challenges;

import java.util.List;
import java.util.UUID;
import org.entrain.core.challenges.Resources.Resource;
import org.entrain.core.database.Transaction;

/**
 * What a group learned in a challenge, besides the steps it did.
 *
 * @param topics what the questions of its quizzes are about
 * @param resources what its members shared
 */
record Learned(List<String> topics, List<Resource> resources) {
    private static final int MOST_TOPICS = 8;

    Learned {
        topics = List.copyOf(topics);
        resources = List.copyOf(resources);
    }

    static Learned of(Transaction tx, Challenge challenge) {
        return new Learned(topics(tx, challenge), new Resources().of(tx, challenge.id()));
    }

    /** The tags that most questions carry. */
    private static List<String> topics(Transaction tx, Challenge challenge) {
        UUID[] quizzes = challenge.steps().stream()
                .filter(Step.Quiz.class::isInstance)
                .map(Step.Quiz.class::cast)
                .map(Step.Quiz::quiz)
                .toArray(UUID[]::new);
        return tx.handle()
                .createQuery("""
                        SELECT tag FROM quiz_questions qq
                        JOIN questions one ON one.id = qq.question_id
                        JOIN question_versions v ON v.question_id = one.id AND v.number = one.version
                        CROSS JOIN LATERAL jsonb_array_elements_text(v.variants -> 0 -> 'item' -> 'tags') AS tag
                        WHERE qq.quiz_id = ANY (:quizzes)
                        GROUP BY tag ORDER BY count(*) DESC, tag LIMIT :limit
                        """)
                .bindArray("quizzes", UUID.class, (Object[]) quizzes)
                .bind("limit", MOST_TOPICS)
                .mapTo(String.class)
                .list();
    }
}

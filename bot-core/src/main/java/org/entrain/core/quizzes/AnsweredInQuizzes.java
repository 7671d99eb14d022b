package org.entrain.core.quizzes;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.bank.AnsweredBefore;
import org.entrain.core.database.Transaction;

/** What somebody answered when a quiz was played. */
public final class AnsweredInQuizzes implements AnsweredBefore {
    @Override
    public Set<UUID> answered(Transaction tx, UUID person, Collection<UUID> questions) {
        return new HashSet<>(tx.handle()
                .createQuery("""
                        SELECT DISTINCT q.question_id FROM run_questions q
                        JOIN quiz_answers a ON a.run_id = q.run_id AND a.number = q.number AND a.person_id = :person
                        WHERE q.question_id = ANY (:questions)
                        """)
                .bind("person", person)
                .bindArray("questions", UUID.class, questions.toArray())
                .mapTo(UUID.class)
                .list());
    }
}

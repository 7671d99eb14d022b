package org.entrain.core.library;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** What members propose, and what the crew decided. */
final class Proposals {
    /**
     * A proposal.
     *
     * @param decidedBy the name of who decided; empty while nobody did
     */
    record Proposal(UUID question, UUID quiz, Optional<String> decidedBy) {}

    void keep(Transaction tx, UUID question, UUID quiz) {
        tx.handle()
                .createUpdate("INSERT INTO question_proposals (question_id, quiz_id) VALUES (:question, :quiz)")
                .bind("question", question)
                .bind("quiz", quiz)
                .execute();
    }

    Optional<Proposal> find(Transaction tx, UUID question) {
        return tx.handle()
                .createQuery("""
                        SELECT o.question_id, o.quiz_id, p.name FROM question_proposals o
                        LEFT JOIN persons p ON p.id = o.decided_by WHERE o.question_id = :question
                        """)
                .bind("question", question)
                .map((row, context) -> new Proposal(
                        row.getObject("question_id", UUID.class),
                        row.getObject("quiz_id", UUID.class),
                        Optional.ofNullable(row.getString("name"))))
                .findOne();
    }

    /** Notes who decides; false, with nothing changed, where somebody did before. */
    boolean decide(Transaction tx, UUID question, UUID person, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        UPDATE question_proposals SET decided_by = :person, decided_at = :at
                        WHERE question_id = :question AND decided_at IS NULL
                        """)
                        .bind("question", question)
                        .bind("person", person)
                        .bind("at", at)
                        .execute()
                == 1;
    }
}

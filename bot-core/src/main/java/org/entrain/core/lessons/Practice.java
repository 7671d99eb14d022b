package org.entrain.core.lessons;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.AnsweredBefore;
import org.entrain.core.bank.Version;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Mark;

/** What people answer in lessons and on paths: the first answer to a question counts, others are for practice. */
public final class Practice {
    private final Activity activity;
    private final AnsweredBefore elsewhere;

    /**
     * Tells of answers there.
     *
     * @param elsewhere what was answered somewhere else, which nobody shall have to answer again
     */
    public Practice(Activity activity, AnsweredBefore elsewhere) {
        this.activity = activity;
        this.elsewhere = elsewhere;
    }

    /**
     * Keeps an answer and tells of it.
     *
     * @param mark empty where nothing is right or wrong
     * @return false, with nothing kept, where the question was answered before
     */
    boolean answer(Transaction tx, UUID community, UUID person, Version version, Optional<Mark> mark, Instant at) {
        Fact.Outcome outcome = outcome(mark);
        boolean fresh = tx.handle()
                        .createUpdate("""
                        INSERT INTO lesson_answers (person_id, question_id, community_id, version, outcome, answered_at)
                        VALUES (:person, :question, :community, :version, :outcome, :at) ON CONFLICT DO NOTHING
                        """)
                        .bind("person", person)
                        .bind("question", version.question())
                        .bind("community", community)
                        .bind("version", version.number())
                        .bind("outcome", outcome.name())
                        .bind("at", at)
                        .execute()
                == 1;
        if (fresh) {
            activity.record(
                    tx,
                    List.of(new Fact.LessonAnswered(
                            community, Optional.of(person), version.question(), at, version.number(), outcome)));
        }
        return fresh;
    }

    private static Fact.Outcome outcome(Optional<Mark> mark) {
        return mark.map(one ->
                        one.right() ? Fact.Outcome.RIGHT : one.share() > 0 ? Fact.Outcome.PARTLY : Fact.Outcome.WRONG)
                .orElse(Fact.Outcome.UNMARKED);
    }

    /** Which of these questions somebody answered, here or elsewhere. */
    Set<UUID> answered(Transaction tx, UUID person, Collection<UUID> questions) {
        var answered = new HashSet<>(elsewhere.answered(tx, person, questions));
        answered.addAll(tx.handle()
                .createQuery("""
                        SELECT question_id FROM lesson_answers
                        WHERE person_id = :person AND question_id = ANY (:questions)
                        """)
                .bind("person", person)
                .bindArray("questions", UUID.class, questions.toArray())
                .mapTo(UUID.class)
                .list());
        return answered;
    }
}

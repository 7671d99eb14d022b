package org.entrain.core.reviews;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entrain.core.activity.Fact;
import org.entrain.core.database.Transaction;

/** What people remember: it begins with an answer that was wrong or came with help, and goes on with each review. */
public final class Reviews {
    private final Cards cards = new Cards();

    /**
     * Hears of answers to quizzes. What was wrong, or right with help, is to come back; what was right counts as a
     * review of what comes back already.
     */
    public void heard(Transaction tx, List<Fact> facts) {
        grade(tx, facts.stream().flatMap(Reviews::review).toList());
    }

    private static Stream<Review> review(Fact fact) {
        if (!(fact instanceof Fact.QuizAnswered answered)) {
            return Stream.empty();
        }
        return grade(answered.outcome())
                .flatMap(grade -> answered.person()
                        .map(person -> new Review(
                                person,
                                answered.community(),
                                answered.question(),
                                answered.version(),
                                grade,
                                answered.at())))
                .stream();
    }

    private static Optional<Grade> grade(Fact.Outcome outcome) {
        return switch (outcome) {
            case RIGHT -> Optional.of(Grade.GOOD);
            case RIGHT_WITH_HELP -> Optional.of(Grade.HARD);
            case PARTLY, WRONG -> Optional.of(Grade.AGAIN);
            case UNMARKED -> Optional.empty();
        };
    }

    /** Counts reviews, of each question the first of a person's day. */
    List<Graded> grade(Transaction tx, List<Review> reviews) {
        if (reviews.isEmpty()) {
            return List.of();
        }
        List<Grading> gradings = firstOfEach(cards.gradings(tx, reviews));
        Set<Review.Key> changed = Set.copyOf(cards.changed(tx, gradings));
        List<Graded> graded = gradings.stream()
                .flatMap(grading ->
                        grading.graded(changed.contains(grading.review().key())).stream())
                .toList();
        if (!graded.isEmpty()) {
            cards.keep(tx, graded);
        }
        return graded;
    }

    private static List<Grading> firstOfEach(List<Grading> gradings) {
        var seen = new HashSet<Review.Key>();
        return gradings.stream()
                .filter(grading -> seen.add(grading.review().key()))
                .toList();
    }
}

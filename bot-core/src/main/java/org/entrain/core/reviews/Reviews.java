package org.entrain.core.reviews;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.entrain.core.activity.Fact;
import org.entrain.core.database.Transaction;

/** What people remember: it begins with an answer that was wrong or came with help, and goes on with each review. */
public final class Reviews {
    private final Cards cards = new Cards();

    /**
     * Hears of answers to quizzes and lessons. What was wrong, or right with help, is to come back; what was right counts as a
     * review of what comes back already. What turns out to have been right all the same does not come back, unless it
     * did so before; what turns out to have been wrong does.
     */
    public void heard(Transaction tx, List<Fact> facts) {
        grade(tx, facts.stream().flatMap(Reviews::answered).toList(), grading -> true);
        cards.dismiss(
                tx,
                facts.stream()
                        .flatMap(fact -> remarked(fact, grade -> grade == Grade.GOOD))
                        .map(Review::key)
                        .toList());
        grade(
                tx,
                facts.stream()
                        .flatMap(fact -> remarked(fact, grade -> grade == Grade.AGAIN))
                        .toList(),
                grading -> grading.card().isEmpty());
    }

    private static Stream<Review> answered(Fact fact) {
        return switch (fact) {
            case Fact.QuizAnswered one -> review(one, one.question(), one.version(), one.outcome());
            case Fact.LessonAnswered one -> review(one, one.subject(), one.version(), one.outcome());
            default -> Stream.empty();
        };
    }

    private static Stream<Review> review(Fact fact, UUID question, int version, Fact.Outcome outcome) {
        return grade(outcome)
                .flatMap(grade -> fact.person()
                        .map(person -> new Review(person, fact.community(), question, version, grade, fact.at())))
                .stream();
    }

    private static Stream<Review> remarked(Fact fact, Predicate<Grade> wanted) {
        return fact instanceof Fact.AnswerRemarked one
                ? grade(one.after())
                        .filter(wanted)
                        .flatMap(grade -> one.person()
                                .map(person -> new Review(
                                        person, one.community(), one.question(), one.version(), grade, one.at())))
                        .stream()
                : Stream.empty();
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
        return grade(tx, reviews, grading -> true);
    }

    private List<Graded> grade(Transaction tx, List<Review> reviews, Predicate<Grading> wanted) {
        if (reviews.isEmpty()) {
            return List.of();
        }
        List<Grading> gradings =
                firstOfEach(cards.gradings(tx, reviews)).stream().filter(wanted).toList();
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

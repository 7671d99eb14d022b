package org.entrain.core.quizzes;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How far somebody got in an attempt, and how well.
 *
 * @param answered the numbers of the questions they answered, from 0
 * @param right how many of them wholly right
 * @param earned points: the sum of their shares
 * @param before the most points of an attempt before this one
 */
record Score(Set<Integer> answered, int right, double earned, double before) {
    Score {
        answered = Set.copyOf(answered);
    }

    static Score of(Map<Integer, Given> given, double before) {
        return new Score(
                given.keySet(),
                (int) given.values().stream().filter(Given::isRight).count(),
                given.values().stream()
                        .mapToDouble(one -> one.share().orElse(0))
                        .sum(),
                before);
    }

    /** With one more answer. */
    Score with(int number, Given given) {
        var all = new HashSet<>(answered);
        all.add(number);
        return new Score(
                all, right + (given.isRight() ? 1 : 0), earned + given.share().orElse(0), before);
    }

    /** What counts: no try takes anything away. */
    double best() {
        return Math.max(earned, before);
    }
}

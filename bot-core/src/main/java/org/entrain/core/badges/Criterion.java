package org.entrain.core.badges;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entrain.core.activity.Fact;

/** What somebody has to have done. */
sealed interface Criterion {
    /** So much of something: {@code reviews on time >= 10}. */
    record AtLeast(Measure measure, int count) implements Criterion {}

    /** One quiz, by its name: {@code quiz "fire-safety" done}. */
    record QuizDone(String name) implements Criterion {}

    /**
     * All of these, joined by {@code and}: {@code ... and ... within 90 days}.
     *
     * @param days in which all of it must have happened; empty for ever, or as long as is said around it
     */
    record All(List<Criterion> parts, Optional<Integer> days) implements Criterion {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** One of these, joined by {@code or}. */
    record Any(List<Criterion> parts) implements Criterion {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** All that is counted in it. */
    default Stream<Criterion> leaves() {
        return switch (this) {
            case AtLeast leaf -> Stream.of(leaf);
            case QuizDone leaf -> Stream.of(leaf);
            case All(var parts, var _) -> parts.stream().flatMap(Criterion::leaves);
            case Any(var parts) -> parts.stream().flatMap(Criterion::leaves);
        };
    }

    /** The kinds of facts that it speaks of. */
    default Set<String> kinds() {
        var kinds = new TreeSet<String>();
        leaves().forEach(leaf -> {
            switch (leaf) {
                case AtLeast(var measure, var _) -> kinds.addAll(measure.kinds());
                case QuizDone _ -> kinds.add(Fact.QuizDone.class.getSimpleName());
                case All _, Any _ -> throw new IllegalStateException("No leaf: " + leaf);
            }
        });
        return kinds;
    }
}

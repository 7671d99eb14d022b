package org.entrain.core.badges;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    /** Whether so many facts of each kind, whatever they are, can be enough. */
    default boolean isPossible(Map<String, Integer> counts) {
        return switch (this) {
            case AtLeast(var measure, var count) ->
                measure.kinds().stream()
                                .mapToInt(kind -> counts.getOrDefault(kind, 0))
                                .sum()
                        >= count;
            case QuizDone _ -> counts.getOrDefault(Fact.QuizDone.class.getSimpleName(), 0) > 0;
            case All(var parts, var _) -> parts.stream().allMatch(part -> part.isPossible(counts));
            case Any(var parts) -> parts.stream().anyMatch(part -> part.isPossible(counts));
        };
    }

    /** The one part of it that most has to be done for: who has not done that is not there, whatever else they did. */
    default Criterion hardest() {
        return switch (this) {
            case AtLeast _, QuizDone _ -> this;
            case All(var parts, var _) ->
                parts.stream()
                        .map(Criterion::hardest)
                        .max(Comparator.comparingInt(Criterion::least))
                        .orElse(this);
            case Any(var parts) ->
                new Any(parts.stream().map(Criterion::hardest).toList());
        };
    }

    /** With fewer facts than this nobody is there. */
    private int least() {
        return leaves().mapToInt(Criterion::wanted).min().orElse(0);
    }

    /** More facts of a kind than this say no more of whether it is possible. */
    default int most() {
        return leaves().mapToInt(Criterion::wanted).max().orElse(0);
    }

    private static int wanted(Criterion leaf) {
        return leaf instanceof AtLeast(var _, var count) ? count : 1;
    }

    /** How many days back it counts at most; empty where it counts for ever. */
    default Optional<Integer> reach() {
        return reach(Optional.empty());
    }

    private Optional<Integer> reach(Optional<Integer> around) {
        return switch (this) {
            case AtLeast _, QuizDone _ -> around;
            case All(var parts, var days) -> longest(parts, days.or(() -> around));
            case Any(var parts) -> longest(parts, around);
        };
    }

    private static Optional<Integer> longest(List<Criterion> parts, Optional<Integer> around) {
        List<Optional<Integer>> each =
                parts.stream().map(part -> part.reach(around)).toList();
        return each.stream().allMatch(Optional::isPresent)
                ? each.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }
}

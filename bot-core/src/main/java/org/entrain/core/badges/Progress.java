package org.entrain.core.badges;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.activity.Fact;
import org.entrain.core.badges.Criterion.All;
import org.entrain.core.badges.Criterion.Any;
import org.entrain.core.badges.Criterion.AtLeast;
import org.entrain.core.badges.Criterion.QuizDone;

/**
 * How far one person is on the way to a criterion, fact by fact in the order of time. The same is used for the latest fact
 * and for the whole history, so that both say the same; each fact costs the same, however many there were.
 */
final class Progress {
    /** What is counted, and for how long. */
    private record Leaf(Criterion what, Optional<Integer> days) {}

    /**
     * What is left to do.
     *
     * @param what an {@link AtLeast} or a {@link QuizDone}
     * @param missing how many
     * @param done how many there are
     */
    record Missing(Criterion what, int missing, int done) {}

    private final Criterion criterion;
    private final Map<String, Set<UUID>> quizzes;
    private final Map<Leaf, Tally> tallies = new HashMap<>();

    /**
     * Nothing is done yet.
     *
     * @param quizzes those of each name, in lower case, that the criterion may speak of
     */
    Progress(Criterion criterion, Map<String, Set<UUID>> quizzes) {
        this.criterion = criterion;
        this.quizzes = Map.copyOf(quizzes);
        prepare(criterion, Optional.empty());
    }

    private void prepare(Criterion part, Optional<Integer> days) {
        switch (part) {
            case AtLeast leaf -> tallies.put(new Leaf(leaf, days), new Tally(days));
            case QuizDone leaf -> tallies.put(new Leaf(leaf, days), new Tally(days));
            case All(var parts, var own) -> parts.forEach(inner -> prepare(inner, own.or(() -> days)));
            case Any(var parts) -> parts.forEach(inner -> prepare(inner, days));
        }
    }

    /** Something happened, no earlier than all that was added before. */
    Progress add(Happening happening) {
        tallies.forEach((leaf, tally) -> {
            switch (leaf.what()) {
                case AtLeast(var measure, var _) -> {
                    if (measure.counts(happening)) {
                        tally.add(measure.key(happening), happening.at());
                    }
                }
                case QuizDone(var name) -> {
                    if (isQuiz(happening, name)) {
                        tally.add(name, happening.at());
                    }
                }
                case All _, Any _ -> throw new IllegalStateException("Nothing to count: " + leaf);
            }
        });
        return this;
    }

    /** The same of several, in the order of time. */
    Progress addAll(Collection<Happening> happenings) {
        happenings.forEach(this::add);
        return this;
    }

    private boolean isQuiz(Happening happening, String name) {
        return happening.kind().equals(Fact.QuizDone.class.getSimpleName())
                && quizzes.getOrDefault(name.toLowerCase(Locale.ROOT), Set.of()).stream()
                        .anyMatch(quiz -> happening.isMarked(quiz.toString()));
    }

    /** Whether all that is asked is done, at a moment that is no earlier than what was added. */
    boolean isReached(Instant now) {
        return missing(now).isEmpty();
    }

    /** What is left to do; of several ways the shortest. */
    List<Missing> missing(Instant now) {
        return missing(criterion, Optional.empty(), now);
    }

    private List<Missing> missing(Criterion part, Optional<Integer> days, Instant now) {
        return switch (part) {
            case AtLeast leaf -> missing(leaf, leaf.count(), days, now);
            case QuizDone leaf -> missing(leaf, 1, days, now);
            case All(var parts, var own) ->
                parts.stream()
                        .flatMap(inner -> missing(inner, own.or(() -> days), now).stream())
                        .toList();
            case Any(var parts) ->
                parts.stream()
                        .map(inner -> missing(inner, days, now))
                        .min(Comparator.comparingInt(
                                left -> left.stream().mapToInt(Missing::missing).sum()))
                        .orElse(List.of());
        };
    }

    private List<Missing> missing(Criterion leaf, int wanted, Optional<Integer> days, Instant now) {
        int done = tally(leaf, days).count(now);
        return done >= wanted ? List.of() : List.of(new Missing(leaf, wanted - done, done));
    }

    private Tally tally(Criterion leaf, Optional<Integer> days) {
        return Optional.ofNullable(tallies.get(new Leaf(leaf, days))).orElseThrow();
    }

    /** How much of one thing there was, of late or ever. */
    private static final class Tally {
        private record Entry(Object key, Instant at) {}

        private final Optional<Duration> window;
        private final Map<Object, Integer> counts = new HashMap<>();
        private final Deque<Entry> entries = new ArrayDeque<>();

        Tally(Optional<Integer> days) {
            this.window = days.map(Duration::ofDays);
        }

        void add(Object key, Instant at) {
            counts.merge(key, 1, Integer::sum);
            if (window.isPresent()) {
                entries.add(new Entry(key, at));
            }
        }

        int count(Instant now) {
            window.ifPresent(length -> {
                Instant from = now.minus(length);
                while (!entries.isEmpty() && !entries.getFirst().at().isAfter(from)) {
                    counts.computeIfPresent(entries.removeFirst().key(), (key, many) -> many == 1 ? null : many - 1);
                }
            });
            return counts.size();
        }
    }
}

package org.entrain.core.badges;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A badge that somebody may earn, or keep, by what they did. Here and nowhere else it is decided whether they do: at each fact,
 * by what had happened until then, whether it is of this moment or of years ago.
 *
 * @param asked what has to be done
 * @param hardest of what is asked
 * @param kinds of facts that it speaks of
 * @param held the award to be kept; empty where the badge is to be earned
 * @param from at facts before this moment it was asked already
 */
record Chance(Badge badge, Criterion asked, Criterion hardest, Set<String> kinds, Optional<Award> held, Instant from) {
    /** Before anything happened. */
    static final Instant EVER = Instant.EPOCH;

    Chance {
        kinds = Set.copyOf(kinds);
    }

    /** To earn a badge that is not given. */
    static Chance toEarn(Badge badge) {
        Criterion asked = badge.rule().asks().orElseThrow();
        return new Chance(badge, asked, asked.hardest(), asked.kinds(), Optional.empty(), EVER);
    }

    /** To keep a badge that does not last. */
    static Chance toKeep(Badge badge, Award award) {
        Criterion keptBy = badge.rule().lasts().orElseThrow().keptBy();
        return new Chance(
                badge,
                keptBy,
                keptBy.hardest(),
                keptBy.kinds(),
                Optional.of(award),
                award.keepableFrom().orElseThrow());
    }

    /** The same, to be asked from the first of these facts on that speaks of it; empty where none does. */
    Optional<Chance> after(List<Look> looks) {
        return looks.stream()
                .filter(look -> kinds.contains(look.kind()) && badge.isIn(look.community()))
                .map(Look::at)
                .min(Comparator.naturalOrder())
                .map(first -> new Chance(badge, asked, hardest, kinds, held, first.isAfter(from) ? first : from));
    }

    /** What happened until then does not count. */
    private Instant since() {
        return held.map(Award::keptAt).orElse(EVER);
    }

    /** What happened until then need not be known. */
    Instant earliest() {
        return asked.reach()
                .map(days -> from.minus(Duration.ofDays(days)))
                .filter(since()::isBefore)
                .orElseGet(this::since);
    }

    private boolean counts(Happening happening) {
        return kinds.contains(happening.kind())
                && badge.counts(happening)
                && (held.isEmpty() || happening.at().isAfter(since()));
    }

    /** How far somebody is who did this, in the order of time. */
    Progress progress(List<Happening> happenings, Map<String, Set<UUID>> quizzes) {
        return new Progress(asked, quizzes)
                .addAll(happenings.stream().filter(this::counts).toList());
    }

    /**
     * That somebody has done all that is asked.
     *
     * @param fact by which it was
     */
    record Reached(Chance chance, UUID person, Happening fact) {}

    /**
     * The first fact by which it is reached.
     *
     * @param happenings what somebody did, in the order of time
     */
    Optional<Reached> reached(UUID person, List<Happening> happenings, Map<String, Set<UUID>> quizzes) {
        var progress = new Progress(asked, quizzes);
        for (Happening fact : happenings) {
            if (counts(fact)) {
                progress.add(fact);
                if (!fact.at().isBefore(from) && progress.isReached(fact.at())) {
                    return Optional.of(new Reached(this, person, fact));
                }
            }
        }
        return Optional.empty();
    }
}

package org.entrain.core.badges;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Goes through what people did, person by person and fact by fact, and finds what each would have earned, and when: the same as
 * if each fact had been looked at when it happened.
 */
final class History {
    /** Something that would have been earned. */
    record Found(Badge badge, UUID person, UUID community, Instant at) {}

    private final Map<String, List<Badge>> byKind = new HashMap<>();
    private final Map<String, Set<UUID>> quizzes;
    private final List<Found> found = new ArrayList<>();
    private final Map<UUID, Progress> open = new HashMap<>();
    private final Set<UUID> earned = new HashSet<>();
    private UUID person = new UUID(0, 0);

    /** Looks for these badges. */
    History(List<Badge> badges, Map<String, Set<UUID>> quizzes) {
        this.quizzes = quizzes;
        badges.forEach(badge -> badge.rule()
                .kinds()
                .forEach(kind ->
                        byKind.computeIfAbsent(kind, one -> new ArrayList<>()).add(badge)));
    }

    /** The kinds of facts to be told. */
    Set<String> kinds() {
        return new TreeSet<>(byKind.keySet());
    }

    /** To be told of each fact, person by person and in the order of time. */
    BiConsumer<UUID, Happening> reader() {
        return this::read;
    }

    private void read(UUID who, Happening happening) {
        if (!who.equals(person)) {
            person = who;
            open.clear();
            earned.clear();
        }
        for (Badge badge : byKind.getOrDefault(happening.kind(), List.of())) {
            if (!earned.contains(badge.id()) && badge.counts(happening)) {
                look(badge, happening);
            }
        }
    }

    private void look(Badge badge, Happening happening) {
        Progress progress = open.computeIfAbsent(
                badge.id(), id -> new Progress(badge.rule().asks().orElseThrow(), quizzes));
        if (progress.add(happening).isReached(happening.at())) {
            earned.add(badge.id());
            found.add(new Found(badge, person, happening.community(), happening.at()));
        }
    }

    /** What was found so far. */
    List<Found> found() {
        return List.copyOf(found);
    }
}

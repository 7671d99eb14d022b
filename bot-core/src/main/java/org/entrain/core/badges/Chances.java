package org.entrain.core.badges;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrain.core.badges.Chance.Reached;
import org.entrain.core.database.Transaction;

/** What people may earn or keep by what they just did: found for all of them at once, with few statements that read little. */
final class Chances {
    /** In an order that all nodes keep, so that two that give to the same people do not wait for each other in a circle. */
    private final TreeMap<UUID, List<Chance>> byPerson = new TreeMap<>();

    /** Those that these facts speak of. */
    Chances(Transaction tx, Awards awards, List<Look> looks, Instant now) {
        Map<UUID, List<Badge>> badges =
                awards.badges().of(tx, looks.stream().map(Look::organisation).collect(Collectors.toSet()));
        Map<UUID, List<Look>> theirs = looks.stream().collect(Collectors.groupingBy(Look::person));
        Map<List<UUID>, Award> held = awards.rows().of(tx, theirs.keySet()).stream()
                .collect(Collectors.toMap(award -> List.of(award.person(), award.badge()), award -> award));
        theirs.forEach((person, done) -> {
            List<Chance> chances = badges.getOrDefault(done.getFirst().organisation(), List.of()).stream()
                    .flatMap(badge ->
                            chance(badge, Optional.ofNullable(held.get(List.of(person, badge.id()))), done, now)
                                    .stream())
                    .toList();
            if (!chances.isEmpty()) {
                byPerson.put(person, chances);
            }
        });
    }

    /** What is not earned any more is kept all the same. */
    private static Optional<Chance> chance(Badge badge, Optional<Award> held, List<Look> done, Instant now) {
        if (held.isPresent()
                ? held.flatMap(Award::keepableFrom)
                        .filter(from -> !from.isAfter(now))
                        .isEmpty()
                : badge.retired()) {
            return Optional.empty();
        }
        Set<String> kinds =
                held.isPresent() ? badge.rule().keepingKinds() : badge.rule().kinds();
        return done.stream()
                .filter(look -> kinds.contains(look.kind()) && badge.isIn(look.community()))
                .map(Look::at)
                .min(Comparator.naturalOrder())
                .map(from -> held.map(award -> Chance.toKeep(badge, award, from))
                        .orElseGet(() -> Chance.toEarn(badge, from)));
    }

    /** Those that are reached, and by which facts. */
    List<Reached> reached(Transaction tx) {
        dropHopeless(Happenings.counts(tx, earliest(), kinds()));
        Map<UUID, List<Happening>> happenings = Happenings.of(tx, earliest(), kinds());
        Map<UUID, Map<String, Set<UUID>>> quizzes = quizzes(tx);
        return byPerson.entrySet().stream()
                .flatMap(theirs -> theirs.getValue().stream()
                        .flatMap(chance -> chance
                                .reached(
                                        theirs.getKey(),
                                        happenings.getOrDefault(theirs.getKey(), List.of()),
                                        quizzes.getOrDefault(chance.badge().organisation(), Map.of()))
                                .stream()))
                .toList();
    }

    /** Most people are far from most badges: to count what they did, without reading it, tells as much. */
    private void dropHopeless(Map<UUID, Map<String, Integer>> counts) {
        byPerson.replaceAll((person, chances) -> chances.stream()
                .filter(chance -> chance.asked().isPossible(counts.getOrDefault(person, Map.of())))
                .toList());
        byPerson.values().removeIf(List::isEmpty);
    }

    /** From when on what each did matters. */
    private Map<UUID, Instant> earliest() {
        var earliest = new HashMap<UUID, Instant>();
        byPerson.forEach((person, chances) -> earliest.put(
                person,
                chances.stream()
                        .map(Chance::earliest)
                        .min(Comparator.naturalOrder())
                        .orElseThrow()));
        return earliest;
    }

    private Set<String> kinds() {
        return all().flatMap(chance -> chance.kinds().stream()).collect(Collectors.toSet());
    }

    private Map<UUID, Map<String, Set<UUID>>> quizzes(Transaction tx) {
        Map<UUID, Set<Badge>> badges =
                all().map(Chance::badge).collect(Collectors.groupingBy(Badge::organisation, Collectors.toSet()));
        return badges.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> Happenings.quizzes(tx, entry.getKey(), entry.getValue())));
    }

    private Stream<Chance> all() {
        return byPerson.values().stream().flatMap(List::stream);
    }
}

package org.entrain.core.badges;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
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
        Map<UUID, List<Chance>> toEarn = toEarn(tx, awards, looks);
        Map<UUID, List<Look>> done = looks.stream().collect(Collectors.groupingBy(Look::person));
        Map<List<UUID>, Award> held = held(tx, awards, done.keySet(), toEarn.values());
        done.forEach((person, theirs) -> {
            UUID organisation = theirs.getFirst().organisation();
            List<Chance> chances = toEarn.getOrDefault(organisation, List.of()).stream()
                    .flatMap(chance -> Optional.ofNullable(
                            held.get(List.of(person, chance.badge().id())))
                            .map(award -> toKeep(chance.badge(), award, now))
                            .orElseGet(() -> Optional.of(chance)
                                    .filter(one -> !one.badge().retired()))
                            .flatMap(open -> open.after(theirs))
                            .stream())
                    .toList();
            if (!chances.isEmpty()) {
                byPerson.put(person, chances);
            }
        });
    }

    /** What there is to earn, or to keep for who has it already, by facts of these kinds in each organisation. */
    private static Map<UUID, List<Chance>> toEarn(Transaction tx, Awards awards, List<Look> looks) {
        Set<String> kinds = looks.stream().map(Look::kind).collect(Collectors.toSet());
        Set<UUID> organisations = looks.stream().map(Look::organisation).collect(Collectors.toSet());
        return awards.badges().of(tx, organisations).values().stream()
                .flatMap(List::stream)
                .filter(badge ->
                        badge.rule().criteria().anyMatch(criterion -> !Collections.disjoint(criterion.kinds(), kinds)))
                .map(Chance::toEarn)
                .collect(Collectors.groupingBy(chance -> chance.badge().organisation()));
    }

    private static Map<List<UUID>, Award> held(
            Transaction tx, Awards awards, Set<UUID> persons, Collection<List<Chance>> toEarn) {
        List<UUID> badges = toEarn.stream()
                .flatMap(List::stream)
                .map(chance -> chance.badge().id())
                .toList();
        return awards.rows().of(tx, persons, badges).stream()
                .collect(Collectors.toMap(award -> List.of(award.person(), award.badge()), award -> award));
    }

    private static Optional<Chance> toKeep(Badge badge, Award award, Instant now) {
        return award.keepableFrom().filter(from -> !from.isAfter(now)).map(from -> Chance.toKeep(badge, award));
    }

    /** Those that are reached, and by which facts. */
    List<Reached> reached(Transaction tx) {
        dropHopeless(tx);
        Map<UUID, List<Happening>> happenings = Happenings.of(tx, earliest(), kinds(all().map(Chance::kinds)));
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

    /**
     * Most people are far from most badges. To count what they did, without reading it, tells as much; and of what is asked
     * together it is enough to count what most is asked of.
     */
    private void dropHopeless(Transaction tx) {
        List<Criterion> hardest = all().map(Chance::hardest).distinct().toList();
        int most = hardest.stream().mapToInt(Criterion::most).max().orElse(0);
        Map<UUID, Map<String, Integer>> counts =
                Happenings.counts(tx, earliest(), kinds(hardest.stream().map(Criterion::kinds)), most);
        byPerson.replaceAll((person, chances) -> chances.stream()
                .filter(chance -> chance.hardest().isPossible(counts.getOrDefault(person, Map.of())))
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

    private static Set<String> kinds(Stream<Set<String>> each) {
        return each.flatMap(Set::stream).collect(Collectors.toSet());
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

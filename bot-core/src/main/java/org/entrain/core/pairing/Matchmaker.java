package org.entrain.core.pairing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.entrain.core.matching.Latecomers;
import org.entrain.core.matching.Matching;
import org.entrain.core.matching.Mentoring;
import org.entrain.core.matching.Past;

/** Finds whom a round brings together. */
final class Matchmaker {
    private final Programme programme;
    private final Affinity people;
    private final Past past;
    private final RandomGenerator chance;

    Matchmaker(Programme programme, Affinity people, History history) {
        this.programme = programme;
        this.people = people;
        this.past = past(people, history);
        // What the crew sees beforehand is what comes, unless who takes part changes.
        this.chance = new Random(programme.id().getLeastSignificantBits() + history.number());
    }

    /** The same by their numbers; who takes part no more is left out. */
    private static Past past(Affinity people, History history) {
        List<Past.Meeting> meetings = history.met().stream()
                .flatMap(met -> meeting(people, met, history.number()).stream())
                .toList();
        Map<Integer, Integer> uneven = new HashMap<>();
        history.uneven()
                .forEach((person, times) -> people.number(person).ifPresent(number -> uneven.put(number, times)));
        Set<Integer> alone = new HashSet<>();
        history.leftOut().forEach(person -> people.number(person).ifPresent(alone::add));
        return new Past(meetings, uneven, alone);
    }

    private static Optional<Past.Meeting> meeting(Affinity people, History.Met met, int number) {
        OptionalInt one = people.number(met.one());
        OptionalInt other = people.number(met.other());
        return one.isPresent() && other.isPresent()
                ? Optional.of(new Past.Meeting(one.getAsInt(), other.getAsInt(), met.times(), number - met.last() + 1))
                : Optional.empty();
    }

    Matched match() {
        return switch (programme.kind()) {
            case COFFEE, PEER -> groups();
            case MENTORING -> mentoring();
        };
    }

    private Matched groups() {
        var matched = Matching.match(people.size(), programme.terms().size(), people, past, chance);
        return matched(matched.groups(), matched.alone());
    }

    private Matched mentoring() {
        List<Integer> mentees = in(Role.MENTEE);
        Map<Integer, Integer> room = new HashMap<>();
        in(Role.MENTOR).forEach(mentor -> room.put(mentor, people.person(mentor).mentees()));
        Map<Integer, Integer> mentors = Mentoring.match(mentees, room, people);
        return matched(
                mentors.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(pair -> List.of(pair.getValue(), pair.getKey()))
                        .toList(),
                mentees.stream().filter(mentee -> !mentors.containsKey(mentee)).toList());
    }

    private List<Integer> in(Role role) {
        return IntStream.range(0, people.size())
                .filter(one -> people.person(one).role() == role)
                .boxed()
                .toList();
    }

    private Matched matched(List<List<Integer>> groups, List<Integer> alone) {
        return new Matched(
                groups.stream()
                        .map(group -> new Matched.Group(
                                group.stream().sorted().map(people::person).toList(), people.why(group)))
                        .toList(),
                alone.stream().sorted().map(people::person).toList());
    }

    /**
     * The group that somebody who comes late makes larger.
     *
     * @param groups that they may come to, by their members; whoever is not among the people here does not count
     */
    Optional<Circle> join(UUID late, List<Circle> groups) {
        List<List<Integer>> numbered = groups.stream()
                .map(group -> group.members().stream()
                        .flatMapToInt(member -> people.number(member).stream())
                        .boxed()
                        .toList())
                .toList();
        return people.number(late).stream()
                .boxed()
                .findFirst()
                .flatMap(number -> Latecomers.join(
                        number, numbered, people.size(), programme.terms().size(), people, past))
                .map(groups::get);
    }
}

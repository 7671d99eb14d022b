package org.entrain.core.insights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrain.core.communities.Present;
import org.entrain.core.database.Transaction;
import org.entrain.core.insights.Figures.Said;

/**
 * What may be said of a circle, of all that observers know. It is found out once a week and kept, so that asking again and
 * again tells no more; docs/privacy.md says what it protects against.
 */
public final class Insights {
    private final List<Observer> observers;
    private final Figures figures = new Figures();

    /** Made once, when the program starts. */
    public Insights(List<Observer> observers) {
        this.observers = List.copyOf(observers);
    }

    /** What may be said of those who answer to a manager, of the week before {@code now}. */
    public Told ofGroup(Transaction tx, UUID organisation, UUID manager, Instant now) {
        return tell(tx, organisation, manager, Optional.empty(), Circles.answeringTo(tx, manager), now);
    }

    /** What may be said of a community to its crew, of the week before {@code now}. */
    public Told ofCommunity(Transaction tx, UUID organisation, UUID community, Instant now) {
        return tell(tx, organisation, community, Optional.of(community), Set.copyOf(Present.in(tx, community)), now);
    }

    private Told tell(
            Transaction tx, UUID organisation, UUID id, Optional<UUID> community, Set<UUID> members, Instant now) {
        figures.onlyHere(tx, organisation);
        Period when = Period.lastWeek(now);
        var counted = new HashSet<>(members);
        counted.addAll(figures.counted(tx, id, when.sunday()));
        var circle = new Circle(organisation, id, members, counted, community);
        List<Observation> observations = observers.stream()
                .flatMap(observer -> observer.observe(tx, circle, when).stream())
                .toList();
        List<Finding.OfGroup> ofGroup =
                figures.found(tx, id, when.sunday()).orElseGet(() -> find(tx, circle, when, observations));
        return new Told(when, members.size(), ofGroup, Circles.others(tx, observations));
    }

    private List<Finding.OfGroup> find(Transaction tx, Circle circle, Period when, List<Observation> observations) {
        List<Observation.OfEach> known = observations.stream()
                .filter(Observation.OfEach.class::isInstance)
                .map(Observation.OfEach.class::cast)
                .toList();
        Set<String> sources = known.stream().map(Observation.OfEach::source).collect(Collectors.toSet());
        var said = new ArrayList<>(figures.said(tx, circle.organisation(), sources, when.sunday()));
        Map<String, Finding.OfGroup> before = figures.foundBefore(tx, circle.id(), when.sunday()).stream()
                .collect(Collectors.toMap(Finding.OfGroup::subject, Function.identity()));
        var findings = new ArrayList<Finding.OfGroup>();
        // Of the fewest first: then what is counted of a few more is said of the same few, and not left out.
        for (Observation.OfEach one : known.stream()
                .sorted(Comparator.comparingInt(other -> other.people().size()))
                .toList()) {
            List<Said> ofSource = said.stream()
                    .filter(other -> other.source().equals(one.source()))
                    .toList();
            Set<UUID> cohort = cohort(one, circle, ofSource);
            if (isNew(one, cohort, ofSource, when.sunday())) {
                var now = new Said(one.subject(), one.source(), when.sunday(), cohort);
                figures.say(tx, circle, now);
                said.add(now);
                findings.add(finding(one, cohort));
            } else if (cohort.size() >= Cohorts.FEWEST) {
                Optional.ofNullable(before.get(one.subject())).ifPresent(findings::add);
            }
        }
        figures.keep(tx, circle, when.sunday(), findings);
        return List.copyOf(findings);
    }

    private static Set<UUID> cohort(Observation.OfEach one, Circle circle, List<Said> said) {
        return Cohorts.of(
                one.people().keySet(),
                circle.members(),
                said.stream().map(Said::people).toList(),
                one.everybody());
    }

    /**
     * Whether a figure may be said as it is now: of enough people, and in each cell that was told of before either nobody did
     * anything about it since, or enough did. Else it would be said of those few what they did, and what was said before
     * stays.
     */
    private static boolean isNew(Observation.OfEach one, Set<UUID> cohort, List<Said> said, LocalDate week) {
        if (cohort.size() < Cohorts.FEWEST) {
            return false;
        }
        List<Set<UUID>> groups = Stream.concat(said.stream().map(Said::people), Stream.of(cohort))
                .toList();
        return Cohorts.cells(groups).stream()
                .filter(cohort::containsAll)
                .mapToInt(cell -> changed(one, cell, said, week))
                .allMatch(count -> count == 0 || count >= Cohorts.FEWEST);
    }

    /** How many of a cell did something since they were told of in an earlier week; all, where they never were. */
    private static int changed(Observation.OfEach one, Set<UUID> cell, List<Said> said, LocalDate week) {
        Optional<Instant> since = said.stream()
                .filter(other -> other.subject().equals(one.subject()))
                .filter(other -> other.week().isBefore(week) && other.people().containsAll(cell))
                .map(Said::week)
                .max(LocalDate::compareTo)
                .map(sunday -> new Period(sunday).until());
        return (int) tallies(one.people(), cell)
                .filter(tally ->
                        since.filter(moment -> tally.latest().isBefore(moment)).isEmpty())
                .count();
    }

    private static Finding.OfGroup finding(Observation.OfEach one, Set<UUID> cohort) {
        Share now = share(one.people(), cohort);
        int people = cohort.size();
        return switch (one) {
            case Observation.Uplift it ->
                new Finding.Uplift(it.subject(), it.community(), it.topic(), share(it.before(), cohort), now, people);
            case Observation.Proven it -> new Finding.Proven(it.subject(), it.community(), it.topic(), now, people);
            case Observation.Shaky it ->
                new Finding.Shaky(it.subject(), it.community(), it.question(), it.text(), it.matters(), now, people);
            case Observation.Lively it -> new Finding.Lively(it.subject(), now, people);
        };
    }

    private static Share share(Map<UUID, Tally> people, Set<UUID> cohort) {
        return Share.of(tallies(people, cohort).toList());
    }

    private static Stream<Tally> tallies(Map<UUID, Tally> people, Set<UUID> cohort) {
        return people.entrySet().stream()
                .filter(one -> cohort.contains(one.getKey()))
                .map(Map.Entry::getValue);
    }
}

package org.entrain.core.badges;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.database.Transaction;

/**
 * Hears each fact once, in its transaction, and gives the badges that it earns. Who has a badge keeps it, whatever becomes of
 * the ground it was earned on: a mark that is put right later takes nothing away from anybody.
 */
public final class Earning {
    private static final Set<String> KINDS = Measure.allKinds();

    private final Awards awards;

    /** Gives badges by these. */
    public Earning(Awards awards) {
        this.awards = awards;
    }

    /**
     * What somebody did, and what they may get for it.
     *
     * @param held the award to be kept; empty where the badge is to be earned
     */
    private record Chance(Badge badge, Fact fact, Optional<Award> held) {
        UUID person() {
            return fact.person().orElseThrow();
        }

        /** What is not earned any more is kept all the same. */
        Set<String> kinds() {
            if (held.isPresent()) {
                return badge.rule().keepingKinds();
            }
            return badge.retired() ? Set.of() : badge.rule().kinds();
        }
    }

    /** Hears what happened. */
    public void heard(Transaction tx, List<Fact> facts) {
        List<Fact> telling = facts.stream()
                .filter(fact -> fact.person().isPresent() && KINDS.contains(kind(fact)))
                .toList();
        if (!telling.isEmpty()) {
            Map<UUID, UUID> organisations = organisations(tx, telling);
            telling.stream()
                    .filter(fact -> organisations.containsKey(fact.community()))
                    .collect(Collectors.groupingBy(
                            fact -> organisations.get(fact.community()), TreeMap::new, Collectors.toList()))
                    .forEach((organisation, theirs) -> heard(tx, organisation, theirs));
        }
    }

    private static String kind(Fact fact) {
        return fact.getClass().getSimpleName();
    }

    private static Map<UUID, UUID> organisations(Transaction tx, List<Fact> facts) {
        var organisations = new HashMap<UUID, UUID>();
        tx.handle()
                .createQuery("SELECT id, organisation_id FROM communities WHERE id = ANY (:communities)")
                .bindArray(
                        "communities",
                        UUID.class,
                        facts.stream().map(Fact::community).distinct().toArray())
                .map((row, context) -> organisations.put(
                        row.getObject("id", UUID.class), row.getObject("organisation_id", UUID.class)))
                .list();
        return organisations;
    }

    private void heard(Transaction tx, UUID organisation, List<Fact> facts) {
        List<Badge> badges = awards.badges().of(tx, organisation).stream()
                .filter(badge -> !badge.isGiven())
                .toList();
        List<Chance> chances = chances(tx, badges, facts);
        if (!chances.isEmpty()) {
            Set<UUID> persons = chances.stream().map(Chance::person).collect(Collectors.toCollection(TreeSet::new));
            lock(tx, persons);
            Set<String> kinds =
                    chances.stream().flatMap(chance -> chance.kinds().stream()).collect(Collectors.toSet());
            Map<UUID, List<Happening>> happenings = Happenings.of(tx, persons, kinds);
            Map<String, Set<UUID>> quizzes = Happenings.quizzes(tx, organisation, badges);
            chances.forEach(chance -> take(tx, chance, happenings.getOrDefault(chance.person(), List.of()), quizzes));
        }
    }

    private List<Chance> chances(Transaction tx, List<Badge> badges, List<Fact> facts) {
        Map<UUID, Map<UUID, Award>> held =
                awards
                        .rows()
                        .of(
                                tx,
                                facts.stream()
                                        .map(fact -> fact.person().orElseThrow())
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.groupingBy(Award::person, Collectors.toMap(Award::badge, award -> award)));
        Map<List<UUID>, Chance> chances = new HashMap<>();
        for (Fact fact : facts) {
            UUID person = fact.person().orElseThrow();
            Map<UUID, Award> theirs = held.getOrDefault(person, Map.of());
            for (Badge badge : badges) {
                var chance = new Chance(badge, fact, Optional.ofNullable(theirs.get(badge.id())));
                if (badge.isIn(fact.community())
                        && chance.kinds().contains(kind(fact))
                        && chance.held()
                                .filter(award -> !award.canBeKept(fact.at()))
                                .isEmpty()) {
                    chances.put(List.of(person, badge.id()), chance);
                }
            }
        }
        return chances.values().stream()
                .sorted(Comparator.comparing(chance -> chance.badge().key()))
                .toList();
    }

    /** Two facts of one person at once, on two nodes, would each miss the other: they are looked at one after the other, and all nodes lock people in one order. */
    private static void lock(Transaction tx, Collection<UUID> persons) {
        tx.handle()
                .createQuery("""
                        SELECT pg_advisory_xact_lock(hashtextextended('badges ' || person, 0)) IS NULL
                        FROM unnest(:persons) AS person
                        """)
                .bindArray("persons", UUID.class, persons.toArray())
                .mapTo(Boolean.class)
                .list();
    }

    private void take(Transaction tx, Chance chance, List<Happening> happenings, Map<String, Set<UUID>> quizzes) {
        Badge badge = chance.badge();
        Instant at = chance.fact().at();
        if (chance.held().isPresent()) {
            keep(tx, badge, chance.held().get(), happenings, quizzes, at);
        } else if (badge.rule()
                .asks()
                .filter(asked -> isReached(asked, badge, happenings, quizzes, at))
                .isPresent()) {
            awards.award(tx, badge, chance.person(), chance.fact().community(), Optional.empty(), at);
        }
    }

    private static boolean isReached(
            Criterion asked, Badge badge, List<Happening> happenings, Map<String, Set<UUID>> quizzes, Instant at) {
        return new Progress(asked, quizzes)
                .addAll(happenings.stream().filter(badge::counts).toList())
                .isReached(at);
    }

    private void keep(
            Transaction tx,
            Badge badge,
            Award award,
            List<Happening> happenings,
            Map<String, Set<UUID>> quizzes,
            Instant at) {
        Rule.Lasting lasting = badge.rule().lasts().orElseThrow();
        if (Awards.isKept(badge, award, new Progress(lasting.keptBy(), quizzes), happenings, at)) {
            awards.prolong(tx, award, lasting, at)
                    .ifPresent(until -> awards.attention()
                            .write(
                                    tx,
                                    award.person(),
                                    Awards.stamp(award) + "/kept/" + until,
                                    language -> AwardCards.kept(badge, until, language),
                                    Weight.ASIDE,
                                    at));
        }
    }
}

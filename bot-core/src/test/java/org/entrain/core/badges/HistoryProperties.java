package org.entrain.core.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entrain.core.badges.Chance.Reached;
import org.entrain.core.badges.Criterion.All;
import org.entrain.core.badges.Criterion.Any;
import org.entrain.core.badges.Criterion.AtLeast;
import org.entrain.core.badges.Criterion.QuizDone;
import org.entrain.core.text.Language;

/** What is counted fact by fact is held against the plainest way to count. */
class HistoryProperties {
    private static final UUID CHEN = new UUID(1, 1);
    private static final UUID HOUSE = new UUID(0, 2);
    private static final UUID QUIZ = new UUID(0, 7);
    private static final Map<String, Set<UUID>> QUIZZES = Map.of("fire-safety", Set.of(QUIZ));
    private static final Instant BEGUN = Instant.parse("2026-01-01T06:00:00Z");

    @Property(tries = 500)
    void history_brings_what_each_fact_would_have_brought_when_it_happened(
            @ForAll("lives") List<Happening> life, @ForAll("criteria") Criterion criterion) {
        Badge badge = badge(criterion);
        assertThat(Chance.toEarn(badge).reached(CHEN, life, QUIZZES).map(Reached::fact))
                .isEqualTo(naively(criterion, life));
    }

    @Property(tries = 500)
    void facts_that_are_looked_at_some_at_a_time_bring_the_same_as_each_when_it_happened(
            @ForAll("lives") List<Happening> life, @ForAll("criteria") Criterion criterion, @ForAll Random random) {
        assertThat(looked(criterion, life, life, random)).isEqualTo(naively(criterion, life));
    }

    /** Nodes that are slow commit late what happened early. */
    @Property(tries = 500)
    void whatever_order_they_are_looked_at_in_they_bring_a_badge_if_history_does(
            @ForAll("lives") List<Happening> life, @ForAll("criteria") Criterion criterion, @ForAll Random random) {
        var committed = new ArrayList<>(life);
        Collections.shuffle(committed, random);
        assertThat(looked(criterion, life, committed, random).isPresent())
                .isEqualTo(naively(criterion, life).isPresent());
    }

    /**
     * As a node does it: some facts at a time, with what may matter of all that was committed until then.
     *
     * @param committed the facts of {@code life}, in the order in which they can be seen
     */
    private static Optional<Happening> looked(
            Criterion criterion, List<Happening> life, List<Happening> committed, Random random) {
        Chance chance = Chance.toEarn(badge(criterion));
        int seen = 0;
        while (seen < committed.size()) {
            int until = Math.min(committed.size(), seen + 1 + random.nextInt(6));
            Set<Happening> visible = identities(committed.subList(0, until));
            Optional<Happening> reached = chance.after(committed.subList(seen, until).stream()
                            .map(one -> new Look(CHEN, HOUSE, one.community(), one.kind(), one.at()))
                            .toList())
                    .flatMap(open ->
                            looked(open, life.stream().filter(visible::contains).toList()));
            if (reached.isPresent()) {
                return reached;
            }
            seen = until;
        }
        return Optional.empty();
    }

    private static Optional<Happening> looked(Chance chance, List<Happening> visible) {
        List<Happening> read = visible.stream()
                .filter(one ->
                        one.at().isAfter(chance.earliest()) && chance.kinds().contains(one.kind()))
                .toList();
        // Looked up no further than it matters, as the statement does it.
        int most = chance.hardest().most();
        Map<String, Integer> counts = read.stream()
                .collect(Collectors.toMap(Happening::kind, one -> 1, (one, more) -> Math.min(most, one + more)));
        return Optional.of(chance)
                .filter(one -> one.hardest().isPossible(counts))
                .flatMap(one -> one.reached(CHEN, read, QUIZZES))
                .map(Reached::fact);
    }

    /** Equal facts are two. */
    private static Set<Happening> identities(List<Happening> happenings) {
        Set<Happening> identities = Collections.newSetFromMap(new IdentityHashMap<>());
        identities.addAll(happenings);
        return identities;
    }

    /** The fact by which it is earned first: at each that the rule speaks of, all is counted anew. */
    private static Optional<Happening> naively(Criterion criterion, List<Happening> life) {
        return IntStream.range(0, life.size())
                .filter(i -> criterion.kinds().contains(life.get(i).kind()))
                .filter(i -> holds(
                        criterion,
                        life.subList(0, i + 1),
                        Optional.empty(),
                        life.get(i).at()))
                .mapToObj(life::get)
                .findFirst();
    }

    private static boolean holds(Criterion criterion, List<Happening> life, Optional<Integer> days, Instant now) {
        List<Happening> counted = life.stream()
                .filter(one -> days.filter(many -> !one.at().isAfter(now.minus(Duration.ofDays(many))))
                        .isEmpty())
                .toList();
        return switch (criterion) {
            case AtLeast(var measure, var count) -> many(measure, counted) >= count;
            case QuizDone(var name) ->
                name.equals("fire-safety")
                        && counted.stream()
                                .anyMatch(one -> one.kind().equals("QuizDone")
                                        && one.marks().equals(QUIZ.toString()));
            case All(var parts, var own) -> parts.stream().allMatch(part -> holds(part, life, own.or(() -> days), now));
            case Any(var parts) -> parts.stream().anyMatch(part -> holds(part, life, days, now));
        };
    }

    private static long many(Measure measure, List<Happening> life) {
        List<Happening> meant = life.stream().filter(measure::counts).toList();
        return switch (measure) {
            case REVIEWS_ON_TIME, REVIEWS_RECALLED -> meant.size();
            case DAYS_ACTIVE ->
                meant.stream()
                        .map(one -> one.at().atZone(ZoneOffset.UTC).toLocalDate())
                        .distinct()
                        .count();
            default -> meant.stream().map(Happening::subject).distinct().count();
        };
    }

    private static Badge badge(Criterion criterion) {
        return new Badge(
                new UUID(0, 1),
                HOUSE,
                Optional.empty(),
                "any",
                Badge.Look.drawn(Family.LEARNING, 1),
                Map.of(Language.EN, new Wording("Any", "", "")),
                new Rule.Earned(criterion, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    @Provide
    static Arbitrary<Criterion> criteria() {
        return RuleProperties.criteria().filter(one -> one.leaves().count() < 8);
    }

    @Provide
    static Arbitrary<List<Happening>> lives() {
        return happenings()
                .list()
                .ofMaxSize(40)
                .map(life -> life.stream()
                        .sorted(Comparator.comparing(Happening::at))
                        .toList());
    }

    private static Arbitrary<Happening> happenings() {
        Arbitrary<String> kinds =
                Arbitraries.of(Measure.allKinds().stream().sorted().toList());
        Arbitrary<String> marks =
                Arbitraries.of("on-time recalled", "late recalled", "on-time forgotten", QUIZ.toString());
        Arbitrary<UUID> subjects = Arbitraries.longs().between(1, 6).map(number -> new UUID(2, number));
        Arbitrary<Instant> moments =
                Arbitraries.integers().between(0, 120 * 24).map(hours -> BEGUN.plus(Duration.ofHours(hours)));
        return Combinators.combine(kinds, marks, subjects, moments)
                .as((kind, mark, subject, at) -> new Happening(kind, new UUID(0, 3), subject, mark, at));
    }
}

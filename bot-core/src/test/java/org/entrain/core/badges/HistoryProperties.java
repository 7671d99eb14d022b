package org.entrain.core.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entrain.core.badges.Criterion.All;
import org.entrain.core.badges.Criterion.Any;
import org.entrain.core.badges.Criterion.AtLeast;
import org.entrain.core.badges.Criterion.QuizDone;
import org.entrain.core.text.Language;

/** What is counted fact by fact is held against the plainest way to count. */
class HistoryProperties {
    private static final UUID QUIZ = new UUID(0, 7);
    private static final Map<String, Set<UUID>> QUIZZES = Map.of("fire-safety", Set.of(QUIZ));
    private static final Instant BEGUN = Instant.parse("2026-01-01T06:00:00Z");

    @Property(tries = 500)
    void history_brings_what_each_fact_would_have_brought_when_it_happened(
            @ForAll("lives") Map<UUID, List<Happening>> lives, @ForAll("criteria") Criterion criterion) {
        Badge badge = badge(criterion);
        var history = new History(List.of(badge), QUIZZES);
        lives.forEach((person, life) -> life.stream()
                .filter(one -> history.kinds().contains(one.kind()))
                .forEach(one -> history.reader().accept(person, one)));

        var expected = new ArrayList<History.Found>();
        lives.forEach((person, life) -> expected.addAll(lived(badge, criterion, person, life)));
        assertThat(history.found()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** As the listener does: at each fact that the rule speaks of, all anew. */
    private static List<History.Found> lived(Badge badge, Criterion criterion, UUID person, List<Happening> life) {
        for (int i = 0; i < life.size(); i++) {
            Happening now = life.get(i);
            List<Happening> soFar = life.subList(0, i + 1);
            boolean naive = holds(criterion, soFar, Optional.empty(), now.at());
            if (criterion.kinds().contains(now.kind())) {
                assertThat(new Progress(criterion, QUIZZES).addAll(soFar).isReached(now.at()))
                        .isEqualTo(naive);
                if (naive) {
                    return List.of(new History.Found(badge, person, now.community(), now.at()));
                }
            }
        }
        return List.of();
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
                new UUID(0, 2),
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
    static Arbitrary<Map<UUID, List<Happening>>> lives() {
        Arbitrary<UUID> persons = Arbitraries.longs().between(1, 3).map(number -> new UUID(1, number));
        return Arbitraries.maps(persons, happenings().list().ofMaxSize(40).map(HistoryProperties::inOrder))
                .ofMaxSize(3);
    }

    private static List<Happening> inOrder(List<Happening> life) {
        return life.stream()
                .sorted(java.util.Comparator.comparing(Happening::at))
                .toList();
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

package org.entrain.core.reviews;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How well schedules foretell what one person remembered: 12,580 real reviews of 1,205 cards, from
 * open-spaced-repetition/py-fsrs (3abe686, MIT). Foretold is every review on a later day than the one before; a day
 * begins at four, by UTC. What comes out is what docs/reviews.md says.
 */
class RealLogTest {
    private static final Path FILE = Path.of(
            System.getProperty("entrain.third-party", "../../shared/third-party"),
            "fsrs/tests/review_logs_josh_1711744352250_to_1728234780857.csv");
    /** Nothing is foretold for certain: one surprise would then outweigh all else. */
    private static final double NEARLY_CERTAIN = 1 - 1e-4;

    /** One review of a card, and the days since the one before. */
    private record Review(long elapsed, Grade grade) {}

    /** What is foretold of a card, and what is learnt from each review in turn. */
    private interface Forecast {
        /** The chance that it is remembered, so many days after. */
        double chance(long elapsed);

        void learn(Review review);
    }

    @Test
    void what_is_foretold_is_nearer_to_what_happened_than_a_constant_and_sm_2() throws IOException {
        assumeTrue(Files.exists(FILE), "The third-party review log is not at " + FILE);
        List<List<Review>> cards = cards();
        List<List<Review>> onceADay = cards.stream().map(RealLogTest::onceADay).toList();
        double share = remembered(cards);

        double withinDays = logLoss(cards, () -> new ByFsrs(Fsrs.WITHIN_DAYS));
        double byDay = logLoss(cards, () -> new ByFsrs(Fsrs.BY_DAY));
        double firstOfADay = logLoss(onceADay, () -> new ByFsrs(Fsrs.BY_DAY));
        double constant = logLoss(cards, () -> new Constant(share));
        double sm2 = logLoss(onceADay, Sm2::new);

        assertThat(withinDays).isLessThanOrEqualTo(0.4655);
        assertThat(byDay).isGreaterThan(withinDays).isLessThan(firstOfADay);
        assertThat(firstOfADay).isLessThan(constant);
        assertThat(constant).isLessThan(sm2);
        assertThat(Files.readString(Path.of(System.getProperty("entrain.root", ".."), "docs", "reviews.md")))
                .as("the figures that docs/reviews.md shows")
                .contains(List.of(
                        "| FSRS-6, every review | " + figure(withinDays),
                        "| FSRS-6 by day, every review | " + figure(byDay),
                        "| FSRS-6 by day, the first review of a day | " + figure(firstOfADay),
                        "| a constant | " + figure(constant),
                        "| SM-2, the first review of a day | " + figure(sm2)));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f |", value);
    }

    private static double logLoss(List<List<Review>> cards, Supplier<Forecast> forecast) {
        var losses = new ArrayList<Double>();
        for (List<Review> card : cards) {
            Forecast of = forecast.get();
            of.learn(card.getFirst());
            for (Review review : card.subList(1, card.size())) {
                if (review.elapsed() > 0) {
                    losses.add(loss(of.chance(review.elapsed()), review.grade().isRemembered()));
                }
                of.learn(review);
            }
        }
        assertThat(losses).hasSize(6_276);
        return losses.stream().mapToDouble(loss -> loss).average().orElseThrow();
    }

    private static double loss(double chance, boolean remembered) {
        double within = Math.clamp(chance, 1 - NEARLY_CERTAIN, NEARLY_CERTAIN);
        return -Math.log(remembered ? within : 1 - within);
    }

    /** The share that was remembered, of all that is foretold: the best that a constant can say, in hindsight. */
    private static double remembered(List<List<Review>> cards) {
        return cards.stream()
                .flatMap(card -> card.stream().skip(1))
                .filter(review -> review.elapsed() > 0)
                .mapToInt(review -> review.grade().isRemembered() ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static List<Review> onceADay(List<Review> card) {
        return Stream.concat(Stream.of(card.getFirst()), card.stream().skip(1).filter(review -> review.elapsed() > 0))
                .toList();
    }

    private static List<List<Review>> cards() throws IOException {
        Map<String, Map<OffsetDateTime, Grade>> rows = new LinkedHashMap<>();
        Files.readAllLines(FILE).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(parts -> rows.computeIfAbsent(parts[0], card -> new TreeMap<>())
                        .put(OffsetDateTime.parse(parts[2]), Grade.of(Integer.parseInt(parts[1]))));
        return rows.values().stream()
                .map(Map::entrySet)
                .map(RealLogTest::reviews)
                .toList();
    }

    private static List<Review> reviews(Collection<Map.Entry<OffsetDateTime, Grade>> rows) {
        var reviews = new ArrayList<Review>();
        Optional<OffsetDateTime> before = Optional.empty();
        for (Map.Entry<OffsetDateTime, Grade> row : rows) {
            long elapsed = before.map(last -> DAYS.between(
                            LearningDay.of(last.toInstant(), ZoneOffset.UTC),
                            LearningDay.of(row.getKey().toInstant(), ZoneOffset.UTC)))
                    .orElse(0L);
            reviews.add(new Review(elapsed, row.getValue()));
            before = Optional.of(row.getKey());
        }
        return reviews;
    }

    private record Constant(double share) implements Forecast {
        @Override
        public double chance(long elapsed) {
            return share;
        }

        @Override
        public void learn(Review review) {
            // What it says is known from the start.
        }
    }

    private static final class ByFsrs implements Forecast {
        private final Fsrs fsrs;
        private Optional<Memory> memory = Optional.empty();

        ByFsrs(Fsrs fsrs) {
            this.fsrs = fsrs;
        }

        @Override
        public double chance(long elapsed) {
            return fsrs.retrievability(memory.orElseThrow().stability(), elapsed);
        }

        @Override
        public void learn(Review review) {
            memory = Optional.of(memory.map(before -> fsrs.next(before, review.elapsed(), review.grade()))
                    .orElseGet(() -> fsrs.first(review.grade())));
        }
    }

    /**
     * SuperMemo 2 (P. A. Wozniak, 1990), grades as 2, 3, 4 and 5. It foretells no chance: as
     * open-spaced-repetition/srs-benchmark does, 90% is taken for its interval, and the rest by an exponential.
     */
    private static final class Sm2 implements Forecast {
        private double interval;
        private double ease = 2.5;
        private int inARow;

        @Override
        public double chance(long elapsed) {
            return Math.pow(0.9, elapsed / interval);
        }

        @Override
        public void learn(Review review) {
            int quality = review.grade().number() + 1;
            inARow = quality > 2 ? inARow + 1 : 0;
            interval = Math.max(
                    1,
                    Math.round(
                            switch (inARow) {
                                case 0, 1 -> 1;
                                case 2 -> 6;
                                default -> interval * ease;
                            }));
            ease = Math.max(1.3, ease + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02));
        }
    }
}

package org.entrain.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.entrain.core.matching.Matched;
import org.entrain.core.matching.Matching;
import org.entrain.core.matching.Past;
import org.entrain.core.matching.Suitability;

/** How fast people are matched, and how near to the best that was ever found. */
final class Pairing {
    private static final int MANY = 5_000;
    private static final int FEW = 200;
    private static final int ROUNDS = 3;
    private static final int LONG_RUN = 12;

    /** Colleagues of six departments and five levels over nine time zones, by chance. */
    private record Colleagues(List<Integer> departments, List<Integer> levels, List<Integer> zones)
            implements Suitability {
        static Colleagues of(int people) {
            var chance = new SplittableRandom(3);
            return new Colleagues(of(people, 6, chance), of(people, 5, chance), of(people, 9, chance));
        }

        private static List<Integer> of(int people, int bound, RandomGenerator chance) {
            return chance.ints(people, 0, bound).boxed().toList();
        }

        @Override
        public boolean mayMeet(int one, int other) {
            return true;
        }

        @Override
        public int score(int one, int other) {
            int far = Math.abs(zones.get(one) - zones.get(other));
            int unequal = Math.abs(levels.get(one) - levels.get(other));
            boolean same = departments.get(one).equals(departments.get(other));
            return 100 + (same ? 0 : 40) + 10 * Math.min(2, unequal) - 8 * far;
        }
    }

    Section measure() {
        var rows = new ArrayList<List<String>>();
        var goals = new ArrayList<Goal>();
        Measured exact = measured(FEW, 2);
        rows.add(row(exact, "the best there is"));
        for (int size = Matching.LEAST_SIZE; size <= Matching.MOST_SIZE; size++) {
            Measured many = measured(MANY, size);
            double ratio = 100.0 * many.score() / bestOf(LONG_RUN, size, many.score());
            rows.add(row(many, String.format(Locale.ROOT, "%.2f%%", ratio)));
            String together = size == 2 ? "in pairs" : "in groups of " + size;
            goals.add(new Goal(
                    "5,000 people matched %s under 1 s".formatted(together), text(many), many.milliseconds() < 1000));
            goals.add(new Goal(
                    "5,000 people %s: at least 99.9%% of the best score found".formatted(together),
                    String.format(Locale.ROOT, "%.2f%%", ratio),
                    ratio >= 99.9));
        }
        return new Section(
                "Bringing people together",
                "Colleagues of six departments and five levels over nine time zones, all of whom may meet; the median of "
                        + ROUNDS + " rounds after one to warm up. The best score found is that of " + LONG_RUN
                        + " runs, each by another chance.",
                List.of("people", "in groups of", "ms", "score for each two who meet", "of the best of such runs"),
                rows,
                List.of("Up to 600 people, pairs are exact: the same score as Blossom V's, tested against JGraphT."),
                goals);
    }

    private record Measured(int people, int size, double milliseconds, long score, int pairs) {}

    private static Measured measured(int people, int size) {
        match(people, size, 0);
        var times = new ArrayList<Double>();
        long score = 0;
        int pairs = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            Matched matched = match(people, size, 1);
            times.add((System.nanoTime() - begun) / 1e6);
            score = matched.score();
            pairs = matched.groups().stream()
                    .mapToInt(group -> group.size() * (group.size() - 1) / 2)
                    .sum();
        }
        return new Measured(people, size, times.stream().sorted().toList().get(ROUNDS / 2), score, pairs);
    }

    private static Matched match(int people, int size, long seed) {
        return Matching.match(people, size, Colleagues.of(people), Past.NONE, new SplittableRandom(seed));
    }

    private static long bestOf(int runs, int size, long atLeast) {
        long best = atLeast;
        for (int seed = 0; seed < runs; seed++) {
            best = Math.max(best, match(MANY, size, seed + 10).score());
        }
        return best;
    }

    private static List<String> row(Measured measured, String ofBest) {
        return List.of(
                String.valueOf(measured.people()),
                String.valueOf(measured.size()),
                String.format(Locale.ROOT, "%.0f", measured.milliseconds()),
                String.format(Locale.ROOT, "%.2f", (double) measured.score() / measured.pairs()),
                ofBest);
    }

    private static String text(Measured measured) {
        return String.format(Locale.ROOT, "%.0f ms", measured.milliseconds());
    }
}

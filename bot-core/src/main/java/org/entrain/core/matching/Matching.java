package org.entrain.core.matching;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The best possible groups of a few people each. What matters more always outweighs what matters less: hard rules are never
 * broken; nobody is alone whom they allow to meet anybody; groups are of the size wished for, or one more or less where people
 * do not come out even; nobody is in an uneven group again before everybody was in one; nobody meets again whom they have met
 * before all others were met; and then, how well people suit each other.
 *
 * <p>Pairs of an even number of people, up to {@value Pairs#EXACT}, are the best there are, exactly ({@link Blossom}); where
 * that is up to 128 people, the rounds to come are kept possible ({@link Rotation}), as they are for an odd number as well as
 * that goes ({@link TrioPlan}). The rest is a search, by chance that is handed in: pairs of more people are matched anew some
 * hundred at a time; in larger groups people change places, two by two and some hundred at a time.
 */
public final class Matching {
    /** Groups are of two people at least. */
    public static final int LEAST_SIZE = 2;

    /** Groups are of five people at most. */
    public static final int MOST_SIZE = 5;

    private static final int BLOCK = 300;
    private static final int ROUNDS = 10;
    private static final int LOOKS = 60;
    private static final int PASSES = 60;
    private static final int TRIES = 3_000;
    private static final int MOST_TRIES = 40;

    private Matching() {}

    /**
     * Groups of so many people each.
     *
     * @param people how many there are, numbered from 0
     * @param size of a group, 2 to 5
     */
    public static Matched match(int people, int size, Suitability suitability, Past past, RandomGenerator chance) {
        if (size < LEAST_SIZE || size > MOST_SIZE) {
            throw new IllegalArgumentException("A group of " + size);
        }
        var costs = new Costs(people, size, suitability, past);
        return (size == 2 ? pairs(costs, chance) : larger(costs, chance)).matched();
    }

    private static Groups pairs(Costs costs, RandomGenerator chance) {
        var pairs = new Pairs(costs, chance);
        if (costs.people() <= Pairs.EXACT) {
            Groups exact = pairs.best();
            if (exact.isSettled()) {
                return exact;
            }
            new Exchange(exact, chance).improve(LOOKS, PASSES);
            return exact;
        }
        Groups better = pairs.better(new Start(costs, chance).greedy(), ROUNDS, BLOCK);
        new Exchange(better, chance).improve(LOOKS / 10, 2);
        return better;
    }

    private static Groups larger(Costs costs, RandomGenerator chance) {
        int tries = Math.clamp(TRIES / Math.max(1, costs.people()), 1, MOST_TRIES);
        return IntStream.range(0, tries)
                .mapToObj(i -> searched(costs, chance))
                .min(Comparator.comparingDouble(Groups::cost))
                .orElseGet(() -> new Groups(costs, List.of()));
    }

    private static Groups searched(Costs costs, RandomGenerator chance) {
        Groups groups = new Start(costs, chance).greedy();
        new Exchange(groups, chance).improve(LOOKS / 2, costs.people() > 1000 ? 2 : PASSES);
        new Reassignment(costs, groups, chance).improve();
        return groups;
    }
}

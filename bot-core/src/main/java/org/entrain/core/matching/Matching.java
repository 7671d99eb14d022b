package org.entrain.core.matching;

import java.util.random.RandomGenerator;

/**
 * The best possible groups of a few people each. What matters more always outweighs what matters less: hard rules are never
 * broken; nobody is alone whom they allow to meet anybody; groups are of the size wished for, or one more or less where people
 * do not come out even; nobody is in an uneven group again before everybody was in one; nobody meets again whom they have met
 * before all others were met; and then, how well people suit each other.
 */
public final class Matching {
    /** Groups are of two people at least. */
    public static final int LEAST_SIZE = 2;

    /** Groups are of five people at most. */
    public static final int MOST_SIZE = 5;

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
        Groups groups = new Start(costs, chance).greedy();
        new Exchange(groups, chance).improve(60, 60);
        return groups.matched();
    }
}

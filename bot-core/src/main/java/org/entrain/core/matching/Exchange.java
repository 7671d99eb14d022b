package org.entrain.core.matching;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Makes groups better by having people change places, one step after another, as long as that helps. */
final class Exchange {
    private static final int ALL = 400;
    private static final int PASSES = 60;

    private final Groups groups;
    private final RandomGenerator chance;
    private final int[] order;

    Exchange(Groups groups, RandomGenerator chance) {
        this.groups = groups;
        this.chance = chance;
        this.order = IntStream.range(0, groups.people()).toArray();
    }

    /**
     * Everybody looks for somebody to change places with, in turn, until nobody finds one.
     *
     * @param looks at so many others each time, where there are more than a few hundred
     */
    void improve(int looks, int passes) {
        boolean goesOn = true;
        for (int pass = 0; goesOn && pass < Math.min(PASSES, passes); pass++) {
            shuffle(order, chance);
            goesOn = false;
            for (int one : order) {
                goesOn |= order.length <= ALL ? lookAtAll(one) : lookAround(one, looks);
            }
        }
    }

    private boolean lookAtAll(int one) {
        boolean better = false;
        for (int other = 0; other < order.length; other++) {
            better |= step(one, other);
        }
        return better;
    }

    private boolean lookAround(int one, int looks) {
        boolean better = false;
        for (int i = 0; i < looks; i++) {
            better |= step(one, chance.nextInt(order.length));
        }
        return better;
    }

    private boolean step(int one, int other) {
        if (groups.together(one, other)) {
            return false;
        }
        if (groups.swapped(one, other) < 0) {
            groups.swap(one, other);
            return true;
        }
        if (groups.canMove(one, other) && groups.moved(one, other) < 0) {
            groups.move(one, other);
            return true;
        }
        return false;
    }

    static void shuffle(int[] order, RandomGenerator chance) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = chance.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}

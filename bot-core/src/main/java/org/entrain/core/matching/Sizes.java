package org.entrain.core.matching;

import java.util.stream.IntStream;

/** How many people a group has, so that nobody is alone and as few groups as possible are uneven. */
final class Sizes {
    private Sizes() {}

    /** The sizes of the groups of so many people: as wished, or one more or less where they do not come out even. */
    static int[] of(int people, int wished) {
        int full = people / wished;
        int over = people % wished;
        int missing = wished - over;
        if (people <= wished) {
            return people == 0 ? new int[0] : new int[] {people};
        }
        boolean canBeSmaller = wished > 2 && missing <= full + 1;
        if (over <= full && !(canBeSmaller && missing <= over)) {
            return sizes(full, wished, over, 1);
        }
        if (canBeSmaller) {
            return sizes(full + 1, wished, missing, -1);
        }
        int groups = full + 1;
        return sizes(groups, people / groups, people % groups, 1);
    }

    private static int[] sizes(int groups, int size, int uneven, int by) {
        return IntStream.range(0, groups)
                .map(i -> i < uneven ? size + by : size)
                .toArray();
    }
}

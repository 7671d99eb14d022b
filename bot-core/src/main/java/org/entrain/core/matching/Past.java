package org.entrain.core.matching;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of people in the rounds before, by their numbers.
 *
 * @param meetings each two who were in one group before, once
 * @param uneven how often somebody was in a group larger or smaller than most; who is absent never was
 * @param alone who had nobody to meet in the round before: they go first
 */
public record Past(List<Meeting> meetings, Map<Integer, Integer> uneven, Set<Integer> alone) {
    /** A first round. */
    public static final Past NONE = new Past(List.of(), Map.of(), Set.of());

    /** Of these meetings and people. */
    public Past {
        meetings = List.copyOf(meetings);
        uneven = Map.copyOf(uneven);
        alone = Set.copyOf(alone);
    }

    /**
     * Two who were in one group before.
     *
     * @param times in how many rounds; 1 or more
     * @param ago how many rounds ago the last of them was; 1 for the round before this one
     */
    public record Meeting(int one, int other, int times, int ago) {}
}

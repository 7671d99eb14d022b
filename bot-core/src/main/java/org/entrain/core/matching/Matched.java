package org.entrain.core.matching;

import java.util.List;

/**
 * Who meets whom.
 *
 * @param groups of two people or more, by their numbers
 * @param alone who has nobody to meet, because hard rules leave no other way
 * @param score the sum of the scores of each two who meet
 * @param repeats how many of those who meet have met before
 */
public record Matched(List<List<Integer>> groups, List<Integer> alone, long score, int repeats) {
    /** Of these groups. */
    public Matched {
        groups = groups.stream().<List<Integer>>map(List::copyOf).toList();
        alone = List.copyOf(alone);
    }
}

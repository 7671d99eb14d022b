package org.entrain.core.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Mentors for mentees, a few mentees each: the best there are, exactly. */
public final class Mentoring {
    private static final long ALONE = 1L << 40;

    private Mentoring() {}

    /**
     * A mentor for as many mentees as possible, and of all ways to do so the one with the highest sum of scores.
     *
     * @param mentees by their numbers
     * @param room how many mentees each mentor takes, by their numbers
     * @return each mentee's mentor; who is absent has none
     */
    public static Map<Integer, Integer> match(
            List<Integer> mentees, Map<Integer, Integer> room, Suitability suitability) {
        int[] places = room.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMapToInt(mentor -> IntStream.range(0, Math.min(mentees.size(), mentor.getValue()))
                        .map(place -> mentor.getKey()))
                .toArray();
        long[][] costs = new long[mentees.size()][places.length + mentees.size()];
        for (int row = 0; row < costs.length; row++) {
            for (int column = 0; column < costs[row].length; column++) {
                costs[row][column] =
                        column < places.length ? cost(mentees.get(row), places[column], suitability) : ALONE;
            }
        }
        int[] columns = Assignment.columns(costs, places.length + mentees.size());
        var mentors = new HashMap<Integer, Integer>();
        for (int row = 0; row < costs.length; row++) {
            if (costs[row][columns[row]] < ALONE) {
                mentors.put(mentees.get(row), places[columns[row]]);
            }
        }
        return Map.copyOf(mentors);
    }

    private static long cost(int mentee, int mentor, Suitability suitability) {
        return mentee == mentor || !suitability.mayMeet(mentee, mentor)
                ? 2 * ALONE
                : -Math.clamp(suitability.score(mentee, mentor), -Suitability.MOST, Suitability.MOST);
    }
}

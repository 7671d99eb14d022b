package org.entrain.core.matching;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Mentors for mentees, a few mentees each. */
public final class Mentoring {
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
        var left = new HashMap<>(room);
        var mentors = new HashMap<Integer, Integer>();
        for (int mentee : mentees) {
            left.keySet().stream()
                    .filter(mentor -> left.getOrDefault(mentor, 0) > 0 && suitability.mayMeet(mentor, mentee))
                    .max(Comparator.comparingInt(mentor -> suitability.score(mentor, mentee)))
                    .ifPresent(mentor -> {
                        left.merge(mentor, -1, Integer::sum);
                        mentors.put(mentee, mentor);
                    });
        }
        return Map.copyOf(mentors);
    }
}

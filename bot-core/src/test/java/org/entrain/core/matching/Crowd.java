package org.entrain.core.matching;

import java.util.SplittableRandom;

/** Some people, made up by chance: who may not meet whom, and how well they suit each other. */
final class Crowd implements Suitability {
    private final boolean[][] apart;
    private final int[][] scores;

    Crowd(boolean[][] apart, int[][] scores) {
        this.apart = apart;
        this.scores = scores;
    }

    /** So many people; of a hundred pairs so many may not meet; scores from -most to most. */
    static Crowd of(int people, int apartInHundred, int most, long seed) {
        var chance = new SplittableRandom(seed);
        boolean[][] apart = new boolean[people][people];
        int[][] scores = new int[people][people];
        for (int one = 0; one < people; one++) {
            for (int other = 0; other < one; other++) {
                apart[one][other] = apart[other][one] = chance.nextInt(100) < apartInHundred;
                scores[one][other] = scores[other][one] = chance.nextInt(2 * most + 1) - most;
            }
        }
        return new Crowd(apart, scores);
    }

    /** Colleagues of six departments and five levels over nine time zones, all of whom may meet. */
    static Crowd ofColleagues(int people, long seed) {
        var chance = new SplittableRandom(seed);
        int[][] traits = new int[people][];
        for (int one = 0; one < people; one++) {
            traits[one] = new int[] {chance.nextInt(6), chance.nextInt(5), chance.nextInt(9)};
        }
        int[][] scores = new int[people][people];
        for (int one = 0; one < people; one++) {
            for (int other = 0; other < people; other++) {
                scores[one][other] = 100
                        + (traits[one][0] == traits[other][0] ? 0 : 40)
                        + 10 * Math.min(2, Math.abs(traits[one][1] - traits[other][1]))
                        - 8 * Math.abs(traits[one][2] - traits[other][2]);
            }
        }
        return new Crowd(new boolean[people][people], scores);
    }

    boolean[][] apart() {
        return apart;
    }

    int people() {
        return scores.length;
    }

    @Override
    public boolean mayMeet(int one, int other) {
        return !apart[one][other];
    }

    @Override
    public int score(int one, int other) {
        return scores[one][other];
    }
}

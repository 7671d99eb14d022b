package org.entrain.core.matching;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a group costs, as one number in which what matters more always outweighs all that matters less: that nobody is alone,
 * that groups are even, that those in an uneven one were not in one before, that two do not meet again (least of all those who
 * met often or lately), and at last how well they suit each other. The weights are strict for up to {@link #STRICT} pairs; of
 * more, a repeat outweighs as many pairs.
 */
final class Costs {
    /** The cost of two who may not meet; more than any group costs that may be. */
    static final long FORBIDDEN = Long.MAX_VALUE / 16;

    /** More than all the repeats of a few hundred groups, and little enough to be added up some thousand times. */
    static final long NEVER = 1L << 51;

    /** So many people are asked of once each, and remembered. */
    static final int REMEMBERED = 1024;

    private static final int STRICT = 512;
    private static final int RANKS = 64;
    private static final int MOST_TIMES = 7;
    private static final int MOST_AGO = 7;
    private static final long REPEATED = 2L * Suitability.MOST * STRICT;

    /** The cost of a first repeat; more than anything costs that matters less. */
    static final long REPEAT = REPEATED * RANKS * STRICT;

    /** The cost of two who meet now and are to meet in a trio later: more than how well they suit, less than a repeat. */
    static final long KEPT = REPEATED;

    private static final long AGAIN_UNEVEN = REPEAT * STRICT;
    private static final int MOST_UNEVEN = 7;
    private static final long UNEVEN = AGAIN_UNEVEN * 128;
    private static final long ALONE = UNEVEN * 64;

    private final int people;
    private final int size;
    private final Suitability suitability;
    private final long[] uneven;
    private final long[] alone;
    private final int[][] met;
    private final long[][] repeats;
    private final long[][] remembered;

    Costs(int people, int size, Suitability suitability, Past past) {
        this.people = people;
        this.size = size;
        this.suitability = suitability;
        this.uneven = new long[people];
        this.alone = new long[people];
        this.met = new int[people][];
        this.repeats = new long[people][];
        Arrays.fill(alone, ALONE);
        past.alone().forEach(one -> alone[one] += ALONE / 8);
        int least = IntStream.range(0, people)
                .map(one -> past.uneven().getOrDefault(one, 0))
                .min()
                .orElse(0);
        past.uneven().forEach((one, times) -> uneven[one] = Math.min(MOST_UNEVEN, times - least) * AGAIN_UNEVEN);
        note(past);
        this.remembered = people > REMEMBERED ? new long[0][] : new long[people][people];
        for (int one = 0; one < remembered.length; one++) {
            for (int other = 0; other < one; other++) {
                remembered[one][other] = remembered[other][one] = asked(one, other);
            }
        }
    }

    private void note(Past past) {
        int[] counts = new int[people];
        past.meetings().forEach(meeting -> {
            counts[meeting.one()]++;
            counts[meeting.other()]++;
        });
        long[][] keyed = new long[people][];
        Arrays.setAll(keyed, one -> new long[counts[one]]);
        past.meetings().forEach(meeting -> {
            long rank = rank(meeting);
            keyed[meeting.one()][--counts[meeting.one()]] = (long) meeting.other() << 8 | rank;
            keyed[meeting.other()][--counts[meeting.other()]] = (long) meeting.one() << 8 | rank;
        });
        for (int one = 0; one < people; one++) {
            Arrays.sort(keyed[one]);
            met[one] =
                    Arrays.stream(keyed[one]).mapToInt(key -> (int) (key >> 8)).toArray();
            repeats[one] = Arrays.stream(keyed[one])
                    .map(key -> REPEAT + (key & 0xff) * REPEATED)
                    .toArray();
        }
    }

    private static int rank(Past.Meeting meeting) {
        int lately = MOST_AGO - Math.min(MOST_AGO, 31 - Integer.numberOfLeadingZeros(Math.max(1, meeting.ago())));
        return Math.min(MOST_TIMES, meeting.times() - 1) * (MOST_AGO + 1) + lately;
    }

    int people() {
        return people;
    }

    /** The size that groups should have. */
    int size() {
        return size;
    }

    /** What it costs that two meet; {@link #FORBIDDEN} where they may not. */
    long pair(int one, int other) {
        return remembered.length > 0 ? remembered[one][other] : asked(one, other);
    }

    private long asked(int one, int other) {
        if (!suitability.mayMeet(one, other)) {
            return FORBIDDEN;
        }
        return repeat(one, other) - score(one, other);
    }

    private long repeat(int one, int other) {
        int at = Arrays.binarySearch(met[one], other);
        return at < 0 ? 0 : repeats[one][at];
    }

    /** In how many rounds two met before, counted to eight. */
    int times(int one, int other) {
        int at = Arrays.binarySearch(met[one], other);
        return at < 0 ? 0 : 1 + (int) ((repeats[one][at] - REPEAT) / REPEATED) / (MOST_AGO + 1);
    }

    /** What it costs that two are matched with one another, or, where they may not be, that both stay alone. */
    long matched(int one, int other) {
        long pair = pair(one, other);
        return pair == FORBIDDEN ? alone[one] + alone[other] : pair;
    }

    /** Whether nobody has met before. */
    boolean isFirst() {
        return Arrays.stream(met).allMatch(others -> others.length == 0);
    }

    boolean haveMet(int one, int other) {
        return Arrays.binarySearch(met[one], other) >= 0;
    }

    int score(int one, int other) {
        return Math.clamp(suitability.score(one, other), -Suitability.MOST, Suitability.MOST);
    }

    /** What it costs that somebody has nobody to meet. */
    long alone(int one) {
        return alone[one];
    }

    /** What it costs that somebody is in an uneven group once more. */
    long uneven(int one) {
        return uneven[one];
    }

    /** What the size of a group costs, whoever is in it. */
    long uneven(int[] group, int count) {
        if (count == size || count == 0) {
            return 0;
        }
        if (count == 1) {
            return alone[group[0]];
        }
        long cost = (long) (count - size) * (count - size) * UNEVEN;
        for (int i = 0; i < count; i++) {
            cost += uneven[group[i]];
        }
        return cost;
    }

    /** What somebody costs among the first of a group, but for one; {@link #FORBIDDEN} where they may not meet one of them. */
    long among(int one, int[] group, int count, int but) {
        long cost = 0;
        for (int i = 0; i < count; i++) {
            if (group[i] != one && group[i] != but) {
                long pair = pair(one, group[i]);
                if (pair == FORBIDDEN) {
                    return FORBIDDEN;
                }
                cost += pair;
            }
        }
        return cost;
    }
}

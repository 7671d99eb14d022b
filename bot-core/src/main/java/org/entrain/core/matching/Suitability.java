package org.entrain.core.matching;

/**
 * What is known of any two of some people, who are numbers from 0 on. Both answers must be the same whoever is named first, and
 * stay the same; both are asked a million times for a few thousand people, so they must be quick.
 */
public interface Suitability {
    /** Scores are held within this, both ways. */
    int MOST = 1000;

    /** Whether these two may be in one group at all: a hard rule, never broken. */
    boolean mayMeet(int one, int other);

    /** How well these two suit each other, from -{@link #MOST} to {@link #MOST}: the more, the better. */
    int score(int one, int other);
}

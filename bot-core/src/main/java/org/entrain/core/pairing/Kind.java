package org.entrain.core.pairing;

/** What people are brought together for. */
public enum Kind {
    /** To get to know each other. */
    COFFEE,
    /** To teach each other what they know. */
    PEER,
    /** One helps the other to grow; for the whole round, and for more than one meeting. */
    MENTORING;

    /** The fewest weeks that a round has: a mentor and a mentee are asked after three whether they suit each other. */
    int leastWeeks() {
        return switch (this) {
            case COFFEE, PEER -> 1;
            case MENTORING -> 4;
        };
    }
}

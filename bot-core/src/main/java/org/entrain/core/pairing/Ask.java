package org.entrain.core.pairing;

/** What people who were brought together are asked. */
enum Ask {
    /** Half-way: whether they met. */
    HALF,
    /** A mentor and a mentee after three weeks, each for themselves: whether they suit each other. */
    FIT,
    /** At the end: whether they met. */
    END
}

package org.entrain.core.challenges;

/** Who does a challenge with whom. */
enum Way {
    /** Each for themselves. */
    ALONE,
    /** In teams: what counts is what a team does on average, and how many of it take part. */
    TEAMS,
    /** Everybody together, until so many steps are done. */
    TOGETHER
}

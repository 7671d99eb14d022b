package org.entrain.core.pairing;

/**
 * What makes people a good match, and how much each counts in a programme of each kind. A shared language comes first:
 * without it there is no talk. That people who learn together should differ (in what they know, where they are, how long
 * they have been there) is what such programmes are for: docs/pairing.md has the reasons.
 */
public enum Wish {
    /** They read the same language. */
    LANGUAGE(40, 40, 40),
    /** One can teach what the other would like to learn; twice where it goes both ways. */
    SKILLS(15, 40, 40),
    /** They belong to different departments. */
    DEPARTMENT(25, 10, 10),
    /** They are at different sites. */
    SITE(20, 10, 10),
    /** They are at different levels. */
    LEVEL(10, 15, 20),
    /** They are awake and at work at the same time: all of it from four hours a day on. */
    HOURS(15, 15, 15),
    /** One of them asked for the other; twice where both did. */
    WISHED(0, 0, 100);

    private final int coffee;
    private final int peer;
    private final int mentoring;

    Wish(int coffee, int peer, int mentoring) {
        this.coffee = coffee;
        this.peer = peer;
        this.mentoring = mentoring;
    }

    /** How much it counts. */
    int weight(Kind kind) {
        return switch (kind) {
            case COFFEE -> coffee;
            case PEER -> peer;
            case MENTORING -> mentoring;
        };
    }
}

package org.entrain.core.pairing;

import java.util.List;

/**
 * Whom a round brings together.
 *
 * @param leftOut who has nobody to meet, by no fault of theirs
 */
record Matched(List<Group> groups, List<Candidate> leftOut) {
    Matched {
        groups = List.copyOf(groups);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A few of them.
     *
     * @param why what makes them a good match, what counts most first
     */
    record Group(List<Candidate> people, List<Wish> why) {
        Group {
            people = List.copyOf(people);
            why = List.copyOf(why);
        }
    }
}

package org.entrain.core.pairing;

import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a programme brings people together.
 *
 * @param size how many meet, 2 to 5; where it does not work out, one more
 * @param wishes which of them count
 * @param live whether they meet at the same time, and so need waking hours that they share
 * @param withoutReports whether nobody is matched with whom they answer to
 * @param showsEmail whether people on different platforms see each other's address
 * @param mentees how many a mentor has at most, 1 to 5
 * @param room where they can meet, on the web
 */
public record Terms(
        int size,
        Set<Wish> wishes,
        boolean live,
        boolean withoutReports,
        boolean showsEmail,
        int mentees,
        Optional<URI> room) {
    /** The fewest who meet. */
    static final int LEAST_SIZE = 2;
    /** The most who meet. */
    static final int MOST_SIZE = 5;
    /** The most weeks from one round to the next. */
    static final int MOST_WEEKS = 12;
    /** The most mentees of a mentor. */
    static final int MOST_MENTEES = 5;

    private static final int USUAL_MENTEES = 2;

    public Terms {
        wishes = Set.copyOf(wishes);
    }

    /** Those that nobody chose. */
    static Terms usual(int size) {
        return new Terms(size, EnumSet.allOf(Wish.class), true, false, false, USUAL_MENTEES, Optional.empty());
    }
}

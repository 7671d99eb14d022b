package org.entrain.core.badges;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrain.core.activity.Fact;

/**
 * A fact of one person, as it is kept.
 *
 * @param kind the name of its {@link Fact}
 * @param marks what else is kept of it, one space between two
 */
record Happening(String kind, UUID community, UUID subject, String marks, Instant at) {
    boolean isMarked(String mark) {
        return List.of(marks.split(" ", -1)).contains(mark);
    }
}

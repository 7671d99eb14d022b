package org.entrain.core.outbox;

import java.time.Duration;
import java.util.List;

/**
 * How fast a platform lets a bot speak. Of several buckets a message needs one of each.
 *
 * @param channel for messages in one channel
 * @param workspace for messages in one workspace
 * @param edits for those of them that edit an earlier one
 */
public record Pace(List<Bucket> channel, List<Bucket> workspace, List<Bucket> edits) {
    /** As fast as it goes. */
    public static final Pace NONE = new Pace(List.of(), List.of(), List.of());

    public Pace {
        channel = List.copyOf(channel);
        workspace = List.copyOf(workspace);
        edits = List.copyOf(edits);
    }

    /**
     * One at a time, never two at once.
     *
     * @param perChannel the least time between two messages in one channel; zero for none
     * @param perWorkspace the least time between two messages in one workspace; zero for none
     */
    public Pace(Duration perChannel, Duration perWorkspace) {
        this(oneEvery(perChannel), oneEvery(perWorkspace), List.of());
    }

    private static List<Bucket> oneEvery(Duration time) {
        return time.isZero() ? List.of() : List.of(new Bucket(1, time));
    }
}

package org.entrain.core.challenges;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.entrain.core.database.Database;

/**
 * Keeps the message of each challenge true, a moment later and for many steps at once: a step itself writes nothing that
 * other steps write too.
 */
public final class ChallengeCounts {
    private final Database database;
    private final ChallengePosts posts;
    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();

    /** Counts for these posts. */
    public ChallengeCounts(Database database, ChallengePosts posts) {
        this.database = database;
        this.posts = posts;
    }

    /** Notes that there is something new in a challenge. */
    public void changed(UUID challenge) {
        changed.add(challenge);
    }

    /**
     * Shows what changed on this node since it was called last; meant for every second or two. What it could not show,
     * because the database was out of reach, it shows at the next call.
     */
    public void show(Instant now) {
        for (UUID challenge : Set.copyOf(changed)) {
            changed.remove(challenge);
            try {
                database.useTransaction(tx -> posts.refresh(tx, challenge, now));
            } catch (RuntimeException e) {
                changed.add(challenge);
                throw e;
            }
        }
    }

    /** Shows all that go on: for what a node that died had noted. Meant for every few minutes. */
    public void showAll(Instant now) {
        changed.addAll(database.inTransaction(new Challenges()::allGoing));
        show(now);
    }
}

package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.entrain.core.database.Database;

/**
 * Keeps the number of participants in each channel's message true, a moment later and for many answers at once: an
 * answer itself writes nothing that other answers write too.
 */
public final class Counts {
    private final Database database;
    private final QuizPosts posts;
    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();

    /** Counts for these posts. */
    public Counts(Database database, QuizPosts posts) {
        this.database = database;
        this.posts = posts;
    }

    /** Notes that there are new answers in these quizzes. */
    public void changed(Set<UUID> runs) {
        changed.addAll(runs);
    }

    /**
     * Shows what changed on this node since it was called last; meant for every second or two. What it could not show,
     * because the database was out of reach, it shows at the next call.
     */
    public void show(Instant now) {
        for (UUID run : new HashSet<>(changed)) {
            changed.remove(run);
            try {
                database.useTransaction(tx -> posts.count(tx, run, now));
            } catch (RuntimeException e) {
                changed.add(run);
                throw e;
            }
        }
    }

    /** Shows every open run's number: for what a node that died had noted. Meant for every few minutes. */
    public void showAll(Instant now) {
        database.<Set<UUID>>inTransaction(posts::open).forEach(changed::add);
        show(now);
    }
}

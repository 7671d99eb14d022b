package org.entrain.core.prompts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.entrain.core.database.Database;

/**
 * Keeps the counts on the cards of debates true, a moment later and for many voices at once: a press itself writes
 * nothing that other presses write too.
 */
public final class PromptCounts {
    /** How long after it was asked a debate is looked at again. */
    private static final Duration LIVELY = Duration.ofDays(3);

    private final Database database;
    private final PromptPosts posts;
    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();

    /** Counts for these posts. */
    public PromptCounts(Database database, PromptPosts posts) {
        this.database = database;
        this.posts = posts;
    }

    /** Notes that somebody took a side in a debate. */
    public void changed(UUID round) {
        changed.add(round);
    }

    /**
     * Shows what changed on this node since it was called last; meant for every second or two. What it could not show,
     * because the database was out of reach, it shows at the next call.
     */
    public void show(Instant now) {
        List<UUID> rounds = List.copyOf(changed);
        if (rounds.isEmpty()) {
            return;
        }
        rounds.forEach(changed::remove);
        try {
            database.useTransaction(tx -> posts.refresh(tx, rounds, now));
        } catch (RuntimeException e) {
            changed.addAll(rounds);
            throw e;
        }
    }

    /** Shows the counts of all that was asked lately: for what a node that died had noted. Meant for every few minutes. */
    public void showAll(Instant now) {
        changed.addAll(database.inTransaction(tx -> tx.handle()
                .createQuery("""
                        SELECT DISTINCT s.round_id FROM prompt_rounds r JOIN prompt_sides s ON s.round_id = r.id
                        WHERE r.asked_at > :since AND r.gathering_id IS NULL
                        """)
                .bind("since", now.minus(LIVELY))
                .mapTo(UUID.class)
                .list()));
        show(now);
    }
}

package org.entrain.core.outbox;

import java.time.Instant;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;

/** From when on a workspace or a channel may be written to, by the real time; shared by all senders. */
final class Free {
    private Free() {}

    /** A wait that is longer already stays. */
    static void workspaceFrom(Transaction tx, Workspace workspace, Instant at) {
        tx.handle()
                .createUpdate("""
                        UPDATE outbox_workspaces SET free_at = greatest(free_at, :at)
                        WHERE platform = :platform AND workspace = :workspace
                        """)
                .bind("platform", workspace.platform().name())
                .bind("workspace", workspace.id())
                .bind("at", at)
                .execute();
    }

    /** Only for whoever has the lease of the channel's letter: nobody else is writing to it. */
    static void channelFrom(Transaction tx, Place place, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO outbox_channels (platform, workspace, channel, free_at)
                        VALUES (:platform, :workspace, :channel, :at)
                        ON CONFLICT (platform, workspace, channel) DO UPDATE SET free_at = excluded.free_at
                        """)
                .bind("platform", place.workspace().platform().name())
                .bind("workspace", place.workspace().id())
                .bind("channel", place.channel())
                .bind("at", at)
                .execute();
    }
}

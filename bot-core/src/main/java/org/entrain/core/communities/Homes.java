package org.entrain.core.communities;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;
import org.jdbi.v3.core.statement.SqlStatement;

/** The channels that communities are at home in. A channel is home to one community. */
public final class Homes {
    /** Makes a place the home of a community, or keeps the new address of one that is. */
    public void settle(Transaction tx, UUID community, Place place, Instant at) {
        bound(tx.handle().createUpdate("""
                                        INSERT INTO channels (platform, workspace, external_id, community_id, address, linked_at)
                                        VALUES (:platform, :workspace, :channel, :community, :address, :at)
                                        ON CONFLICT (platform, workspace, external_id) DO UPDATE SET address = excluded.address
                                        """), place)
                .bind("community", community)
                .bind("address", place.address())
                .bind("at", at)
                .execute();
    }

    /** The channels a community is at home in, on all platforms. */
    public List<Place> of(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("""
                        SELECT platform, workspace, external_id, address FROM channels
                        WHERE community_id = :community ORDER BY linked_at, platform
                        """)
                .bind("community", community)
                .map((row, context) -> new Place(
                        new Workspace(new Platform(row.getString("platform")), row.getString("workspace")),
                        row.getString("external_id"),
                        Place.Kind.SHARED,
                        row.getString("address")))
                .list();
    }

    static <S extends SqlStatement<S>> S bound(S statement, Place place) {
        return statement
                .bind("platform", place.workspace().platform().name())
                .bind("workspace", place.workspace().id())
                .bind("channel", place.channel());
    }
}

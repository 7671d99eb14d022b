package org.entrain.core.communities;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;
import org.jdbi.v3.core.statement.SqlStatement;

/** The channels that communities are at home in. A channel is home to one community. */
public final class Homes {
    /**
     * Makes a place the home of a community, or keeps the new address of one that is.
     *
     * @return false, with nothing changed, where it is another's, whoever settled there a moment ago
     */
    public boolean settle(Transaction tx, UUID community, Place place, Instant at) {
        return bound(tx.handle().createUpdate("""
                                        INSERT INTO channels (platform, workspace, external_id, community_id, address, linked_at)
                                        VALUES (:platform, :workspace, :channel, :community, :address, :at)
                                        ON CONFLICT (platform, workspace, external_id) DO UPDATE SET address = excluded.address
                                        WHERE channels.community_id = excluded.community_id
                                        """), place)
                        .bind("community", community)
                        .bind("address", place.address())
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** Makes a place no home of this community any more; who was seen there is forgotten. */
    public void quit(Transaction tx, UUID community, Place place) {
        int quitted = bound(tx.handle().createUpdate("""
                                DELETE FROM channels
                                WHERE platform = :platform AND workspace = :workspace AND external_id = :channel
                                  AND community_id = :community
                                """), place)
                .bind("community", community)
                .execute();
        if (quitted > 0) {
            bound(tx.handle().createUpdate("""
                                    DELETE FROM presences
                                    WHERE platform = :platform AND workspace = :workspace AND external_id = :channel
                                    """), place).execute();
        }
    }

    /** The channels a community is at home in and can be written to, on all platforms where the app still is. */
    public List<Place> of(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("""
                        SELECT h.platform, h.workspace, h.external_id, h.address
                        FROM channels h
                        LEFT JOIN known_channels k USING (platform, workspace, external_id)
                        LEFT JOIN workspaces w ON w.platform = h.platform AND w.external_id = h.workspace
                        WHERE h.community_id = :community
                          AND k.trouble IS DISTINCT FROM 'CLOSED' AND w.removed_at IS NULL
                        ORDER BY h.linked_at, h.platform
                        """)
                .bind("community", community)
                .map((row, context) -> new Place(
                        new Workspace(new Platform(row.getString("platform")), row.getString("workspace")),
                        row.getString("external_id"),
                        Place.Kind.SHARED,
                        row.getString("address")))
                .list();
    }

    /** Notes that somebody was seen to come into a home. */
    void enter(Transaction tx, Place home, UUID person) {
        bound(tx.handle().createUpdate("""
                                INSERT INTO presences (platform, workspace, external_id, person_id)
                                VALUES (:platform, :workspace, :channel, :person) ON CONFLICT DO NOTHING
                                """), home).bind("person", person).execute();
    }

    /** Notes that somebody left a home. */
    void exit(Transaction tx, Place home, UUID person) {
        bound(tx.handle().createUpdate("""
                                DELETE FROM presences
                                WHERE platform = :platform AND workspace = :workspace AND external_id = :channel
                                  AND person_id = :person
                                """), home).bind("person", person).execute();
    }

    /** Whether somebody was seen to come into a home of this community that they did not leave. */
    boolean isIn(Transaction tx, UUID community, UUID person) {
        return tx.handle()
                .createQuery("""
                        SELECT EXISTS (
                            SELECT 1 FROM presences p JOIN channels h USING (platform, workspace, external_id)
                            WHERE p.person_id = :person AND h.community_id = :community)
                        """)
                .bind("person", person)
                .bind("community", community)
                .mapTo(Boolean.class)
                .one();
    }

    /** The community whose home a channel is, of whatever organisation: for what platforms tell of the channel itself. */
    Optional<UUID> communityAt(Transaction tx, Place place) {
        return bound(tx.handle().createQuery("""
                                SELECT community_id FROM channels
                                WHERE platform = :platform AND workspace = :workspace AND external_id = :channel
                                """), place).mapTo(UUID.class).findOne();
    }

    static <S extends SqlStatement<S>> S bound(S statement, Place place) {
        return statement
                .bind("platform", place.workspace().platform().name())
                .bind("workspace", place.workspace().id())
                .bind("channel", place.channel());
    }
}

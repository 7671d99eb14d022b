package org.entrain.core.communities;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.communities.Channel.Trouble;
import org.entrain.core.database.Transaction;

/** What platforms told of channels: their names, who may see them, and whether the bot can speak there. */
public final class Channels {
    /** Notes that there is a channel, and how it is reached now. */
    public void meet(Transaction tx, Place place) {
        Homes.bound(tx.handle().createUpdate("""
                        INSERT INTO known_channels (platform, workspace, external_id, address)
                        SELECT :platform, :workspace, :channel, :address
                        WHERE NOT EXISTS (
                            SELECT 1 FROM known_channels
                            WHERE platform = :platform AND workspace = :workspace AND external_id = :channel
                              AND (address = :address OR :address = ''))
                        ON CONFLICT (platform, workspace, external_id) DO UPDATE SET address = excluded.address
                        """), place)
                .bind("address", place.address())
                .execute();
    }

    /** Keeps a channel's name and who may see that it exists. */
    public void name(Transaction tx, Place place, String name, boolean open) {
        meet(tx, place);
        Homes.bound(tx.handle().createUpdate("""
                        UPDATE known_channels SET name = :name, open = :open
                        WHERE platform = :platform AND workspace = :workspace AND external_id = :channel
                        """), place)
                .bind("name", name.replace("\0", ""))
                .bind("open", open)
                .execute();
    }

    /**
     * Notes that nothing can be said in a channel.
     *
     * @return how often it came to that, where it is news; empty where that trouble, or a greater one, was known
     */
    public Optional<Integer> troubled(Transaction tx, Place place, Trouble trouble) {
        meet(tx, place);
        return Homes.bound(tx.handle().createQuery("""
                        UPDATE known_channels SET trouble = :trouble, troubles = troubles + 1
                        WHERE platform = :platform AND workspace = :workspace AND external_id = :channel
                          AND trouble IS DISTINCT FROM :trouble AND trouble IS DISTINCT FROM 'CLOSED'
                        RETURNING troubles
                        """), place)
                .bind("trouble", trouble.name())
                .mapTo(Integer.class)
                .findOne();
    }

    /** Notes that all is well in a channel. */
    public void well(Transaction tx, Place place) {
        meet(tx, place);
        Homes.bound(tx.handle().createUpdate("""
                        UPDATE known_channels SET trouble = NULL
                        WHERE platform = :platform AND workspace = :workspace AND external_id = :channel
                          AND trouble IS NOT NULL
                        """), place).execute();
    }

    /** What is known of a channel. */
    public Channel of(Transaction tx, Place place) {
        return Homes.bound(tx.handle().createQuery("""
                        SELECT platform, workspace, external_id, address, name, open, trouble FROM known_channels
                        WHERE platform = :platform AND workspace = :workspace AND external_id = :channel
                        """), place)
                .map((row, context) -> Channel.read(row))
                .findOne()
                .orElseGet(() -> new Channel(place, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** The channels that a community is at home in, whether something can be said there or not. */
    public List<Channel> homes(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("""
                        SELECT h.platform, h.workspace, h.external_id, h.address, k.name, k.open, k.trouble
                        FROM channels h LEFT JOIN known_channels k USING (platform, workspace, external_id)
                        WHERE h.community_id = :community ORDER BY h.linked_at, h.platform
                        """)
                .bind("community", community)
                .map((row, context) -> Channel.read(row))
                .list();
    }

    /**
     * The channels of an organisation that everybody in their workspace may see, in which the bot can speak and no
     * community is at home, by name.
     */
    public List<Channel> free(Transaction tx, UUID organisation, int limit) {
        return tx.handle()
                .createQuery("""
                        SELECT k.platform, k.workspace, k.external_id, k.address, k.name, k.open, k.trouble
                        FROM workspaces w
                        JOIN known_channels k ON k.platform = w.platform AND k.workspace = w.external_id
                        WHERE w.organisation_id = :organisation AND w.removed_at IS NULL
                          AND k.open AND k.name IS NOT NULL AND k.trouble IS NULL
                          AND NOT EXISTS (
                              SELECT 1 FROM channels h
                              WHERE h.platform = k.platform AND h.workspace = k.workspace
                                AND h.external_id = k.external_id)
                        ORDER BY lower(k.name), k.external_id LIMIT :limit
                        """)
                .bind("organisation", organisation)
                .bind("limit", limit)
                .map((row, context) -> Channel.read(row))
                .list();
    }

    /** The platforms that an organisation is on, by name. */
    public List<Platform> platforms(Transaction tx, UUID organisation) {
        return tx.handle()
                .createQuery("""
                        SELECT DISTINCT platform FROM workspaces
                        WHERE organisation_id = :organisation AND removed_at IS NULL ORDER BY platform
                        """)
                .bind("organisation", organisation)
                .mapTo(String.class)
                .map(Platform::new)
                .list();
    }

    /** Whether a channel is one of an organisation's. */
    public boolean isOf(Transaction tx, UUID organisation, Workspace workspace) {
        return tx.handle()
                .createQuery("""
                        SELECT EXISTS (
                            SELECT 1 FROM workspaces
                            WHERE platform = :platform AND external_id = :workspace AND organisation_id = :organisation)
                        """)
                .bind("platform", workspace.platform().name())
                .bind("workspace", workspace.id())
                .bind("organisation", organisation)
                .mapTo(Boolean.class)
                .one();
    }
}

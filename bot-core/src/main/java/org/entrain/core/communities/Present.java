package org.entrain.core.communities;

import java.util.List;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Groups;

/** Who belongs to a community and is there: whose accounts are all out of use is not. */
public final class Present {
    private Present() {}

    /** All of them. */
    public static List<UUID> in(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("SELECT person_id FROM memberships WHERE community_id = :community AND gone_at IS NULL")
                .bind("community", community)
                .mapTo(UUID.class)
                .list();
    }

    /** The crew among them, the lead too. */
    public static List<UUID> crew(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("""
                        SELECT person_id FROM memberships
                        WHERE community_id = :community AND role <> 'MEMBER' AND gone_at IS NULL
                        """)
                .bind("community", community)
                .mapTo(UUID.class)
                .list();
    }

    /**
     * Those who belong to a group.
     *
     * @param name of the group, whatever the case of its letters
     */
    public static List<UUID> in(Transaction tx, UUID community, Groups.Kind kind, String name) {
        return tx.handle()
                .createQuery("""
                        SELECT m.person_id FROM memberships m JOIN person_groups g ON g.person_id = m.person_id
                        WHERE m.community_id = :community AND m.gone_at IS NULL
                          AND g.kind = :kind AND lower(g.name) = lower(:name)
                        """)
                .bind("community", community)
                .bind("kind", kind.name())
                .bind("name", name)
                .mapTo(UUID.class)
                .list();
    }
}

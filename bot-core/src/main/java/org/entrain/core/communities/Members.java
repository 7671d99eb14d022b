package org.entrain.core.communities;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.database.Transaction;

/** Who belongs to which community, and in what role. */
public final class Members {
    /** Where counting stops. */
    public static final int MANY = 10_001;

    private static final String ANY_ENTRY = "'OPEN', 'APPROVAL', 'INVITATION'";

    private final Activity activity;

    /**
     * Made once, when the program starts.
     *
     * @param activity told of who comes and who leaves
     */
    public Members(Activity activity) {
        this.activity = activity;
    }

    /** Makes people members who want to be, no bot among them; whoever is one already keeps their role. */
    public void join(Transaction tx, UUID community, Collection<UUID> persons, Instant at) {
        join(tx, community, persons, at, ANY_ENTRY, true);
    }

    /** The same, where somebody else decides on it. */
    public void admit(Transaction tx, UUID community, Collection<UUID> persons, Instant at) {
        join(tx, community, persons, at, ANY_ENTRY, false);
    }

    /** Makes people members where the community takes in whoever wants to, and otherwise does nothing. */
    public void joinIfOpen(Transaction tx, UUID community, Collection<UUID> persons, Instant at) {
        join(tx, community, persons, at, "'OPEN'", true);
    }

    private void join(
            Transaction tx,
            UUID community,
            Collection<UUID> persons,
            Instant at,
            String entries,
            boolean byThemselves) {
        List<UUID> newcomers = tx.handle()
                .createQuery("""
                        INSERT INTO memberships (community_id, person_id, role, joined_at)
                        SELECT c.id, person, 'MEMBER', :at FROM communities c, unnest(:persons) AS person
                        WHERE c.id = :community AND c.entry IN (%s) AND c.archived_at IS NULL
                          AND NOT EXISTS (
                              SELECT 1 FROM accounts a WHERE a.person_id = person AND a.standing = 'BOT')
                        ORDER BY person
                        ON CONFLICT (community_id, person_id) DO NOTHING
                        RETURNING person_id
                        """.formatted(entries))
                .bind("community", community)
                .bindArray("persons", UUID.class, persons.toArray())
                .bind("at", at)
                .mapTo(UUID.class)
                .list();
        activity.record(
                tx,
                newcomers.stream()
                        .<Fact>map(person ->
                                new Fact.MemberJoined(community, Optional.of(person), community, at, byThemselves))
                        .toList());
    }

    /** Gives somebody a role, as a member or not yet. */
    public void appoint(Transaction tx, UUID community, UUID person, Role role, Instant at) {
        admit(tx, community, List.of(person), at);
        tx.handle()
                .createUpdate("""
                        UPDATE memberships SET role = :role, gone_at = NULL WHERE community_id = :community AND person_id = :person
                        """)
                .bind("community", community)
                .bind("person", person)
                .bind("role", role.name())
                .execute();
    }

    /**
     * Ends somebody's membership, whatever their role.
     *
     * @return the role they had; empty where they were no member
     */
    public Optional<Role> leave(Transaction tx, UUID community, UUID person, Instant at) {
        Optional<Role> had = tx.handle()
                .createQuery("""
                        DELETE FROM memberships WHERE community_id = :community AND person_id = :person RETURNING role
                        """)
                .bind("community", community)
                .bind("person", person)
                .mapTo(String.class)
                .findOne()
                .map(Role::valueOf);
        had.ifPresent(role -> {
            activity.record(tx, List.of(new Fact.MemberLeft(community, Optional.of(person), community, at)));
            if (role == Role.LEAD) {
                leadLeft(tx, community, person, at);
            }
        });
        return had;
    }

    private void leadLeft(Transaction tx, UUID community, UUID person, Instant at) {
        if (leads(tx, community).isEmpty()) {
            activity.record(tx, List.of(new Fact.LeadLeft(community, Optional.of(person), community, at)));
        }
    }

    /** Notes that somebody has no account left that anybody uses: they count no more, and what they lead needs another. */
    void gone(Transaction tx, UUID person, Instant at) {
        tx
                .handle()
                .createQuery("""
                        UPDATE memberships m SET gone_at = :at FROM communities c
                        WHERE m.person_id = :person AND m.gone_at IS NULL
                          AND c.id = m.community_id AND c.archived_at IS NULL
                        RETURNING m.community_id, m.role
                        """)
                .bind("at", at)
                .bind("person", person)
                .map((row, context) ->
                        Map.entry(row.getObject("community_id", UUID.class), Role.valueOf(row.getString("role"))))
                .list()
                .stream()
                .filter(membership -> membership.getValue() == Role.LEAD)
                .map(Map.Entry::getKey)
                .forEach(community -> leadLeft(tx, community, person, at));
    }

    /** Notes that somebody is back. */
    void back(Transaction tx, UUID person) {
        tx.handle()
                .createUpdate("UPDATE memberships SET gone_at = NULL WHERE person_id = :person AND gone_at IS NOT NULL")
                .bind("person", person)
                .execute();
    }

    /** Who leads a community and can be reached, longest there first. */
    public List<UUID> leads(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("""
                        SELECT person_id FROM memberships
                        WHERE community_id = :community AND role = 'LEAD' AND role <> 'MEMBER' AND gone_at IS NULL
                        ORDER BY joined_at, person_id
                        """)
                .bind("community", community)
                .mapTo(UUID.class)
                .list();
    }

    /** How many belong to a community, counted up to {@link #MANY}: quick, however many there are. */
    public int count(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("""
                        SELECT count(*)::int FROM (
                            SELECT FROM memberships
                            WHERE community_id = :community AND gone_at IS NULL LIMIT :many) AS few
                        """)
                .bind("community", community)
                .bind("many", MANY)
                .mapTo(Integer.class)
                .one();
    }

    /** What somebody is called. */
    Optional<String> nameOf(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("SELECT name FROM persons WHERE id = :person")
                .bind("person", person)
                .mapTo(String.class)
                .findOne();
    }

    /** Whether somebody has an account left that a person uses. */
    boolean canBeReached(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("""
                        SELECT EXISTS (
                            SELECT 1 FROM accounts WHERE person_id = :person AND standing IN ('FULL', 'GUEST'))
                        """)
                .bind("person", person)
                .mapTo(Boolean.class)
                .one();
    }

    /** The crew or the leads of a community, longest there first. */
    List<UUID> inRole(Transaction tx, UUID community, Role role) {
        return tx.handle()
                .createQuery("""
                        SELECT person_id FROM memberships
                        WHERE community_id = :community AND role = :role AND role <> 'MEMBER'
                        ORDER BY joined_at, person_id
                        """)
                .bind("community", community)
                .bind("role", role.name())
                .mapTo(UUID.class)
                .list();
    }

    /** The names of the crew or the leads who can be reached, longest there first. */
    List<String> names(Transaction tx, UUID community, Role role, int limit) {
        return tx.handle()
                .createQuery("""
                        SELECT p.name FROM memberships m JOIN persons p ON p.id = m.person_id
                        WHERE m.community_id = :community AND m.role = :role AND m.role <> 'MEMBER' AND m.gone_at IS NULL
                        ORDER BY m.joined_at, m.person_id LIMIT :limit
                        """)
                .bind("community", community)
                .bind("role", role.name())
                .bind("limit", limit)
                .mapTo(String.class)
                .list();
    }

    /** What somebody is in a community; empty for who is no member. */
    public Optional<Role> role(Transaction tx, UUID community, UUID person) {
        return tx.handle()
                .createQuery("SELECT role FROM memberships WHERE community_id = :community AND person_id = :person")
                .bind("community", community)
                .bind("person", person)
                .mapTo(String.class)
                .findOne()
                .map(Role::valueOf);
    }

    /** The communities that go on in which somebody is at least {@code role}, by name. */
    public List<Community> communitiesOf(Transaction tx, UUID person, Role role) {
        return tx.handle()
                .createQuery("SELECT " + Communities.COLUMNS + """
                         FROM memberships m JOIN communities c ON c.id = m.community_id
                        WHERE m.person_id = :person AND m.role = ANY(:roles) AND c.archived_at IS NULL
                        ORDER BY c.name
                        """)
                .bind("person", person)
                .bindArray("roles", String.class, atLeast(role))
                .map((row, context) -> Communities.read(row))
                .list();
    }

    /** Who leads a community, by name. */
    public Optional<String> leadsName(Transaction tx, UUID community) {
        return names(tx, community, Role.LEAD, 1).stream().findFirst();
    }

    /** The people of a community who are at least {@code role}, longest there first. */
    public List<UUID> atLeast(Transaction tx, UUID community, Role role) {
        return tx.handle()
                .createQuery("""
                        SELECT person_id FROM memberships
                        WHERE community_id = :community AND role = ANY(:roles) %s ORDER BY joined_at, person_id
                        """.formatted(role == Role.MEMBER ? "" : "AND role <> 'MEMBER'"))
                .bind("community", community)
                .bindArray("roles", String.class, atLeast(role))
                .mapTo(UUID.class)
                .list();
    }

    private static Object[] atLeast(Role role) {
        return Arrays.stream(Role.values())
                .filter(other -> other.compareTo(role) >= 0)
                .map(Role::name)
                .toArray();
    }
}

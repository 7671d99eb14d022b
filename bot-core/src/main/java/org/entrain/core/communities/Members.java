package org.entrain.core.communities;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.database.Transaction;

/** Who belongs to which community, and in what role. */
public final class Members {
    private final Activity activity;

    /**
     * Made once, when the program starts.
     *
     * @param activity told of who comes and who leaves
     */
    public Members(Activity activity) {
        this.activity = activity;
    }

    /** Makes people members; whoever is one already keeps their role. */
    public void join(Transaction tx, UUID community, Collection<UUID> persons, Instant at) {
        join(tx, community, persons, at, "'OPEN', 'APPROVAL', 'INVITATION'");
    }

    /** Makes people members where the community takes in whoever wants to, and otherwise does nothing. */
    public void joinIfOpen(Transaction tx, UUID community, Collection<UUID> persons, Instant at) {
        join(tx, community, persons, at, "'OPEN'");
    }

    private void join(Transaction tx, UUID community, Collection<UUID> persons, Instant at, String entries) {
        List<UUID> newcomers = tx.handle()
                .createQuery("""
                        INSERT INTO memberships (community_id, person_id, role, joined_at)
                        SELECT c.id, person, 'MEMBER', :at FROM communities c, unnest(:persons) AS person
                        WHERE c.id = :community AND c.entry IN (%s)
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
                        .<Fact>map(person -> new Fact.MemberJoined(community, Optional.of(person), community, at))
                        .toList());
    }

    /** Gives somebody a role, as a member or not yet. */
    public void appoint(Transaction tx, UUID community, UUID person, Role role, Instant at) {
        join(tx, community, List.of(person), at);
        tx.handle()
                .createUpdate("""
                        UPDATE memberships SET role = :role WHERE community_id = :community AND person_id = :person
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
        had.ifPresent(role ->
                activity.record(tx, List.of(new Fact.MemberLeft(community, Optional.of(person), community, at))));
        return had;
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
        return tx.handle()
                .createQuery("""
                        SELECT p.name FROM memberships m JOIN persons p ON p.id = m.person_id
                        WHERE m.community_id = :community AND m.role = 'LEAD' ORDER BY m.joined_at LIMIT 1
                        """)
                .bind("community", community)
                .mapTo(String.class)
                .findOne();
    }

    /** The people of a community who are at least {@code role}, longest there first. */
    public List<UUID> atLeast(Transaction tx, UUID community, Role role) {
        return tx.handle()
                .createQuery("""
                        SELECT person_id FROM memberships
                        WHERE community_id = :community AND role = ANY(:roles) ORDER BY joined_at, person_id
                        """)
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

package org.entrain.core.communities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.People;
import org.entrain.core.people.Person;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;
import org.jdbi.v3.core.statement.SqlStatement;

/** The communities, their home channels, and who belongs to them in what role. */
public final class Communities {
    private static final String COLUMNS = "c.id, c.organisation_id, c.name, c.kind, c.purpose, c.language, c.zone";

    private final People people;
    private final Set<Account> administrators;

    /**
     * Communities of these people.
     *
     * @param administrators the accounts that may do in every community what its lead may
     */
    public Communities(People people, Set<Account> administrators) {
        this.people = people;
        this.administrators = Set.copyOf(administrators);
    }

    /**
     * Keeps a new community.
     *
     * @return false, with nothing kept, where its organisation has one of this name, whoever founded it a moment ago
     */
    public boolean create(Transaction tx, Community community, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO communities (id, organisation_id, name, kind, purpose, language, zone, created_at)
                        VALUES (:id, :organisation, :name, :kind, :purpose, :language, :zone, :at)
                        ON CONFLICT (organisation_id, lower(name)) DO NOTHING
                        """)
                        .bind("id", community.id())
                        .bind("organisation", community.organisationId())
                        .bind("name", community.name())
                        .bind("kind", community.kind().name())
                        .bind("purpose", community.purpose())
                        .bind("language", community.language().name())
                        .bind("zone", community.zone().getId())
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** The community of an organisation by its name. */
    public Optional<Community> named(Transaction tx, UUID organisation, String name) {
        return tx.handle()
                .createQuery(
                        "SELECT " + COLUMNS
                                + " FROM communities c WHERE c.organisation_id = :organisation AND lower(c.name) = lower(:name)")
                .bind("organisation", organisation)
                .bind("name", name)
                .map((row, context) -> community(row))
                .findOne();
    }

    /** The community of an organisation by its id. */
    public Optional<Community> byId(Transaction tx, UUID organisation, UUID id) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS
                        + " FROM communities c WHERE c.organisation_id = :organisation AND c.id = :id")
                .bind("organisation", organisation)
                .bind("id", id)
                .map((row, context) -> community(row))
                .findOne();
    }

    /** The community whose home a place is. */
    public Optional<Community> at(Transaction tx, UUID organisation, Place place) {
        return bound(tx.handle().createQuery("SELECT " + COLUMNS + """
                                         FROM channels h JOIN communities c ON c.id = h.community_id
                                        WHERE h.platform = :platform AND h.workspace = :workspace AND h.external_id = :channel
                                          AND c.organisation_id = :organisation
                                        """), place)
                .bind("organisation", organisation)
                .map((row, context) -> community(row))
                .findOne();
    }

    /** The community in whose home something happened. */
    public Optional<Community> here(Turn turn) {
        return turn.place().isShared() ? at(turn.tx(), turn.person().organisationId(), turn.place()) : Optional.empty();
    }

    /**
     * The community that a command of its crew is about: the one whose home it was said in, else the only one the person
     * helps to run.
     *
     * @throws Refusal where they may not, or where it could be several
     */
    public Community crewOf(Turn turn) {
        Texts texts = turn.texts(Communities.class);
        Optional<Community> here = here(turn);
        if (here.isPresent()) {
            return here.filter(community -> role(turn.tx(), community.id(), turn.person())
                            .filter(role -> role.compareTo(Role.CREW) >= 0)
                            .isPresent())
                    .orElseThrow(() -> new Refusal(Message.of(texts.words(
                            "crew-only",
                            here.get().name(),
                            leadsName(turn.tx(), here.get().id()).orElse("?")))));
        }
        List<Community> run = of(turn.tx(), turn.person(), Role.CREW);
        if (run.size() == 1) {
            return run.getFirst();
        }
        throw new Refusal(Message.of(
                run.isEmpty()
                        ? texts.words("no-crew")
                        : texts.words("which", run.stream().map(Community::name).collect(Collectors.joining(", ")))));
    }

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
    public List<Place> homes(Transaction tx, UUID community) {
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

    /** Makes people members; whoever is one already keeps their role. */
    public void join(Transaction tx, UUID community, Collection<UUID> persons, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO memberships (community_id, person_id, role, joined_at)
                        SELECT :community, person, 'MEMBER', :at FROM unnest(:persons) AS person
                        ORDER BY person
                        ON CONFLICT (community_id, person_id) DO NOTHING
                        """)
                .bind("community", community)
                .bindArray("persons", UUID.class, persons.toArray())
                .bind("at", at)
                .execute();
    }

    /** Gives somebody a role, as a member or not yet. */
    public void appoint(Transaction tx, UUID community, UUID person, Role role, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO memberships (community_id, person_id, role, joined_at)
                        VALUES (:community, :person, :role, :at)
                        ON CONFLICT (community_id, person_id) DO UPDATE SET role = excluded.role
                        """)
                .bind("community", community)
                .bind("person", person)
                .bind("role", role.name())
                .bind("at", at)
                .execute();
    }

    /** Ends somebody's membership. A lead or one of the crew stays: a channel left by mistake takes no office away. */
    public void leave(Transaction tx, UUID community, UUID person) {
        tx.handle()
                .createUpdate("""
                        DELETE FROM memberships
                        WHERE community_id = :community AND person_id = :person AND role = 'MEMBER'
                        """)
                .bind("community", community)
                .bind("person", person)
                .execute();
    }

    /** What somebody is in a community; empty for a stranger. An administrator counts as its lead. */
    public Optional<Role> role(Transaction tx, UUID community, Person person) {
        if (isAdministrator(tx, person)) {
            return Optional.of(Role.LEAD);
        }
        return tx.handle()
                .createQuery("SELECT role FROM memberships WHERE community_id = :community AND person_id = :person")
                .bind("community", community)
                .bind("person", person.id())
                .mapTo(String.class)
                .findOne()
                .map(Role::valueOf);
    }

    /** The communities in which somebody is at least {@code role}, by name. */
    public List<Community> of(Transaction tx, Person person, Role role) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + """
                         FROM communities c
                        LEFT JOIN memberships m ON m.community_id = c.id AND m.person_id = :person
                        WHERE c.organisation_id = :organisation AND (:administrator OR m.role = ANY(:roles))
                        ORDER BY c.name
                        """)
                .bind("person", person.id())
                .bind("organisation", person.organisationId())
                .bind("administrator", isAdministrator(tx, person))
                .bindArray("roles", String.class, atLeast(role))
                .map((row, context) -> community(row))
                .list();
    }

    /** Who leads a community. */
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

    /** Whether somebody may found communities and lead every one of their organisation. */
    public boolean isAdministrator(Transaction tx, Person person) {
        return !administrators.isEmpty()
                && people.accounts(tx, person.id()).stream().anyMatch(administrators::contains);
    }

    private static Object[] atLeast(Role role) {
        return Arrays.stream(Role.values())
                .filter(other -> other.compareTo(role) >= 0)
                .map(Role::name)
                .toArray();
    }

    private static Community community(ResultSet row) throws SQLException {
        return new Community(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getString("name"),
                Community.Kind.valueOf(row.getString("kind")),
                row.getString("purpose"),
                Language.valueOf(row.getString("language")),
                ZoneId.of(row.getString("zone")));
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Place place) {
        return statement
                .bind("platform", place.workspace().platform().name())
                .bind("workspace", place.workspace().id())
                .bind("channel", place.channel());
    }
}

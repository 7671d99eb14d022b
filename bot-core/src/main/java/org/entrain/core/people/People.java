package org.entrain.core.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;
import org.jdbi.v3.core.statement.SqlStatement;

/** The people Entrain has met, their accounts, and the organisation that each workspace belongs to. */
public final class People {
    /** The person behind a profile, met for the first time or again; what the platform now says of them is kept. */
    public Person meet(Transaction tx, Profile profile, Instant at) {
        return known(tx, profile.account())
                .map(known -> new Known(refreshed(tx, known.told(), profile), known.chosen()).person())
                .orElseGet(() -> welcome(tx, profile, at));
    }

    /**
     * Keeps what a platform now says of an account's standing. What comes along with a press says nothing of it and does
     * not count.
     */
    public void stands(Transaction tx, Profile profile) {
        bound(tx.handle().createUpdate("""
                                        UPDATE accounts SET standing = :standing
                                        WHERE platform = :platform AND workspace = :workspace AND external_id = :account
                                          AND standing <> :standing
                                        """), profile.account())
                .bind("standing", profile.standing().name())
                .execute();
    }

    /** The person behind an account, where we have met. */
    public Optional<Person> find(Transaction tx, Account account) {
        return known(tx, account).map(Known::person);
    }

    /**
     * Somebody we have met.
     *
     * @param told as their platforms tell of them
     * @param chosen the language they chose themselves
     */
    private record Known(Person told, Optional<Language> chosen) {
        Person person() {
            return new Person(
                    told.id(),
                    told.organisationId(),
                    told.name(),
                    chosen.or(told::language),
                    told.zone(),
                    told.isGuest());
        }
    }

    private static Optional<Known> known(Transaction tx, Account account) {
        return bound(tx.handle().createQuery("""
                                        SELECT p.id, p.organisation_id, p.name, p.language, p.chosen_language, p.zone,
                                               a.standing
                                        FROM accounts a JOIN persons p ON p.id = a.person_id
                                        WHERE a.platform = :platform AND a.workspace = :workspace AND a.external_id = :account
                                        """), account)
                .map((row, context) -> new Known(
                        person(row),
                        Optional.ofNullable(row.getString("chosen_language")).map(Language::valueOf)))
                .findOne();
    }

    /** Everybody's accounts on all platforms. */
    public List<Account> accounts(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("SELECT platform, workspace, external_id FROM accounts WHERE person_id = :person")
                .bind("person", person)
                .map((row, context) -> new Account(
                        new Workspace(new Platform(row.getString("platform")), row.getString("workspace")),
                        row.getString("external_id")))
                .list();
    }

    /** Whether anybody answers to somebody. */
    public boolean isManager(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("SELECT EXISTS (SELECT 1 FROM persons WHERE manager_id = :person)")
                .bind("person", person)
                .mapTo(Boolean.class)
                .one();
    }

    /** Makes {@code account} another account of a person we know. */
    public void link(Transaction tx, UUID person, Account account) {
        addAccount(tx, person, Profile.of(account, account.id()));
    }

    /**
     * The organisation a workspace belongs to. One that is new here joins the only organisation there is, or founds
     * it: a program that is installed for one organisation needs no set-up for that.
     *
     * @throws IllegalStateException where the workspace is new and there are several organisations
     */
    public UUID organisationOf(Transaction tx, Workspace workspace, Instant at) {
        return knownOrganisation(tx, workspace).orElseGet(() -> {
            UUID organisation = onlyOrganisation(tx, at);
            addWorkspace(tx, workspace, organisation, at);
            return organisation;
        });
    }

    /** Makes a workspace one of an organisation's; one that is another's already stays there. */
    public void addWorkspace(Transaction tx, Workspace workspace, UUID organisation, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO workspaces (platform, external_id, organisation_id, installed_at)
                        VALUES (:platform, :workspace, :organisation, :at)
                        ON CONFLICT (platform, external_id) DO UPDATE SET removed_at = NULL
                        """)
                .bind("platform", workspace.platform().name())
                .bind("workspace", workspace.id())
                .bind("organisation", organisation)
                .bind("at", at)
                .execute();
    }

    /** Notes that the app was taken out of a workspace. */
    public void removeWorkspace(Transaction tx, Workspace workspace, Instant at) {
        tx.handle()
                .createUpdate(
                        "UPDATE workspaces SET removed_at = :at WHERE platform = :platform AND external_id = :workspace")
                .bind("platform", workspace.platform().name())
                .bind("workspace", workspace.id())
                .bind("at", at)
                .execute();
    }

    /** Founds an organisation. */
    public UUID found(Transaction tx, String name, Instant at) {
        UUID id = UUID.randomUUID();
        tx.handle()
                .createUpdate("INSERT INTO organisations (id, name, created_at) VALUES (:id, :name, :at)")
                .bind("id", id)
                .bind("name", name)
                .bind("at", at)
                .execute();
        return id;
    }

    private Optional<UUID> knownOrganisation(Transaction tx, Workspace workspace) {
        return tx.handle()
                .createQuery(
                        "SELECT organisation_id FROM workspaces WHERE platform = :platform AND external_id = :workspace")
                .bind("platform", workspace.platform().name())
                .bind("workspace", workspace.id())
                .mapTo(UUID.class)
                .findOne();
    }

    private UUID onlyOrganisation(Transaction tx, Instant at) {
        // Two first requests at once must not found two organisations.
        tx.handle().execute("LOCK TABLE organisations IN SHARE ROW EXCLUSIVE MODE");
        List<UUID> all = tx.handle()
                .createQuery("SELECT id FROM organisations ORDER BY created_at LIMIT 2")
                .mapTo(UUID.class)
                .list();
        if (all.size() > 1) {
            throw new IllegalStateException("A new workspace, and several organisations it could belong to");
        }
        return all.isEmpty() ? found(tx, "Entrain", at) : all.getFirst();
    }

    private Person refreshed(Transaction tx, Person person, Profile profile) {
        if (!profile.address().isEmpty()) {
            bound(tx.handle().createUpdate("""
                                            UPDATE accounts SET address = :address
                                            WHERE platform = :platform AND workspace = :workspace AND external_id = :account
                                              AND address <> :address
                                            """), profile.account())
                    .bind("address", profile.address())
                    .execute();
        }
        var now = new Person(
                person.id(),
                person.organisationId(),
                profile.name().equals(profile.account().id()) ? person.name() : profile.name(),
                profile.locale().map(Language::of).or(person::language),
                profile.zone().or(person::zone),
                person.isGuest());
        if (!now.equals(person)) {
            tx.handle()
                    .createUpdate("UPDATE persons SET name = :name, language = :language, zone = :zone WHERE id = :id")
                    .bind("id", now.id())
                    .bind("name", now.name())
                    .bind("language", now.language().map(Language::name).orElse(null))
                    .bind("zone", now.zone().map(ZoneId::getId).orElse(null))
                    .execute();
        }
        profile.email().ifPresent(email -> keepEmail(tx, person, email));
        return now;
    }

    /** Who has an address first keeps it: two accounts are one person only where that person says so. */
    private static void keepEmail(Transaction tx, Person person, String email) {
        tx.handle()
                .createUpdate("""
                        UPDATE persons SET email = :email
                        WHERE id = :person AND email IS DISTINCT FROM :email AND NOT EXISTS (
                            SELECT 1 FROM persons other
                            WHERE other.organisation_id = :organisation AND other.email = :email)
                        """)
                .bind("email", email)
                .bind("person", person.id())
                .bind("organisation", person.organisationId())
                .execute();
    }

    private Person welcome(Transaction tx, Profile profile, Instant at) {
        UUID organisation = organisationOf(tx, profile.account().workspace(), at);
        var person = new Person(
                UUID.randomUUID(),
                organisation,
                profile.name(),
                profile.locale().map(Language::of),
                profile.zone(),
                profile.standing() == Profile.Standing.GUEST);
        tx.handle()
                .createUpdate("""
                        INSERT INTO persons (id, organisation_id, name, language, zone, created_at)
                        VALUES (:id, :organisation, :name, :language, :zone, :at)
                        """)
                .bind("id", person.id())
                .bind("organisation", organisation)
                .bind("name", person.name())
                .bind("language", person.language().map(Language::name).orElse(null))
                .bind("zone", person.zone().map(ZoneId::getId).orElse(null))
                .bind("at", at)
                .execute();
        if (addAccount(tx, person.id(), profile)) {
            profile.email().ifPresent(email -> keepEmail(tx, person, email));
            return person;
        }
        // Somebody else met them in the same instant: theirs stands.
        tx.handle()
                .createUpdate("DELETE FROM persons WHERE id = :id")
                .bind("id", person.id())
                .execute();
        return find(tx, profile.account()).orElseThrow();
    }

    private static boolean addAccount(Transaction tx, UUID person, Profile profile) {
        return bound(tx.handle().createUpdate("""
                                                INSERT INTO accounts (
                                                    platform, workspace, external_id, person_id, address, standing)
                                                VALUES (:platform, :workspace, :account, :person, :address, :standing)
                                                ON CONFLICT (platform, workspace, external_id) DO NOTHING
                                                """), profile.account())
                        .bind("person", person)
                        .bind("address", profile.address())
                        .bind("standing", profile.standing().name())
                        .execute()
                == 1;
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getString("name"),
                Optional.ofNullable(row.getString("language")).map(Language::valueOf),
                Optional.ofNullable(row.getString("zone")).map(ZoneId::of),
                row.getString("standing").equals("GUEST"));
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Account account) {
        return statement
                .bind("platform", account.workspace().platform().name())
                .bind("workspace", account.workspace().id())
                .bind("account", account.id());
    }
}

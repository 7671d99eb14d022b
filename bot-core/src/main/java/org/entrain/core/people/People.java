package org.entrain.core.people;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;

/** The people Entrain has met, their accounts, and the organisation that each workspace belongs to. */
public final class People {
    /** Told when somebody is met whom a list of people named before. */
    @FunctionalInterface
    public interface OnArrival {
        /** Sees to what waited for them. */
        void arrived(Transaction tx, UUID person, Instant at);
    }

    /** In characters: more would not be read on a badge. */
    public static final int LONGEST_ORGANISATION_NAME = 80;

    private final Accounts accounts = new Accounts();
    private final Organisations organisations = new Organisations();
    private final Emails emails = new Emails();
    private final Reunion reunion;
    private final OnArrival arrivals;

    /**
     * Made once, when the program starts.
     *
     * @param reunion joins who was expected with who came
     */
    public People(Reunion reunion, OnArrival arrivals) {
        this.reunion = reunion;
        this.arrivals = arrivals;
    }

    /** The person behind a profile, met for the first time or again; what the platform now says of them is kept. */
    public Person meet(Transaction tx, Profile profile, Instant at) {
        return accounts.known(tx, profile.account())
                .map(known -> refreshed(tx, known, profile, at))
                .orElseGet(() -> welcome(tx, profile, at));
    }

    /**
     * Like {@link #meet}, of somebody who turns to the bot: what is written to them in private comes to this account from
     * now on. Nothing is written down while they stay with it.
     */
    public Person hear(Transaction tx, Profile profile, Instant at) {
        Optional<Accounts.Known> known = accounts.known(tx, profile.account());
        if (known.filter(Accounts.Known::isElsewhere).isPresent()) {
            accounts.turnedTo(tx, profile.account(), at);
        }
        return known.map(one -> refreshed(tx, one, profile, at)).orElseGet(() -> welcome(tx, profile, at));
    }

    /** Notes that somebody who has several accounts turns to this one; it was seen where they were looked up anyway. */
    public void turnsTo(Transaction tx, Account account, Instant at) {
        accounts.turnedTo(tx, account, at);
    }

    private Person refreshed(Transaction tx, Accounts.Known known, Profile profile, Instant at) {
        Person told = refreshed(tx, known.told(), profile, at);
        return new Accounts.Known(told, known.chosen(), known.isElsewhere()).person();
    }

    /**
     * Keeps what a platform now says of an account's standing. That somebody is {@link Profile.Standing#FULL} is only said
     * where a platform tells of a change; with a press it may mean that nothing is known.
     */
    public void stands(Transaction tx, Profile profile) {
        accounts.stands(tx, profile);
    }

    /** The person behind an account, where we have met. */
    public Optional<Person> find(Transaction tx, Account account) {
        return accounts.known(tx, account).map(Accounts.Known::person);
    }

    /** Everybody's accounts on all platforms. */
    public List<Account> accounts(Transaction tx, UUID person) {
        return accounts.of(tx, person);
    }

    /** Whether anybody answers to somebody. */
    public boolean isManager(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("SELECT EXISTS (SELECT 1 FROM persons WHERE manager_id = :person)")
                .bind("person", person)
                .mapTo(Boolean.class)
                .one();
    }

    /** Says to whom somebody answers. */
    public void answersTo(Transaction tx, UUID person, UUID manager) {
        tx.handle()
                .createUpdate("UPDATE persons SET manager_id = :manager WHERE id = :person AND id <> :manager")
                .bind("manager", manager)
                .bind("person", person)
                .execute();
    }

    /** Makes {@code account} another account of a person we know. */
    public void link(Transaction tx, UUID person, Account account) {
        accounts.add(tx, person, Profile.of(account, account.id()));
        Accounts.several(tx, person);
    }

    /**
     * The organisation a workspace belongs to. One that is new here joins the only organisation there is, or founds
     * it: a program that is installed for one organisation needs no set-up for that.
     *
     * @throws IllegalStateException where the workspace is new and there are several organisations
     */
    public UUID organisationOf(Transaction tx, Workspace workspace, Instant at) {
        return organisations.of(tx, workspace, at);
    }

    /**
     * Notes that somebody spoke with the bot in a workspace at {@code at}: so the app is there, even where it was removed
     * before and the platform tells of no return.
     */
    public void spokenFrom(Transaction tx, Workspace workspace, Instant at) {
        organisations.back(tx, workspace, at);
    }

    /** Makes a workspace one of an organisation's; one that is another's already stays there. */
    public void addWorkspace(Transaction tx, Workspace workspace, UUID organisation, Instant at) {
        organisations.add(tx, workspace, organisation, at);
    }

    /** Notes that the app was taken out of a workspace. */
    public void removeWorkspace(Transaction tx, Workspace workspace, Instant at) {
        organisations.remove(tx, workspace, at);
    }

    /** Founds an organisation. */
    public UUID found(Transaction tx, String name, Instant at) {
        return organisations.found(tx, name, at);
    }

    /** What an organisation is called, in the sight of others as well: it is who issues its badges. */
    public String organisationName(Transaction tx, UUID organisation) {
        return organisations.name(tx, organisation);
    }

    /**
     * Says what an organisation is called; from then on its word, not a platform's.
     *
     * @param name at most {@link #LONGEST_ORGANISATION_NAME} characters, without controls
     */
    public void nameOrganisation(Transaction tx, UUID organisation, String name) {
        organisations.name(tx, organisation, name);
    }

    /** Keeps what a platform calls a workspace as its organisation's name, unless that has a better one. */
    public void workspaceNamed(Transaction tx, Workspace workspace, String name, Instant at) {
        organisations.named(tx, workspace, name, at);
    }

    private Person refreshed(Transaction tx, Person person, Profile profile, Instant at) {
        accounts.reachedAt(tx, profile);
        var now = new Person(
                person.id(),
                person.organisationId(),
                name(person, profile),
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
        profile.email().ifPresent(email -> keepEmail(tx, person, profile, email, at));
        return now;
    }

    /** What an account is called is better than its id, and no more. */
    private static String name(Person person, Profile profile) {
        boolean isNamed = !person.name().equals(profile.account().id());
        return isNamed && profile.isPoor() ? person.name() : profile.name();
    }

    /**
     * Who has an address first keeps it: two accounts are one person only where that person says so. An address that was
     * only expected so far is theirs, with all that waits there.
     */
    private void keepEmail(Transaction tx, Person person, Profile profile, String email, Instant at) {
        Optional<UUID> owner = emails.owner(tx, person.organisationId(), email);
        if (owner.isEmpty()) {
            emails.keep(tx, person, email);
        } else if (!owner.get().equals(person.id())) {
            expected(tx, person.organisationId(), profile).ifPresent(expected -> {
                reunion.merge(tx, expected, person.id());
                emails.keep(tx, person, email);
                arrivals.arrived(tx, person.id(), at);
            });
        }
    }

    private Person welcome(Transaction tx, Profile profile, Instant at) {
        UUID organisation = organisationOf(tx, profile.account().workspace(), at);
        return expected(tx, organisation, profile)
                .map(person -> arrive(tx, person, profile, at))
                .orElseGet(() -> newcomer(tx, organisation, profile, at));
    }

    /** Somebody without an account whose address a profile has; only accounts of the house are taken at their word. */
    private Optional<UUID> expected(Transaction tx, UUID organisation, Profile profile) {
        return profile.email()
                .filter(email -> profile.standing() == Profile.Standing.FULL)
                .flatMap(email -> emails.expected(tx, organisation, email));
    }

    private Person arrive(Transaction tx, UUID expected, Profile profile, Instant at) {
        boolean isFirst = accounts.add(tx, expected, profile);
        Person person = refreshed(tx, find(tx, profile.account()).orElseThrow(), profile, at);
        if (isFirst) {
            arrivals.arrived(tx, expected, at);
        }
        return person;
    }

    private Person newcomer(Transaction tx, UUID organisation, Profile profile, Instant at) {
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
        if (accounts.add(tx, person.id(), profile)) {
            profile.email().ifPresent(email -> emails.keep(tx, person, email));
            return person;
        }
        // Somebody else met them in the same instant: theirs stands.
        tx.handle()
                .createUpdate("DELETE FROM persons WHERE id = :id")
                .bind("id", person.id())
                .execute();
        return find(tx, profile.account()).orElseThrow();
    }
}

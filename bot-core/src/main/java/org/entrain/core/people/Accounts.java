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

/** The accounts that people have on the platforms. */
final class Accounts {
    /**
     * Somebody we have met.
     *
     * @param told as their platforms tell of them
     * @param chosen the language they chose themselves
     * @param isElsewhere whether they have another account, and turned to that one last
     */
    record Known(Person told, Optional<Language> chosen, boolean isElsewhere) {
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

    Optional<Known> known(Transaction tx, Account account) {
        return bound(tx.handle().createQuery("""
                                        SELECT p.id, p.organisation_id, p.name, p.language, p.chosen_language, p.zone,
                                               a.standing,
                                               a.used_at IS NOT NULL AND EXISTS (
                                                   SELECT FROM accounts o
                                                   WHERE o.person_id = a.person_id AND o.used_at >= a.used_at
                                                     AND (o.platform, o.workspace, o.external_id)
                                                         <> (a.platform, a.workspace, a.external_id)) AS elsewhere
                                        FROM accounts a JOIN persons p ON p.id = a.person_id
                                        WHERE a.platform = :platform AND a.workspace = :workspace AND a.external_id = :account
                                        """), account)
                .map((row, context) -> new Known(
                        person(row),
                        Optional.ofNullable(row.getString("chosen_language")).map(Language::valueOf),
                        row.getBoolean("elsewhere")))
                .findOne();
    }

    List<Account> of(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("SELECT platform, workspace, external_id FROM accounts WHERE person_id = :person")
                .bind("person", person)
                .map((row, context) -> new Account(
                        new Workspace(new Platform(row.getString("platform")), row.getString("workspace")),
                        row.getString("external_id")))
                .list();
    }

    /**
     * Gives somebody an account.
     *
     * @return false where it is somebody's already
     */
    boolean add(Transaction tx, UUID person, Profile profile) {
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

    /** Notes that somebody turns to an account of theirs, where they turned to another one last. */
    void turnedTo(Transaction tx, Account account, Instant at) {
        bound(tx.handle().createUpdate("""
                                        UPDATE accounts a SET used_at = :at
                                        WHERE platform = :platform AND workspace = :workspace AND external_id = :account
                                          AND EXISTS (
                                              SELECT FROM accounts o
                                              WHERE o.person_id = a.person_id AND o.used_at >= a.used_at
                                                AND (o.platform, o.workspace, o.external_id)
                                                    <> (a.platform, a.workspace, a.external_id))
                                        """), account).bind("at", at).execute();
    }

    /** Notes that somebody has several accounts now: from here on it counts which one they turn to. */
    static void several(Transaction tx, UUID person) {
        tx.handle()
                .createUpdate("UPDATE accounts SET used_at = 'epoch' WHERE person_id = :person AND used_at IS NULL")
                .bind("person", person)
                .execute();
    }

    void stands(Transaction tx, Profile profile) {
        bound(tx.handle().createUpdate("""
                                        UPDATE accounts SET standing = :standing
                                        WHERE platform = :platform AND workspace = :workspace AND external_id = :account
                                          AND standing <> :standing
                                        """), profile.account())
                .bind("standing", profile.standing().name())
                .execute();
    }

    /** Keeps how to reach an account, where the platform said so. */
    void reachedAt(Transaction tx, Profile profile) {
        if (!profile.address().isEmpty()) {
            bound(tx.handle().createUpdate("""
                                            UPDATE accounts SET address = :address
                                            WHERE platform = :platform AND workspace = :workspace AND external_id = :account
                                              AND address <> :address
                                            """), profile.account())
                    .bind("address", profile.address())
                    .execute();
        }
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

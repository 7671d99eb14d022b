package org.entrain.core.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Who somebody is: their name, their accounts, their groups, the codes they asked for. */
public final class PeoplePersonalData implements PersonalData {
    /** What a person is called whose name was forgotten. */
    public static final String NOBODY = "Somebody";

    @Override
    public List<String> tables() {
        return List.of("persons", "accounts", "person_groups", "link_codes", "link_tries");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "You", PersonalData.rows(tx, person, """
                        SELECT name, email, language, chosen_language, zone, created_at AS known_since FROM persons WHERE id = :person
                        """),
                "Your accounts", PersonalData.rows(tx, person, """
                        SELECT platform, workspace, external_id AS account, standing, linked_at
                        FROM accounts WHERE person_id = :person ORDER BY linked_at
                        """),
                "Your groups", PersonalData.rows(tx, person, """
                        SELECT kind, name FROM person_groups WHERE person_id = :person ORDER BY kind
                        """),
                "Codes to link your accounts", PersonalData.rows(tx, person, """
                        SELECT expires_at, used_at FROM link_codes WHERE person_id = :person
                        """));
    }

    /** The row stays, without a name: the facts of a group need somebody they belong to. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        PersonalData.change(tx, person, "DELETE FROM accounts WHERE person_id = :person");
        PersonalData.change(tx, person, "DELETE FROM person_groups WHERE person_id = :person");
        PersonalData.change(tx, person, "DELETE FROM link_codes WHERE person_id = :person");
        PersonalData.change(tx, person, "DELETE FROM link_tries WHERE person_id = :person");
        PersonalData.change(tx, person, "UPDATE persons SET manager_id = NULL WHERE manager_id = :person");
        PersonalData.change(tx, person, """
                UPDATE persons SET name = '%s', email = NULL, language = NULL, chosen_language = NULL, zone = NULL,
                    manager_id = NULL
                WHERE id = :person
                """.formatted(NOBODY));
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, "UPDATE accounts SET person_id = :into WHERE person_id = :from");
        PersonalData.change(tx, from, into, """
                INSERT INTO person_groups (person_id, kind, name)
                SELECT :into, kind, name FROM person_groups WHERE person_id = :from
                ON CONFLICT (person_id, kind) DO NOTHING
                """);
        PersonalData.change(tx, from, "DELETE FROM person_groups WHERE person_id = :person");
        PersonalData.change(tx, from, "DELETE FROM link_codes WHERE person_id = :person");
        PersonalData.change(tx, from, "DELETE FROM link_tries WHERE person_id = :person");
        mergePersons(tx, from, into);
    }

    private static void mergePersons(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, """
                UPDATE persons SET manager_id = nullif(:into, id) WHERE manager_id = :from
                """);
        // In two steps: an address is one person's at any time.
        List<String> email = tx.handle()
                .createQuery("SELECT email FROM persons WHERE id = :from AND email IS NOT NULL")
                .bind("from", from)
                .mapTo(String.class)
                .list();
        PersonalData.change(tx, from, "UPDATE persons SET email = NULL WHERE id = :person");
        tx.handle()
                .createUpdate("""
                        UPDATE persons p SET
                            email = coalesce(p.email, :email),
                            language = coalesce(p.language, other.language),
                            zone = coalesce(p.zone, other.zone),
                            manager_id = coalesce(p.manager_id, nullif(other.manager_id, p.id)),
                            created_at = least(p.created_at, other.created_at)
                        FROM persons other WHERE p.id = :into AND other.id = :from
                        """)
                .bind("email", email.isEmpty() ? null : email.getFirst())
                .bind("from", from)
                .bind("into", into)
                .execute();
    }
}

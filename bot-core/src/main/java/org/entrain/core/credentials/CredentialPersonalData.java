package org.entrain.core.credentials;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** The credentials that somebody has. */
public final class CredentialPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("credentials");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of("Your credentials", PersonalData.rows(tx, person, """
                SELECT a.name, c.id, c.valid_from::text, coalesce(c.valid_until::text, '') AS valid_until,
                       coalesce(c.evidence, '') AS evidence, c.shows_page, c.shows_name, c.shows_email,
                       coalesce(c.revoked_at::text, '') AS revoked_at, coalesce(c.json, '') AS credential
                FROM credentials c JOIN credential_achievements a ON a.hash = c.achievement
                WHERE c.person_id = :person ORDER BY c.valid_from
                """));
    }

    /** What was carried away is revoked, and of that only the place in a list is left. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        PersonalData.change(tx, person, """
                INSERT INTO credential_revocations (organisation_id, position)
                SELECT organisation_id, position FROM credentials
                WHERE person_id = :person AND position IS NOT NULL
                ON CONFLICT DO NOTHING
                """);
        PersonalData.change(tx, person, "DELETE FROM credentials WHERE person_id = :person");
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, "UPDATE credentials SET person_id = :into WHERE person_id = :from");
    }
}

package org.entrain.core.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** What somebody changed. The lines stay when they are forgotten: an id is all that they hold of anybody. */
public final class AuditPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("audit");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of("What you changed", PersonalData.rows(tx, person, """
                        SELECT deed, detail, at FROM audit
                        WHERE actor_id = :person
                          AND organisation_id = (SELECT organisation_id FROM persons WHERE id = :person)
                        ORDER BY at, id
                        """));
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        // Nothing here tells who somebody is.
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, """
                UPDATE audit SET
                    actor_id = CASE WHEN actor_id = :from THEN :into ELSE actor_id END,
                    subject = CASE WHEN subject = :from THEN :into ELSE subject END
                WHERE organisation_id = (SELECT organisation_id FROM persons WHERE id = :into)
                  AND (actor_id = :from OR subject = :from)
                """);
    }
}

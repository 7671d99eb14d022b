package org.entrain.core.plans;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** What somebody planned. A plan is the community's: it goes on without them. */
public final class PlanPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("plans");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of("What you planned", PersonalData.rows(tx, person, """
                        SELECT c.name AS community, p.kind, p.subject, p.schedule, p.created_at
                        FROM plans p JOIN communities c ON c.id = p.community_id
                        WHERE p.created_by = :person ORDER BY p.created_at
                        """));
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        // Nothing here tells who somebody is.
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, "UPDATE plans SET created_by = :into WHERE created_by = :from");
    }
}

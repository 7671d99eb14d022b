package org.entrain.core.activity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** What somebody did, as the figures of groups count it. */
public final class ActivityPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("activity");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of("What you did", PersonalData.rows(tx, person, """
                        SELECT a.kind AS what, c.name AS community, a.at
                        FROM activity a LEFT JOIN communities c ON c.id = a.community_id
                        WHERE a.person_id = :person ORDER BY a.at, a.id
                        """));
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        // A group's figures stand on it, and it tells what happened in a community, not what anybody wrote.
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, "UPDATE activity SET person_id = :into WHERE person_id = :from");
    }
}

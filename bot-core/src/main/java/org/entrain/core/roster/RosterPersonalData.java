package org.entrain.core.roster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** The list that somebody brought and has not said yes to. What stands in it is of others, so it is not handed over. */
public final class RosterPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("member_imports");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of("A list of people that waits for your yes", PersonalData.rows(tx, person, """
                        SELECT created_at FROM member_imports WHERE person_id = :person
                        """));
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        PersonalData.change(tx, person, "DELETE FROM member_imports WHERE person_id = :person");
    }

    /** One of the two; it is brought again in a moment. */
    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, "DELETE FROM member_imports WHERE person_id = :person");
    }
}

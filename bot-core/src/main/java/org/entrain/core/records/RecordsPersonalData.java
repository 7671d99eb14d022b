package org.entrain.core.records;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Fading;
import org.entrain.core.people.PersonalData;

/**
 * What a learning record store is told of somebody, and by what name it knows them. What it was told stays with it; once
 * that name is gone here, nobody can say whose it was.
 */
public final class RecordsPersonalData implements PersonalData, Fading {
    @Override
    public List<String> tables() {
        return List.of("records", "record_actors");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "By what name the learning record store knows you",
                PersonalData.rows(tx, person, "SELECT name FROM record_actors WHERE person_id = :person"),
                "What the learning record store is told of you",
                PersonalData.rows(tx, person, """
                        SELECT kind AS what, state, at FROM records WHERE person_id = :person ORDER BY at, id
                        """));
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        PersonalData.change(tx, person, "DELETE FROM records WHERE person_id = :person");
        PersonalData.change(tx, person, "DELETE FROM record_actors WHERE person_id = :person");
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, "UPDATE records SET person_id = :into WHERE person_id = :from");
        PersonalData.change(tx, from, into, """
                UPDATE record_actors SET person_id = :into WHERE person_id = :from
                AND NOT EXISTS (SELECT FROM record_actors WHERE person_id = :into)
                """);
        PersonalData.change(tx, from, "DELETE FROM record_actors WHERE person_id = :person");
    }

    @Override
    public int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        return tx.handle()
                .createUpdate("""
                        DELETE FROM records WHERE id IN (
                            SELECT r.id FROM records r JOIN communities c ON c.id = r.community_id
                            WHERE c.organisation_id = :organisation AND r.at >= :from AND r.at < :before
                            LIMIT :limit)
                        """)
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .execute();
    }
}

package org.entrain.core.pulse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Fading;
import org.entrain.core.people.PersonalData;

/** Who answered the check-ins that are still open; what they answered is nobody's. Old check-ins lose the lines people wrote. */
public final class PulsePersonalData implements PersonalData, Fading {
    @Override
    public List<String> tables() {
        return List.of("pulse_answered");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "Open check-ins you answered (what you answered is not kept)", PersonalData.rows(tx, person, """
                        SELECT r.question, r.opened_at, a.helped, a.wrote
                        FROM pulse_answered a JOIN pulse_rounds r ON r.id = a.round_id
                        WHERE a.person_id = :person ORDER BY r.opened_at
                        """));
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        PersonalData.change(tx, person, "DELETE FROM pulse_answered WHERE person_id = :person");
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, """
                INSERT INTO pulse_answered AS mine (round_id, person_id, helped, wrote)
                SELECT round_id, :into, helped, wrote FROM pulse_answered WHERE person_id = :from
                ON CONFLICT (round_id, person_id) DO UPDATE SET
                    helped = mine.helped OR excluded.helped, wrote = mine.wrote OR excluded.wrote
                """);
        PersonalData.change(
                tx, from, into, "DELETE FROM pulse_answered WHERE person_id = :from AND person_id <> :into");
    }

    @Override
    public int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        return tx.handle()
                .createUpdate("""
                        DELETE FROM pulse_lines WHERE id IN (
                            SELECT l.id FROM pulse_lines l JOIN pulse_rounds r ON r.id = l.round_id
                            WHERE r.organisation_id = :organisation AND r.opened_at >= :from AND r.opened_at < :before
                            LIMIT :limit)
                        """)
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .execute();
    }
}

package org.entrain.core.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/**
 * Letters to somebody in private, which are addressed to an account of theirs; sent or not, they go with the person. Must
 * be asked while the accounts are still there.
 */
public final class LetterPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("letters", "outbox_channels");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "Messages to you",
                tx.handle().createQuery("""
                        SELECT l.due, l.state, said(l) AS message
                        FROM accounts a CROSS JOIN LATERAL letters_to(a) l
                        WHERE a.person_id = :person ORDER BY l.due, l.id
                        """).bind("person", person).mapToMap().list());
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        tx.handle().createUpdate("""
                        DELETE FROM letters WHERE id IN (
                            SELECT l.id FROM accounts a CROSS JOIN LATERAL letters_to(a) l WHERE a.person_id = :person)
                        """).bind("person", person).execute();
        tx.handle().createUpdate("""
                        DELETE FROM outbox_channels o USING accounts a
                        WHERE a.person_id = :person AND o.platform = a.platform AND o.workspace = a.workspace
                          AND o.channel = a.external_id
                        """).bind("person", person).execute();
    }

    /** They are an account's, and go where it goes. */
    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        // Nothing names the person.
    }
}

package org.entrain.core.communities;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** Which communities somebody belongs to. */
public final class CommunityPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("memberships");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of("Your communities", PersonalData.rows(tx, person, """
                        SELECT c.name AS community, m.role, m.joined_at
                        FROM memberships m JOIN communities c ON c.id = m.community_id
                        WHERE m.person_id = :person ORDER BY m.joined_at
                        """));
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        PersonalData.change(tx, person, "DELETE FROM memberships WHERE person_id = :person");
    }

    /** The higher role stands, and the longer membership. */
    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, """
                UPDATE memberships m SET
                    role = CASE WHEN 'LEAD' IN (m.role, other.role) THEN 'LEAD'
                                WHEN 'CREW' IN (m.role, other.role) THEN 'CREW'
                                ELSE 'MEMBER' END,
                    joined_at = least(m.joined_at, other.joined_at)
                FROM memberships other
                WHERE m.person_id = :into AND other.person_id = :from AND other.community_id = m.community_id
                """);
        PersonalData.change(tx, from, into, """
                DELETE FROM memberships m USING memberships other
                WHERE m.person_id = :from AND other.person_id = :into AND other.community_id = m.community_id
                """);
        PersonalData.change(tx, from, into, "UPDATE memberships SET person_id = :into WHERE person_id = :from");
    }
}

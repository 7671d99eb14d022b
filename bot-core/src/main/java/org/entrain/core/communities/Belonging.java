package org.entrain.core.communities;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;
import org.jdbi.v3.core.statement.SqlStatements;

/** What is held of somebody for belonging to communities: memberships, requests, invitations, and in what homes they are. */
public final class Belonging implements PersonalData {
    private final Members members;

    /** Speaks for these memberships. */
    public Belonging(Members members) {
        this.members = members;
    }

    @Override
    public List<String> tables() {
        return List.of("memberships", "join_requests", "invitations", "presences");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        var held = new LinkedHashMap<String, List<Map<String, Object>>>();
        held.put("Communities you belong to", PersonalData.rows(tx, person, """
                SELECT c.name AS community, m.role, m.joined_at FROM memberships m JOIN communities c ON c.id = m.community_id
                WHERE m.person_id = :person ORDER BY m.joined_at
                """));
        held.put("Communities you asked to join", PersonalData.rows(tx, person, """
                SELECT c.name AS community, r.asked_at, r.decided_at, r.admitted
                FROM join_requests r JOIN communities c ON c.id = r.community_id
                WHERE r.person_id = :person ORDER BY r.asked_at
                """));
        held.put("Communities you were invited to", PersonalData.rows(tx, person, """
                SELECT c.name AS community, i.invited_at, i.declined_at
                FROM invitations i JOIN communities c ON c.id = i.community_id
                WHERE i.person_id = :person ORDER BY i.invited_at
                """));
        held.put("Community channels you were seen to come into", PersonalData.rows(tx, person, """
                SELECT p.platform, p.workspace, p.external_id AS channel FROM presences p
                WHERE p.person_id = :person ORDER BY p.platform, p.workspace, p.external_id
                """));
        return held;
    }

    /** Whoever leads a community leaves it like anybody who leaves: its crew is to hear of it. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        tx.handle()
                .createQuery("SELECT community_id FROM memberships WHERE person_id = :person ORDER BY community_id")
                .bind("person", person)
                .mapTo(UUID.class)
                .list()
                .forEach(community -> members.leave(tx, community, person, at));
        for (String statement : List.of(
                "DELETE FROM join_requests WHERE person_id = :person",
                "UPDATE join_requests SET decided_by = NULL WHERE decided_by = :person",
                "DELETE FROM invitations WHERE person_id = :person",
                "UPDATE invitations SET invited_by = NULL WHERE invited_by = :person",
                "DELETE FROM presences WHERE person_id = :person")) {
            tx.handle().createUpdate(statement).bind("person", person).execute();
        }
    }

    /** Where both belong to a community, the greater role and the earlier day stand. */
    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        for (String statement : List.of(
                """
                UPDATE memberships kept
                SET joined_at = least(kept.joined_at, other.joined_at),
                    gone_at = NULL,
                    role = CASE WHEN 'LEAD' IN (kept.role, other.role) THEN 'LEAD'
                                WHEN 'CREW' IN (kept.role, other.role) THEN 'CREW' ELSE 'MEMBER' END
                FROM memberships other
                WHERE kept.person_id = :into AND other.person_id = :from AND other.community_id = kept.community_id
                """,
                handOver("memberships", "community_id"),
                "DELETE FROM memberships WHERE person_id = :from",
                handOver("join_requests", "community_id"),
                "DELETE FROM join_requests WHERE person_id = :from",
                "UPDATE join_requests SET decided_by = :into WHERE decided_by = :from",
                handOver("invitations", "community_id"),
                "DELETE FROM invitations WHERE person_id = :from",
                "UPDATE invitations SET invited_by = :into WHERE invited_by = :from",
                handOver("presences", "(platform, workspace, external_id)"),
                "DELETE FROM presences WHERE person_id = :from",
                """
                DELETE FROM invitations i USING memberships m
                WHERE i.person_id = :into AND m.person_id = :into AND m.community_id = i.community_id
                """)) {
            tx.handle()
                    .createUpdate(statement)
                    .configure(SqlStatements.class, settings -> settings.setUnusedBindingAllowed(true))
                    .bind("from", from)
                    .bind("into", into)
                    .execute();
        }
    }

    private static String handOver(String table, String key) {
        return """
                UPDATE %1$s SET person_id = :into
                WHERE person_id = :from AND %2$s NOT IN (SELECT %3$s FROM %1$s WHERE person_id = :into)
                """.formatted(table, key, key.replaceAll("[()]", ""));
    }
}

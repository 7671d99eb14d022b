package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Fading;
import org.entrain.core.people.PersonalData;

/** The teams that somebody was in, and what they did in them. What they answered is theirs in {@link QuizPersonalData}. */
public final class TeamPersonalData implements PersonalData, Fading {
    @Override
    public List<String> tables() {
        return List.of("quiz_team_members", "quiz_team_answers", "quiz_team_voices");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of("Teams you were in", PersonalData.rows(tx, person, """
                SELECT q.name AS quiz, t.name AS team, m.joined_at,
                       (SELECT count(*) FROM quiz_team_answers a
                        WHERE a.run_id = m.run_id AND a.person_id = m.person_id) AS answers_given,
                       (SELECT count(*) FROM quiz_team_voices v
                        WHERE v.run_id = m.run_id AND v.person_id = m.person_id) AS questions_taken_part_in
                FROM quiz_team_members m
                JOIN quiz_runs r ON r.id = m.run_id
                JOIN quizzes q ON q.id = r.quiz_id
                LEFT JOIN quiz_teams t ON t.run_id = m.run_id AND t.number = m.team
                WHERE m.person_id = :person ORDER BY m.joined_at
                """));
    }

    /** What a team answered stays its answer; that somebody was in it does not. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        PersonalData.change(tx, person, "DELETE FROM quiz_team_voices WHERE person_id = :person");
        PersonalData.change(tx, person, "DELETE FROM quiz_team_members WHERE person_id = :person");
    }

    /** Whoever was in two teams of one run was in that of the account that stays. */
    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, """
                INSERT INTO quiz_team_members (run_id, person_id, team, joined_at)
                SELECT run_id, :into, team, joined_at FROM quiz_team_members WHERE person_id = :from
                ON CONFLICT DO NOTHING
                """);
        PersonalData.change(tx, from, into, """
                INSERT INTO quiz_team_voices (run_id, person_id, number)
                SELECT run_id, :into, number FROM quiz_team_voices WHERE person_id = :from
                ON CONFLICT DO NOTHING
                """);
        PersonalData.change(tx, from, into, "UPDATE quiz_team_answers SET person_id = :into WHERE person_id = :from");
        forget(tx, from, Instant.EPOCH);
    }

    @Override
    public int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        List<UUID> old = tx.handle()
                .createQuery("""
                        SELECT r.id FROM quiz_runs r
                        WHERE r.organisation_id = :organisation AND r.mode = 'TEAM'
                          AND r.closed_at >= :from AND r.closed_at < :before
                          AND EXISTS (SELECT FROM quiz_team_members m WHERE m.run_id = r.id)
                        LIMIT :limit
                        """)
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
        for (String statement : List.of(
                "UPDATE quiz_team_answers SET person_id = NULL WHERE run_id = ANY (:runs)",
                "DELETE FROM quiz_team_voices WHERE run_id = ANY (:runs)",
                "DELETE FROM quiz_team_members WHERE run_id = ANY (:runs)")) {
            tx.handle()
                    .createUpdate(statement)
                    .bindArray("runs", UUID.class, old.toArray())
                    .execute();
        }
        return old.size();
    }
}

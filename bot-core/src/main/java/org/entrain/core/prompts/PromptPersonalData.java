package org.entrain.core.prompts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Fading;
import org.entrain.core.people.PersonalData;

/** What somebody said to questions, the sides they took, and the questions they wrote. */
public final class PromptPersonalData implements PersonalData, Fading {
    private final PromptPosts posts;
    private final Prompts prompts = new Prompts();

    /** Of what these posts show. */
    public PromptPersonalData(PromptPosts posts) {
        this.posts = posts;
    }

    @Override
    public List<String> tables() {
        return List.of("prompts", "prompt_sides", "prompt_answers", "prompt_endorsements");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "What you said to questions", PersonalData.rows(tx, person, """
                        SELECT c.name AS community, r.prompt AS question, r.asked_at, a.words, a.share, a.answered_at
                        FROM prompt_answers a
                        JOIN prompt_rounds r ON r.id = a.round_id
                        JOIN communities c ON c.id = r.community_id
                        WHERE a.person_id = :person ORDER BY a.answered_at
                        """),
                "Sides you took", PersonalData.rows(tx, person, """
                        SELECT c.name AS community, r.prompt AS question, s.side + 1 AS side, s.taken_at
                        FROM prompt_sides s
                        JOIN prompt_rounds r ON r.id = s.round_id
                        JOIN communities c ON c.id = r.community_id
                        WHERE s.person_id = :person ORDER BY s.taken_at
                        """),
                "When you said which answer helped you", PersonalData.rows(tx, person, """
                        SELECT c.name AS community, e.endorsed_at
                        FROM prompt_endorsements e JOIN prompt_gatherings g ON g.id = e.gathering_id
                        JOIN communities c ON c.id = g.community_id
                        WHERE e.endorsed_by = :person ORDER BY e.endorsed_at
                        """),
                "When an answer of yours helped somebody", PersonalData.rows(tx, person, """
                        SELECT c.name AS community, e.endorsed_at
                        FROM prompt_endorsements e JOIN prompt_gatherings g ON g.id = e.gathering_id
                        JOIN communities c ON c.id = g.community_id
                        WHERE e.person_id = :person ORDER BY e.endorsed_at
                        """),
                "Questions you wrote for your communities", PersonalData.rows(tx, person, """
                        SELECT c.name AS community, o.text, array_to_string(o.sides, ', ') AS sides,
                               o.named AS with_your_name, o.state, o.proposed_at
                        FROM prompts o JOIN communities c ON c.id = o.community_id
                        WHERE o.author_id = :person ORDER BY o.proposed_at
                        """),
                "Questions of others you decided on", PersonalData.rows(tx, person, """
                        SELECT c.name AS community, o.state, o.decided_at
                        FROM prompts o JOIN communities c ON c.id = o.community_id
                        WHERE o.decided_by = :person AND o.author_id IS DISTINCT FROM :person ORDER BY o.decided_at
                        """));
    }

    /**
     * What they said goes from the channels too. A question of theirs that a community took stays with it, and nobody's
     * name stands under it.
     */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        List<UUID> spoken = tx.handle()
                .createQuery("""
                        WITH answers AS (DELETE FROM prompt_answers WHERE person_id = :person RETURNING round_id),
                             sides AS (DELETE FROM prompt_sides WHERE person_id = :person RETURNING round_id)
                        SELECT round_id FROM answers UNION SELECT round_id FROM sides
                        """)
                .bind("person", person)
                .mapTo(UUID.class)
                .list();
        PersonalData.change(tx, person, "DELETE FROM prompt_endorsements WHERE :person IN (person_id, endorsed_by)");
        posts.refresh(tx, spoken, at);
        prompts.asked(tx, spoken).stream()
                .flatMap(asked -> asked.gathering().stream())
                .distinct()
                .sorted()
                .forEach(gathering -> posts.regather(tx, gathering, at));
        List<UUID> signed = tx.handle()
                .createQuery("""
                        SELECT r.id FROM prompts o JOIN prompt_rounds r
                          ON r.community_id = o.community_id AND r.prompt = o.id::text
                        WHERE o.author_id = :person AND o.named
                        """)
                .bind("person", person)
                .mapTo(UUID.class)
                .list();
        PersonalData.change(
                tx, person, "DELETE FROM prompts WHERE author_id = :person AND state IN ('PROPOSED', 'DECLINED')");
        PersonalData.change(tx, person, "UPDATE prompts SET author_id = NULL, named = false WHERE author_id = :person");
        PersonalData.change(tx, person, "UPDATE prompts SET decided_by = NULL WHERE decided_by = :person");
        posts.refresh(tx, signed, at);
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        merge(tx, from, into, "prompt_sides", "taken_at");
        merge(tx, from, into, "prompt_answers", "answered_at");
        mergeEndorsements(tx, from, into);
        PersonalData.change(tx, from, into, "UPDATE prompts SET author_id = :into WHERE author_id = :from");
        PersonalData.change(tx, from, into, "UPDATE prompts SET decided_by = :into WHERE decided_by = :from");
    }

    /** Nobody endorses their own answer, nor twice a week. */
    private static void mergeEndorsements(Transaction tx, UUID from, UUID into) {
        for (String sql : List.of(
                "DELETE FROM prompt_endorsements WHERE person_id IN (:from, :into) AND endorsed_by IN (:from, :into)",
                "UPDATE prompt_endorsements SET person_id = :into WHERE person_id = :from",
                """
                UPDATE prompt_endorsements e SET endorsed_by = :into
                WHERE endorsed_by = :from AND NOT EXISTS (
                    SELECT FROM prompt_endorsements x WHERE x.gathering_id = e.gathering_id AND x.endorsed_by = :into)
                """,
                "DELETE FROM prompt_endorsements WHERE endorsed_by = :from AND :into IS NOT NULL")) {
            PersonalData.change(tx, from, into, sql);
        }
    }

    private static void merge(Transaction tx, UUID from, UUID into, String table, String when) {
        PersonalData.change(tx, from, into, """
                DELETE FROM %1$s one USING %1$s other
                WHERE one.person_id IN (:from, :into) AND other.person_id IN (:from, :into)
                  AND one.round_id = other.round_id
                  AND (one.%2$s, one.person_id) > (other.%2$s, other.person_id)
                """.formatted(table, when));
        PersonalData.change(tx, from, into, "UPDATE %s SET person_id = :into WHERE person_id = :from".formatted(table));
    }

    /** Answers and sides become old with their question, and so do the names of who wrote questions. */
    @Override
    public int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        return fade(tx, organisation, from, before, limit, """
                        WITH old AS MATERIALIZED (
                            SELECT a.round_id, a.person_id
                            FROM communities c
                            JOIN prompt_rounds r ON r.community_id = c.id
                            JOIN (SELECT round_id, person_id FROM prompt_answers
                                  UNION SELECT round_id, person_id FROM prompt_sides) a ON a.round_id = r.id
                            WHERE c.organisation_id = :organisation AND r.asked_at >= :from AND r.asked_at < :before
                            LIMIT :limit
                        ), sides AS (
                            DELETE FROM prompt_sides s USING old
                            WHERE s.round_id = old.round_id AND s.person_id = old.person_id
                        ), answers AS (
                            DELETE FROM prompt_answers a USING old
                            WHERE a.round_id = old.round_id AND a.person_id = old.person_id)
                        SELECT count(*)::int FROM old
                        """)
                + fade(tx, organisation, from, before, limit, """
                        WITH old AS (
                            DELETE FROM prompt_endorsements WHERE (gathering_id, endorsed_by) IN (
                                SELECT e.gathering_id, e.endorsed_by
                                FROM communities c JOIN prompt_gatherings g ON g.community_id = c.id
                                JOIN prompt_endorsements e ON e.gathering_id = g.id
                                WHERE c.organisation_id = :organisation
                                  AND e.endorsed_at >= :from AND e.endorsed_at < :before
                                LIMIT :limit)
                            RETURNING id)
                        SELECT count(*)::int FROM old
                        """)
                + fade(tx, organisation, from, before, limit, """
                        WITH old AS (
                            UPDATE prompts SET author_id = NULL, decided_by = NULL, named = false WHERE id IN (
                                SELECT o.id FROM prompts o JOIN communities c ON c.id = o.community_id
                                WHERE c.organisation_id = :organisation
                                  AND o.decided_at >= :from AND o.decided_at < :before
                                  AND (o.author_id IS NOT NULL OR o.decided_by IS NOT NULL)
                                LIMIT :limit)
                            RETURNING id)
                        SELECT count(*)::int FROM old
                        """);
    }

    private static int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit, String sql) {
        return tx.handle()
                .createQuery(sql)
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(Integer.class)
                .one();
    }
}

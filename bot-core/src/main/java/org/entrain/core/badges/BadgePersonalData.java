package org.entrain.core.badges;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.credentials.Credentials;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Fading;
import org.entrain.core.people.PersonalData;
import org.entrain.core.text.Language;

/** Who has which badge, who gave it and why, who made one. Whoever has a badge keeps it; who gave it fades. */
public final class BadgePersonalData implements PersonalData, Fading {
    private final Credentials credentials;

    /** Made once, when the program starts. */
    public BadgePersonalData(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public List<String> tables() {
        return List.of("badges", "badge_awards", "badge_recounts", "badge_looks");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        var held = new LinkedHashMap<String, List<Map<String, Object>>>();
        held.put("Your badges", named(tx, PersonalData.rows(tx, person, """
                SELECT badge_id AS badge, organisation_id AS organisation, earned_at::text, coalesce(until::text, '') AS until,
                       coalesce(revoked_at::text, '') AS revoked_at, given, reason
                FROM badge_awards WHERE person_id = :person ORDER BY earned_at
                """)));
        held.put("Badges you gave", named(tx, PersonalData.rows(tx, person, """
                SELECT badge_id AS badge, organisation_id AS organisation, earned_at::text AS given_at, reason
                FROM badge_awards WHERE giver_id = :person ORDER BY earned_at
                """)));
        held.put("Badges you made", PersonalData.rows(tx, person, """
                SELECT key AS badge, wordings::text AS words, rule, changed_at::text FROM badges
                WHERE author_id = :person ORDER BY changed_at
                """));
        held.put("History you had counted", PersonalData.rows(tx, person, """
                SELECT asked_at::text FROM badge_recounts WHERE asker_id = :person ORDER BY asked_at
                """));
        held.put("What is still to be looked at for your badges", PersonalData.rows(tx, person, """
                SELECT kind AS what, at::text FROM badge_looks WHERE person_id = :person ORDER BY at, id
                """));
        return held;
    }

    /** The badges' names in place of their ids. */
    private static List<Map<String, Object>> named(Transaction tx, List<Map<String, Object>> rows) {
        Map<UUID, String> names = rows.stream()
                .map(row -> (UUID) row.get("organisation"))
                .distinct()
                .flatMap(organisation -> new Badges().of(tx, organisation).stream())
                .collect(Collectors.toMap(
                        Badge::id, badge -> badge.in(Language.EN).name()));
        return rows.stream()
                .map(row -> {
                    Map<String, Object> named = new LinkedHashMap<>(row);
                    named.remove("organisation");
                    named.computeIfPresent("badge", (key, id) -> names.getOrDefault(id, ""));
                    return named;
                })
                .toList();
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        // First of all: whoever looks right now is waited for, and what they give is found below.
        for (String sql : List.of(
                "DELETE FROM badge_looks WHERE person_id = :person",
                "DELETE FROM badge_awards WHERE person_id = :person",
                "UPDATE badge_awards SET giver_id = NULL, reason = '' WHERE giver_id = :person",
                "UPDATE badges SET author_id = NULL WHERE author_id = :person",
                "DELETE FROM badge_recounts WHERE asker_id = :person")) {
            PersonalData.change(tx, person, sql);
        }
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        // First of all, as above.
        PersonalData.change(tx, from, into, "UPDATE badge_looks SET person_id = :into WHERE person_id = :from");
        // Of what both have the older stands; the page of the other is closed, since its person finds it no more.
        tx.handle()
                .createQuery("""
                        DELETE FROM badge_awards a USING badge_awards b
                        WHERE a.badge_id = b.badge_id AND a.person_id IN (:from, :into) AND b.person_id IN (:from, :into)
                          AND a.person_id <> b.person_id AND (a.earned_at, a.id) > (b.earned_at, b.id)
                        RETURNING a.id
                        """)
                .bind("from", from)
                .bind("into", into)
                .mapTo(UUID.class)
                .list()
                .forEach(award -> credentials.open(tx, award, false));
        for (String column : List.of(
                "badge_awards SET person_id",
                "badge_awards SET giver_id",
                "badges SET author_id",
                "badge_recounts SET asker_id")) {
            PersonalData.change(
                    tx,
                    from,
                    into,
                    "UPDATE %s = :into WHERE %s = :from"
                            .formatted(column, column.substring(column.lastIndexOf(' ') + 1)));
        }
    }

    /** Who gave a badge matters for some weeks, so that nobody trades them. */
    @Override
    public int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        return tx.handle()
                .createUpdate("""
                        UPDATE badge_awards SET giver_id = NULL WHERE id IN (
                            SELECT id FROM badge_awards
                            WHERE organisation_id = :organisation AND giver_id IS NOT NULL
                              AND earned_at >= :from AND earned_at < :before
                            LIMIT :limit)
                        """)
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .execute();
    }
}

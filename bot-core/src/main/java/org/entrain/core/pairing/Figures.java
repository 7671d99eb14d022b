package org.entrain.core.pairing;

import java.util.Optional;
import org.entrain.core.database.Transaction;

/**
 * A round in numbers, and nobody's name.
 *
 * @param people who had somebody to meet
 * @param groups that were made
 * @param larger of them than most
 * @param repeats pairs of people who had been brought together before
 * @param across pairs of people of different departments or sites; empty where so few take part that it says who is who
 * @param met groups that met, by what they said
 * @param notMet groups that said that they did not
 * @param waiting who had nobody to meet
 */
record Figures(
        int people, int groups, int larger, int repeats, Optional<Integer> across, int met, int notMet, int waiting) {
    /** Of fewer people no figure about their departments is shown. */
    static final int ENOUGH_PEOPLE = 5;

    /** Groups that ended early because somebody could not go on count as far as they got. */
    static Figures of(Transaction tx, Programme programme, Cycle cycle) {
        return tx.handle()
                .createQuery("""
                        WITH circles AS (
                            SELECT g.id, g.met_at,
                                   (SELECT count(*) FROM pairing_members m
                                    WHERE m.group_id = g.id AND m.left_at IS NULL) AS members
                            FROM pairing_groups g WHERE g.round_id = :round AND g.ended_at IS NULL
                        ), pairs AS (
                            SELECT a.person_id AS one, b.person_id AS other
                            FROM circles c
                            JOIN pairing_members a ON a.group_id = c.id AND a.left_at IS NULL
                            JOIN pairing_members b ON b.group_id = c.id AND b.left_at IS NULL
                                                  AND b.person_id > a.person_id
                        ), before AS (
                            SELECT DISTINCT a.person_id AS one, b.person_id AS other
                            FROM pairing_rounds r
                            JOIN pairing_groups g ON g.round_id = r.id
                            JOIN pairing_members a ON a.group_id = g.id
                            JOIN pairing_members b ON b.group_id = g.id AND b.person_id > a.person_id
                            WHERE r.programme_id = :programme AND r.number < :number
                        )
                        SELECT coalesce(sum(members), 0)::int AS people,
                               count(*)::int AS groups,
                               count(*) FILTER (WHERE members > :size)::int AS larger,
                               (SELECT count(*) FROM pairs JOIN before USING (one, other))::int AS repeats,
                               (SELECT count(*) FROM pairs p WHERE EXISTS (
                                    SELECT FROM person_groups x
                                    JOIN person_groups y ON y.kind = x.kind AND lower(y.name) <> lower(x.name)
                                    WHERE x.person_id = p.one AND y.person_id = p.other
                                      AND x.kind IN ('DEPARTMENT', 'SITE')))::int AS across,
                               count(met_at)::int AS met,
                               count(*) FILTER (WHERE met_at IS NULL AND EXISTS (
                                    SELECT FROM pairing_answers n
                                    WHERE n.group_id = c.id AND n.what <> 'FIT' AND n.answer <> 'YES'))::int AS not_met,
                               (SELECT count(*) FROM pairing_waiting w WHERE w.round_id = :round)::int AS waiting
                        FROM circles c
                        """)
                .bind("round", cycle.id())
                .bind("programme", programme.id())
                .bind("number", cycle.number())
                .bind("size", programme.terms().size())
                .map((row, context) -> new Figures(
                        row.getInt("people"),
                        row.getInt("groups"),
                        row.getInt("larger"),
                        row.getInt("repeats"),
                        row.getInt("people") < ENOUGH_PEOPLE ? Optional.empty() : Optional.of(row.getInt("across")),
                        row.getInt("met"),
                        row.getInt("not_met"),
                        row.getInt("waiting")))
                .one();
    }
}

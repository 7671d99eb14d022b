package org.entrain.core.prompts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Keeps what people say to what a community is asked: the side they take in a debate, and their words. */
final class Voices {
    /** Whom somebody lets read what they wrote. */
    enum Share {
        /** The community, with their name. */
        NAMED,
        /** The community, without their name. */
        NAMELESS,
        /** Nobody. */
        PRIVATE
    }

    /** Of an answer {@code a}. */
    private static final String ID = "CAST(md5(a.person_id::text || a.round_id) AS uuid)";

    /** What somebody wrote. */
    record Answer(String words, Share share) {}

    /**
     * What the community may read, as far as one answer's author says.
     *
     * @param id by which it is chosen; whose it is cannot be told from it
     * @param author empty where they do not want to be named
     * @param side that it argues for, where it is a debate
     */
    record Said(UUID id, String words, Optional<String> author, Optional<Integer> side) {}

    /** Takes a side, or the other; whether it is the first that this person takes. */
    boolean take(Transaction tx, UUID round, UUID person, int side, Instant at) {
        return tx.handle()
                .createQuery("""
                        INSERT INTO prompt_sides (round_id, person_id, side, taken_at)
                        VALUES (:round, :person, :side, :at)
                        ON CONFLICT (round_id, person_id) DO UPDATE SET side = excluded.side
                        RETURNING xmax = 0 -- no earlier version of the row
                        """)
                .bind("round", round)
                .bind("person", person)
                .bind("side", side)
                .bind("at", at)
                .mapTo(Boolean.class)
                .one();
    }

    /** The side that somebody takes. */
    Optional<Integer> side(Transaction tx, UUID round, UUID person) {
        return tx.handle()
                .createQuery("SELECT side FROM prompt_sides WHERE round_id = :round AND person_id = :person")
                .bind("round", round)
                .bind("person", person)
                .mapTo(Integer.class)
                .findOne();
    }

    /** How many take each side. */
    List<Integer> sides(Transaction tx, UUID round) {
        return tx.handle()
                .createQuery("""
                        SELECT count(s.side)::int FROM generate_series(0, 1) AS one (side)
                        LEFT JOIN prompt_sides s ON s.round_id = :round AND s.side = one.side
                        GROUP BY one.side ORDER BY one.side
                        """)
                .bind("round", round)
                .mapTo(Integer.class)
                .list();
    }

    /** Keeps what somebody says, in the place of what they said before; whether it is the first. */
    boolean say(Transaction tx, UUID round, UUID person, Answer answer, Optional<Integer> side, Instant at) {
        return tx.handle()
                .createQuery("""
                        INSERT INTO prompt_answers (round_id, person_id, words, share, side, answered_at)
                        VALUES (:round, :person, :words, :share, :side, :at)
                        ON CONFLICT (round_id, person_id) DO UPDATE
                        SET words = excluded.words, share = excluded.share, side = excluded.side
                        RETURNING xmax = 0 -- no earlier version of the row
                        """)
                .bind("round", round)
                .bind("person", person)
                .bind("words", answer.words())
                .bind("share", answer.share().name())
                .bind("side", side.orElse(null))
                .bind("at", at)
                .mapTo(Boolean.class)
                .one();
    }

    /** What somebody said. */
    Optional<Answer> of(Transaction tx, UUID round, UUID person) {
        return tx.handle()
                .createQuery("SELECT words, share FROM prompt_answers WHERE round_id = :round AND person_id = :person")
                .bind("round", round)
                .bind("person", person)
                .map((row, context) -> new Answer(row.getString("words"), Share.valueOf(row.getString("share"))))
                .findOne();
    }

    /** Takes back what somebody said; whether there was anything. */
    boolean takeBack(Transaction tx, UUID round, UUID person) {
        return tx.handle()
                        .createUpdate("DELETE FROM prompt_answers WHERE round_id = :round AND person_id = :person")
                        .bind("round", round)
                        .bind("person", person)
                        .execute()
                == 1;
    }

    /**
     * What people let the community read: who is named first and by time, the others in an order that tells nothing of
     * who was first. An argument for a side that its author left is not among them.
     */
    List<Said> shared(Transaction tx, UUID round) {
        return tx.handle()
                .createQuery("""
                        SELECT %s AS id, a.words, a.side, CASE WHEN a.share = 'NAMED' THEN p.name END AS author
                        FROM prompt_answers a
                        JOIN persons p ON p.id = a.person_id
                        LEFT JOIN prompt_sides s USING (round_id, person_id)
                        WHERE a.round_id = :round AND a.share <> 'PRIVATE' AND a.side IS NOT DISTINCT FROM s.side
                        ORDER BY a.share = 'NAMELESS',
                                 CASE WHEN a.share = 'NAMED' THEN a.answered_at END,
                                 md5(a.round_id::text || a.person_id)
                        """.formatted(ID))
                .bind("round", round)
                .map((row, context) -> new Said(
                        row.getObject("id", UUID.class),
                        row.getString("words"),
                        Optional.ofNullable(row.getString("author")),
                        Optional.ofNullable(row.getObject("side", Integer.class))))
                .list();
    }

    /** Whose an answer is that was gathered; of somebody who shares it. */
    Optional<UUID> authorOf(Transaction tx, UUID gathering, UUID answer) {
        return tx.handle()
                .createQuery("""
                        SELECT a.person_id FROM prompt_rounds r JOIN prompt_answers a ON a.round_id = r.id
                        WHERE r.gathering_id = :gathering AND a.share <> 'PRIVATE' AND %s = :answer
                        """.formatted(ID))
                .bind("gathering", gathering)
                .bind("answer", answer)
                .mapTo(UUID.class)
                .findOne();
    }

    /** Keeps whose answer helped somebody, once a gathering; empty where they have said so before. */
    Optional<UUID> endorse(Transaction tx, UUID gathering, UUID author, UUID by, Instant at) {
        return tx.handle()
                .createQuery("""
                        INSERT INTO prompt_endorsements (id, gathering_id, person_id, endorsed_by, endorsed_at)
                        VALUES (gen_random_uuid(), :gathering, :author, :by, :at)
                        ON CONFLICT (gathering_id, endorsed_by) DO NOTHING RETURNING id
                        """)
                .bind("gathering", gathering)
                .bind("author", author)
                .bind("by", by)
                .bind("at", at)
                .mapTo(UUID.class)
                .findOne();
    }
}

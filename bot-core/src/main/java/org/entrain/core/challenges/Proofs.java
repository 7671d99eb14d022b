package org.entrain.core.challenges;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.challenges.Proof.Share;
import org.entrain.core.challenges.Proof.State;
import org.entrain.core.database.Transaction;

/** What people showed, and who found it good. */
final class Proofs {
    /** So many peers do what one of the crew does. */
    static final int PEERS = 2;

    private static final String ALL = """
            SELECT f.*, p.name AS author FROM challenge_proofs f JOIN persons p ON p.id = f.person_id
            """;

    /** Who may look at a proof: neither its author, nor who is in the author's team, nor who did already. */
    private static final String TO_JUDGE = """
            FROM challenge_proofs f
            JOIN challenges ch ON ch.id = f.challenge_id
            JOIN persons p ON p.id = f.person_id
            LEFT JOIN challenge_members author ON author.challenge_id = f.challenge_id AND author.person_id = f.person_id
            LEFT JOIN challenge_members judge ON judge.challenge_id = f.challenge_id AND judge.person_id = :judge
            WHERE ch.community_id = :community AND f.state = 'WAITING'
              AND (ch.state = 'RUNNING' OR (ch.state = 'ENDED' AND ch.ended_at > :since))
              AND (f.share <> 'CREW' OR :crew) AND f.person_id <> :judge
              AND (author.team IS NULL OR judge.team IS DISTINCT FROM author.team)
              AND NOT EXISTS (SELECT FROM challenge_votes v WHERE v.proof_id = f.id AND v.person_id = :judge)
            """;

    /** One of whatever organisation; whoever asks goes on to find its challenge through the person. */
    Optional<Proof> find(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery(ALL + "WHERE f.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The same, as it is once nobody else decides on it any more until this transaction ends. */
    Optional<Proof> hold(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery(ALL + "WHERE f.id = :id FOR NO KEY UPDATE OF f")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** What somebody showed last for each step of a challenge. */
    List<Proof> latest(Transaction tx, UUID challenge, UUID person) {
        return tx.handle()
                .createQuery("""
                        SELECT DISTINCT ON (f.step) f.*, p.name AS author
                        FROM challenge_proofs f JOIN persons p ON p.id = f.person_id
                        WHERE f.challenge_id = :challenge AND f.person_id = :person
                        ORDER BY f.step, f.state = 'SENT_BACK', f.handed_at DESC
                        """)
                .bind("challenge", challenge)
                .bind("person", person)
                .map((row, context) -> read(row))
                .list();
    }

    /**
     * Keeps what somebody shows; what waits for a look is replaced, and looked at anew.
     *
     * @return empty where something was found good already
     */
    Optional<Proof> hand(
            Transaction tx,
            UUID challenge,
            int step,
            UUID person,
            String words,
            Optional<String> picture,
            Share share,
            Instant at) {
        Optional<UUID> kept = tx.handle()
                .createQuery("""
                        INSERT INTO challenge_proofs (id, challenge_id, step, person_id, words, picture, share, state, handed_at)
                        VALUES (gen_random_uuid(), :challenge, :step, :person, :words, :picture, :share, 'WAITING', :at)
                        ON CONFLICT (challenge_id, person_id, step) WHERE state <> 'SENT_BACK' DO UPDATE
                        SET words = excluded.words, picture = excluded.picture, share = excluded.share,
                            handed_at = excluded.handed_at
                        WHERE challenge_proofs.state = 'WAITING'
                        RETURNING id
                        """)
                .bind("challenge", challenge)
                .bind("step", step)
                .bind("person", person)
                .bind("words", words)
                .bind("picture", picture.orElse(null))
                .bind("share", share.name())
                .bind("at", at)
                .mapTo(UUID.class)
                .findOne();
        kept.ifPresent(id -> tx.handle()
                .createUpdate("DELETE FROM challenge_votes WHERE proof_id = :id")
                .bind("id", id)
                .execute());
        return kept.flatMap(id -> find(tx, id));
    }

    /** Whether somebody shows a picture: two may have handed over the same. */
    boolean isShown(Transaction tx, String picture) {
        return tx.handle()
                .createQuery("SELECT EXISTS (SELECT FROM challenge_proofs WHERE picture = :picture)")
                .bind("picture", picture)
                .mapTo(Boolean.class)
                .one();
    }

    /** Changes who may see it. */
    void share(Transaction tx, UUID id, Share share) {
        tx.handle()
                .createUpdate("UPDATE challenge_proofs SET share = :share WHERE id = :id")
                .bind("id", id)
                .bind("share", share.name())
                .execute();
    }

    /** Notes that a peer finds it good; how many do now. For who holds it. */
    int vote(Transaction tx, UUID id, UUID peer, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO challenge_votes (proof_id, person_id, voted_at) VALUES (:id, :peer, :at)
                        ON CONFLICT (proof_id, person_id) DO NOTHING
                        """)
                .bind("id", id)
                .bind("peer", peer)
                .bind("at", at)
                .execute();
        return tx.handle()
                .createQuery("SELECT count(*)::int FROM challenge_votes WHERE proof_id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    /** Decides on it. For who holds it. */
    void decide(Transaction tx, UUID id, State state, Optional<UUID> by, Optional<String> reason, Instant at) {
        tx.handle()
                .createUpdate("""
                        UPDATE challenge_proofs SET state = :state, decided_by = :by, reason = :reason, decided_at = :at
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("state", state.name())
                .bind("by", by.orElse(null))
                .bind("reason", reason.orElse(null))
                .bind("at", at)
                .execute();
    }

    /**
     * Who looks at proofs.
     *
     * @param since challenges that ended before that are left alone
     */
    record Judge(UUID person, UUID community, boolean crew, Instant since) {}

    /** What waits longest for somebody's look. */
    Optional<Proof> next(Transaction tx, Judge judge) {
        return tx.handle()
                .createQuery("SELECT f.*, p.name AS author " + TO_JUDGE + " ORDER BY f.handed_at, f.id LIMIT 1")
                .bind("judge", judge.person())
                .bind("community", judge.community())
                .bind("crew", judge.crew())
                .bind("since", judge.since())
                .map((row, context) -> read(row))
                .findOne();
    }

    /** How much waits for somebody's look. */
    int waiting(Transaction tx, Judge judge) {
        return tx.handle()
                .createQuery("SELECT count(*)::int " + TO_JUDGE)
                .bind("judge", judge.person())
                .bind("community", judge.community())
                .bind("crew", judge.crew())
                .bind("since", judge.since())
                .mapTo(Integer.class)
                .one();
    }

    /** Notes that the next file that somebody hands over is a picture for a step. */
    void await(Transaction tx, UUID person, UUID challenge, int step, Instant until) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO challenge_awaited (person_id, challenge_id, step, until)
                        VALUES (:person, :challenge, :step, :until)
                        ON CONFLICT (person_id) DO UPDATE
                        SET challenge_id = excluded.challenge_id, step = excluded.step, until = excluded.until
                        """)
                .bind("person", person)
                .bind("challenge", challenge)
                .bind("step", step)
                .bind("until", until)
                .execute();
    }

    /** For what somebody hands over a picture next. */
    record Awaited(UUID challengeId, int step) {}

    /** For what somebody said that they hand over a picture next; empty once that is too long ago. */
    Optional<Awaited> awaited(Transaction tx, UUID person, Instant now) {
        return tx.handle()
                .createQuery("""
                        SELECT challenge_id, step FROM challenge_awaited WHERE person_id = :person AND until > :now
                        """)
                .bind("person", person)
                .bind("now", now)
                .map((row, context) -> new Awaited(row.getObject("challenge_id", UUID.class), row.getInt("step")))
                .findOne();
    }

    /** Notes that it was handed over. */
    void arrived(Transaction tx, UUID person) {
        tx.handle()
                .createUpdate("DELETE FROM challenge_awaited WHERE person_id = :person")
                .bind("person", person)
                .execute();
    }

    static Proof read(ResultSet row) throws SQLException {
        return new Proof(
                row.getObject("id", UUID.class),
                row.getObject("challenge_id", UUID.class),
                row.getInt("step"),
                row.getObject("person_id", UUID.class),
                row.getString("author"),
                row.getString("words"),
                Optional.ofNullable(row.getString("picture")),
                Share.valueOf(row.getString("share")),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("reason")));
    }
}

package org.entrain.core.challenges;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.bank.Pictures;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Fading;
import org.entrain.core.people.PersonalData;

/** The challenges that somebody took part in, what they showed and shared in them, and what of others they found good. */
public final class ChallengePersonalData implements PersonalData, Fading {
    private final ChallengePosts posts;
    private final Pictures pictures;
    private final Challenges challenges = new Challenges();
    private final Proofs proofs = new Proofs();

    /** Of what these posts show, with these pictures. */
    public ChallengePersonalData(ChallengePosts posts, Pictures pictures) {
        this.posts = posts;
        this.pictures = pictures;
    }

    @Override
    public List<String> tables() {
        return List.of(
                "challenges",
                "challenge_members",
                "challenge_steps",
                "challenge_proofs",
                "challenge_votes",
                "challenge_resources",
                "challenge_awaited");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "Challenges you took part in", PersonalData.rows(tx, person, """
                        SELECT ch.name AS challenge, c.name AS community, m.team + 1 AS team, m.reminds AS with_reminders,
                               m.joined_at, m.done_at,
                               (SELECT count(*) FROM challenge_steps s
                                WHERE s.challenge_id = m.challenge_id AND s.person_id = m.person_id) AS steps_done
                        FROM challenge_members m
                        JOIN challenges ch ON ch.id = m.challenge_id JOIN communities c ON c.id = ch.community_id
                        WHERE m.person_id = :person ORDER BY m.joined_at
                        """),
                "What you showed in challenges", PersonalData.rows(tx, person, """
                        SELECT ch.name AS challenge, f.step + 1 AS step, f.words, f.picture AS picture_sha256,
                               f.share AS seen_by, f.state, f.reason, f.handed_at, f.decided_at
                        FROM challenge_proofs f JOIN challenges ch ON ch.id = f.challenge_id
                        WHERE f.person_id = :person ORDER BY f.handed_at
                        """),
                "What you shared in challenges", PersonalData.rows(tx, person, """
                        SELECT ch.name AS challenge, r.url, r.words, r.shared_at
                        FROM challenge_resources r JOIN challenges ch ON ch.id = r.challenge_id
                        WHERE r.person_id = :person ORDER BY r.shared_at
                        """),
                "What others showed and you looked at", PersonalData.rows(tx, person, """
                        SELECT ch.name AS challenge, v.voted_at
                        FROM challenge_votes v JOIN challenge_proofs f ON f.id = v.proof_id
                        JOIN challenges ch ON ch.id = f.challenge_id
                        WHERE v.person_id = :person ORDER BY v.voted_at
                        """),
                "Challenges you started", PersonalData.rows(tx, person, """
                        SELECT name, announced_at FROM challenges WHERE started_by = :person ORDER BY announced_at
                        """));
    }

    /** What they showed goes from the channels too, and their pictures soon after. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        List<UUID> theirs = tx.handle()
                .createQuery("SELECT challenge_id FROM challenge_members WHERE person_id = :person ORDER BY 1")
                .bind("person", person)
                .mapTo(UUID.class)
                .list();
        List<Shown> shown = withdraw(tx, person, at);
        PersonalData.change(tx, person, "DELETE FROM challenge_proofs WHERE person_id = :person");
        PersonalData.change(tx, person, "DELETE FROM challenge_votes WHERE person_id = :person");
        PersonalData.change(tx, person, "DELETE FROM challenge_awaited WHERE person_id = :person");
        PersonalData.change(tx, person, "DELETE FROM challenge_resources WHERE person_id = :person");
        PersonalData.change(tx, person, "DELETE FROM challenge_members WHERE person_id = :person");
        PersonalData.change(tx, person, "UPDATE challenge_proofs SET decided_by = NULL WHERE decided_by = :person");
        PersonalData.change(tx, person, "UPDATE challenges SET started_by = NULL WHERE started_by = :person");
        shown.stream()
                .filter(one -> !proofs.isShown(tx, one.picture()))
                .forEach(one -> pictures.letGo(tx, one.organisation(), one.picture(), at));
        theirs.forEach(id -> challenges.hold(tx, id).ifPresent(challenge -> {
            posts.refresh(tx, challenge, at);
            posts.refreshEnd(tx, challenge, at);
        }));
    }

    /** A picture that somebody showed. */
    private record Shown(UUID organisation, String picture) {}

    /** Takes what somebody showed from where it was shown; the pictures that were among it. */
    private List<Shown> withdraw(Transaction tx, UUID person, Instant at) {
        List<UUID> all = tx.handle()
                .createQuery("UPDATE challenge_proofs SET share = 'CREW' WHERE person_id = :person RETURNING id")
                .bind("person", person)
                .mapTo(UUID.class)
                .list();
        var shown = new ArrayList<Shown>();
        for (UUID id : all) {
            Proof proof = proofs.find(tx, id).orElseThrow();
            Challenge challenge = challenges.hold(tx, proof.challenge()).orElseThrow();
            posts.show(tx, challenge, proof, at);
            proof.picture().ifPresent(picture -> shown.add(new Shown(challenge.organisation(), picture)));
        }
        return shown;
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, """
                INSERT INTO challenge_members (challenge_id, person_id, team, reminds, joined_at, done_at)
                SELECT challenge_id, :into, team, reminds, joined_at, done_at
                FROM challenge_members WHERE person_id = :from
                ON CONFLICT (challenge_id, person_id) DO UPDATE
                SET done_at = coalesce(challenge_members.done_at, excluded.done_at)
                """);
        PersonalData.change(tx, from, into, """
                INSERT INTO challenge_steps (challenge_id, person_id, step, done_at)
                SELECT challenge_id, :into, step, done_at FROM challenge_steps WHERE person_id = :from
                ON CONFLICT DO NOTHING
                """);
        PersonalData.change(tx, from, "DELETE FROM challenge_members WHERE person_id = :person");
        PersonalData.change(tx, from, into, """
                DELETE FROM challenge_proofs f USING challenge_proofs other
                WHERE f.person_id = :from AND other.person_id = :into AND f.challenge_id = other.challenge_id
                  AND f.step = other.step AND f.state <> 'SENT_BACK' AND other.state <> 'SENT_BACK'
                """);
        PersonalData.change(tx, from, into, "UPDATE challenge_proofs SET person_id = :into WHERE person_id = :from");
        PersonalData.change(tx, from, into, "UPDATE challenge_proofs SET decided_by = :into WHERE decided_by = :from");
        PersonalData.change(tx, from, into, """
                INSERT INTO challenge_votes (proof_id, person_id, voted_at)
                SELECT v.proof_id, :into, v.voted_at FROM challenge_votes v
                JOIN challenge_proofs f ON f.id = v.proof_id AND f.person_id <> :into
                WHERE v.person_id = :from ON CONFLICT DO NOTHING
                """);
        PersonalData.change(tx, from, "DELETE FROM challenge_votes WHERE person_id = :person");
        PersonalData.change(tx, from, into, "UPDATE challenge_resources SET person_id = :into WHERE person_id = :from");
        PersonalData.change(tx, from, "DELETE FROM challenge_awaited WHERE person_id = :person");
        PersonalData.change(tx, from, into, "UPDATE challenges SET started_by = :into WHERE started_by = :from");
    }

    /** People become old with their challenge: what its channels read of its end names no single person but who shared. */
    @Override
    public int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        List<UUID> old = tx.handle()
                .createQuery("""
                        SELECT ch.id FROM challenges ch JOIN communities c ON c.id = ch.community_id
                        WHERE c.organisation_id = :organisation AND ch.ended_at >= :from AND ch.ended_at < :before
                          AND (ch.started_by IS NOT NULL
                               OR EXISTS (SELECT FROM challenge_members m WHERE m.challenge_id = ch.id)
                               OR EXISTS (SELECT FROM challenge_proofs f WHERE f.challenge_id = ch.id)
                               OR EXISTS (SELECT FROM challenge_resources r
                                          WHERE r.challenge_id = ch.id AND r.person_id IS NOT NULL))
                        LIMIT :limit
                        """)
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
        for (String statement : List.of(
                "DELETE FROM challenge_awaited WHERE challenge_id = ANY (:old)",
                "DELETE FROM challenge_proofs WHERE challenge_id = ANY (:old)",
                "DELETE FROM challenge_members WHERE challenge_id = ANY (:old)",
                "UPDATE challenge_resources SET person_id = NULL WHERE challenge_id = ANY (:old)",
                "UPDATE challenges SET started_by = NULL WHERE id = ANY (:old)")) {
            tx.handle()
                    .createUpdate(statement)
                    .bindArray("old", UUID.class, old.toArray())
                    .execute();
        }
        return old.size();
    }
}

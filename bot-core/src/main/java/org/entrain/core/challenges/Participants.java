package org.entrain.core.challenges;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.challenges.Balance.Player;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Groups;

/** Who takes part in a challenge, in which team. */
final class Participants {
    /** How far back it counts what somebody took part in. */
    private static final Duration PAST = Duration.ofDays(56);

    private final Groups groups = new Groups();

    /**
     * Somebody who takes part.
     *
     * @param team from 0; empty where there are none, or until they are made
     * @param reminds whether they asked to be reminded
     * @param done the steps that count, from 0
     */
    record Participant(Optional<Integer> team, boolean reminds, Set<Integer> done) {
        Participant {
            done = Set.copyOf(done);
        }
    }

    /** Lets somebody in, into a team or into none; false where they are in already. */
    boolean join(Transaction tx, UUID challenge, UUID person, Optional<Integer> team, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO challenge_members (challenge_id, person_id, team, reminds, joined_at)
                        VALUES (:challenge, :person, :team, false, :at) ON CONFLICT (challenge_id, person_id) DO NOTHING
                        """)
                        .bind("challenge", challenge)
                        .bind("person", person)
                        .bind("team", team.orElse(null))
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** Puts somebody into another team. */
    void change(Transaction tx, UUID challenge, UUID person, int team) {
        tx.handle()
                .createUpdate("""
                        UPDATE challenge_members SET team = :team WHERE challenge_id = :challenge AND person_id = :person
                        """)
                .bind("challenge", challenge)
                .bind("person", person)
                .bind("team", team)
                .execute();
    }

    /** The team of the fewest. For who holds the challenge. */
    int smallest(Transaction tx, Challenge challenge) {
        List<Integer> sizes = sizes(tx, challenge);
        return IntStream.range(0, sizes.size())
                .boxed()
                .min((one, other) -> Integer.compare(sizes.get(one), sizes.get(other)))
                .orElse(0);
    }

    /** How many are in each team. */
    List<Integer> sizes(Transaction tx, Challenge challenge) {
        return tx.handle()
                .createQuery("""
                        SELECT count(m.person_id)::int FROM generate_series(0, :last) AS t (team)
                        LEFT JOIN challenge_members m ON m.challenge_id = :challenge AND m.team = t.team
                        GROUP BY t.team ORDER BY t.team
                        """)
                .bind("last", challenge.teams() - 1)
                .bind("challenge", challenge.id())
                .mapTo(Integer.class)
                .list();
    }

    /** How many take part. */
    int count(Transaction tx, UUID challenge) {
        return tx.handle()
                .createQuery("SELECT count(*)::int FROM challenge_members WHERE challenge_id = :challenge")
                .bind("challenge", challenge)
                .mapTo(Integer.class)
                .one();
    }

    /** Somebody's part in a challenge. */
    Optional<Participant> of(Transaction tx, UUID challenge, UUID person) {
        return tx.handle()
                .createQuery("""
                        SELECT m.team, m.reminds, array(
                                   SELECT s.step FROM challenge_steps s
                                   WHERE s.challenge_id = m.challenge_id AND s.person_id = m.person_id) AS done
                        FROM challenge_members m WHERE m.challenge_id = :challenge AND m.person_id = :person
                        """)
                .bind("challenge", challenge)
                .bind("person", person)
                .map((row, context) -> new Participant(
                        Optional.ofNullable(row.getObject("team", Integer.class)),
                        row.getBoolean("reminds"),
                        new HashSet<>(List.of((Integer[]) row.getArray("done").getArray()))))
                .findOne();
    }

    /** Everybody who takes part. */
    List<UUID> all(Transaction tx, UUID challenge) {
        return tx.handle()
                .createQuery(
                        "SELECT person_id FROM challenge_members WHERE challenge_id = :challenge ORDER BY person_id")
                .bind("challenge", challenge)
                .mapTo(UUID.class)
                .list();
    }

    /** Who asked to be reminded and has something left to do. */
    List<UUID> toRemind(Transaction tx, UUID challenge) {
        return tx.handle()
                .createQuery("""
                        SELECT person_id FROM challenge_members
                        WHERE challenge_id = :challenge AND reminds AND done_at IS NULL ORDER BY person_id
                        """)
                .bind("challenge", challenge)
                .mapTo(UUID.class)
                .list();
    }

    /** The names of a team's members, in alphabetical order. */
    List<String> names(Transaction tx, UUID challenge, int team, int limit) {
        return tx.handle()
                .createQuery("""
                        SELECT p.name FROM challenge_members m JOIN persons p ON p.id = m.person_id
                        WHERE m.challenge_id = :challenge AND m.team = :team ORDER BY p.name, p.id LIMIT :limit
                        """)
                .bind("challenge", challenge)
                .bind("team", team)
                .bind("limit", limit)
                .mapTo(String.class)
                .list();
    }

    /** Notes whether somebody wants to be reminded; false where they do not take part. */
    boolean remind(Transaction tx, UUID challenge, UUID person, boolean reminds) {
        return tx.handle()
                        .createUpdate("""
                        UPDATE challenge_members SET reminds = :reminds
                        WHERE challenge_id = :challenge AND person_id = :person
                        """)
                        .bind("challenge", challenge)
                        .bind("person", person)
                        .bind("reminds", reminds)
                        .execute()
                == 1;
    }

    /** Takes somebody out, with what they did; false where they were not in. */
    boolean leave(Transaction tx, UUID challenge, UUID person) {
        return tx.handle()
                        .createUpdate(
                                "DELETE FROM challenge_members WHERE challenge_id = :challenge AND person_id = :person")
                        .bind("challenge", challenge)
                        .bind("person", person)
                        .execute()
                == 1;
    }

    /** Who is in no team, with what teams are balanced by: how many things they did in the community in the last weeks. */
    List<Player> players(Transaction tx, Challenge challenge, Instant now) {
        Map<UUID, Integer> past = tx
                .handle()
                .createQuery("""
                        SELECT m.person_id, count(a.id)::int AS past
                        FROM challenge_members m
                        LEFT JOIN activity a ON a.person_id = m.person_id AND a.community_id = :community AND a.at > :since
                             AND a.kind IN ('QuizDone', 'LessonDone', 'PromptAnswered', 'PairMet', 'ResourceShared',
                                            'HelpThanked', 'AnswerEndorsed', 'ChallengeStepDone')
                        WHERE m.challenge_id = :challenge AND m.team IS NULL GROUP BY m.person_id
                        """)
                .bind("community", challenge.community())
                .bind("since", now.minus(PAST))
                .bind("challenge", challenge.id())
                .map((row, context) -> Map.entry(row.getObject("person_id", UUID.class), row.getInt("past")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<UUID, Set<String>> theirs = groups.named(tx, past.keySet());
        return past.entrySet().stream()
                .map(one -> new Player(one.getKey(), theirs.getOrDefault(one.getKey(), Set.of()), one.getValue()))
                .toList();
    }

    /** Keeps teams that were made. For who holds the challenge. */
    void make(Transaction tx, UUID challenge, List<List<Player>> teams) {
        for (int team = 0; team < teams.size(); team++) {
            Collection<UUID> persons =
                    teams.get(team).stream().map(Player::person).toList();
            tx.handle()
                    .createUpdate("""
                            UPDATE challenge_members SET team = :team
                            WHERE challenge_id = :challenge AND person_id = ANY (:persons)
                            """)
                    .bind("team", team)
                    .bind("challenge", challenge)
                    .bindArray("persons", UUID.class, persons.toArray())
                    .execute();
        }
    }
}

package org.entrain.core.challenges;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.challenges.Standing.Team;
import org.entrain.core.database.Transaction;

/** Counts how far challenges are. */
final class Standings {
    /** Three statements, however many take part. */
    Standing of(Transaction tx, Challenge challenge) {
        Map<Integer, Integer> bySteps = byStep(tx, challenge.id());
        List<Team> counted = teams(tx, challenge.id());
        return new Standing(
                counted.stream().mapToInt(Team::members).sum(),
                counted.stream().mapToInt(Team::active).sum(),
                finished(tx, challenge.id()),
                counted.stream().mapToInt(Team::done).sum(),
                IntStream.range(0, challenge.steps().size())
                        .mapToObj(step -> bySteps.getOrDefault(step, 0))
                        .toList(),
                challenge.isInTeams() ? each(challenge, counted) : List.of());
    }

    /** A team in which nobody is yet is one too. */
    private static List<Team> each(Challenge challenge, List<Team> counted) {
        return IntStream.range(0, challenge.teams())
                .mapToObj(number -> counted.stream()
                        .filter(team -> team.number() == number)
                        .findFirst()
                        .orElseGet(() -> new Team(number, 0, 0, 0)))
                .toList();
    }

    /** Who is in no team counts as one of number -1. */
    private static List<Team> teams(Transaction tx, UUID challenge) {
        return tx.handle()
                .createQuery("""
                        SELECT coalesce(m.team, -1) AS number, count(*)::int AS members,
                               count(s.done)::int AS active, coalesce(sum(s.done), 0)::int AS done
                        FROM challenge_members m
                        LEFT JOIN (SELECT person_id, count(*) AS done FROM challenge_steps
                                   WHERE challenge_id = :challenge GROUP BY person_id) s ON s.person_id = m.person_id
                        WHERE m.challenge_id = :challenge GROUP BY m.team
                        """)
                .bind("challenge", challenge)
                .map((row, context) ->
                        new Team(row.getInt("number"), row.getInt("members"), row.getInt("active"), row.getInt("done")))
                .list();
    }

    private static int finished(Transaction tx, UUID challenge) {
        return tx.handle()
                .createQuery("""
                        SELECT count(*)::int FROM challenge_members WHERE challenge_id = :challenge AND done_at IS NOT NULL
                        """)
                .bind("challenge", challenge)
                .mapTo(Integer.class)
                .one();
    }

    private static Map<Integer, Integer> byStep(Transaction tx, UUID challenge) {
        return tx
                .handle()
                .createQuery("""
                        SELECT step, count(*)::int AS people FROM challenge_steps WHERE challenge_id = :challenge GROUP BY step
                        """)
                .bind("challenge", challenge)
                .map((row, context) -> Map.entry(row.getInt("step"), row.getInt("people")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

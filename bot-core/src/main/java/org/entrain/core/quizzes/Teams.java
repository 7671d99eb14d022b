package org.entrain.core.quizzes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.activity.Fact;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Groups;
import org.entrain.core.quizzes.TeamDraw.Player;

/** Who is in which team of a run. */
public final class Teams {
    /** How far back it counts whether somebody took part. */
    private static final Duration PAST = Duration.ofDays(90);

    private final Groups groups = new Groups();

    /**
     * A team.
     *
     * @param number from 0
     * @param members by name
     */
    record Team(int number, String name, List<Member> members) {
        Team {
            members = List.copyOf(members);
        }

        /** The names of its members, of one left out where {@code without} is theirs. */
        String names(Optional<UUID> without) {
            return members.stream()
                    .filter(member -> without.filter(member.person()::equals).isEmpty())
                    .map(Member::name)
                    .collect(Collectors.joining(", "));
        }
    }

    /** Somebody in a team. */
    record Member(UUID person, String name) {}

    /** Takes somebody in: to wait for the teams, or into the smallest of them. For who holds the run. */
    void join(Transaction tx, UUID run, UUID person, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO quiz_team_members (run_id, person_id, team, joined_at)
                        VALUES (:run, :person, (
                            SELECT t.number FROM quiz_teams t
                            LEFT JOIN quiz_team_members m ON m.run_id = t.run_id AND m.team = t.number
                            WHERE t.run_id = :run
                            GROUP BY t.number ORDER BY count(m.person_id), t.number LIMIT 1), :at)
                        ON CONFLICT (run_id, person_id) DO NOTHING
                        """)
                .bind("run", run)
                .bind("person", person)
                .bind("at", at)
                .execute();
    }

    /** How many are in. */
    int joined(Transaction tx, UUID run) {
        return tx.handle()
                .createQuery("SELECT count(*)::int FROM quiz_team_members WHERE run_id = :run")
                .bind("run", run)
                .mapTo(Integer.class)
                .one();
    }

    /** Whether somebody is in, be it to wait for the teams. */
    boolean isIn(Transaction tx, UUID run, UUID person) {
        return tx.handle()
                .createQuery("""
                        SELECT EXISTS (SELECT FROM quiz_team_members WHERE run_id = :run AND person_id = :person)
                        """)
                .bind("run", run)
                .bind("person", person)
                .mapTo(Boolean.class)
                .one();
    }

    /** Who is in, with what teams are balanced by. */
    List<Player> players(Transaction tx, Run run, Instant now) {
        Map<UUID, Integer> past = tx
                .handle()
                .createQuery("""
                        SELECT m.person_id, count(DISTINCT a.subject)::int AS past
                        FROM quiz_team_members m
                        LEFT JOIN activity a ON a.person_id = m.person_id AND a.community_id = :community
                             AND a.kind = 'QuizAnswered' AND a.at > :since
                        WHERE m.run_id = :run GROUP BY m.person_id
                        """)
                .bind("community", run.quiz().communityId())
                .bind("since", now.minus(PAST))
                .bind("run", run.id())
                .map((row, context) -> Map.entry(row.getObject("person_id", UUID.class), row.getInt("past")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<UUID, Set<String>> theirs = groups.named(tx, past.keySet());
        return past.entrySet().stream()
                .map(one -> new Player(one.getKey(), theirs.getOrDefault(one.getKey(), Set.of()), one.getValue()))
                .toList();
    }

    /** Keeps teams that were made, each under its name. For who holds the run. */
    void make(Transaction tx, UUID run, List<List<Player>> teams, List<String> names) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO quiz_teams (run_id, number, name)
                        SELECT :run, number, name FROM unnest(:numbers, :names) AS g (number, name)
                        """)
                .bind("run", run)
                .bindArray(
                        "numbers",
                        Integer.class,
                        IntStream.range(0, teams.size()).boxed().toArray())
                .bindArray("names", String.class, names.toArray())
                .execute();
        IntStream.range(0, teams.size())
                .forEach(team -> tx.handle()
                        .createUpdate("""
                        UPDATE quiz_team_members SET team = :team WHERE run_id = :run AND person_id = ANY (:persons)
                        """)
                        .bind("team", team)
                        .bind("run", run)
                        .bindArray(
                                "persons",
                                UUID.class,
                                teams.get(team).stream().map(Player::person).toArray())
                        .execute());
    }

    /** The teams of a run; none before they are made. */
    List<Team> of(Transaction tx, UUID run) {
        Map<Integer, List<Member>> members = tx
                .handle()
                .createQuery("""
                        SELECT m.team, m.person_id, p.name
                        FROM quiz_team_members m JOIN persons p ON p.id = m.person_id
                        WHERE m.run_id = :run AND m.team IS NOT NULL ORDER BY p.name, p.id
                        """)
                .bind("run", run)
                .map((row, context) -> Map.entry(
                        row.getInt("team"), new Member(row.getObject("person_id", UUID.class), row.getString("name"))))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return tx.handle()
                .createQuery("SELECT number, name FROM quiz_teams WHERE run_id = :run ORDER BY number")
                .bind("run", run)
                .map((row, context) -> new Team(
                        row.getInt("number"),
                        row.getString("name"),
                        members.getOrDefault(row.getInt("number"), List.of())))
                .list();
    }

    /** Somebody's team in a run. */
    Optional<Team> of(Transaction tx, UUID run, UUID person) {
        return of(tx, run).stream()
                .filter(team -> team.members().stream()
                        .anyMatch(member -> member.person().equals(person)))
                .findFirst();
    }

    /** Who leaves a community leaves the teams it plays in; to be told of every fact. */
    public void heard(Transaction tx, List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof Fact.MemberLeft left) {
                left.person()
                        .ifPresent(person -> tx.handle()
                                .createUpdate("""
                                DELETE FROM quiz_team_members m USING quiz_runs r
                                WHERE m.person_id = :person AND r.id = m.run_id AND r.community_id = :community
                                  AND r.closed_at IS NULL
                                """)
                                .bind("person", person)
                                .bind("community", left.community())
                                .execute());
            }
        }
    }
}

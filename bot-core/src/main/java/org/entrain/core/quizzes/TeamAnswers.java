package org.entrain.core.quizzes;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Response;
import org.entrain.core.quizzes.Teams.Team;

/** The answers of teams: one a team and question, whoever of it was first, and who took part in it. */
final class TeamAnswers {
    /**
     * An answer that stands.
     *
     * @param by the name of who gave it; for their team alone
     */
    record Given(int number, Response response, String by) {}

    /**
     * How a team did.
     *
     * @param members how many it has
     * @param voices how often one of them took part in one question
     * @param right how many questions it got wholly right
     * @param points the shares of all its answers
     */
    record Line(String name, int members, int voices, int right, double points) {
        /** The average of how many of so many questions its members took part in, from 0 to 1. */
        double participation(int questions) {
            return members == 0 ? 0 : Math.min(1.0, (double) voices / (members * questions));
        }

        /** Who took part more comes first, then who got more right. */
        static Comparator<Line> order(int questions) {
            return Comparator.<Line>comparingDouble(line -> line.participation(questions))
                    .thenComparingDouble(Line::points)
                    .reversed()
                    .thenComparing(Line::name);
        }
    }

    /** Whether a run is open, and stays so until this transaction ends; others answer meanwhile. */
    boolean holdOpen(Transaction tx, UUID run) {
        return tx.handle()
                .createQuery("SELECT closed_at IS NULL FROM quiz_runs WHERE id = :run FOR KEY SHARE")
                .bind("run", run)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /**
     * Writes a team's answer.
     *
     * @return whether it is the one that stands; false where somebody of the team was faster
     */
    boolean give(Transaction tx, Team team, UUID person, Answer answer) {
        int claimed = tx.handle()
                .createUpdate("""
                        INSERT INTO quiz_team_answers (run_id, team, number, person_id)
                        VALUES (:run, :team, :number, :person)
                        ON CONFLICT (run_id, team, number) DO NOTHING
                        """)
                .bind("run", answer.run())
                .bind("team", team.number())
                .bind("number", answer.number())
                .bind("person", person)
                .execute();
        if (claimed == 0) {
            return false;
        }
        tx.handle()
                .createUpdate("""
                        INSERT INTO quiz_answers (run_id, person_id, attempt, number, response, share, answered_at)
                        VALUES (:run, :person, 1, :number, :response, :share, :at)
                        ON CONFLICT (run_id, person_id, attempt, number) DO NOTHING
                        """)
                .bind("run", answer.run())
                .bind("person", person)
                .bind("number", answer.number())
                .bind("response", answer.response().encoded())
                .bind(
                        "share",
                        answer.share().isPresent() ? (Object) answer.share().getAsDouble() : null)
                .bind("at", answer.at())
                .execute();
        return true;
    }

    /** Notes that somebody took part in these questions. */
    void voice(Transaction tx, UUID run, UUID person, Set<Integer> numbers) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO quiz_team_voices (run_id, person_id, number)
                        SELECT :run, :person, number FROM unnest(:numbers) AS number ORDER BY number
                        ON CONFLICT DO NOTHING
                        """)
                .bind("run", run)
                .bind("person", person)
                .bindArray("numbers", Integer.class, numbers.toArray())
                .execute();
    }

    /** The numbers of the questions that somebody took part in. */
    Set<Integer> voices(Transaction tx, UUID run, UUID person) {
        return tx
                .handle()
                .createQuery("SELECT number FROM quiz_team_voices WHERE run_id = :run AND person_id = :person")
                .bind("run", run)
                .bind("person", person)
                .mapTo(Integer.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /** What a team has answered, in the order of the questions. */
    List<Given> of(Transaction tx, UUID run, Team team) {
        return tx.handle()
                .createQuery("""
                        SELECT g.number, a.response, p.name
                        FROM quiz_team_answers g
                        JOIN quiz_answers a ON a.run_id = g.run_id AND a.person_id = g.person_id AND a.attempt = 1
                             AND a.number = g.number
                        JOIN persons p ON p.id = g.person_id
                        WHERE g.run_id = :run AND g.team = :team ORDER BY g.number
                        """)
                .bind("run", run)
                .bind("team", team.number())
                .map((row, context) -> new Given(
                        row.getInt("number"), Response.decode(row.getString("response")), row.getString("name")))
                .list();
    }

    /** What a team has answered to one question. */
    Optional<Given> of(Transaction tx, UUID run, Team team, int number) {
        return of(tx, run, team).stream()
                .filter(given -> given.number() == number)
                .findFirst();
    }

    /** How many questions each team has answered, by the team's number. */
    List<Integer> progress(Transaction tx, UUID run) {
        return tx.handle()
                .createQuery("""
                        SELECT count(g.number)::int FROM quiz_teams t
                        LEFT JOIN quiz_team_answers g ON g.run_id = t.run_id AND g.team = t.number
                        WHERE t.run_id = :run GROUP BY t.number ORDER BY t.number
                        """)
                .bind("run", run)
                .mapTo(Integer.class)
                .list();
    }

    /** How the teams of a run did, the first one first. */
    List<Line> board(Transaction tx, Run run) {
        return tx
                .handle()
                .createQuery("""
                        SELECT t.name, m.members, v.voices, a.right_answers, a.points
                        FROM quiz_teams t
                        CROSS JOIN LATERAL (
                            SELECT count(*)::int AS members FROM quiz_team_members one
                            WHERE one.run_id = t.run_id AND one.team = t.number) m
                        CROSS JOIN LATERAL (
                            SELECT count(*)::int AS voices
                            FROM quiz_team_members one JOIN quiz_team_voices voice USING (run_id, person_id)
                            WHERE one.run_id = t.run_id AND one.team = t.number) v
                        CROSS JOIN LATERAL (
                            SELECT count(*) FILTER (WHERE given.share = 1)::int AS right_answers,
                                   coalesce(sum(given.share), 0) AS points
                            FROM quiz_team_answers g
                            JOIN quiz_answers given ON given.run_id = g.run_id AND given.person_id = g.person_id
                                 AND given.attempt = 1 AND given.number = g.number
                            WHERE g.run_id = t.run_id AND g.team = t.number) a
                        WHERE t.run_id = :run
                        """)
                .bind("run", run.id())
                .map((row, context) -> new Line(
                        row.getString("name"),
                        row.getInt("members"),
                        row.getInt("voices"),
                        row.getInt("right_answers"),
                        row.getDouble("points")))
                .stream()
                .sorted(Line.order(run.quiz().questions().size()))
                .toList();
    }
}

package org.entrain.core.quizzes;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.chat.Account;
import org.entrain.core.database.Transaction;

/** Which questions each person was given, where a quiz asks each only some: drawn once, and the same ever after. */
final class Draws {
    /**
     * Whose draw is asked for.
     *
     * @param attempt from 1
     */
    private record Whose(Account account, UUID run, int attempt) {}

    /** How often somebody answered a question, in whatever run. */
    private record Seen(int number, int times) {}

    /** The sitting with the questions that were drawn for somebody, or are now. */
    Sitting of(Transaction tx, Sitting sitting, UUID person) {
        return find(tx, sitting, person).orElseGet(() -> {
            draw(tx, sitting, person);
            return find(tx, sitting, person).orElseThrow();
        });
    }

    /** The sitting with the questions that were drawn for somebody, where any were. */
    Optional<Sitting> find(Transaction tx, Sitting sitting, UUID person) {
        return tx.handle()
                .createQuery("""
                        SELECT numbers FROM quiz_draws
                        WHERE run_id = :run AND person_id = :person AND attempt = :attempt
                        """)
                .bind("run", sitting.run().id())
                .bind("person", person)
                .bind("attempt", sitting.attempt())
                .map((row, context) -> numbers(row))
                .findOne()
                .map(sitting::drawn);
    }

    private static void draw(Transaction tx, Sitting sitting, UUID person) {
        Map<Integer, Integer> seen = seen(tx, sitting, person);
        // A stable sort of a shuffled list: chance decides between those that were seen equally often.
        List<Integer> chosen = sitting.of(person, true).numbers().stream()
                .sorted(Comparator.comparing(number -> seen.getOrDefault(number, 0)))
                .limit(sitting.run().asked())
                .toList();
        List<Integer> ordered = sitting.run().quiz().rules().shuffleQuestions()
                ? shuffled(chosen, sitting, person)
                : chosen.stream().sorted().toList();
        tx.handle()
                .createUpdate("""
                        INSERT INTO quiz_draws (run_id, person_id, attempt, numbers)
                        VALUES (:run, :person, :attempt, :numbers) ON CONFLICT DO NOTHING
                        """)
                .bind("run", sitting.run().id())
                .bind("person", person)
                .bind("attempt", sitting.attempt())
                .bindArray("numbers", Integer.class, ordered.toArray())
                .execute();
    }

    /** Not in the order of how often they were seen. */
    private static List<Integer> shuffled(List<Integer> chosen, Sitting sitting, UUID person) {
        return sitting.of(person, true).numbers().stream()
                .filter(chosen::contains)
                .toList();
    }

    private static Map<Integer, Integer> seen(Transaction tx, Sitting sitting, UUID person) {
        var seen = new HashMap<Integer, Integer>();
        tx.handle()
                .createQuery("""
                        SELECT mine.number, count(*) AS times
                        FROM run_questions mine
                        JOIN run_questions any_run ON any_run.question_id = mine.question_id
                        JOIN quiz_answers a ON a.run_id = any_run.run_id AND a.person_id = :person
                            AND a.attempt >= 1 AND a.number = any_run.number
                        WHERE mine.run_id = :run GROUP BY mine.number
                        """)
                .bind("person", person)
                .bind("run", sitting.run().id())
                .map((row, context) -> new Seen(row.getInt("number"), row.getInt("times")))
                .forEach(one -> seen.put(one.number(), one.times()));
        return seen;
    }

    /**
     * Sittings with what was drawn for who pressed: one statement for those that need it, none where no one does.
     *
     * @param accounts who pressed
     * @param sittings what, in the same order
     * @return in the same order; empty where there is none, or nothing was drawn
     */
    List<Optional<Sitting>> own(Transaction tx, List<Account> accounts, List<Optional<Sitting>> sittings) {
        List<Optional<Whose>> whose = IntStream.range(0, accounts.size())
                .mapToObj(i -> sittings.get(i)
                        .filter(Sitting::needsDraw)
                        .map(sitting -> new Whose(accounts.get(i), sitting.run().id(), sitting.attempt())))
                .toList();
        Map<Whose, List<Integer>> drawn =
                numbers(tx, whose.stream().flatMap(Optional::stream).toList());
        return IntStream.range(0, accounts.size())
                .mapToObj(i -> whose.get(i).isEmpty()
                        ? sittings.get(i)
                        : sittings.get(i)
                                .flatMap(sitting -> whose.get(i)
                                        .flatMap(one -> Optional.ofNullable(drawn.get(one)))
                                        .map(sitting::drawn)))
                .toList();
    }

    private static Map<Whose, List<Integer>> numbers(Transaction tx, Collection<Whose> whose) {
        if (whose.isEmpty()) {
            return Map.of();
        }
        List<Whose> all = whose.stream().distinct().toList();
        var drawn = new HashMap<Whose, List<Integer>>();
        tx.handle()
                .createQuery("""
                        SELECT g.ordinal, d.numbers
                        FROM unnest(:ordinals, :platforms, :workspaces, :accounts, :runs, :attempts)
                            AS g (ordinal, platform, workspace, account, run_id, attempt)
                        JOIN accounts a ON a.platform = g.platform AND a.workspace = g.workspace
                            AND a.external_id = g.account
                        JOIN quiz_draws d ON d.run_id = g.run_id AND d.person_id = a.person_id AND d.attempt = g.attempt
                        """)
                .bindArray(
                        "ordinals",
                        Integer.class,
                        Stream.iterate(0, i -> i + 1).limit(all.size()).toArray())
                .bindArray(
                        "platforms",
                        String.class,
                        all.stream()
                                .map(one -> one.account().workspace().platform().name())
                                .toArray())
                .bindArray(
                        "workspaces",
                        String.class,
                        all.stream().map(one -> one.account().workspace().id()).toArray())
                .bindArray(
                        "accounts",
                        String.class,
                        all.stream().map(one -> one.account().id()).toArray())
                .bindArray("runs", UUID.class, all.stream().map(Whose::run).toArray())
                .bindArray(
                        "attempts",
                        Integer.class,
                        all.stream().map(Whose::attempt).toArray())
                .map((row, context) -> Map.entry(all.get(row.getInt("ordinal")), numbers(row)))
                .forEach(entry -> drawn.put(entry.getKey(), entry.getValue()));
        return drawn;
    }

    private static List<Integer> numbers(ResultSet row) throws SQLException {
        Array numbers = row.getArray("numbers");
        return Arrays.stream((Short[]) numbers.getArray()).map(Short::intValue).toList();
    }
}

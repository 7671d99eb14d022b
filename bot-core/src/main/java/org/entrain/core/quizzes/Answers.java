package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Interaction;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.People;

/** The answers people gave, and what follows from them: a fact each, and a membership for who is new. */
public final class Answers {
    private final People people;
    private final Members members;
    private final Activity activity;
    private final Consumer<Set<UUID>> listener;
    private final AnswerStatement statement = new AnswerStatement();

    /**
     * Made once, when the program starts.
     *
     * @param listener told, after the commit, in which runs there are new answers
     */
    public Answers(People people, Members members, Activity activity, Consumer<Set<UUID>> listener) {
        this.people = people;
        this.members = members;
        this.activity = activity;
        this.listener = listener;
    }

    /**
     * Writes what is new of {@code given}; whoever answers for the first time ever is met on the way.
     *
     * @param by who gave them, in the same order
     * @param sittings that they were given in, in the same order
     * @return what stands, by the answer's place in the list; without those whose run is not known to the person,
     *     or which were marked by an earlier revision of it
     */
    Map<Integer, Standing> take(
            Transaction tx, List<Answer> given, List<? extends Interaction.ByPerson> by, List<Sitting> sittings) {
        if (given.isEmpty()) {
            return Map.of();
        }
        Map<Integer, Standing> standings = statement.write(tx, given);
        List<Integer> unknown = IntStream.range(0, given.size())
                .filter(i -> !standings.containsKey(i))
                .boxed()
                .toList();
        if (meetStrangers(tx, unknown.stream().map(by::get).toList())) {
            // Only theirs: the others' answers are written by now, and would look like earlier ones.
            statement
                    .write(tx, unknown.stream().map(given::get).toList())
                    .forEach((i, standing) -> standings.put(unknown.get(i), standing));
        }
        turn(tx, given, standings);
        record(tx, given, sittings, standings);
        return standings;
    }

    /** In an order that every node keeps, so that two that meet the same people do not wait for each other. */
    private boolean meetStrangers(Transaction tx, List<? extends Interaction.ByPerson> by) {
        var strangers = new TreeMap<String, Interaction.ByPerson>();
        by.stream()
                .filter(one -> people.find(tx, one.who().account()).isEmpty())
                .forEach(one -> strangers.putIfAbsent(one.who().account().toString(), one));
        strangers.values().forEach(stranger -> people.meet(tx, stranger.who(), stranger.at()));
        return !strangers.isEmpty();
    }

    /** Who has several accounts turns to the one they answer with; in an order that every node keeps, as above. */
    private void turn(Transaction tx, List<Answer> given, Map<Integer, Standing> standings) {
        var turning = new TreeMap<String, Answer>();
        standings.forEach((i, standing) -> {
            if (standing.several()) {
                turning.putIfAbsent(given.get(i).account().toString(), given.get(i));
            }
        });
        turning.values().forEach(answer -> people.turnsTo(tx, answer.account(), answer.at()));
    }

    private void record(Transaction tx, List<Answer> given, List<Sitting> sittings, Map<Integer, Standing> standings) {
        var facts = new ArrayList<Fact>();
        var newcomers = new TreeMap<UUID, Set<UUID>>();
        var runs = new HashSet<UUID>();
        standings.forEach((i, standing) -> {
            if (standing.taken()) {
                Answer answer = given.get(i);
                runs.add(answer.run());
                facts.add(new Fact.QuizAnswered(
                        standing.community(),
                        Optional.of(standing.person()),
                        answer.run(),
                        answer.at(),
                        answer.version().question(),
                        answer.version().number(),
                        standing.given().filter(one -> one.share().isPresent()).isPresent()
                                ? answer.outcome()
                                : Fact.Outcome.UNMARKED));
                if (isLast(answer, sittings.get(i), standing)) {
                    facts.add(new Fact.QuizDone(
                            standing.community(),
                            Optional.of(standing.person()),
                            answer.run(),
                            answer.at(),
                            sittings.get(i).run().quiz().id()));
                }
                if (!standing.member()) {
                    newcomers
                            .computeIfAbsent(standing.community(), community -> new HashSet<>())
                            .add(standing.person());
                }
            }
        });
        activity.record(tx, facts);
        Instant at = given.getFirst().at();
        newcomers.forEach((community, persons) -> members.joinIfOpen(tx, community, persons, at));
        tx.afterCommit(() -> listener.accept(runs));
    }

    private static boolean isLast(Answer answer, Sitting sitting, Standing standing) {
        return answer.attempt() == Sitting.FIRST_TRY
                && sitting.next(standing.score().answered()).isEmpty();
    }

    /** What a person has answered in an attempt at a run, by number, from 0, the latest last. */
    SequencedMap<Integer, Given> of(Transaction tx, UUID run, UUID person, int attempt) {
        var given = new LinkedHashMap<Integer, Given>();
        tx.handle()
                .createQuery("""
                        SELECT number, response, share FROM quiz_answers
                        WHERE run_id = :run AND person_id = :person AND attempt = :attempt
                        ORDER BY answered_at
                        """)
                .bind("run", run)
                .bind("person", person)
                .bind("attempt", attempt)
                .map((row, context) -> Map.entry(row.getInt("number"), AnswerStatement.given(row)))
                .forEach(entry -> given.put(entry.getKey(), entry.getValue()));
        return given;
    }

    /** The points of each attempt that a person began at a run, from 1 on. */
    SortedMap<Integer, Double> points(Transaction tx, UUID run, UUID person) {
        var points = new TreeMap<Integer, Double>();
        tx.handle()
                .createQuery("""
                        SELECT attempt, coalesce(sum(share), 0) AS earned FROM quiz_answers
                        WHERE run_id = :run AND person_id = :person AND attempt >= 1 GROUP BY attempt
                        """)
                .bind("run", run)
                .bind("person", person)
                .map((row, context) -> Map.entry(row.getInt("attempt"), row.getDouble("earned")))
                .forEach(entry -> points.put(entry.getKey(), entry.getValue()));
        return points;
    }

    /** The attempt that whoever acts is at, from 1. */
    int attempt(Turn turn, UUID run) {
        SortedMap<Integer, Double> begun = points(turn.tx(), run, turn.person().id());
        return begun.isEmpty() ? Sitting.FIRST_TRY : begun.lastKey();
    }

    /** How far a person got in a sitting. */
    Score score(Transaction tx, Sitting sitting, UUID person) {
        UUID run = sitting.run().id();
        double before = sitting.attempt() > Sitting.FIRST_TRY
                ? points(tx, run, person).headMap(sitting.attempt()).values().stream()
                        .reduce(0.0, Math::max)
                : 0;
        return Score.of(of(tx, run, person, sitting.attempt()), before);
    }
}

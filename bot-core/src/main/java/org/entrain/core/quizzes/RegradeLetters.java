package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.bank.Rules;
import org.entrain.core.bank.Version;
import org.entrain.core.database.Transaction;
import org.entrain.core.quizzes.RegradeRows.Attempt;
import org.entrain.core.quizzes.RegradeRows.Score;
import org.entrain.core.text.Texts;

/** Tells people in private that their mark changed: those whose did, and nobody else. */
public final class RegradeLetters {
    private final Attention attention;

    /** Letters that go this way. */
    public RegradeLetters(Attention attention) {
        this.attention = attention;
    }

    /** What several people read alike. */
    private record Told(String quiz, Remark.Change change, Score score) {}

    /**
     * Tells each of them once a version, of their latest answer; not of another try after the close, which counts nowhere,
     * and not before a run closes that tells nobody earlier whether they were right.
     */
    void write(
            Transaction tx, Version question, Map<UUID, Run> runs, List<Remark> remarks, RegradeRows rows, Instant at) {
        Map<UUID, String> names = runs.values().stream()
                .filter(RegradeLetters::tells)
                .collect(Collectors.toMap(Run::id, run -> run.quiz().name()));
        Collection<Remark> latest = remarks.stream()
                .filter(remark -> remark.attempt() != Sitting.ANOTHER_TRY)
                .filter(remark -> names.containsKey(remark.run()))
                .collect(Collectors.toMap(
                        Remark::person,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(Remark::answeredAt))))
                .values();
        Map<Attempt, Score> scores = rows.scores(tx, List.copyOf(latest));
        latest.stream()
                .collect(Collectors.groupingBy(
                        remark -> new Told(
                                names.getOrDefault(remark.run(), ""),
                                remark.change(),
                                scores.getOrDefault(
                                        new Attempt(remark.run(), remark.person(), remark.attempt()), new Score(0, 0))),
                        Collectors.mapping(Remark::person, Collectors.toList())))
                .forEach((told, persons) -> attention.writeAll(
                        tx,
                        persons,
                        person -> "quiz/regrade/%s/%d/%s".formatted(question.question(), question.number(), person),
                        language -> RegradeCards.told(
                                told.quiz(),
                                question,
                                told.change(),
                                told.score(),
                                Texts.of(RegradeLetters.class, language)),
                        Weight.EXPECTED,
                        at));
    }

    private static boolean tells(Run run) {
        return !run.isOpen() || run.quiz().rules().answers() == Rules.Reveal.AT_ONCE;
    }
}

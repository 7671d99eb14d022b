package org.entrain.core.quizzes;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.audit.Audit;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Bank.Kept;
import org.entrain.core.bank.Version;
import org.entrain.core.bot.Turn;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Response;
import org.entrain.core.quizzes.RegradeRows.Behind;
import org.entrain.core.quizzes.RegradeRows.Effect;
import org.entrain.core.quizzes.RegradeRows.Fresh;
import org.entrain.core.quizzes.RegradeRows.Given;

/** Answers are marked anew by the latest version of their question: all of them, or none. */
public final class Regrades {
    /** So many facts are told at once. */
    private static final int BATCH = 5_000;

    private final Bank bank;
    private final Runs runs;
    private final QuizPosts posts;
    private final Activity activity;
    private final RegradeLetters letters;
    private final Audit audit;
    private final RegradeRows rows = new RegradeRows();

    /** Regrades of these runs. */
    public Regrades(Bank bank, Runs runs, QuizPosts posts, Activity activity, RegradeLetters letters, Audit audit) {
        this.bank = bank;
        this.runs = runs;
        this.posts = posts;
        this.activity = activity;
        this.letters = letters;
        this.audit = audit;
    }

    /**
     * What a regrade would do.
     *
     * @param answers how many there are to earlier versions
     * @param effect on them
     * @param open how many runs have to be closed first, since parts of the question stand elsewhere now
     * @param apart how many runs asked what cannot be compared any more, and stay as they are
     */
    record Prospect(int answers, Effect effect, int open, int apart) {
        boolean isForSomething() {
            return answers > 0;
        }
    }

    /**
     * The runs of earlier versions, by what can be done with them.
     *
     * @param refits how responses to each version are written for the latest
     */
    private record Scope(List<Behind> able, Map<Integer, Refit> refits, int open, int apart) {
        List<UUID> runs() {
            return able.stream().map(Behind::run).toList();
        }
    }

    /** A question that was asked in a quiz, as it is now, and in how many of its runs it was another version. */
    record Asked(Version now, int behind) {}

    /** The questions that were ever asked in a quiz, those that were changed since first. */
    List<Asked> asked(Transaction tx, UUID quiz) {
        return tx.handle()
                .createQuery("""
                        SELECT count(*) FILTER (WHERE rq.version < q.version)::int AS behind,
                               jsonb_build_array(jsonb_build_object('question', q.id, 'number', q.version, 'variants',
                                   (SELECT v.variants FROM question_versions v
                                    WHERE v.question_id = q.id AND v.number = q.version))) AS now
                        FROM quiz_runs r
                        JOIN run_questions rq ON rq.run_id = r.id
                        JOIN questions q ON q.id = rq.question_id
                        WHERE r.quiz_id = :quiz
                        GROUP BY q.id
                        ORDER BY count(*) FILTER (WHERE rq.version < q.version) = 0, min(rq.number), q.id
                        """)
                .bind("quiz", quiz)
                .map((row, context) ->
                        new Asked(Bank.versions(row.getString("now")).getFirst(), row.getInt("behind")))
                .list();
    }

    /** What it would do to mark the answers to a question by its version as it is now. */
    Prospect prospect(Transaction tx, Version now) {
        Scope scope = scope(tx, now);
        List<Given> given = rows.given(tx, now.question(), scope.runs());
        return new Prospect(
                given.stream().mapToInt(Given::answers).sum(),
                rows.effect(tx, now.question(), scope.runs(), fresh(given, scope, now)),
                scope.open(),
                scope.apart());
    }

    /**
     * Marks all answers to a question by its version as it is now, and tells whom it concerns.
     *
     * @return false, with nothing done, where the question was changed again meanwhile
     */
    boolean regrade(Turn turn, Kept question) {
        Transaction tx = turn.tx();
        Version now = question.version();
        if (rows.hold(tx, now.question()) != now.number()) {
            return false;
        }
        Scope seen = scope(tx, now);
        rows.shut(tx, seen.runs());
        // One that closed in between can be marked as well; one that opened anew asks the latest version.
        Scope scope = scope(tx, now);
        List<UUID> shut = scope.runs().stream().filter(seen.runs()::contains).toList();
        if (shut.isEmpty()) {
            return true;
        }
        List<Given> given = rows.given(tx, now.question(), shut);
        List<Remark> remarks = rows.mark(tx, now.question(), shut, fresh(given, scope, now));
        rows.move(tx, now.question(), now.number(), shut);
        tell(turn, question, shut, remarks);
        return true;
    }

    private Scope scope(Transaction tx, Version now) {
        List<Behind> behind = rows.behind(tx, now.question(), now.number());
        Map<Integer, Version> versions = bank.versions(
                tx,
                now.question(),
                behind.stream().map(Behind::version).distinct().toList());
        Map<Integer, Refit> refits = versions.values().stream()
                .flatMap(asked -> Refit.between(asked, now).map(refit -> Map.entry(asked.number(), refit)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Behind> fit =
                behind.stream().filter(run -> refits.containsKey(run.version())).toList();
        List<Behind> able = fit.stream()
                .filter(run -> !run.open()
                        || Optional.ofNullable(refits.get(run.version()))
                                .filter(Refit::isInPlace)
                                .isPresent())
                .toList();
        return new Scope(able, refits, fit.size() - able.size(), behind.size() - fit.size());
    }

    /** What each response becomes; without those whose words were forgotten, which keep their mark. */
    private static List<Fresh> fresh(List<Given> given, Scope scope, Version now) {
        return given.stream()
                .filter(one -> !one.response().equals("w") && !one.response().equals("g"))
                .flatMap(
                        one -> Optional.ofNullable(scope.refits().get(one.version()))
                                .flatMap(refit -> fresh(one, refit, now))
                                .stream())
                .toList();
    }

    private static Optional<Fresh> fresh(Given given, Refit refit, Version now) {
        try {
            return refit.of(Response.decode(given.response()))
                    .map(response -> new Fresh(
                            given.version(),
                            given.response(),
                            response.encoded(),
                            now.mark(response).map(Mark::share).orElse(null)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void tell(Turn turn, Kept question, Collection<UUID> marked, List<Remark> remarks) {
        Transaction tx = turn.tx();
        List<Fact> facts = remarks.stream()
                .<Fact>map(remark -> new Fact.AnswerRemarked(
                        question.communityId(),
                        Optional.of(remark.person()),
                        remark.run(),
                        turn.at(),
                        question.id(),
                        question.version().number(),
                        remark.outcomeBefore(),
                        remark.outcomeAfter()))
                .toList();
        for (int from = 0; from < facts.size(); from += BATCH) {
            activity.record(tx, facts.subList(from, Math.min(from + BATCH, facts.size())));
        }
        Map<UUID, Run> fresh = runs.runs(tx, marked);
        fresh.values().forEach(run -> posts.remarked(tx, run, turn.at()));
        letters.write(tx, question.version(), fresh, remarks, rows, turn.at());
        audit.record(
                tx,
                turn.person().organisationId(),
                Optional.of(turn.person().id()),
                Audit.Deed.QUIZ_REGRADED,
                question.communityId(),
                String.valueOf(remarks.size()),
                turn.at());
    }
}

package org.entrain.core.challenges;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.bank.QuizDoor;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Texts;

/** Notes which steps people have done: most are told by facts, wherever they were done; a proof by who found it good. */
public final class Progress {
    /** A badge comes seconds after what earns it, a minute after where a node died: so long the thanks wait for it. */
    private static final Duration BADGE = Duration.ofMinutes(2);

    private final Activity activity;
    private final QuizDoor door;
    private final Attention attention;
    private final Consumer<UUID> changed;

    /**
     * Made once, when the program starts.
     *
     * @param changed told, after the commit, in which challenge there is something new to show
     */
    public Progress(Activity activity, QuizDoor door, Attention attention, Consumer<UUID> changed) {
        this.activity = activity;
        this.door = door;
        this.attention = attention;
        this.changed = changed;
    }

    /** Somebody in a challenge that runs. */
    private record Runner(Challenge challenge, UUID person) {}

    /** To be told of every fact. */
    public void heard(Transaction tx, List<Fact> facts) {
        List<Fact> steps = facts.stream()
                .filter(fact -> fact.person().isPresent() && mayBeStep(fact))
                .toList();
        if (!steps.isEmpty()) {
            runners(tx, steps).forEach(runner -> steps.forEach(fact -> hear(tx, runner, fact)));
        }
        for (Fact fact : facts) {
            if (fact instanceof Fact.BadgeEarned badge) {
                badge.person().ifPresent(person -> leaveItTo(tx, badge, person));
            }
        }
    }

    /** Who did all of a challenge and has a badge for what they did then hears of that, and is thanked by it. */
    private void leaveItTo(Transaction tx, Fact.BadgeEarned badge, UUID person) {
        List<String> thanks = tx
                .handle()
                .createQuery("SELECT challenge_id FROM challenge_members WHERE person_id = :person AND done_at = :at")
                .bind("person", person)
                .bind("at", badge.at())
                .mapTo(UUID.class)
                .stream()
                .map(challenge -> thanks(challenge, person))
                .toList();
        attention.withdraw(tx, thanks);
    }

    private static boolean mayBeStep(Fact fact) {
        return switch (fact) {
            case Fact.QuizDone _, Fact.ResourceShared _, Fact.HelpThanked _, Fact.PairMet _, Fact.PromptAnswered _ ->
                true;
            default -> false;
        };
    }

    private static List<Runner> runners(Transaction tx, List<Fact> facts) {
        return tx.handle()
                .createQuery("""
                        SELECT ch.*, c.organisation_id, m.person_id
                        FROM challenge_members m
                        JOIN challenges ch ON ch.id = m.challenge_id
                        JOIN communities c ON c.id = ch.community_id
                        WHERE m.person_id = ANY (:persons) AND ch.community_id = ANY (:communities)
                          AND ch.state = 'RUNNING' AND m.done_at IS NULL
                        ORDER BY ch.id, m.person_id
                        """)
                .bindArray(
                        "persons",
                        UUID.class,
                        facts.stream()
                                .map(fact -> fact.person().orElseThrow())
                                .distinct()
                                .toArray())
                .bindArray(
                        "communities",
                        UUID.class,
                        facts.stream().map(Fact::community).distinct().toArray())
                .map((row, context) -> new Runner(Challenge.read(row), row.getObject("person_id", UUID.class)))
                .list();
    }

    private void hear(Transaction tx, Runner runner, Fact fact) {
        Challenge challenge = runner.challenge();
        boolean counts = fact.community().equals(challenge.community())
                && fact.person().equals(Optional.of(runner.person()))
                && fact.at().isBefore(challenge.endsAt());
        if (counts && challenge.steps().stream().anyMatch(step -> step.isDoneBy(fact))) {
            Set<Integer> done = hold(tx, challenge, runner.person());
            IntStream.range(0, challenge.steps().size())
                    .filter(step ->
                            !done.contains(step) && challenge.steps().get(step).isDoneBy(fact))
                    .findFirst()
                    .ifPresent(step -> note(tx, challenge, runner.person(), step, fact.at()));
        }
    }

    /** Notes a step, where the person takes part and has not done it; whatever became of the challenge meanwhile. */
    void mark(Transaction tx, Challenge challenge, UUID person, int step, Instant at) {
        hold(tx, challenge, person);
        note(tx, challenge, person, step, at);
    }

    /** Those of a challenge's quizzes count that people had answered before they came in. */
    void catchUp(Transaction tx, Challenge challenge, Collection<UUID> persons, Instant at) {
        for (int i = 0; i < challenge.steps().size(); i++) {
            if (challenge.steps().get(i) instanceof Step.Quiz quiz) {
                int step = i;
                door.done(tx, challenge.community(), quiz.quiz(), persons).stream()
                        .sorted()
                        .forEach(person -> mark(tx, challenge, person, step, at));
            }
        }
    }

    /**
     * The steps that somebody has done. Until the transaction ends nobody else notes one of theirs, nor closes the
     * challenge: of two steps that are done at once, the second knows of the first.
     */
    private static Set<Integer> hold(Transaction tx, Challenge challenge, UUID person) {
        tx.handle()
                .createQuery("""
                        SELECT m.person_id FROM challenges ch JOIN challenge_members m ON m.challenge_id = ch.id
                        WHERE ch.id = :challenge AND m.person_id = :person
                        FOR KEY SHARE OF ch FOR NO KEY UPDATE OF m
                        """)
                .bind("challenge", challenge.id())
                .bind("person", person)
                .mapTo(UUID.class)
                .findOne();
        return new HashSet<>(tx.handle()
                .createQuery("""
                        SELECT step FROM challenge_steps WHERE challenge_id = :challenge AND person_id = :person
                        """)
                .bind("challenge", challenge.id())
                .bind("person", person)
                .mapTo(Integer.class)
                .list());
    }

    private void note(Transaction tx, Challenge challenge, UUID person, int step, Instant at) {
        boolean fresh = tx.handle()
                        .createUpdate("""
                        INSERT INTO challenge_steps (challenge_id, person_id, step, done_at)
                        SELECT challenge_id, person_id, :step, :at FROM challenge_members
                        WHERE challenge_id = :challenge AND person_id = :person
                        ON CONFLICT (challenge_id, person_id, step) DO NOTHING
                        """)
                        .bind("challenge", challenge.id())
                        .bind("person", person)
                        .bind("step", step)
                        .bind("at", at)
                        .execute()
                == 1;
        if (!fresh) {
            return;
        }
        Optional<UUID> who = Optional.of(person);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact.ChallengeStepDone(challenge.community(), who, challenge.id(), at, step));
        if (isAll(tx, challenge, person, at)) {
            facts.add(new Fact.ChallengeDone(challenge.community(), who, challenge.id(), at));
            attention.withdraw(tx, reminders(challenge.id(), person));
            thank(tx, challenge, person, at);
        }
        activity.record(tx, facts);
        tx.afterCommit(() -> changed.accept(challenge.id()));
    }

    private void thank(Transaction tx, Challenge challenge, UUID person, Instant at) {
        attention.writeEach(
                tx,
                List.of(person),
                one -> thanks(challenge.id(), one),
                (one, language) -> MyCards.done(challenge, Texts.of(Progress.class, language)),
                Weight.ASIDE,
                at,
                zone -> Optional.of(at.plus(BADGE)));
    }

    private static boolean isAll(Transaction tx, Challenge challenge, UUID person, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        UPDATE challenge_members m SET done_at = :at
                        WHERE m.challenge_id = :challenge AND m.person_id = :person AND m.done_at IS NULL
                          AND (SELECT count(*) FROM challenge_steps s
                               WHERE s.challenge_id = m.challenge_id AND s.person_id = m.person_id) >= :all
                        """)
                        .bind("challenge", challenge.id())
                        .bind("person", person)
                        .bind("at", at)
                        .bind("all", challenge.steps().size())
                        .execute()
                == 1;
    }

    private static String thanks(UUID challenge, UUID person) {
        return "challenge/%s/done/%s".formatted(challenge, person);
    }

    /** The stamps of what reminds somebody. */
    static List<String> reminders(UUID challenge, UUID person) {
        return List.of(reminder("half", challenge, person), reminder("last", challenge, person));
    }

    static String reminder(String what, UUID challenge, UUID person) {
        return "challenge/%s/%s/%s".formatted(challenge, what, person);
    }
}

package org.entrain.core.lessons;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bank.Version;
import org.entrain.core.database.Transaction;
import org.entrain.core.lessons.Walk.State;
import org.entrain.core.plans.LocalTimes;
import org.entrain.core.text.Texts;

/** How people come from one step of a path to the next. What they did before, wherever that was, they need not do again. */
public final class Journeys {
    /** When a letter about a step is wanted, by the person's own clock. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Walks walks;
    private final Lessons lessons;
    private final Practice practice;
    private final Quizzes quizzes;
    private final Activity activity;
    private final Attention attention;

    /** Made once, when the program starts. */
    public Journeys(
            Paths paths, Lessons lessons, Practice practice, Quizzes quizzes, Activity activity, Attention attention) {
        this.walks = new Walks(paths);
        this.lessons = lessons;
        this.practice = practice;
        this.quizzes = quizzes;
        this.activity = activity;
        this.attention = attention;
    }

    Walks walks() {
        return walks;
    }

    /** The same walk at the first step that is still to be done. */
    Walk settled(Transaction tx, Walk walk) {
        Walk here = walk;
        while (isDone(tx, here)) {
            here = here.at(here.step() + 1);
        }
        return here;
    }

    private boolean isDone(Transaction tx, Walk walk) {
        return walk.current().filter(step -> isDone(tx, walk, step)).isPresent();
    }

    private boolean isDone(Transaction tx, Walk walk, Step step) {
        return switch (step.kind()) {
            case LESSON ->
                step.lesson()
                        .map(lesson -> lessons.isDone(tx, lesson, walk.person()))
                        .orElse(true);
            case QUIZ -> remaining(tx, walk, step).isEmpty();
            case TASK, PROMPT -> false;
        };
    }

    /** The questions of a quiz that the person has not answered, here or when it was played. */
    List<Version> remaining(Transaction tx, Walk walk, Step step) {
        List<Version> all = step.quiz()
                .flatMap(quiz -> quizzes.byId(tx, quiz))
                .map(Quiz::questions)
                .orElse(List.of());
        Set<UUID> answered = practice.answered(
                tx, walk.person(), all.stream().map(Version::question).toList());
        return all.stream()
                .filter(version -> !answered.contains(version.question()))
                .toList();
    }

    /**
     * Goes on to the next step that is still to be done; a letter follows when that may come. Or comes to the end, which
     * whoever has it go on then sees to: {@link #finish}.
     */
    Walk advance(Transaction tx, Walk walk, ZoneId zone, Instant at) {
        Walk next = settled(tx, walk.at(walk.step() + 1));
        if (!next.isOver()) {
            LocalDate tomorrow = LocalDate.ofInstant(at, zone).plusDays(1);
            LocalDate day = next.opensOn().isAfter(tomorrow) ? next.opensOn() : tomorrow;
            walks.move(tx, next.id(), next.step(), 0, Optional.of(morning(day, zone)));
        }
        return next;
    }

    /**
     * Ends a walk whose steps are all done.
     *
     * @return the path that waited for its end, where one did, and starts now
     */
    Optional<String> finish(Transaction tx, Walk walk, Instant at) {
        Optional<String> next = walks.end(tx, walk, State.FINISHED, at);
        activity.record(
                tx,
                List.of(new Fact.PathFinished(
                        walk.path().communityId(),
                        Optional.of(walk.person()),
                        walk.path().id(),
                        at)));
        return next;
    }

    /** The same where nobody pressed anything that this would be the answer to: with one warm letter. */
    void finishUnasked(Transaction tx, Walk walk, Instant at) {
        Optional<String> next = finish(tx, walk, at);
        attention.write(
                tx,
                walk.person(),
                "path/%s/%s/finished".formatted(walk.id(), walk.startedOn()),
                language -> StepCards.finished(walk, next, Texts.of(Journeys.class, language)),
                Weight.DIRECT,
                at);
    }

    static Instant morning(LocalDate day, ZoneId zone) {
        return LocalTimes.instant(day.atTime(MORNING), zone);
    }
}

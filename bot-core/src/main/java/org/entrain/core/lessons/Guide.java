package org.entrain.core.lessons;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.asking.AskCards;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bank.Version;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.database.Transaction;
import org.entrain.core.lessons.Walk.State;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Shows people their next step, and takes them on when they did one. */
public final class Guide {
    private final Journeys journeys;
    private final Lessons lessons;
    private final Bank bank;
    private final Pictures pictures;

    /** Made once, when the program starts. */
    public Guide(Journeys journeys, Lessons lessons, Bank bank, Pictures pictures) {
        this.journeys = journeys;
        this.lessons = lessons;
        this.bank = bank;
        this.pictures = pictures;
    }

    /** What to say below the verdict on a lesson: every path it was the next step of goes on. */
    Message afterLesson(Turn turn, Lesson lesson, List<Block> verdict) {
        var blocks = new ArrayList<>(verdict);
        for (Walk walk : journeys.walks().at(turn.tx(), turn.person().id(), lesson.id())) {
            blocks.addAll(onward(turn, walk));
        }
        return Message.of(blocks);
    }

    /** What to say below the verdict on a question of a quiz: the next question, or how the path goes on. */
    Message afterAnswer(Turn turn, Walk walk, List<Block> verdict) {
        var blocks = new ArrayList<>(verdict);
        blocks.add(new Block.Divider());
        blocks.addAll(question(turn, walk).orElseGet(() -> onward(turn, walk)));
        return Message.of(blocks);
    }

    /** The step was done. Whoever did the last one is thanked here and now: a letter would say it twice. */
    List<Block> onward(Turn turn, Walk walk) {
        Walk next = journeys.advance(turn.tx(), walk, zone(turn), turn.at());
        return next.isOver() ? finished(turn, next).blocks() : StepCards.onward(next, today(turn), texts(turn));
    }

    private Message finished(Turn turn, Walk walk) {
        return StepCards.finished(walk, journeys.finish(turn.tx(), walk, turn.at()), texts(turn));
    }

    /** The first question of the quiz at hand that is not answered. */
    Optional<List<Block>> question(Turn turn, Walk walk) {
        return walk.current()
                .flatMap(step -> journeys.remaining(turn.tx(), walk, step).stream()
                        .findFirst()
                        .map(version -> AskCards.blocks(
                                StepCards.ask(walk, version, pictures::page, texts(turn)), texts(turn))));
    }

    /** Somebody's walk, where this question is to be answered in its step. */
    Optional<Walk> asking(Turn turn, UUID id, UUID question) {
        return journeys.walks()
                .find(turn.tx(), id, turn.person().id())
                .filter(walk -> walk.state() == State.WALKING && !walk.opensOn().isAfter(today(turn)))
                .filter(walk -> walk.current()
                        .filter(step -> journeys.remaining(turn.tx(), walk, step).stream()
                                .map(Version::question)
                                .anyMatch(question::equals))
                        .isPresent());
    }

    /** A step as it is shown in a message or a letter. */
    Message step(Transaction tx, Walk walk, Step step, Language language) {
        Texts texts = Texts.of(Guide.class, language);
        var blocks = new ArrayList<Block>();
        blocks.add(StepCards.head(walk, texts));
        blocks.addAll(
                switch (step.kind()) {
                    case LESSON ->
                        step.lesson()
                                .flatMap(id -> lessons.find(tx, walk.path().organisationId(), id))
                                .map(lesson -> LessonCards.blocks(LessonChat.shown(tx, lesson, bank, pictures), texts))
                                .orElse(List.of());
                    case QUIZ ->
                        StepCards.quiz(
                                walk, step, journeys.remaining(tx, walk, step).size(), texts);
                    case TASK -> StepCards.task(walk, step, pictures::page, texts);
                    case PROMPT -> StepCards.prompt(walk, step, pictures::page, texts);
                });
        return Message.of(blocks);
    }

    /** The step somebody asks to see; or, where it is too early for it, when it comes. */
    Message now(Turn turn, Walk asked) {
        Walk walk = journeys.settled(turn.tx(), asked);
        if (walk.isOver()) {
            return finished(turn, walk);
        }
        if (walk.opensOn().isAfter(today(turn))) {
            return Message.of(StepCards.onward(walk, today(turn), texts(turn)));
        }
        if (walk.told() == 0) {
            // They have it now: what follows is a reminder.
            journeys.walks()
                    .move(turn.tx(), walk.id(), walk.step(), 1, Walking.nextReminder(walk, 1, today(turn), zone(turn)));
        }
        return step(turn.tx(), walk, walk.current().orElseThrow(), turn.language());
    }

    static LocalDate today(Turn turn) {
        return LocalDate.ofInstant(turn.at(), zone(turn));
    }

    static ZoneId zone(Turn turn) {
        return turn.person().zone().orElse(ZoneOffset.UTC);
    }

    private static Texts texts(Turn turn) {
        return turn.texts(Guide.class);
    }
}

package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.entrain.core.asking.Verdicts;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Texts;

/** What one person sees of how they did. */
final class ScoreCards {
    /** As many as both platforms show in one message with room to spare. */
    private static final int MOST_SHOWN = 30;

    private ScoreCards() {}

    /** After the last question: how it went, and whether there is another try. */
    static List<Block> finished(Sitting sitting, Score score, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(finish(sitting, score, texts)));
        if (sitting.tells() && sitting.attempt() != Sitting.ANOTHER_TRY) {
            passed(sitting.run(), score, sitting.markable(), texts)
                    .ifPresent(words -> blocks.add(new Block.Text(words)));
            if (score.before() > score.earned()) {
                blocks.add(new Block.Note(texts.words("finished.best")));
            }
        }
        if (sitting.triesLeft() > 0) {
            blocks.add(Buttons.of(Button.of(
                    texts.say("again", sitting.triesLeft()),
                    Action.of(ResumeChat.AGAIN, sitting.run().id(), sitting.attempt() + 1))));
        }
        return blocks;
    }

    private static Words finish(Sitting sitting, Score score, Texts texts) {
        int markable = sitting.markable();
        if (!sitting.tells()) {
            return texts.words("finished.noted");
        }
        if (markable == 0) {
            return texts.words("finished.thanks");
        }
        boolean isOver =
                sitting.attempt() == Sitting.ANOTHER_TRY || !sitting.run().isOpen();
        return texts.words(isOver ? "finished.retry" : "finished", score.right(), markable);
    }

    /**
     * Whether somebody passed, where that can be; the best of their tries counts.
     *
     * @param markable how many points there were
     */
    private static Optional<Words> passed(Run run, Score score, int markable, Texts texts) {
        return run.quiz().rules().pass().filter(needed -> markable > 0).map(needed -> {
            int percent = percent(score.best(), markable);
            return texts.words(percent >= needed ? "finished.passed" : "finished.not-yet", percent, needed);
        });
    }

    /** Rounded down, so that nobody reads the percent it takes without having it; thirds that make a whole are whole. */
    static int percent(double points, int of) {
        return (int) Math.min(100, Math.floor(100 * points / of + 1e-6));
    }

    /**
     * What somebody answered to a run that is closed, and what is right: their best try.
     *
     * @param sitting as they went through it
     */
    static Message mine(Sitting sitting, SequencedMap<Integer, Given> given, Score score, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Heading(texts.say("opened.title", sitting.run().quiz().name())));
        List<Integer> answered =
                sitting.numbers().stream().filter(given::containsKey).toList();
        answered.stream()
                .limit(MOST_SHOWN)
                .forEach(number -> blocks.add(new Block.Text(mine(
                        sitting,
                        number,
                        Objects.requireNonNull(given.get(number)).response(),
                        texts))));
        if (answered.size() > MOST_SHOWN) {
            blocks.add(new Block.Note(texts.words("mine.more", answered.size() - MOST_SHOWN)));
        }
        blocks.add(new Block.Text(texts.words("mine.total", score.right(), sitting.markable())));
        passed(sitting.run(), score, sitting.markable(), texts).ifPresent(words -> blocks.add(new Block.Text(words)));
        return Message.of(blocks);
    }

    private static Words mine(Sitting sitting, int number, Response response, Texts texts) {
        Version version = sitting.question(number);
        Question question = version.in(texts.language()).question();
        boolean right =
                QuestionCards.mark(version, response, texts).filter(Mark::right).isPresent();
        return texts.words(
                right || question instanceof Reflection ? "mine.right" : "mine.answer",
                sitting.position(number),
                question.text(),
                Verdicts.said(question, response, texts),
                question.rightAnswer(texts.language()));
    }
}

package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrain.core.asking.Verdicts;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Button.Look;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Texts;

/** What everybody sees of a live run, and what its facilitators see. */
final class LiveCards {
    private LiveCards() {}

    /** In the channel before the first question. */
    static Message ready(Run run, Texts texts) {
        return Message.of(
                heading(run, texts),
                new Block.Text(texts.words(
                        "live.ready", run.openedBy(), run.quiz().questions().size())));
    }

    /** In the channel while a question is asked. */
    static Message asking(Run run, int number, int answers, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(heading(run, texts));
        blocks.addAll(QuestionCards.question(Sitting.ofQuiz(run, Sitting.FIRST_TRY), number, Optional.empty(), texts));
        blocks.add(new Block.Note(texts.words("live.count", answers)));
        return Message.of(blocks);
    }

    /** In the channel while the answers to a question are shown: how they are spread, what is right, and why. */
    static Message showing(Run run, int number, List<Response> responses, Texts texts) {
        Question question = question(run, number, texts);
        var blocks = new ArrayList<Block>();
        blocks.add(heading(run, texts));
        blocks.add(new Block.Text(asked(run, number, texts)));
        List<Block> chart = LiveSpread.chart(run.quiz().questions().get(number), responses, texts);
        blocks.addAll(chart);
        String right = question.rightAnswer(texts.language());
        if (!right.isEmpty()) {
            blocks.add(new Block.Text(texts.words("live.answer", right)));
        }
        if (!question.explanation().isEmpty()) {
            blocks.add(new Block.Text(Words.plain(question.explanation())));
        }
        boolean few = !right.isEmpty() && responses.size() < LiveSpread.SMALLEST_GROUP;
        blocks.add(new Block.Note(
                texts.words(few ? "live.too-few" : "live.answered", responses.size(), LiveSpread.SMALLEST_GROUP)));
        return Message.of(blocks);
    }

    private static Block heading(Run run, Texts texts) {
        return new Block.Heading(texts.say("live.title", run.quiz().name()));
    }

    private static Words asked(Run run, int number, Texts texts) {
        return new Words(List.of(
                new Words.Strong(
                        texts.say("question", number + 1, run.quiz().questions().size())),
                new Words.Plain("  " + question(run, number, texts).text())));
    }

    private static Question question(Run run, int number, Texts texts) {
        return run.quiz().questions().get(number).in(texts.language()).question();
    }

    /** To who answered: that the answer is in, and not yet whether it is right. */
    static Message taken(Sitting sitting, int number, Standing standing, Texts texts) {
        Question question = question(sitting.run(), number, texts);
        return Message.of(standing.response()
                .map(response -> texts.words(
                        standing.taken() ? "live.taken" : "live.before", Verdicts.said(question, response, texts)))
                .orElseGet(() -> texts.words("live.late")));
    }

    /**
     * To a facilitator: where the run stands, and what can be done.
     *
     * @param answers how many have answered the question that is asked
     */
    static Message control(Run run, LiveStep step, int answers, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(heading(run, texts));
        if (step.isReady()) {
            blocks.add(new Block.Text(texts.words("live.begin")));
        } else {
            blocks.add(new Block.Text(asked(run, step.number(), texts)));
            blocks.add(new Block.Note(texts.words("live.count", answers)));
        }
        blocks.add(new Buttons(moves(run, step, texts)));
        return Message.of(blocks);
    }

    /** To who started a run that stands still. */
    static Message reminder(Run run, LiveStep step, int answers, Texts texts) {
        var blocks = new ArrayList<>(control(run, step, answers, texts).blocks());
        blocks.add(1, new Block.Text(texts.words("live.reminder", run.quiz().name())));
        return Message.of(blocks);
    }

    private static List<Button> moves(Run run, LiveStep step, Texts texts) {
        var buttons = new ArrayList<Button>();
        boolean hasNext = step.hasNext(run.quiz().questions().size());
        if (step.asks()) {
            buttons.add(Button.primary(texts.say("live.show"), move(run, step, LiveChat.Move.SHOW)));
        }
        if (step.asks() && hasNext) {
            buttons.add(Button.of(texts.say("live.skip"), move(run, step, LiveChat.Move.NEXT)));
        } else if (hasNext) {
            buttons.add(Button.primary(texts.say("live.next"), move(run, step, LiveChat.Move.NEXT)));
        }
        buttons.add(new Button(texts.say("live.end"), move(run, step, LiveChat.Move.END), Look.DANGER, false));
        return buttons;
    }

    private static Action move(Run run, LiveStep step, LiveChat.Move move) {
        return Action.of(LiveChat.STEP, run.id(), step.step(), move);
    }
}

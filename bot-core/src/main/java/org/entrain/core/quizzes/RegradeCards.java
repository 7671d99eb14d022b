package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.entrain.core.bank.Bank.Kept;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.questions.Question;
import org.entrain.core.text.Texts;

/** What a crew sees of a regrade, and what those read whose result changed. */
final class RegradeCards {
    /** Slack takes no more options in a list. */
    private static final int MOST_OPTIONS = 100;
    /** More would be a wall of text. */
    private static final int MOST_CHANGED = 5;

    private RegradeCards() {}

    /**
     * The questions that were asked: those that were changed since, and all, to put one right.
     *
     * @param asked those changed since first
     */
    static Message questions(String quiz, List<Regrades.Asked> asked, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("regrade.intro", quiz)));
        asked.stream().filter(one -> one.behind() > 0).limit(MOST_CHANGED).forEach(one -> {
            blocks.add(new Block.Text(texts.words("regrade.changed", text(one.now(), texts), one.behind())));
            blocks.add(Buttons.of(Button.of(
                    texts.say("regrade.look"),
                    Action.of(RegradeChat.LOOK, one.now().question()))));
        });
        List<Option> options = IntStream.range(0, Math.min(asked.size(), MOST_OPTIONS))
                .mapToObj(i -> new Option(
                        asked.get(i).now().question().toString(),
                        text(asked.get(i).now(), texts)))
                .toList();
        blocks.add(new Block.Choice(texts.say("regrade.which"), Action.of(RegradeChat.QUESTION), options));
        return Message.of(blocks);
    }

    private static String text(Version version, Texts texts) {
        return version.in(texts.language()).question().text();
    }

    /** One question with what counts as right, and the way to put it right. */
    static Message question(Kept kept, boolean byForm, Texts texts) {
        Question question = kept.version().in(texts.language()).question();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("regrade.key", question.text(), question.rightAnswer(texts.language()))));
        if (byForm) {
            blocks.add(Buttons.of(Button.opening(
                    texts.say("regrade.fix"),
                    Action.of(RegradeChat.FORM, kept.id(), kept.version().number()))));
        } else {
            blocks.add(new Block.Note(texts.words("regrade.by-edit")));
        }
        return Message.of(blocks);
    }

    /** What a regrade would do, and the button that does it. */
    static Message prospect(Kept kept, Regrades.Prospect prospect, Texts texts) {
        Question question = kept.version().in(texts.language()).question();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("regrade.now", question.text(), question.rightAnswer(texts.language()))));
        if (prospect.isForSomething()) {
            blocks.add(new Block.Text(effect(prospect, texts)));
            blocks.add(Buttons.of(Button.primary(
                    texts.say("regrade.surely"),
                    Action.of(RegradeChat.SURELY, kept.id(), kept.version().number()))));
        } else {
            blocks.add(new Block.Text(texts.words("regrade.nothing")));
        }
        if (prospect.open() > 0) {
            blocks.add(new Block.Note(texts.words("regrade.open", prospect.open())));
        }
        if (prospect.apart() > 0) {
            blocks.add(new Block.Note(texts.words("regrade.apart", prospect.apart())));
        }
        return Message.of(blocks);
    }

    /** Of a few answers it is not said what changes: it could be told whose they are. */
    private static Words effect(Regrades.Prospect prospect, Texts texts) {
        if (prospect.answers() < Results.SMALLEST_GROUP) {
            return texts.words("regrade.few");
        }
        RegradeRows.Effect effect = prospect.effect();
        return effect.answers() == 0
                ? texts.words("regrade.same", prospect.answers())
                : texts.words("regrade.effect", effect.answers(), prospect.answers(), effect.up(), effect.down());
    }

    /** To somebody whose mark changed. */
    static Message told(String quiz, Version version, Remark.Change change, RegradeRows.Score score, Texts texts) {
        Question question = version.in(texts.language()).question();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("regrade.told", quiz, question.text())));
        blocks.add(new Block.Text(texts.words(change.key(), question.rightAnswer(texts.language()))));
        if (!question.explanation().isEmpty()) {
            blocks.add(new Block.Text(Words.plain(question.explanation())));
        }
        blocks.add(new Block.Note(texts.words("regrade.told.score", score.right(), score.answered())));
        return Message.of(blocks);
    }
}

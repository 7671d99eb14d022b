package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bank.Bank.Kept;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.questions.Question;
import org.entrain.core.text.Texts;

/** How a flag is raised, and what is read of it. */
final class FlagCards {
    static final String REASON = "reason";
    static final String WORDS = "words";

    /** What more of them say can be read once these are seen to. */
    private static final int MOST_SAID = 10;

    private FlagCards() {}

    /** Below a verdict: the way to say that something is wrong with the question. */
    static Block raise(Version version, Texts texts) {
        return Buttons.of(Button.opening(
                texts.say("flag.raise"), Action.of(FlagChat.RAISE, version.question(), version.number())));
    }

    static Form form(Version version, Action submit, Texts texts) {
        return new Form(
                submit,
                texts.say("flag.form"),
                List.of(new Block.Text(
                        Words.plain(version.in(texts.language()).question().text()))),
                List.of(
                        new Form.ChoiceField(
                                REASON,
                                texts.say("flag.form.reason"),
                                "",
                                false,
                                false,
                                Arrays.stream(Flag.Reason.values())
                                        .map(reason -> new Option(reason.name(), texts.say(reason.key())))
                                        .toList()),
                        new Form.TextField(
                                WORDS,
                                texts.say("flag.form.words"),
                                texts.say("flag.form.words.hint"),
                                true,
                                true,
                                Flag.LONGEST,
                                "")),
                texts.say("flag.form.submit"),
                texts.say("flag.form.cancel"));
    }

    /** To the crew: what people say of a question, and what can be done. Who they are is not said. */
    static Message gathered(Kept kept, List<Flag> open, Flags.Answered answered, Optional<UUID> quiz, Texts texts) {
        Question question = kept.version().in(texts.language()).question();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("flag.gathered", open.size(), question.text())));
        blocks.add(new Block.Text(texts.words("flag.key", question.rightAnswer(texts.language()))));
        blocks.add(new Block.Facts(Arrays.stream(Flag.Reason.values())
                .map(reason -> new Block.Fact(
                        texts.say(reason.key()),
                        String.valueOf(open.stream()
                                .filter(flag -> flag.reason() == reason)
                                .count())))
                .filter(fact -> !fact.value().equals("0"))
                .toList()));
        open.stream()
                .filter(flag -> !flag.words().isEmpty())
                .limit(MOST_SAID)
                .forEach(flag -> blocks.add(new Block.Text(texts.words("flag.said", flag.words()))));
        if (answered.answers() >= Results.SMALLEST_GROUP) {
            blocks.add(new Block.Note(texts.words("flag.right", answered.right(), answered.answers())));
        }
        var buttons = new ArrayList<Button>();
        buttons.add(Button.primary(texts.say("stats.key"), Action.of(RegradeChat.QUESTION, kept.id())));
        quiz.ifPresent(one -> buttons.add(
                Button.of(texts.say("flag.statistics"), Action.of(StatisticsChat.QUESTION, one, kept.id()))));
        buttons.add(
                new Button(texts.say("flag.retire"), Action.of(FlagChat.RETIRE, kept.id()), Button.Look.DANGER, false));
        buttons.add(Button.of(texts.say("flag.close"), Action.of(FlagChat.CLOSE, kept.id())));
        blocks.add(new Buttons(buttons));
        blocks.add(new Block.Note(texts.words("flag.edit")));
        return Message.of(blocks);
    }

    /** To the crew, in the place of it, once somebody has seen to it. */
    static Message settled(Kept kept, Flag.Fate fate, String by, Texts texts) {
        return Message.of(texts.words(
                "flag.settled",
                kept.version().in(texts.language()).question().text(),
                by,
                texts.say(fate.key() + ".crew")));
    }

    /** To somebody who flagged. */
    static Message told(Kept kept, Flag.Fate fate, Texts texts) {
        return Message.of(texts.words(
                fate.key(), kept.version().in(texts.language()).question().text()));
    }
}

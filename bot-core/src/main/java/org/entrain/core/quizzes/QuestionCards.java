package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.asking.AnswerForm;
import org.entrain.core.asking.Ask;
import org.entrain.core.asking.AskCards;
import org.entrain.core.asking.Shuffle;
import org.entrain.core.asking.Verdicts;
import org.entrain.core.bank.Rules;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Texts;

/** What one person sees: a question, and what became of their answer. */
final class QuestionCards {
    private QuestionCards() {}

    /**
     * A question with what answers it.
     *
     * @param person whom it is put to; empty where everybody reads it
     */
    static List<Block> question(Sitting sitting, int number, Optional<UUID> person, Texts texts) {
        return question(sitting, number, person, false, texts);
    }

    /** The same, with the hint or with the offer of one. */
    static List<Block> question(Sitting sitting, int number, Optional<UUID> person, boolean helped, Texts texts) {
        var blocks = new ArrayList<>(AskCards.blocks(ask(sitting, number, person, helped, texts), texts));
        String hint = hint(sitting, number, texts);
        if (!hint.isEmpty()) {
            blocks.add(
                    helped
                            ? new Block.Note(texts.words("hint", hint))
                            : Buttons.of(Button.of(
                                    texts.say("hint.ask"),
                                    Action.of(AnswerChat.HINT, sitting.run().id(), number, sitting.attempt()))));
        }
        return blocks;
    }

    private static String hint(Sitting sitting, int number, Texts texts) {
        return sitting.question(number).in(texts.language()).hint();
    }

    /** The form in which a question is answered that takes more than a press. */
    static Form form(Sitting sitting, int number, UUID person, boolean helped, Texts texts) {
        String title = texts.say(
                "form.title", sitting.position(number), sitting.numbers().size());
        Ask ask = ask(sitting, number, Optional.of(person), helped, texts);
        Form form = AnswerForm.of(ask, title, texts);
        if (helped) {
            Block hint = new Block.Note(texts.words("hint", hint(sitting, number, texts)));
            form = new Form(
                    form.onSubmit(),
                    form.title(),
                    Stream.concat(form.intro().stream(), Stream.of(hint)).toList(),
                    form.fields(),
                    form.submit(),
                    form.cancel());
        }
        return ask.item().question() instanceof Reflection ? AnswerForm.shareable(form, texts) : form;
    }

    private static Ask ask(Sitting sitting, int number, Optional<UUID> person, boolean helped, Texts texts) {
        Version version = sitting.question(number);
        UUID run = sitting.run().id();
        Object[] help = helped ? new Object[] {AnswerChat.HELPED} : new Object[0];
        return new Ask(
                version.in(texts.language()),
                texts.say(
                        "question", sitting.position(number), sitting.numbers().size()),
                person.map(one -> sitting.shuffle(number, one)).orElseGet(() -> Shuffle.forAll(version.question())),
                response -> action(AnswerChat.ANSWER, help, run, number, sitting.attempt(), response.encoded()),
                action(AnswerChat.ASK, help, run, number, sitting.attempt()),
                action(AnswerChat.ANSWER_FORM, help, run, number, sitting.attempt()),
                sitting.run().pictures());
    }

    private static Action action(String name, Object[] help, Object... arguments) {
        return Action.of(
                name, Stream.concat(Stream.of(arguments), Stream.of(help)).toArray());
    }

    /**
     * What became of an answer, why, and the next question.
     *
     * @param shared whether the answer was just given to the community to read
     */
    static Message verdict(Sitting sitting, int number, Standing standing, boolean shared, Texts texts) {
        var blocks = new ArrayList<Block>();
        standing.response()
                .ifPresentOrElse(
                        response -> blocks.addAll(judged(sitting, number, standing, response, texts)),
                        () -> blocks.add(new Block.Text(texts.words("closed"))));
        if (shared) {
            blocks.add(new Block.Note(texts.words("shared")));
            blocks.add(takeBack(sitting.run(), texts));
        }
        if (standing.open()) {
            blocks.addAll(next(sitting, standing.score(), Optional.of(standing.person()), texts));
        }
        return Message.of(blocks);
    }

    private static List<Block> judged(Sitting sitting, int number, Standing standing, Response response, Texts texts) {
        Version version = sitting.question(number);
        Item item = version.in(texts.language());
        var blocks = new ArrayList<Block>();
        if (!standing.taken()) {
            blocks.add(new Block.Text(texts.words("verdict.before", Verdicts.said(item.question(), response, texts))));
        }
        if (sitting.tells()) {
            blocks.addAll(Verdicts.blocks(item, mark(version, response, texts), texts));
        } else if (standing.taken()) {
            blocks.add(new Block.Text(texts.words("verdict.noted")));
        }
        boolean counts = sitting.attempt() == Sitting.ANOTHER_TRY
                || sitting.run().quiz().rules().late() != Rules.Late.UNMARKED;
        if (standing.late() && standing.taken() && !counts) {
            blocks.add(new Block.Note(texts.words("verdict.late")));
        }
        return blocks;
    }

    static Block takeBack(Run run, Texts texts) {
        return Buttons.of(Button.of(texts.say("take-back"), Action.of(SharingChat.TAKE_BACK, run.id())));
    }

    /** Empty also for a response whose words were forgotten, and which says nothing any more. */
    static Optional<Mark> mark(Version version, Response response, Texts texts) {
        try {
            return version.mark(response, texts.language());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The next question, or a word of thanks after the last one. */
    static List<Block> next(Sitting sitting, Score score, Optional<UUID> person, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Divider());
        sitting.next(score.answered())
                .ifPresentOrElse(
                        number -> blocks.addAll(question(sitting, number, person, texts)),
                        () -> blocks.addAll(ScoreCards.finished(sitting, score, texts)));
        return blocks;
    }
}

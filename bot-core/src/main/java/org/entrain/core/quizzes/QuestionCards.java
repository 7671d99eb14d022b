package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.asking.AnswerForm;
import org.entrain.core.asking.Ask;
import org.entrain.core.asking.AskCards;
import org.entrain.core.asking.Shuffle;
import org.entrain.core.asking.Verdicts;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Picture;
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
        return AskCards.blocks(ask(sitting, number, person, texts), texts);
    }

    /** The form in which a question is answered that takes more than a press. */
    static Form form(Sitting sitting, int number, UUID person, Texts texts) {
        String title = texts.say(
                "form.title", sitting.position(number), sitting.numbers().size());
        return AnswerForm.of(ask(sitting, number, Optional.of(person), texts), title, texts);
    }

    private static Ask ask(Sitting sitting, int number, Optional<UUID> person, Texts texts) {
        Version version = sitting.question(number);
        UUID run = sitting.run().id();
        boolean shuffled = sitting.run().quiz().rules().shuffleOptions();
        return new Ask(
                version.in(texts.language()),
                texts.say(
                        "question", sitting.position(number), sitting.numbers().size()),
                person.map(one -> Shuffle.of(version.question(), one, shuffled))
                        .orElseGet(() -> Shuffle.forAll(version.question())),
                response -> Action.of(AnswerChat.ANSWER, run, number, sitting.attempt(), response.encoded()),
                Action.of(AnswerChat.ASK, run, number, sitting.attempt()),
                Action.of(AnswerChat.ANSWER_FORM, run, number, sitting.attempt()),
                Picture::at);
    }

    /** What became of an answer, why, and the next question. */
    static Message verdict(Sitting sitting, int number, Standing standing, Texts texts) {
        Version version = sitting.question(number);
        Item item = version.in(texts.language());
        var blocks = new ArrayList<Block>();
        standing.response()
                .ifPresentOrElse(
                        response -> {
                            if (!standing.taken()) {
                                blocks.add(new Block.Text(texts.words(
                                        "verdict.before", Verdicts.said(item.question(), response, texts))));
                            }
                            blocks.addAll(Verdicts.blocks(item, version.mark(response), texts));
                        },
                        () -> blocks.add(new Block.Text(texts.words("closed"))));
        if (standing.open()) {
            blocks.addAll(next(sitting, standing.answered(), standing.right(), Optional.of(standing.person()), texts));
        }
        return Message.of(blocks);
    }

    /** The next question, or a word of thanks after the last one. */
    static List<Block> next(Sitting sitting, Set<Integer> answered, int right, Optional<UUID> person, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Divider());
        sitting.next(answered)
                .ifPresentOrElse(
                        number -> blocks.addAll(question(sitting, number, person, texts)),
                        () -> blocks.add(new Block.Text(texts.words(
                                sitting.attempt() == Sitting.ANOTHER_TRY ? "finished.retry" : "finished",
                                right,
                                sitting.numbers().size()))));
        return blocks;
    }
}

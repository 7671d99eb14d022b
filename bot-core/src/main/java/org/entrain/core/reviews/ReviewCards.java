package org.entrain.core.reviews;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrain.core.asking.AnswerForm;
import org.entrain.core.asking.Ask;
import org.entrain.core.asking.AskCards;
import org.entrain.core.asking.Shuffle;
import org.entrain.core.asking.Verdicts;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Picture;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** What one person sees of their reviews. */
final class ReviewCards {
    private static final int LONGEST_NAME = 60;

    private ReviewCards() {}

    /**
     * A question that is asked again.
     *
     * @param pile with the question first
     * @param helped whether they asked for the hint
     */
    record Asking(Version version, Pile pile, boolean helped, UUID person, Function<Picture, URI> pictures) {
        Ask ask(Texts texts) {
            return new Ask(
                    version.in(texts.language()),
                    texts.say("left", pile.questions().size()),
                    Shuffle.of(version.question(), person, true),
                    response -> pile.in(RecallChat.ANSWER, flag(helped), version.number(), response.encoded()),
                    pile.in(RecallChat.OPEN, flag(helped), version.number()),
                    pile.in(RecallChat.SUBMIT, flag(helped), version.number()),
                    pictures);
        }
    }

    private static int flag(boolean set) {
        return set ? 1 : 0;
    }

    /** The one message of a day. */
    static Message reminder(List<UUID> questions, Language language) {
        Texts texts = Texts.of(ReviewCards.class, language);
        return Message.of(
                new Block.Text(texts.words("reminder", questions.size())),
                Buttons.of(Button.primary(texts.say("start"), new Pile(questions).in(ReviewChat.ASK))),
                new Block.Note(texts.words("reminder.note")));
    }

    /** A question, what answers it, and a hint for whom it helps. */
    static List<Block> question(Asking asking, Texts texts) {
        var blocks = new ArrayList<>(AskCards.blocks(asking.ask(texts), texts));
        String hint = asking.version().in(texts.language()).hint();
        if (!hint.isEmpty()) {
            blocks.add(
                    asking.helped()
                            ? new Block.Note(texts.words("hint", hint))
                            : Buttons.of(Button.of(
                                    texts.say("hint.ask"), asking.pile().in(ReviewChat.HINT))));
        }
        return blocks;
    }

    /** The form in which a question is answered that takes more than a press. */
    static Form form(Asking asking, Texts texts) {
        return AnswerForm.of(asking.ask(texts), texts.say("form.title"), texts);
    }

    /**
     * What became of an answer, and when it comes back.
     *
     * @param easy what it means to say that it was too easy; empty where it was not known at once
     */
    static List<Block> verdict(Version version, Optional<Mark> mark, long days, Optional<Action> easy, Texts texts) {
        Item item = version.in(texts.language());
        var blocks = new ArrayList<>(Verdicts.blocks(item, mark, texts));
        blocks.add(new Block.Note(texts.words("again", days)));
        easy.ifPresent(action -> blocks.add(Buttons.of(Button.of(texts.say("easy"), action))));
        return blocks;
    }

    /** After the last question. */
    static List<Block> finished(boolean more, Optional<LocalDate> next, Texts texts) {
        if (more) {
            return List.of(
                    new Block.Text(texts.words("finished.more")),
                    Buttons.of(Button.of(texts.say("more"), Action.of(ReviewChat.ASK))));
        }
        return List.of(new Block.Text(next.map(day -> texts.words("finished.until", day(day, texts)))
                .orElseGet(() -> texts.words("finished"))));
    }

    /** Where nothing is due. */
    static Message nothing(Optional<LocalDate> next, Texts texts) {
        return Message.of(
                next.map(day -> texts.words("nothing.until", day(day, texts))).orElseGet(() -> texts.words("nothing")));
    }

    /** A part of somebody's own page: what is firm and what fades. */
    static List<Block> knowledge(Shelf.Knowledge knowledge, Texts texts) {
        var facts = new ArrayList<Block.Fact>();
        fact(facts, "fading", knowledge.fading(), knowledge.faintest(), texts);
        fact(facts, "growing", knowledge.growing(), List.of(), texts);
        fact(facts, "firm", knowledge.firm(), knowledge.firmest(), texts);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("knowledge.title")));
        blocks.add(new Block.Facts(facts));
        if (knowledge.fading() > 0) {
            blocks.add(Buttons.of(Button.of(texts.say("refresh"), Action.of(ReviewChat.ASK))));
        }
        blocks.add(new Block.Note(texts.words("knowledge.note")));
        return blocks;
    }

    private static void fact(List<Block.Fact> facts, String key, int count, List<Version> named, Texts texts) {
        if (count > 0) {
            String names = named.stream()
                    .map(version -> name(version.in(texts.language())))
                    .collect(Collectors.joining(" · "));
            facts.add(new Block.Fact(
                    texts.say(key),
                    names.isEmpty() ? texts.say("count", count) : texts.say("count.named", count, names)));
        }
    }

    private static String name(Item item) {
        String text = item.question().title().isEmpty()
                ? item.question().text()
                : item.question().title();
        return text.length() <= LONGEST_NAME
                ? text
                : text.substring(0, LONGEST_NAME - 1).strip() + "…";
    }

    private static String day(LocalDate day, Texts texts) {
        return Dates.DAY_OF_YEAR.of(day, texts.language());
    }
}

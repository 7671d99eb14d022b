package org.entrain.core.asking;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Words;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.Response;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Texts;

/** Draws a question with its natural control: buttons where one press answers it, else a button that opens a form. */
public final class AskCards {
    /** Longer options are listed, and the buttons carry their letters: Slack shows about 30 characters of a button. */
    private static final int LONGEST_LABEL = 30;

    /** More options are chosen from in a form. */
    private static final int MOST_BUTTONS = 10;

    private static final int LETTERS = 26;

    private AskCards() {}

    /** The question, and what answers it. */
    public static List<Block> blocks(Ask ask, Texts texts) {
        Texts own = Texts.of(AskCards.class, texts.language());
        Question question = ask.item().question();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(asked(ask)));
        picture(ask).ifPresent(blocks::add);
        switch (question) {
            case SingleChoice single -> blocks.addAll(choices(ask, single.choices(), own));
            case TrueFalse statement ->
                blocks.add(Buttons.of(
                        Button.of(own.say("true"), ask.answer().apply(new Response.Said(true))),
                        Button.of(own.say("false"), ask.answer().apply(new Response.Said(false)))));
            case MultipleChoice multiple -> {
                blocks.add(new Block.Text(lettered(ask, multiple.choices())));
                blocks.add(opening(ask, own.say("open.several")));
            }
            case Matching matching -> {
                blocks.add(new Block.Text(things(matching)));
                blocks.add(opening(ask, own.say("open.match")));
            }
            case Ordering ordering -> {
                blocks.add(new Block.Text(pieces(ask, ordering)));
                blocks.add(opening(ask, own.say("open.order")));
            }
            case Cloze cloze -> blocks.add(opening(ask, own.say("open.fill")));
            case ShortAnswer written -> blocks.add(opening(ask, own.say("open.write")));
            case Numeric numeric -> blocks.add(opening(ask, own.say("open.number")));
            case Reflection reflection -> blocks.add(opening(ask, own.say("open.reflect")));
        }
        return blocks;
    }

    private static Words asked(Ask ask) {
        var spans = new ArrayList<Words.Span>();
        if (!ask.heading().isEmpty()) {
            spans.add(new Words.Strong(ask.heading()));
            spans.add(new Words.Plain("  "));
        }
        spans.add(new Words.Plain(text(ask.item().question())));
        return new Words(spans);
    }

    /** What is asked; gaps bear the numbers that the form calls them by. */
    static String text(Question question) {
        if (!(question instanceof Cloze cloze) || cloze.gaps().size() == 1) {
            return question.text();
        }
        String[] parts = cloze.text().split(Cloze.GAP, -1);
        return parts[0]
                + IntStream.range(1, parts.length)
                        .mapToObj(i -> Cloze.GAP + " (" + i + ")" + parts[i])
                        .collect(joining());
    }

    static Optional<Block> picture(Ask ask) {
        return ask.item()
                .picture()
                .map(picture -> new Block.Picture(ask.pictures().apply(picture), picture.alternative()));
    }

    private static Words things(Matching matching) {
        return listed(matching.pairs().stream().map(Matching.Pair::left).toList());
    }

    private static Words pieces(Ask ask, Ordering ordering) {
        return listed(ask.shuffle().pieces(ordering.steps().size()).stream()
                .map(ordering.steps()::get)
                .toList());
    }

    private static Words listed(List<String> things) {
        return Words.lines(things.stream().map(each -> Words.plain("• " + each)).toList());
    }

    private static Buttons opening(Ask ask, String label) {
        return Buttons.of(Button.opening(label, ask.open()));
    }

    private static List<Block> choices(Ask ask, List<Choice> choices, Texts own) {
        if (choices.size() > MOST_BUTTONS) {
            return List.of(new Block.Text(lettered(ask, choices)), opening(ask, own.say("open.one")));
        }
        boolean areShort = choices.stream().allMatch(choice -> choice.text().length() <= LONGEST_LABEL);
        List<Integer> order = ask.shuffle().options(choices.size());
        Buttons buttons = new Buttons(IntStream.range(0, choices.size())
                .mapToObj(place -> Button.of(
                        areShort ? choices.get(order.get(place)).text() : letter(place),
                        ask.answer().apply(new Response.Chosen(order.get(place)))))
                .toList());
        return areShort ? List.of(buttons) : List.of(new Block.Text(lettered(ask, choices)), buttons);
    }

    private static Words lettered(Ask ask, List<Choice> choices) {
        List<Integer> order = ask.shuffle().options(choices.size());
        var spans = new ArrayList<Words.Span>();
        for (int place = 0; place < choices.size(); place++) {
            spans.add(new Words.Strong(choices.size() > LETTERS ? String.valueOf(place + 1) : letter(place)));
            spans.add(new Words.Plain(
                    "  " + choices.get(order.get(place)).text() + (place + 1 < choices.size() ? "\n" : "")));
        }
        return new Words(spans);
    }

    private static String letter(int place) {
        return String.valueOf((char) ('A' + place));
    }
}

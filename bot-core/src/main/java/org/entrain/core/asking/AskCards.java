package org.entrain.core.asking;

import java.util.ArrayList;
import java.util.List;
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

    private AskCards() {}

    /** The question, and what answers it. */
    public static List<Block> blocks(Ask ask, Texts texts) {
        Texts own = Texts.of(AskCards.class, texts.language());
        Question question = ask.item().question();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(asked(ask)));
        switch (question) {
            case SingleChoice single -> blocks.addAll(choices(ask, single.choices()));
            case TrueFalse statement ->
                blocks.add(Buttons.of(
                        Button.of(own.say("true"), ask.answer().apply(new Response.Said(true))),
                        Button.of(own.say("false"), ask.answer().apply(new Response.Said(false)))));
            case MultipleChoice multiple -> {
                blocks.add(new Block.Text(lettered(ask, multiple.choices())));
                blocks.add(opening(ask, own.say("open.several")));
            }
            case Matching matching -> blocks.add(opening(ask, own.say("open.match")));
            case Ordering ordering -> blocks.add(opening(ask, own.say("open.order")));
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
        spans.add(new Words.Plain(ask.item().question().text()));
        return new Words(spans);
    }

    private static Buttons opening(Ask ask, String label) {
        return Buttons.of(Button.opening(label, ask.open()));
    }

    private static List<Block> choices(Ask ask, List<Choice> choices) {
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
            spans.add(new Words.Strong(letter(place)));
            spans.add(new Words.Plain(
                    "  " + choices.get(order.get(place)).text() + (place + 1 < choices.size() ? "\n" : "")));
        }
        return new Words(spans);
    }

    private static String letter(int place) {
        return String.valueOf((char) ('A' + place));
    }
}

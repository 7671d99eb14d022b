package org.entrain.core.asking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Words;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Response;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.text.Texts;

/** What became of an answer, in words. */
public final class Verdicts {
    /** A longer answer stands below the verdict, not behind it. */
    private static final int LONGEST_IN_LINE = 120;

    private Verdicts() {}

    /**
     * Whether it was right, what is right, and why.
     *
     * @param mark empty where nothing is right or wrong
     */
    public static List<Block> blocks(Item item, Optional<Mark> mark, Texts texts) {
        Texts own = Texts.of(Verdicts.class, texts.language());
        Question question = item.question();
        var blocks = new ArrayList<Block>();
        blocks.addAll(judged(mark, question.rightAnswer(texts.language()), own));
        for (String text : List.of(mark.map(Mark::feedback).orElse(""), question.explanation())) {
            if (!text.isEmpty()) {
                blocks.add(new Block.Text(Words.plain(text)));
            }
        }
        item.source().ifPresent(source -> blocks.add(Block.Links.of(new Block.Link(own.say("source"), source))));
        return blocks;
    }

    private static List<Block> judged(Optional<Mark> mark, String answer, Texts own) {
        String key = mark.map(one -> one.right() ? "right" : one.share() > 0 ? "partly" : "wrong")
                .orElse("thanks");
        String spelling = mark.map(Mark::spelling).orElse("");
        if (key.equals("right") && !spelling.isEmpty()) {
            return List.of(new Block.Text(own.words("right.written", spelling)));
        }
        boolean isLong = answer.length() > LONGEST_IN_LINE || answer.contains("\n");
        return isLong
                ? List.of(new Block.Text(own.words(key, "")), new Block.Text(Words.plain(answer)))
                : List.of(new Block.Text(own.words(key, answer)));
    }

    /** What somebody answered, as they saw it. */
    public static String said(Question question, Response response, Texts texts) {
        Texts own = Texts.of(Verdicts.class, texts.language());
        return switch (response) {
            case Response.Chosen(int choice) -> chosen(question, Set.of(choice));
            case Response.ChosenMany(Set<Integer> choices) -> chosen(question, choices);
            case Response.Said(boolean value) -> own.say(value ? "true" : "false");
            case Response.Typed(String text) -> text;
            case Response.Matched(List<Integer> options) -> matched(question, options);
            case Response.Ordered(List<Integer> steps) -> ordered(question, steps);
            case Response.Filled(List<String> words) -> filled(question, words);
        };
    }

    private static String chosen(Question question, Set<Integer> chosen) {
        List<Choice> choices = switch (question) {
            case SingleChoice single -> single.choices();
            case MultipleChoice multiple -> multiple.choices();
            default -> List.of();
        };
        return chosen.stream().sorted().map(i -> choices.get(i).text()).collect(Collectors.joining(", "));
    }

    private static String matched(Question question, List<Integer> options) {
        return question instanceof Matching matching
                ? IntStream.range(0, options.size())
                        .mapToObj(i -> matching.pairs().get(i).left() + " → "
                                + matching.options().get(options.get(i)))
                        .collect(Collectors.joining(", "))
                : "";
    }

    private static String ordered(Question question, List<Integer> steps) {
        return question instanceof Ordering ordering
                ? steps.stream().map(ordering.steps()::get).collect(Collectors.joining(", "))
                : "";
    }

    private static String filled(Question question, List<String> words) {
        return question instanceof Cloze cloze
                ? IntStream.range(0, words.size())
                        .mapToObj(i -> cloze.gaps().get(i) instanceof Gap.Picked picked
                                        && !words.get(i).isEmpty()
                                ? picked.choices()
                                        .get(Integer.parseInt(words.get(i)))
                                        .text()
                                : words.get(i))
                        .collect(Collectors.joining(", "))
                : "";
    }
}

package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.quizzes.ItemStatistic.Chosen;
import org.entrain.core.quizzes.ItemStatistic.Trouble;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** How the questions of a quiz work, for its crew. */
final class StatisticsCards {
    /** More bars are no picture any more. */
    private static final int MOST_BARS = 25;
    /** More would be a wall of text; the others come up once these are seen to. */
    private static final int MOST_TROUBLES = 5;
    /** Slack takes no more options in a list. */
    private static final int MOST_OPTIONS = 100;

    private static final double GOOD = 0.3;

    private StatisticsCards() {}

    /** All questions, and those that are worth a look. */
    static Message overview(UUID quiz, String name, List<ItemStatistic> items, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("stats.title", name)));
        List<Block.Bar> bars = IntStream.range(0, Math.min(items.size(), MOST_BARS))
                .filter(i -> items.get(i).canBeShown())
                .mapToObj(i -> bar(i, items.get(i), texts))
                .toList();
        if (bars.isEmpty()) {
            blocks.add(new Block.Text(texts.words("stats.too-few", Results.SMALLEST_GROUP)));
        } else {
            blocks.add(new Block.Text(texts.words("stats.intro")));
            blocks.add(new Block.Bars(bars));
        }
        blocks.addAll(worthALook(items, texts));
        List<Option> options = items.stream()
                .limit(MOST_OPTIONS)
                .map(item -> new Option(item.version().question().toString(), text(item, texts)))
                .toList();
        blocks.add(new Block.Choice(texts.say("stats.closer"), Action.of(StatisticsChat.QUESTION, quiz), options));
        return Message.of(blocks);
    }

    private static Block.Bar bar(int number, ItemStatistic item, Texts texts) {
        return new Block.Bar(
                texts.say("results.question", number + 1, text(item, texts)),
                item.percent(),
                texts.say("stats.share", item.percent(), item.answers()),
                false);
    }

    private static List<Block> worthALook(List<ItemStatistic> items, Texts texts) {
        List<ItemStatistic> troubled =
                items.stream().filter(item -> !item.troubles().isEmpty()).toList();
        var blocks = new ArrayList<Block>();
        if (troubled.isEmpty()) {
            boolean isEnough = items.stream().anyMatch(item -> item.answers() >= ItemStatistic.ENOUGH);
            blocks.add(new Block.Note(texts.words(isEnough ? "stats.fine" : "stats.not-yet", ItemStatistic.ENOUGH)));
        } else {
            blocks.add(new Block.Divider());
            blocks.add(new Block.Text(texts.words("stats.worth", troubled.size())));
            troubled.stream()
                    .limit(MOST_TROUBLES)
                    .forEach(item -> blocks.add(new Block.Text(texts.words(
                            "stats.trouble",
                            text(item, texts),
                            why(item, item.troubles().getFirst(), texts).plain()))));
        }
        return blocks;
    }

    /** The reason, and what to do. */
    private static Words why(ItemStatistic item, Trouble trouble, Texts texts) {
        return texts.words(trouble.key(), item.percent(), item.flags());
    }

    private static String text(ItemStatistic item, Texts texts) {
        return item.version().in(texts.language()).question().text();
    }

    /** One question: how hard, how telling, how long, what was chosen, what to do. */
    static Message question(UUID quiz, String name, ItemStatistic item, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("stats.title", name)));
        blocks.add(new Block.Text(Words.plain(text(item, texts))));
        if (item.canBeShown()) {
            blocks.add(new Block.Text(Words.lines(List.of(
                    texts.words("stats.right", item.right(), item.answers(), item.percent()),
                    telling(item, texts),
                    item.canBeTimed()
                            ? texts.words(
                                    "stats.seconds", Math.round(item.seconds().getAsDouble()))
                            : texts.words("stats.no-seconds")))));
            if (!item.options().isEmpty()) {
                blocks.add(new Block.Text(texts.words("stats.options")));
                blocks.add(new Block.Bars(item.options().stream()
                        .map(option -> bar(option, item, texts))
                        .toList()));
            }
        } else {
            blocks.add(new Block.Text(texts.words("stats.question.too-few", Results.SMALLEST_GROUP)));
        }
        item.troubles().forEach(trouble -> blocks.add(new Block.Text(why(item, trouble, texts))));
        blocks.add(Buttons.of(
                Button.of(
                        texts.say("stats.key"),
                        Action.of(RegradeChat.QUESTION, item.version().question())),
                Button.of(texts.say("stats.all"), Action.of(StatisticsChat.OF, quiz))));
        return Message.of(blocks);
    }

    private static Block.Bar bar(Chosen option, ItemStatistic item, Texts texts) {
        return new Block.Bar(
                option.text(),
                option.times(),
                texts.say("stats.chosen", option.times(), Math.round(100f * option.times() / item.answers())),
                option.right());
    }

    private static Words telling(ItemStatistic item, Texts texts) {
        if (item.compared() < ItemStatistic.ENOUGH) {
            return texts.words("stats.telling.too-few", ItemStatistic.ENOUGH);
        }
        if (!item.canBeCompared()) {
            return texts.words("stats.telling.none");
        }
        double value = item.discrimination().getAsDouble();
        String key = value < ItemStatistic.LEAST_TELLING ? "poor" : value < GOOD ? "fair" : "good";
        return texts.words("stats.telling." + key, value);
    }

    /** A question, in whose quiz something is worth a look. */
    record Worth(UUID quiz, String name, ItemStatistic item) {}

    /** To a lead, once a week at most. */
    static Message weekly(String community, List<Worth> worth, Language language) {
        Texts texts = Texts.of(StatisticsCards.class, language);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("stats.weekly", community, worth.size())));
        worth.stream()
                .limit(3)
                .forEach(one -> blocks.add(new Block.Text(texts.words(
                        "stats.trouble",
                        text(one.item(), texts),
                        why(one.item(), one.item().troubles().getFirst(), texts).plain()))));
        blocks.add(Buttons.of(Button.primary(
                texts.say("stats.see", worth.getFirst().name()),
                Action.of(StatisticsChat.OF, worth.getFirst().quiz()))));
        return Message.of(blocks);
    }
}

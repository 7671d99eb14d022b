package org.entrain.core.pulse;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Bar;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** How check-ins look. */
final class PulseCards {
    static final String LINE = "line";

    private static final int MOST_CHARACTERS = 280;

    private PulseCards() {}

    /** The question, with its five steps from the best to the worst. */
    static Message asked(UUID pulse, Question question, Language language) {
        Texts texts = Texts.of(PulseCards.class, language);
        return Message.of(
                new Block.Heading(texts.say("title")),
                new Block.Text(Words.plain(question.text(language))),
                new Buttons(steps().mapToObj(
                                step -> Button.of(texts.say("step." + step), Action.of(PulseChat.ANSWER, pulse, step)))
                        .toList()),
                new Block.Note(texts.words("note")));
    }

    private static IntStream steps() {
        return IntStream.rangeClosed(1, Result.STEPS).map(step -> Result.STEPS + 1 - step);
    }

    /** After the first press. */
    static Message thanks(UUID pulse, Texts texts) {
        List<Button> aids = Result.AIDS.stream()
                .map(aid -> Button.of(texts.say("aid." + aid), Action.of(PulseChat.HELP, pulse, aid)))
                .toList();
        return Message.of(
                new Block.Text(texts.words("thanks")),
                new Block.Text(texts.words("aid.ask")),
                new Buttons(aids.subList(0, aids.size() / 2)),
                new Buttons(aids.subList(aids.size() / 2, aids.size())),
                Buttons.of(open(pulse, texts)));
    }

    /** After the second. */
    static Message thanksAgain(UUID pulse, Texts texts) {
        return Message.of(new Block.Text(texts.words("aid.kept")), Buttons.of(open(pulse, texts)));
    }

    private static Button open(UUID pulse, Texts texts) {
        return Button.opening(texts.say("line.open"), Action.of(PulseChat.LINE, pulse));
    }

    /** The third is a line of text. */
    static Form line(UUID pulse, Texts texts) {
        return new Form(
                Action.of(PulseChat.LINE, pulse),
                texts.say("line.title"),
                List.of(),
                List.of(new Form.TextField(
                        LINE, texts.say("line.label"), texts.say("line.hint"), false, true, MOST_CHARACTERS, "")),
                texts.say("line.send"),
                texts.say("line.cancel"));
    }

    /** To the crew: the last result that may be told, the trend of its question, and what is open. */
    static Message results(
            Community community, Optional<Pulse> open, List<Pulse> closed, List<Result> told, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("result.title", community.name())));
        closed.stream()
                .findFirst()
                .filter(last -> last.people().isEmpty())
                .ifPresent(last -> blocks.add(new Block.Text(texts.words(
                        "result.few",
                        last.asks().text(texts.language()),
                        day(last.closedAt().orElseThrow(), community.zone(), texts.language())))));
        told.stream().findFirst().ifPresent(result -> blocks.addAll(result(result, community, texts)));
        if (told.size() > 1) {
            blocks.add(new Block.Text(texts.words("result.trend")));
            blocks.add(new Block.Bars(told.reversed().stream()
                    .map(result -> mean(result, community, texts))
                    .toList()));
        }
        open.ifPresent(one -> blocks.add(
                new Block.Note(texts.words("result.open", day(one.closesAt(), community.zone(), texts.language())))));
        return Message.of(blocks);
    }

    private static Bar mean(Result result, Community community, Texts texts) {
        String day = day(result.pulse().openedAt(), community.zone(), texts.language());
        return new Bar(day, result.mean(), texts.say("result.mean", result.mean(), result.people()), false);
    }

    private static List<Block> result(Result result, Community community, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words(
                "result.asked",
                result.pulse().asks().text(texts.language()),
                day(result.pulse().openedAt(), community.zone(), texts.language()),
                result.people())));
        blocks.add(new Block.Bars(steps().mapToObj(step -> new Bar(
                        texts.say("step." + step), result.tenths(step), share(result.tenths(step), texts), false))
                .toList()));
        if (!result.aids().isEmpty()) {
            blocks.add(new Block.Text(texts.words(
                    "result.aid",
                    result.aids().stream().map(aid -> texts.say("aid." + aid)).collect(Collectors.joining(", ")))));
        }
        if (!result.lines().isEmpty()) {
            blocks.add(new Block.Text(texts.words("result.lines")));
            result.lines().forEach(line -> blocks.add(new Block.Text(Words.plain(line))));
        }
        return blocks;
    }

    private static String share(int tenths, Texts texts) {
        return switch (tenths) {
            case 1 -> texts.say("result.share.least");
            case 9 -> texts.say("result.share.most");
            default -> texts.say("result.share", tenths);
        };
    }

    /** A day, in words, by a clock. */
    static String day(Instant at, ZoneId zone, Language language) {
        return Dates.DATE.of(at, zone, language);
    }
}

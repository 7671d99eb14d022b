package org.entrain.core.lessons;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.entrain.core.asking.Ask;
import org.entrain.core.asking.AskCards;
import org.entrain.core.asking.Shuffle;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.questions.Picture;
import org.entrain.core.text.Texts;

/** How lessons look. */
final class LessonCards {
    private LessonCards() {}

    /**
     * A lesson with its question.
     *
     * @param question where it has one that can still be asked
     */
    record Shown(Lesson lesson, Optional<Version> question, Function<Picture, URI> pictures) {
        /** The question, as it is put to whoever reads the lesson. */
        Ask ask(Version version, Texts texts) {
            return new Ask(
                    version.in(texts.language()),
                    "",
                    Shuffle.forAll(version.question()),
                    response -> action(LessonAnswerChat.ANSWER, version, response.encoded()),
                    action(LessonAnswerChat.OPEN, version),
                    action(LessonAnswerChat.SUBMIT, version),
                    pictures);
        }

        private Action action(String name, Version version, String... more) {
            var arguments = new ArrayList<>(List.of(
                    LessonAnswerChat.OF_LESSON,
                    lesson.id().toString(),
                    version.question().toString(),
                    String.valueOf(version.number())));
            arguments.addAll(List.of(more));
            return new Action(name, arguments);
        }
    }

    /** For a channel, or for one person. */
    static Message lesson(Shown shown, Texts texts) {
        return Message.of(blocks(shown, texts));
    }

    static List<Block> blocks(Shown shown, Texts texts) {
        Lesson lesson = shown.lesson();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(lesson.title()));
        lesson.picture()
                .ifPresent(picture ->
                        blocks.add(new Block.Picture(shown.pictures().apply(picture), picture.alternative())));
        blocks.addAll(text(lesson.body(), shown.pictures()));
        lesson.link().ifPresent(link -> blocks.add(Block.Links.of(new Block.Link(texts.say("link"), link))));
        if (shown.question().isPresent()) {
            blocks.add(new Block.Divider());
            blocks.addAll(AskCards.blocks(shown.ask(shown.question().get(), texts), texts));
        } else {
            blocks.add(Buttons.of(Button.primary(texts.say("read"), Action.of(LessonChat.READ, lesson.id()))));
        }
        return blocks;
    }

    /** A text in Markdown with its pictures. */
    static List<Block> text(String body, Function<Picture, URI> pictures) {
        return Markdown.read(body, address -> shownAt(address, pictures)).withLinks();
    }

    /** Where a picture in a text is fetched: one that Entrain keeps, or one of a page. */
    static Optional<URI> shownAt(String address, Function<Picture, URI> pictures) {
        try {
            return Optional.of(pictures.apply(new Picture(URI.create(address), "-")));
        } catch (IllegalArgumentException elsewhere) {
            return Optional.empty();
        }
    }

    /** What there is to learn in a community. */
    static Message list(List<Lesson> lessons, String community, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("list.title", community)));
        blocks.add(new Block.Choice(
                texts.say("list.choose"),
                Action.of(LessonChat.SHOW),
                lessons.stream()
                        .map(lesson -> new Option(lesson.title(), lesson.id().toString()))
                        .toList()));
        return Message.of(blocks);
    }
}

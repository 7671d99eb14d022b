package org.entrain.core.welcome;

import java.text.ListFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** How a welcome, an introduction and what follows from it look. */
final class WelcomeCards {
    static final int LONGEST_ANSWER = 600;
    static final int LONGEST_QUESTION = 120;

    private static final int NAMES_SHOWN = 10;

    private WelcomeCards() {}

    /** To a newcomer, in private. */
    static Message welcome(UUID community, String name, String purpose, Texts texts) {
        return Message.of(
                new Block.Heading(texts.say("title", name)),
                new Block.Text(texts.words("purpose", purpose)),
                new Block.Text(texts.words("what-comes")),
                new Block.Text(texts.words("invitation")),
                introduce(community, texts),
                new Block.Note(texts.words("how-to-pause")));
    }

    /** The button that opens the form. */
    static Buttons introduce(UUID community, Texts texts) {
        return Buttons.of(Button.opening(texts.say("introduce"), Action.of(WelcomeChat.INTRODUCE, community)));
    }

    /**
     * What a newcomer is asked.
     *
     * @param answers what stands there at first
     */
    static Form form(UUID community, String name, List<String> questions, List<String> answers, Texts texts) {
        return new Form(
                Action.of(WelcomeChat.INTRODUCE, community, questions.hashCode()),
                texts.say("introduce"),
                List.of(new Block.Note(texts.words("form.intro", name))),
                IntStream.range(0, questions.size())
                        .mapToObj(i -> (Form.Field) new Form.TextField(
                                field(i),
                                questions.get(i),
                                "",
                                i > 0,
                                true,
                                LONGEST_ANSWER,
                                i < answers.size() ? answers.get(i) : ""))
                        .toList(),
                texts.say("form.submit"),
                texts.say("form.cancel"));
    }

    /** What the crew is asked: which questions. */
    static Form questions(UUID community, List<String> questions, Texts texts) {
        return new Form(
                Action.of(WelcomeChat.QUESTIONS, community),
                texts.say("questions.title"),
                List.of(),
                IntStream.range(0, Welcomes.MOST_QUESTIONS)
                        .mapToObj(i -> (Form.Field) new Form.TextField(
                                field(i),
                                texts.say("questions.field", i + 1),
                                "",
                                i > 0,
                                false,
                                LONGEST_QUESTION,
                                i < questions.size() ? questions.get(i) : ""))
                        .toList(),
                texts.say("questions.submit"),
                texts.say("form.cancel"));
    }

    static String field(int number) {
        return "text-" + number;
    }

    /** In the channel. */
    static Message introduction(Introduction introduction, int greeted, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("introduction.title", introduction.name())));
        for (int i = 0; i < introduction.questions().size(); i++) {
            String answer = introduction.answers().get(i);
            if (!answer.isEmpty()) {
                blocks.add(new Block.Note(Words.plain(introduction.questions().get(i))));
                blocks.add(new Block.Text(Words.plain(answer)));
            }
        }
        if (greeted > 0) {
            blocks.add(new Block.Note(texts.words("introduction.greeted", greeted)));
        }
        blocks.add(Buttons.of(Button.of(texts.say("greet"), Action.of(WelcomeChat.GREET, introduction.id()))));
        return Message.of(blocks);
    }

    /** In the channel, in the place of an introduction that its author does not want there any more. */
    static Message takenBack(Texts texts) {
        return Message.of(texts.words("introduction.taken-back"));
    }

    /** To somebody who introduced themselves, in private: who said hello. */
    static Message greetings(List<String> names, String community, Texts texts) {
        return Message.of(
                new Block.Heading(texts.say("greetings.title")),
                new Block.Text(texts.words("greetings", listed(names, texts), names.size(), community)));
    }

    private static String listed(List<String> names, Texts texts) {
        var shown = new ArrayList<>(names.subList(0, Math.min(names.size(), NAMES_SHOWN)));
        if (names.size() > NAMES_SHOWN) {
            shown.add(texts.say("greetings.more", names.size() - NAMES_SHOWN));
        }
        Language language = texts.language();
        return ListFormat.getInstance(language.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(shown);
    }
}

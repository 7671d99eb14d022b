package org.entrain.core.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Form.ChoiceField;
import org.entrain.core.chat.Form.TextField;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.prompts.Prompt.Kind;
import org.entrain.core.prompts.Voices.Answer;
import org.entrain.core.prompts.Voices.Said;
import org.entrain.core.prompts.Voices.Share;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** How a question looks, where it is asked, answered and gathered. */
final class PromptCards {
    static final String WORDS = "words";
    static final String SHARE = "share";
    static final String SIDE = "side";

    /** The most characters of one answer that are shown among the others. */
    private static final int LONGEST_SHOWN = 200;

    private PromptCards() {}

    static Texts texts(Language language) {
        return Texts.of(PromptCards.class, language);
    }

    /** What is asked, without anything to press. */
    static List<Block> asked(Prompt prompt, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(Words.plain(prompt.text())));
        if (prompt.kind() == Kind.DEBATE) {
            blocks.add(new Block.Text(texts.words(
                    "sides", prompt.sides().getFirst(), prompt.sides().getLast())));
        }
        prompt.author().ifPresent(author -> blocks.add(new Block.Note(texts.words("by", author))));
        return blocks;
    }

    /**
     * In the channel.
     *
     * @param voices how many took each side of a debate
     */
    static Message question(UUID round, Prompt prompt, List<Integer> voices, Texts texts) {
        boolean isDebate = prompt.kind() == Kind.DEBATE;
        var blocks = new ArrayList<Block>();
        blocks.add(heading(prompt, texts));
        blocks.add(new Block.Text(Words.plain(prompt.text())));
        if (isDebate && Gathered.isEnough(voices)) {
            blocks.add(bars(prompt, voices, texts));
        }
        var buttons = new ArrayList<Button>();
        for (int side = 0; side < prompt.sides().size(); side++) {
            buttons.add(Button.of(prompt.sides().get(side), Action.of(VoiceChat.SIDE, round, side)));
        }
        buttons.add(Button.opening(texts.say(isDebate ? "argue" : "answer"), Action.of(VoiceChat.ANSWER, round)));
        blocks.add(new Buttons(buttons));
        prompt.author().ifPresent(author -> blocks.add(new Block.Note(texts.words("by", author))));
        blocks.add(new Block.Note(texts.words(isDebate ? "note.debate" : "note", Gathered.FEWEST_VOICES)));
        return Message.of(blocks);
    }

    /** The same to each in private, with who asks. */
    static Message from(String community, Message question, Texts texts) {
        var blocks = new ArrayList<>(question.blocks());
        blocks.add(new Block.Note(texts.words("note.from", community)));
        return Message.of(blocks);
    }

    private static Block.Heading heading(Prompt prompt, Texts texts) {
        return new Block.Heading(texts.say(prompt.kind() == Kind.DEBATE ? "title.debate" : "title"));
    }

    private static Block.Bars bars(Prompt prompt, List<Integer> voices, Texts texts) {
        return new Block.Bars(IntStream.range(0, voices.size())
                .mapToObj(side -> new Block.Bar(
                        prompt.sides().get(side), voices.get(side), texts.say("voices", voices.get(side)), false))
                .toList());
    }

    /** Where somebody answers, or changes what they answered. */
    static Form form(UUID round, Prompt prompt, Optional<Answer> before, Optional<Integer> side, Texts texts) {
        boolean isDebate = prompt.kind() == Kind.DEBATE;
        var fields = new ArrayList<Form.Field>();
        if (isDebate) {
            fields.add(new ChoiceField(
                    SIDE,
                    texts.say("form.side"),
                    "",
                    false,
                    false,
                    IntStream.range(0, 2)
                            .mapToObj(one -> new Option(
                                    String.valueOf(one), prompt.sides().get(one)))
                            .toList(),
                    side.map(String::valueOf).stream().toList()));
        }
        fields.add(new TextField(
                WORDS,
                texts.say(isDebate ? "form.argument" : "form.words"),
                texts.say("form.words.hint"),
                false,
                true,
                VoiceChat.LONGEST,
                before.map(Answer::words).orElse("")));
        fields.add(new ChoiceField(
                SHARE,
                texts.say("form.share"),
                texts.say("form.share.hint"),
                false,
                false,
                List.of(
                        new Option(Share.NAMED.name(), texts.say("share.NAMED")),
                        new Option(Share.NAMELESS.name(), texts.say("share.NAMELESS")),
                        new Option(Share.PRIVATE.name(), texts.say("share.PRIVATE"))),
                before.map(answer -> answer.share().name()).stream().toList()));
        return new Form(
                Action.of(VoiceChat.ANSWER, round),
                texts.say("form.title"),
                List.of(new Block.Text(Words.plain(prompt.text()))),
                fields,
                texts.say("form.submit"),
                texts.say("cancel"));
    }

    /** To who answered: what becomes of it, and how to change it. */
    static Message thanks(UUID round, String key, Texts texts) {
        return Message.of(
                new Block.Text(texts.words(key)),
                Buttons.of(
                        Button.opening(texts.say("change"), Action.of(VoiceChat.ANSWER, round)),
                        Button.of(texts.say("take-back"), Action.of(VoiceChat.BACK, round))));
    }

    /** To who took a side. */
    static Message taken(UUID round, String side, Texts texts) {
        return Message.of(
                new Block.Text(texts.words("taken", side)),
                Buttons.of(Button.opening(texts.say("argue"), Action.of(VoiceChat.ANSWER, round))));
    }

    /** What was said in a week. */
    static Message gathered(UUID gathering, List<Gathered> all, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("said.title")));
        all.stream().filter(one -> !one.isEmpty()).forEach(one -> {
            blocks.add(new Block.Text(texts.words("said.question", one.prompt().text())));
            if (!one.sides().isEmpty()) {
                blocks.add(bars(one.prompt(), one.sides(), texts));
            }
            if (!one.said().isEmpty()) {
                blocks.add(new Block.Text(Words.lines(one.said().stream()
                        .map(said -> said(one.prompt(), said, texts))
                        .toList())));
            }
            if (one.more() > 0) {
                blocks.add(new Block.Note(texts.words("said.more", one.more())));
            }
        });
        if (blocks.size() == 1) {
            blocks.add(new Block.Text(texts.words("said.nothing")));
        }
        blocks.add(new Block.Note(texts.words("said.note")));
        if (all.stream().anyMatch(one -> !one.said().isEmpty())) {
            blocks.add(
                    Buttons.of(Button.opening(texts.say("helped.button"), Action.of(EndorseChat.HELPED, gathering))));
        }
        return Message.of(blocks);
    }

    /** Where somebody says which answer helped them. */
    static Form helped(UUID gathering, List<Gathered> all, Texts texts) {
        return new Form(
                Action.of(EndorseChat.HELPED, gathering),
                texts.say("helped.title"),
                List.of(new Block.Note(texts.words("helped.note"))),
                List.of(new ChoiceField(
                        EndorseChat.ANSWER,
                        texts.say("helped.button"),
                        "",
                        false,
                        false,
                        all.stream()
                                .flatMap(one -> one.said().stream()
                                        .map(said -> new Option(
                                                said.id().toString(),
                                                said(one.prompt(), said, texts).plain())))
                                .toList())),
                texts.say("helped.submit"),
                texts.say("cancel"));
    }

    private static Words said(Prompt prompt, Said said, Texts texts) {
        String words = shortened(said.words());
        String who = said.author().orElseGet(() -> texts.say("said.somebody"));
        return said.side()
                .map(side -> texts.words("said.argument", who, prompt.sides().get(side), words))
                .orElseGet(() -> texts.words("said.line", who, words));
    }

    /** On one line, and not too long. */
    static String shortened(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST_SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SHOWN)).strip() + "…";
    }
}

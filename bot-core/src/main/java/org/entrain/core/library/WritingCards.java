package org.entrain.core.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Item.Difficulty;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Picture;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** What somebody sees who writes questions. */
final class WritingCards {
    static final String HINT = "hint";
    static final String TAGS = "tags";
    static final String DIFFICULTY = "difficulty";
    static final String SOURCE = "source";
    static final String PICTURE = "picture";
    static final String ALTERNATIVE = "alternative";

    /** Slack's lists hold a hundred options. */
    private static final int LISTED = 100;

    private static final int LONGEST_OPTION = 70;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_ADDRESS = 1000;

    private WritingCards() {}

    /** Which kind shall it be? Each button opens the form of its kind. */
    static Message kinds(UUID community, String quiz, Texts texts) {
        Stream<Button> buttons = Arrays.stream(Kind.values())
                .map(kind -> Button.opening(
                        texts.say("kind." + kind.key()), Action.of(WriteChat.WRITE, community, quiz, kind)));
        return Message.of(
                new Block.Text(texts.words("new.kind", quiz)),
                new Buttons(buttons.toList()),
                new Block.Note(texts.words("new.kind.note")));
    }

    /** The form in which a question is written. */
    static Form write(Action submit, Kind kind, Optional<Question> before, Texts texts) {
        return new Form(
                submit,
                texts.say("kind." + kind.key()),
                kind == Kind.CLOZE ? List.of(new Block.Text(texts.words("write.cloze"))) : List.of(),
                QuestionForm.fields(kind, before, texts),
                texts.say("write.submit"),
                texts.say("write.cancel"));
    }

    /** A question as it will be asked, and what can be done with it. */
    static Message preview(Draft draft, boolean crew, boolean known, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("preview.title", draft.quiz())));
        blocks.addAll(item(draft.item(), texts));
        if (known) {
            blocks.add(new Block.Note(texts.words("preview.known")));
        }
        blocks.add(Buttons.of(
                crew
                        ? Button.primary(texts.say("preview.keep"), Action.of(WriteChat.KEEP, draft.id()))
                        : Button.primary(texts.say("preview.send"), Action.of(ProposeChat.SEND, draft.id())),
                Button.opening(texts.say("preview.change"), Action.of(WriteChat.REWRITE, draft.id())),
                Button.opening(texts.say("preview.details"), Action.of(WriteChat.DETAILS, draft.id())),
                Button.of(texts.say("preview.drop"), Action.of(WriteChat.DROP, draft.id()))));
        return Message.of(blocks);
    }

    /** All that is known of a question. */
    static List<Block> item(Item item, Texts texts) {
        Question question = item.question();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(Words.plain(question.text())));
        options(question).ifPresent(options -> blocks.add(new Block.Text(Words.plain(options))));
        var facts = new ArrayList<Block.Fact>();
        facts.add(new Block.Fact(
                texts.say("fact.kind"), texts.say("kind." + Kind.of(question).key())));
        add(facts, texts.say("fact.right"), question.rightAnswer(texts.language()));
        add(facts, texts.say("fact.why"), question.explanation());
        add(facts, texts.say("fact.hint"), item.hint());
        add(facts, texts.say("fact.tags"), String.join(", ", item.tags()));
        item.difficulty().ifPresent(level -> add(facts, texts.say("fact.difficulty"), texts.say(level(level))));
        item.source().ifPresent(source -> add(facts, texts.say("fact.source"), source.toString()));
        item.picture().ifPresent(picture -> add(facts, texts.say("fact.picture"), picture.alternative()));
        blocks.add(new Block.Facts(facts));
        return blocks;
    }

    private static Optional<String> options(Question question) {
        return switch (question) {
            case SingleChoice single -> Optional.of(listed(single.choices()));
            case MultipleChoice multiple -> Optional.of(listed(multiple.choices()));
            default -> Optional.empty();
        };
    }

    private static String listed(List<Choice> choices) {
        return choices.stream().map(choice -> "•  " + choice.text()).collect(Collectors.joining("\n"));
    }

    private static void add(List<Block.Fact> facts, String name, String value) {
        if (!value.isBlank()) {
            facts.add(new Block.Fact(name, value));
        }
    }

    private static String level(Difficulty difficulty) {
        return "difficulty." + difficulty.name().toLowerCase(Locale.ROOT);
    }

    /** The form of what surrounds a question. */
    static Form details(Draft draft, Texts texts) {
        Item item = draft.item();
        List<Option> levels = Arrays.stream(Difficulty.values())
                .map(level -> new Option(level.name(), texts.say(level(level))))
                .toList();
        return new Form(
                Action.of(WriteChat.DETAILS, draft.id()),
                texts.say("details.title"),
                List.of(),
                List.of(
                        line(HINT, item.hint(), LONGEST_LINE, texts),
                        line(TAGS, String.join(", ", item.tags()), LONGEST_LINE, texts),
                        new Form.ChoiceField(
                                DIFFICULTY,
                                texts.say("details.difficulty"),
                                texts.say("details.difficulty.hint"),
                                true,
                                false,
                                levels,
                                item.difficulty().map(Enum::name).stream().toList()),
                        line(SOURCE, item.source().map(Object::toString).orElse(""), LONGEST_ADDRESS, texts),
                        line(
                                PICTURE,
                                item.picture()
                                        .map(Picture::at)
                                        .map(Object::toString)
                                        .orElse(""),
                                LONGEST_ADDRESS,
                                texts),
                        line(
                                ALTERNATIVE,
                                item.picture().map(Picture::alternative).orElse(""),
                                LONGEST_LINE,
                                texts)),
                texts.say("write.submit"),
                texts.say("write.cancel"));
    }

    private static Form.Field line(String id, String initial, int longest, Texts texts) {
        return new Form.TextField(
                id, texts.say("details." + id), texts.say("details." + id + ".hint"), true, false, longest, initial);
    }

    /** The questions of a quiz, to choose one from. */
    static Message questions(Quiz quiz, Texts texts) {
        List<Version> questions = quiz.questions();
        List<Option> options = IntStream.range(0, Math.min(LISTED, questions.size()))
                .mapToObj(i -> new Option(
                        questions.get(i).question().toString(),
                        shortened(texts.say(
                                "edit.option",
                                i + 1,
                                questions.get(i).in(texts.language()).question().text()))))
                .toList();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("edit.which", quiz.name(), questions.size())));
        if (!options.isEmpty()) {
            blocks.add(new Block.Choice(texts.say("edit.choose"), Action.of(EditChat.PICK, quiz.id()), options));
        }
        if (questions.size() > LISTED) {
            blocks.add(new Block.Note(texts.words("edit.listed", LISTED)));
        }
        blocks.add(Buttons.of(
                Button.of(texts.say("edit.new"), Action.of(WriteChat.KIND, quiz.communityId(), quiz.name()))));
        return Message.of(blocks);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_OPTION ? line : line.substring(0, LONGEST_OPTION - 1) + "…";
    }

    /** One question of a quiz, and what can be done with it. */
    static Message question(Quiz quiz, Version version, Texts texts) {
        int place = IntStream.range(0, quiz.questions().size())
                .filter(i -> quiz.questions().get(i).question().equals(version.question()))
                .findFirst()
                .orElse(0);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(
                texts.say("edit.title", quiz.name(), place + 1, quiz.questions().size())));
        blocks.addAll(item(version.in(texts.language()), texts));
        blocks.add(new Buttons(Arrays.stream(Language.values())
                .map(language -> Button.opening(
                        texts.say(
                                written(version, language) ? "edit.change" : "edit.translate",
                                language(language, texts)),
                        Action.of(EditChat.CHANGE, quiz.id(), version.question(), version.number(), language)))
                .toList()));
        var order = new ArrayList<Button>();
        if (place > 0) {
            order.add(Button.of(
                    texts.say("edit.up"), Action.of(EditChat.MOVE, quiz.id(), version.question(), place - 1)));
        }
        if (place + 1 < quiz.questions().size()) {
            order.add(Button.of(
                    texts.say("edit.down"), Action.of(EditChat.MOVE, quiz.id(), version.question(), place + 1)));
        }
        order.add(Button.of(texts.say("edit.out"), Action.of(EditChat.TAKE_OUT, quiz.id(), version.question())));
        blocks.add(new Buttons(order));
        blocks.add(new Block.Note(texts.words("edit.versions", version.number())));
        return Message.of(blocks);
    }

    static boolean written(Version version, Language language) {
        return version.variants().stream().anyMatch(variant -> variant.language() == language);
    }

    private static String language(Language language, Texts texts) {
        return texts.say("language." + language.code());
    }
}

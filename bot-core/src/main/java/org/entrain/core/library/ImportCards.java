package org.entrain.core.library;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bank.Quiz;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.formats.Imported;
import org.entrain.core.formats.Numbered;
import org.entrain.core.formats.Problem;
import org.entrain.core.text.Texts;

/** What somebody sees who brings questions in. */
final class ImportCards {
    /** Whoever mends ten lines at a time loses no heart. */
    private static final int NAMED = 10;
    /** What both platforms let a person type into one field. */
    private static final int LONGEST_TEXT = 3000;
    /** More than anybody answers in one sitting. */
    private static final int ONE_SITTING = 50;

    private static final int LONGEST_QUESTION = 120;

    private ImportCards() {}

    /** To somebody who has not brought anything yet. */
    static Message invitation(Texts texts) {
        return Message.of(
                new Block.Text(texts.words("import.intro")),
                Buttons.of(
                        Button.opening(texts.say("import.title"), Action.of(ImportChat.FORM)),
                        Button.of(texts.say("template.get"), Action.of(TemplateChat.GET))));
    }

    /** The form to paste into. */
    static Form form(Texts texts) {
        return new Form(
                Action.of(ImportChat.FORM),
                texts.say("import.title"),
                List.of(),
                List.of(
                        new Form.TextField(
                                "name",
                                texts.say("import.name"),
                                texts.say("import.name.hint"),
                                false,
                                false,
                                Quiz.LONGEST_NAME,
                                ""),
                        new Form.TextField(
                                "text",
                                texts.say("import.text"),
                                texts.say("import.text.hint"),
                                false,
                                true,
                                LONGEST_TEXT,
                                "")),
                texts.say("import.submit"),
                texts.say("import.cancel"));
    }

    /** Nothing of it can be used. */
    static Message hopeless(Imported read, Texts texts) {
        var blocks = new ArrayList<Block>();
        if (read.problems().size() == 1) {
            blocks.add(new Block.Text(Words.plain(read.problems().getFirst().say(texts.language()))));
        } else {
            blocks.addAll(mistakes(read, texts));
        }
        blocks.add(new Block.Note(texts.words("import.none-good")));
        return Message.of(blocks);
    }

    /** What is wrong, and a button for all that is not. */
    static Message problems(Imported read, UUID draft, Texts texts) {
        List<Block> blocks = mistakes(read, texts);
        blocks.add(Buttons.of(
                Button.of(texts.say("import.good", read.questions().size()), Action.of(ImportChat.GOOD_ONES, draft)),
                Button.of(texts.say("import.drop"), Action.of(ImportChat.DROP, draft))));
        blocks.add(new Block.Note(texts.words("import.mend")));
        return Message.of(blocks);
    }

    private static List<Block> mistakes(Imported read, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("import.problems", read.problems().size())));
        blocks.addAll(said(read.problems(), texts));
        return blocks;
    }

    /** Which questions are here already, and what shall become of them. */
    static Message repeats(Repeats repeats, UUID draft, Texts texts) {
        int fresh = repeats.fresh().size();
        int known = repeats.known().size();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("import.repeats", known, known + fresh)));
        blocks.addAll(named(repeats.known(), one -> texts.say("import.repeat", one.line(), shortened(one)), texts));
        var buttons = new ArrayList<Button>();
        if (fresh > 0) {
            buttons.add(Button.primary(texts.say("import.new", known, fresh), Action.of(ImportChat.FRESH_ONES, draft)));
        }
        buttons.add(Button.of(texts.say("import.all", known + fresh), Action.of(ImportChat.ALL, draft)));
        buttons.add(Button.of(texts.say("import.drop"), Action.of(ImportChat.DROP, draft)));
        blocks.add(new Buttons(buttons));
        return Message.of(blocks);
    }

    /** The quiz is there; what of the file is not. */
    static Message done(Quiz quiz, List<Problem> losses, int lostPictures, Texts texts) {
        int questions = quiz.questions().size();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("import.done", quiz.name(), questions)));
        if (questions > ONE_SITTING) {
            blocks.add(new Block.Note(texts.words("import.long")));
        }
        blocks.addAll(losses("import.losses", losses, texts));
        if (lostPictures > 0) {
            blocks.add(new Block.Note(texts.words("import.pictures", lostPictures, Pictures.LONGEST_SIDE)));
        }
        return Message.of(blocks);
    }

    /** What could not be kept, under a line of its own; nothing where all was. */
    static List<Block> losses(String heading, List<Problem> losses, Texts texts) {
        var blocks = new ArrayList<Block>();
        if (!losses.isEmpty()) {
            blocks.add(new Block.Text(texts.words(heading)));
            blocks.addAll(said(losses, texts));
        }
        return blocks;
    }

    private static List<Block> said(List<Problem> problems, Texts texts) {
        return named(problems, problem -> problem.say(texts.language()), texts);
    }

    /** The first few in words, and how many more there are. */
    private static <T> List<Block> named(List<T> all, Function<T, String> words, Texts texts) {
        var blocks = new ArrayList<Block>();
        all.stream().limit(NAMED).forEach(one -> blocks.add(new Block.Text(Words.plain(words.apply(one)))));
        if (all.size() > NAMED) {
            blocks.add(new Block.Note(texts.words("import.more", all.size() - NAMED)));
        }
        return blocks;
    }

    private static String shortened(Numbered one) {
        String line = one.question().text().replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_QUESTION
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_QUESTION))) + "…";
    }
}

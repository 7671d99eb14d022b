package org.entrain.core.library;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entrain.core.bank.Quiz;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.downloads.Downloads;
import org.entrain.core.formats.Format;
import org.entrain.core.formats.Problem;
import org.entrain.core.text.Texts;

/** What somebody sees who takes questions out. */
final class ExportCards {
    private ExportCards() {}

    /** Which quiz shall it be? */
    static Message choose(List<String> names, Texts texts) {
        List<Option> options =
                names.stream().map(name -> new Option(name, name)).toList();
        return Message.of(new Block.Choice(texts.say("edit.quiz"), Action.of(ExportChat.QUIZ), options));
    }

    /** Which format shall it be? */
    static Message formats(Quiz quiz, Texts texts) {
        List<Button> buttons = ExportChat.FORMATS.stream()
                .map(format -> Button.of(texts.say(nameOf(format)), Action.of(ExportChat.FORMAT, quiz.id(), format)))
                .toList();
        return Message.of(
                new Block.Text(texts.words(
                        "export.which", quiz.name(), quiz.questions().size())),
                new Buttons(buttons),
                new Block.Note(texts.words("export.which.note")));
    }

    /**
     * The file is there to be fetched.
     *
     * @param losses what it does not hold
     * @param otherLanguages whether questions exist in languages in which they are not in the file
     */
    static Message ready(
            Quiz quiz, Format format, URI link, List<Problem> losses, boolean otherLanguages, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("export.ready", quiz.name(), texts.say(nameOf(format)))));
        blocks.add(new Block.Links(List.of(new Block.Link(texts.say("export.get"), link))));
        blocks.add(linkNote(texts));
        if (otherLanguages) {
            blocks.add(new Block.Text(texts.words("export.languages")));
        }
        blocks.addAll(ImportCards.losses("export.losses", losses, texts));
        return Message.of(blocks);
    }

    /** How long a link can be followed. */
    static Block linkNote(Texts texts) {
        return new Block.Note(texts.words("export.link", Downloads.LIFETIME.toMinutes()));
    }

    static String nameOf(Format format) {
        return "format." + format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

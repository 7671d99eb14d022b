package org.entrain.core.thanks;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.text.Texts;

/** How thanks look. */
final class ThanksCards {
    static final String HELPER = "helper";
    static final String WORDS = "words";

    private ThanksCards() {}

    /** To who helped, in private: everybody's thanks of a day. */
    static Message letter(List<Thank> all, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("letter.title", all.size())));
        for (Thank thank : all) {
            blocks.add(new Block.Text(texts.words("letter.from", thank.bysName())));
            blocks.add(new Block.Text(Words.plain(thank.words())));
        }
        blocks.add(new Block.Note(texts.words("letter.note")));
        return Message.of(blocks);
    }

    /** To who said thank you, in private. */
    static Message said(Thank thank, Texts texts) {
        return Message.of(
                new Block.Text(texts.words("said", thank.helpersName())),
                Buttons.of(Button.of(texts.say("show"), Action.of(ThanksChat.SHOW, thank.id()))),
                new Block.Note(texts.words("said.note")));
    }

    /** In the channels. */
    static Message inChannel(Thank thank, Texts texts) {
        return Message.of(
                new Block.Text(texts.words("channel", thank.bysName(), thank.helpersName())),
                new Block.Text(Words.plain(thank.words())));
    }

    /** In their place, where one of the two does not want to be there any more. */
    static Message takenBack(Texts texts) {
        return Message.of(texts.words("channel.taken-back"));
    }

    /** In private: a few words, and the button that opens the form. */
    static Message offer(UUID community, Words why, Texts texts) {
        return Message.of(
                new Block.Text(why),
                Buttons.of(Button.opening(texts.say("form.title"), Action.of(ThanksChat.WRITE, community))));
    }

    static Form form(UUID community, Texts texts) {
        return new Form(
                Action.of(ThanksChat.WRITE, community),
                texts.say("form.title"),
                List.of(),
                List.of(
                        new Form.PersonField(HELPER, texts.say("form.helper"), "", false, false, List.of()),
                        new Form.TextField(
                                WORDS,
                                texts.say("form.words"),
                                texts.say("form.words.hint"),
                                false,
                                true,
                                Thanks.LONGEST,
                                "")),
                texts.say("form.submit"),
                texts.say("form.cancel"));
    }
}

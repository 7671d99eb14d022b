package org.entrain.core.attention;

import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.text.Texts;

/** How the choice of how much to hear looks. */
final class PaceCards {
    private PaceCards() {}

    /** For who says that it is too much. */
    static Message choice(Texts texts) {
        return Message.of(
                new Block.Heading(texts.say("less.title")), new Block.Text(texts.words("less.text")), buttons(texts));
    }

    /** For who says nothing. */
    static Message ignored(int messages, Texts texts) {
        return Message.of(
                new Block.Heading(texts.say("ignored.title")),
                new Block.Text(texts.words("ignored.text", messages)),
                buttons(texts));
    }

    private static Block buttons(Texts texts) {
        return Block.Buttons.of(
                Button.of(texts.say("less.weekly"), Action.of(PaceChat.WEEKLY)),
                Button.of(texts.say("less.pause"), Action.of(PaceChat.PAUSE)),
                Button.of(texts.say("less.stop"), Action.of(PaceChat.STOP)),
                Button.of(texts.say("less.fine"), Action.of(PaceChat.FINE)));
    }
}

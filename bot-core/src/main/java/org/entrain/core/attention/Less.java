package org.entrain.core.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** The small button at the end of every nudge, by which somebody says that it is too much. */
final class Less {
    /** Opens the choice; {@link PaceChat} answers it. */
    static final String ACTION = "attention.less";

    /** In a longer row it would stand among what is answered with. */
    private static final int LONGEST_ROW = 2;

    private Less() {}

    /** Whether a message asks by itself how much somebody wants to hear. */
    private static boolean asks(Message message) {
        return message.blocks().stream()
                .anyMatch(block -> block instanceof Block.Buttons(List<Button> row)
                        && row.stream()
                                .anyMatch(button -> button.action().name().equals(PaceChat.STOP)));
    }

    /** The message with the button: in its last row of buttons where that is short, else in a row of its own. */
    static Message with(Message message, Language language) {
        if (asks(message)) {
            return message;
        }
        Button button = Button.of(Texts.of(Less.class, language).say("less"), Action.of(ACTION));
        var blocks = new ArrayList<>(message.blocks());
        if (blocks.getLast() instanceof Block.Buttons(List<Button> row) && row.size() <= LONGEST_ROW) {
            blocks.removeLast();
            blocks.add(new Block.Buttons(
                    Stream.concat(row.stream(), Stream.of(button)).toList()));
        } else {
            blocks.add(Block.Buttons.of(button));
        }
        return new Message(blocks, message.personalView());
    }

    /** The message without the button. */
    static Message without(Message message) {
        return new Message(message.blocks().stream().flatMap(Less::without).toList(), message.personalView());
    }

    private static Stream<Block> without(Block block) {
        if (!(block instanceof Block.Buttons(List<Button> row)) || row.stream().noneMatch(Less::isLess)) {
            return Stream.of(block);
        }
        List<Button> others = row.stream().filter(button -> !isLess(button)).toList();
        return others.isEmpty() ? Stream.empty() : Stream.of(new Block.Buttons(others));
    }

    private static boolean isLess(Button button) {
        return button.action().name().equals(ACTION);
    }
}

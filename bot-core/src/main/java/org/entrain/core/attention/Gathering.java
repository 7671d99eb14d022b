package org.entrain.core.attention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** The one letter of a day in which comes together what is too much for letters of its own. */
final class Gathering {
    private static final String STAMP = "gathering/";

    private Gathering() {}

    /** What names the one of a person's day. */
    static String stamp(UUID person, LocalDate day) {
        return STAMP + person + "/" + day;
    }

    static boolean isStamp(String stamp) {
        return stamp.startsWith(STAMP);
    }

    /** The pieces one below the other, each with its buttons. */
    static Message of(List<Message> pieces, Language language) {
        Texts texts = Texts.of(Gathering.class, language);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("gathering.title", pieces.size())));
        blocks.add(new Block.Note(texts.words("gathering.why")));
        for (Message piece : pieces) {
            blocks.add(new Block.Divider());
            blocks.addAll(piece.blocks());
        }
        return Message.of(blocks);
    }
}

package org.entrain.core.library;

import java.util.List;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.downloads.Download;
import org.entrain.core.downloads.Downloads;
import org.entrain.core.formats.Exported;
import org.entrain.core.formats.Format;
import org.entrain.core.formats.Formats;
import org.entrain.core.text.Texts;

/** Hands out tables to be filled with questions. They hold nothing of anybody's, so they are for all. */
public final class TemplateChat implements Feature {
    static final String GET = "quiz.template";

    private final Downloads downloads;

    /** Offers its tables there. */
    public TemplateChat(Downloads downloads) {
        this.downloads = downloads;
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz template", Right.SELF, ImportChat.class, (turn, rest) -> handOver(turn))
                .press(GET, Right.SELF, (turn, action) -> handOver(turn));
    }

    private Reply handOver(Turn turn) {
        Texts texts = turn.texts(TemplateChat.class);
        return new Reply.Private(Message.of(
                new Block.Text(texts.words("template.ready")),
                new Block.Links(List.of(link(turn, Format.XLSX), link(turn, Format.CSV))),
                ExportCards.linkNote(texts)));
    }

    private Block.Link link(Turn turn, Format format) {
        Texts texts = turn.texts(TemplateChat.class);
        Exported table = Formats.template(format, turn.language());
        var file = new Download(
                FileNames.file(texts.say("template.file"), table.ending()), table.mediaType(), table.content());
        return new Block.Link(
                texts.say(ExportCards.nameOf(format)),
                downloads.offer(turn.tx(), turn.person().id(), file, turn.at()));
    }
}

package org.entrain.core.reviews;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrain.core.bank.Version;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.downloads.Download;
import org.entrain.core.downloads.Downloads;
import org.entrain.core.formats.Exported;
import org.entrain.core.formats.Format;
import org.entrain.core.formats.Formats;
import org.entrain.core.questions.Item;
import org.entrain.core.text.Texts;

/** Somebody takes along what they are asked again, as cards for Anki. */
public final class ReviewExportChat implements Feature {
    /** So many lines of what Anki cannot hold are read gladly. */
    private static final int NAMED = 10;

    private final Downloads downloads;
    private final Shelf shelf = new Shelf();

    /** Offers cards there. */
    public ReviewExportChat(Downloads downloads) {
        this.downloads = downloads;
    }

    @Override
    public void register(Routes routes) {
        routes.command("review export", Right.SELF, ReviewChat.class, (turn, rest) -> handOver(turn));
    }

    private Reply handOver(Turn turn) {
        Texts texts = turn.texts(ReviewExportChat.class);
        List<Version> mine = shelf.all(turn.tx(), turn.person().id());
        if (mine.isEmpty()) {
            throw new Refusal(Message.of(texts.words("nothing")));
        }
        List<Item> items =
                mine.stream().map(version -> version.in(turn.language())).toList();
        Exported cards =
                Formats.write(Format.ANKI, texts.say("export.deck"), items, turn.language(), at -> Optional.empty());
        URI link = downloads.offer(
                turn.tx(),
                turn.person().id(),
                new Download("entrain-reviews." + cards.ending(), cards.mediaType(), cards.content()),
                turn.at());
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("export.ready", items.size())));
        blocks.add(new Block.Links(List.of(new Block.Link(texts.say("export.get"), link))));
        blocks.add(new Block.Note(texts.words("export.link", Downloads.LIFETIME.toMinutes())));
        cards.losses().stream()
                .limit(NAMED)
                .map(loss -> new Block.Note(Words.plain(loss.say(turn.language()))))
                .forEach(blocks::add);
        return new Reply.Private(Message.of(blocks));
    }
}

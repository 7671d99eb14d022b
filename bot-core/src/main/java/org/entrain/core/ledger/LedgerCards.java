package org.entrain.core.ledger;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Channel;
import org.entrain.core.communities.Community;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** How a community's letters are shown to whoever runs it. */
final class LedgerCards {
    /** Platforms show so many buttons well. */
    private static final int MOST_BUTTONS = 5;

    private LedgerCards() {}

    /**
     * What there is to show.
     *
     * @param privately how many letters to its people became what; empty where they are too few to be counted
     * @param now by the bot's clock
     */
    record Page(Community community, List<Entry> entries, Optional<Map<Entry.State, Integer>> privately, Instant now) {}

    static Message page(Page page, Function<Place, Channel> channels, Place reader, Language language) {
        Texts texts = texts(language);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("title", page.community().name())));
        if (page.entries().isEmpty()) {
            blocks.add(new Block.Text(texts.words("nothing")));
        }
        int buttons = 0;
        for (Entry entry : page.entries()) {
            blocks.add(new Block.Text(line(page, entry, named(channels.apply(entry.place()), reader, texts), texts)));
            if (entry.state().maySendAgain() && buttons++ < MOST_BUTTONS) {
                blocks.add(Block.Buttons.of(again(page.community().id(), entry, texts)));
            }
        }
        blocks.add(new Block.Text(privately(page, texts)));
        blocks.add(new Block.Note(texts.words("note")));
        return Message.of(blocks);
    }

    private static Button again(UUID community, Entry entry, Texts texts) {
        return Button.of(texts.say("again"), Action.of(LedgerChat.AGAIN, community, entry.id()));
    }

    /** A title is plain: what people wrote stands in it. */
    private static Words line(Page page, Entry entry, String channel, Texts texts) {
        Words title = texts.words("letter", entry.title().isEmpty() ? texts.say("untitled") : entry.title(), channel);
        ZoneId zone = page.community().zone();
        String due = moment(entry.due(), zone, texts.language());
        Words state = switch (entry.state()) {
            case WAITING ->
                entry.due().isAfter(page.now())
                        ? texts.words("planned", due)
                        : texts.words(entry.tries() == 0 ? "queued" : "trying", due, entry.tries());
            case SENT -> texts.words("sent", moment(sentAt(entry), zone, texts.language()), entry.tries());
            case REFUSED ->
                texts.words(
                        "refused",
                        due,
                        entry.tries(),
                        texts.say("why." + entry.why().orElse(Delivery.Why.OTHER)));
            case UNKNOWN -> texts.words("unknown", due);
            case WITHDRAWN -> texts.words("withdrawn", due);
            case STALE -> texts.words("stale", due);
        };
        return Words.lines(List.of(title, state));
    }

    /** The playground's clock may be moved ahead of the real one. */
    private static Instant sentAt(Entry entry) {
        return entry.settled().filter(at -> at.isAfter(entry.due())).orElse(entry.due());
    }

    private static Words privately(Page page, Texts texts) {
        return page.privately()
                .map(counts -> texts.words(
                        "privately",
                        count(counts, Entry.State.SENT),
                        count(counts, Entry.State.WAITING),
                        count(counts, Entry.State.REFUSED),
                        count(counts, Entry.State.UNKNOWN),
                        count(counts, Entry.State.STALE)))
                .orElseGet(() -> texts.words("privately.few", LedgerChat.FEWEST));
    }

    private static int count(Map<Entry.State, Integer> counts, Entry.State state) {
        return counts.getOrDefault(state, 0);
    }

    private static String named(Channel channel, Place reader, Texts texts) {
        String platform = channel.place().workspace().platform().name();
        String shown = platform.substring(0, 1).toUpperCase(texts.language().locale()) + platform.substring(1);
        return "%s (%s)".formatted(channel.nameAt(reader).orElseGet(() -> texts.say("channel")), shown);
    }

    private static String moment(Instant at, ZoneId zone, Language language) {
        return Dates.SHORT_MOMENT.of(at, zone, language);
    }

    static Message sentAgain(Entry entry, Language language) {
        Texts texts = texts(language);
        return Message.of(texts.words("again.done", entry.title().isEmpty() ? texts.say("untitled") : entry.title()));
    }

    private static Texts texts(Language language) {
        return Texts.of(LedgerCards.class, language);
    }
}

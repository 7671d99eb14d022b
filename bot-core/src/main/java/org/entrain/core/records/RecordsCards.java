package org.entrain.core.records;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** How it is shown what became of statements. Of whom one speaks is nobody's business here. */
final class RecordsCards {
    private RecordsCards() {}

    static Message overview(Store store, Overview overview, Optional<ZoneId> zone, Language language) {
        Texts texts = texts(language);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("title")));
        blocks.add(new Block.Text(texts.words("to", store.endpoint().getAuthority())));
        blocks.add(new Block.Text(texts.words(
                "waiting",
                overview.waiting(),
                overview.since().map(at -> moment(at, zone, language)).orElse(""))));
        blocks.add(new Block.Text(texts.words("told", overview.told())));
        overview.reason()
                .map(reason -> overview.shutAt()
                        .map(at -> texts.words("shut", moment(at, zone, language), reason))
                        .orElseGet(() -> texts.words("failing", reason)))
                .ifPresent(words -> blocks.add(new Block.Text(words)));
        if (overview.refused() > 0) {
            blocks.add(new Block.Text(texts.words("refused", overview.refused())));
        }
        overview.refusals()
                .forEach(one -> blocks.add(new Block.Text(texts.words(
                        "refused.one",
                        texts.say("what." + one.kind()),
                        moment(one.at(), zone, language),
                        one.reason()))));
        if (overview.isTroubled()) {
            blocks.add(Block.Buttons.of(Button.of(texts.say("again"), Action.of(RecordsChat.AGAIN))));
        }
        return Message.of(blocks);
    }

    /** The store lets Entrain in no more. */
    static Message shut(Language language) {
        return Message.of(texts(language).words("shut.letter"));
    }

    private static String moment(Instant at, Optional<ZoneId> zone, Language language) {
        return Dates.MOMENT.of(at, zone.orElse(ZoneOffset.UTC), language);
    }

    private static Texts texts(Language language) {
        return Texts.of(RecordsCards.class, language);
    }
}

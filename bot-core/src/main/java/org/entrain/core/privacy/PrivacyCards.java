package org.entrain.core.privacy;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.audit.Audit;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Block.Links;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.downloads.Downloads;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Texts;

/** How what is held, kept and written down is shown. */
final class PrivacyCards {
    private PrivacyCards() {}

    /** A file to fetch. */
    static Message link(Words text, String label, URI link, Texts texts) {
        return Message.of(
                new Block.Text(text),
                new Links(List.of(new Block.Link(label, link))),
                new Block.Note(texts.words("link.note", Downloads.LIFETIME.toMinutes())));
    }

    /**
     * What goes and what stays, and the button.
     *
     * @param led the communities that they lead
     */
    static Message forget(UUID person, Optional<String> led, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("forget.title")));
        blocks.add(new Block.Text(texts.words("forget.goes")));
        blocks.add(new Block.Text(texts.words("forget.stays")));
        led.ifPresent(names -> blocks.add(new Block.Text(texts.words("forget.led", names))));
        blocks.add(Buttons.of(
                new Button(texts.say("forget.yes"), Action.of(PrivacyChat.FORGET, person), Button.Look.DANGER, false)));
        blocks.add(new Block.Note(texts.words("forget.note")));
        return Message.of(blocks);
    }

    /** How long things are kept, and the button to change it. */
    static Message retention(int months, Texts texts) {
        return Message.of(
                new Block.Heading(texts.say("retention.title")),
                new Block.Text(texts.words("retention.now", months(months, texts))),
                new Block.Text(texts.words("retention.what")),
                Buttons.of(Button.opening(texts.say("retention.change"), Action.of(RetentionChat.FORM))));
    }

    /** So many months in words. */
    static String months(int months, Texts texts) {
        return months == Retention.FOR_EVER ? texts.say("retention.for-ever") : texts.say("retention.months", months);
    }

    /** The latest lines, and the button for all of them. */
    static Message audit(List<Audit.Line> lines, ZoneId zone, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("audit.title")));
        lines.forEach(line -> blocks.add(new Block.Text(line(line, zone, texts))));
        blocks.add(Buttons.of(Button.of(texts.say("audit.file"), Action.of(AuditChat.FILE))));
        return Message.of(blocks);
    }

    private static Words line(Audit.Line line, ZoneId zone, Texts texts) {
        String what = texts.say("deed." + line.deed());
        String subject = line.subject().orElseGet(() -> texts.say("audit.unknown"));
        return texts.words(
                "audit.line",
                moment(line.at(), zone, texts),
                line.actor().orElseGet(() -> texts.say(line.actorId().isPresent() ? "audit.unknown" : "audit.program")),
                what,
                line.detail().isEmpty() ? subject : subject + " (" + line.detail() + ")");
    }

    private static String moment(Instant at, ZoneId zone, Texts texts) {
        return Dates.RECORDED_MOMENT.of(at, zone, texts.language());
    }
}

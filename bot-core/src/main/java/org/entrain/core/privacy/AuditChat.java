package org.entrain.core.privacy;

import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.entrain.core.audit.Audit;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.downloads.Download;
import org.entrain.core.downloads.Downloads;
import org.entrain.core.text.Texts;

/** Administrators read who changed what. */
public final class AuditChat implements Feature {
    static final String FILE = "privacy.audit-file";

    /** So many fit on a screen. */
    private static final int IN_CHAT = 15;
    /** More lines than a spreadsheet opens gladly. */
    private static final int IN_FILE = 100_000;

    private final Audit audit;
    private final Downloads downloads;

    /** Talks about these lines. */
    public AuditChat(Audit audit, Downloads downloads) {
        this.audit = audit;
        this.downloads = downloads;
    }

    @Override
    public void register(Routes routes) {
        routes.command("audit", Right.ADMINISTER, AuditChat.class, (turn, rest) -> show(turn))
                .press(FILE, Right.ADMINISTER, (turn, action) -> handOver(turn));
    }

    private Reply show(Turn turn) {
        List<Audit.Line> lines = audit.latest(turn.tx(), turn.person().organisationId(), IN_CHAT);
        if (lines.isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("audit.none")));
        }
        ZoneId zone = turn.person().zone().orElse(ZoneOffset.UTC);
        return new Reply.Private(PrivacyCards.audit(lines, zone, texts(turn)));
    }

    private Reply handOver(Turn turn) {
        Texts texts = texts(turn);
        Download file = AuditFile.of(audit.latest(turn.tx(), turn.person().organisationId(), IN_FILE));
        URI link = downloads.offer(turn.tx(), turn.person().id(), file, turn.at());
        return new Reply.Private(PrivacyCards.link(texts.words("audit.ready"), texts.say("audit.get"), link, texts));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(AuditChat.class);
    }
}

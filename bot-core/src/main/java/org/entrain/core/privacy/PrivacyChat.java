package org.entrain.core.privacy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;
import org.entrain.core.downloads.Download;
import org.entrain.core.downloads.Downloads;
import org.entrain.core.text.Texts;

/** What people ask of what is held about them: to have it, and to have it erased. */
public final class PrivacyChat implements Feature {
    static final String MY_DATA = "privacy.my-data";
    static final String FORGET = "privacy.forget";

    private final Privacy privacy;
    private final Downloads downloads;
    private final Members members;
    private final Audit audit;

    /** Talks about what is held. */
    public PrivacyChat(Privacy privacy, Downloads downloads, Members members, Audit audit) {
        this.privacy = privacy;
        this.downloads = downloads;
        this.members = members;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("my data", Right.SELF, PrivacyChat.class, (turn, rest) -> handOver(turn))
                .command("forget me", Right.SELF, PrivacyChat.class, (turn, rest) -> askWhetherToForget(turn))
                .press(MY_DATA, Right.SELF, (turn, action) -> handOver(turn))
                .press(FORGET, Right.SELF, this::forget);
    }

    private Reply handOver(Turn turn) {
        Texts texts = texts(turn);
        Download file = MyData.file(privacy.held(turn.tx(), turn.person().id()), texts, turn.at());
        URI link = downloads.offer(turn.tx(), turn.person().id(), file, turn.at());
        audit.record(turn, Deed.DATA_HANDED_OVER, turn.person().id(), "");
        return new Reply.Private(PrivacyCards.link(texts.words("data.ready"), texts.say("data.get"), link, texts));
    }

    private Reply askWhetherToForget(Turn turn) {
        List<Community> led = members.communitiesOf(turn.tx(), turn.person().id(), Role.LEAD);
        Optional<String> names = led.isEmpty()
                ? Optional.empty()
                : Optional.of(led.stream().map(Community::name).collect(Collectors.joining(", ")));
        return new Reply.Private(PrivacyCards.forget(turn.person().id(), names, texts(turn)));
    }

    /**
     * The button means the person who asked for it. Pressed once more it comes from somebody who was just met for the
     * first time, and who is not kept for that.
     */
    private Reply forget(Turn turn, Action action) {
        boolean isTheirs = action.uuid(0).equals(turn.person().id());
        if (!isTheirs || !privacy.forget(turn.tx(), turn.person(), turn.at())) {
            throw new Refusal(Message.of(texts(turn).words("forget.already")));
        }
        return new Reply.Private(Message.of(texts(turn).words("forget.done")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(PrivacyChat.class);
    }
}

package org.entrain.core.communities;

import java.util.List;
import java.util.Optional;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.text.Texts;

/** A community ends: what was planned stops, its channels are free again, and what it was stays readable. */
public final class ArchiveChat implements Feature {
    static final String ARCHIVE = "community.archive";

    private final Access access;
    private final Communities communities;
    private final Homes homes;
    private final Channels channels;
    private final Activity activity;
    private final Audit audit;

    /** Ends these communities. */
    public ArchiveChat(
            Access access, Communities communities, Homes homes, Channels channels, Activity activity, Audit audit) {
        this.access = access;
        this.communities = communities;
        this.homes = homes;
        this.channels = channels;
        this.activity = activity;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("community archive", Right.LEAD, ArchiveChat.class, this::ask)
                .press(ARCHIVE, Right.LEAD, this::archive);
    }

    private Reply ask(Turn turn, String name) {
        Community community = access.meantOr(turn, name);
        Texts texts = texts(turn);
        return new Reply.Private(Message.of(
                new Block.Text(texts.words("archive.sure", community.name())),
                Buttons.of(new Button(
                        texts.say("archive.button"), Action.of(ARCHIVE, community.id()), Button.Look.DANGER, false))));
    }

    private Reply archive(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        if (communities.archive(turn.tx(), community.id(), turn.at())) {
            // Told first: whoever listens may have last words for the homes.
            activity.record(
                    turn.tx(),
                    List.of(new Fact.CommunityArchived(
                            community.id(), Optional.of(turn.person().id()), community.id(), turn.at())));
            channels.homes(turn.tx(), community.id())
                    .forEach(home -> homes.quit(turn.tx(), community.id(), home.place()));
            audit.record(turn, Deed.COMMUNITY_ARCHIVED, community.id(), "");
        }
        return new Reply.Private(Message.of(texts(turn).words("archive.done", community.name())));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(ArchiveChat.class);
    }
}

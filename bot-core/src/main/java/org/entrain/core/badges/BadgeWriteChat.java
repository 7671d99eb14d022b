package org.entrain.core.badges;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Texts;

/** The crew makes badges and changes them. Who has one keeps it, whatever its rule becomes. */
public final class BadgeWriteChat implements Feature {
    static final String NEW = "badge.new";
    static final String EDIT = "badge.edit";

    private final Access access;
    private final Awards awards;
    private final Audit audit;
    private final BadgeDoor door;

    /** Makes badges among these. */
    public BadgeWriteChat(Access access, Awards awards, Audit audit) {
        this.access = access;
        this.awards = awards;
        this.audit = audit;
        this.door = new BadgeDoor(access, awards.badges());
    }

    @Override
    public void register(Routes routes) {
        routes.command("badge new", Right.RUN, BadgeWriteChat.class, (turn, rest) -> askNew(turn))
                .command("badge edit", Right.RUN, BadgeWriteChat.class, this::askEdit)
                .press(NEW, Right.RUN, this::openNew)
                .press(EDIT, Right.RUN, this::openEdit)
                .form(NEW, Right.RUN, this::create)
                .form(EDIT, Right.RUN, this::change);
    }

    /** In answer to a command not every platform can open a form, so there is a button that does. */
    private Reply askNew(Turn turn) {
        Community community = access.meant(turn);
        return asked(
                new Block.Text(texts(turn).words("new.intro")),
                texts(turn).say("new.title"),
                Action.of(NEW, community.id()));
    }

    private Reply askEdit(Turn turn, String name) {
        Community community = access.meant(turn);
        Badge badge = door.named(turn, community, name);
        return asked(
                new Block.Text(texts(turn)
                        .words("edit.intro", badge.in(turn.language()).name())),
                texts(turn).say("edit.title"),
                Action.of(EDIT, community.id(), badge.id()));
    }

    private static Reply asked(Block intro, String title, Action opening) {
        return new Reply.Private(Message.of(intro, Buttons.of(Button.opening(title, opening))));
    }

    private Reply openNew(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        return new Reply.Open(
                BadgeForm.of(turn, Action.of(NEW, community.id()), Optional.empty(), isAdministrator(turn)));
    }

    private boolean isAdministrator(Turn turn) {
        return access.isAdministrator(turn.tx(), turn.person());
    }

    private Reply openEdit(Turn turn, Action action) {
        return new Reply.Open(BadgeForm.of(turn, action, Optional.of(meant(turn, action)), isAdministrator(turn)));
    }

    private Badge meant(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        return door.checked(
                turn,
                community,
                awards.badges()
                        .find(turn.tx(), turn.person().organisationId(), action.uuid(1))
                        .orElseThrow(() -> BadgeDoor.refusal(turn, "badge.gone")));
    }

    private Reply create(Turn turn, Interaction.Submission form) {
        Community community = access.in(turn, form.action().uuid(0));
        var reader = new BadgeReader(turn, form);
        Badge badge = reader.created(
                community.id(), awards.badges().of(turn.tx(), turn.person().organisationId()));
        reader.checkQuizzes(badge);
        if (!reader.errors().isEmpty()) {
            return new Reply.Invalid(reader.errors());
        }
        door.checked(turn, community, badge);
        keep(turn, badge, Deed.BADGE_MADE);
        return new Reply.Private(made(turn, badge, community));
    }

    private Message made(Turn turn, Badge badge, Community community) {
        Texts texts = texts(turn);
        var blocks = new ArrayList<Block>();
        blocks.add(
                AwardCards.picture(badge, awards.emblems().page(turn.tx(), badge, turn.language()), turn.language()));
        if (badge.isGiven()) {
            blocks.add(new Block.Text(
                    texts.words("new.done-given", badge.in(turn.language()).name(), badge.key())));
        } else {
            blocks.add(new Block.Text(
                    texts.words("new.done", badge.in(turn.language()).name(), rule(turn, badge))));
            blocks.add(Buttons.of(
                    Button.of(texts.say("new.history"), Action.of(RecountChat.LOOK_IN, community.id(), badge.id()))));
        }
        return Message.of(blocks);
    }

    private static String rule(Turn turn, Badge badge) {
        return RuleWords.of(badge.rule(), turn.language());
    }

    private Reply change(Turn turn, Interaction.Submission form) {
        Badge before = meant(turn, form.action());
        List<Badge> all = awards.badges().of(turn.tx(), before.organisation());
        var reader = new BadgeReader(turn, form);
        Badge badge = reader.changed(before, all);
        reader.checkQuizzes(badge);
        if (!reader.errors().isEmpty()) {
            return new Reply.Invalid(reader.errors());
        }
        keep(turn, badge, Deed.BADGE_CHANGED);
        return new Reply.Private(Message.of(
                AwardCards.picture(badge, awards.emblems().page(turn.tx(), badge, turn.language()), turn.language()),
                new Block.Text(
                        texts(turn).words("edit.done", badge.in(turn.language()).name(), rule(turn, badge)))));
    }

    private void keep(Turn turn, Badge badge, Deed deed) {
        if (!awards.badges().keep(turn.tx(), badge, turn.person().id(), turn.at())) {
            // Somebody took the name in the same instant.
            throw BadgeDoor.refusal(
                    turn, "form.taken", badge.in(turn.language()).name());
        }
        audit.record(turn, deed, badge.community().orElse(badge.organisation()), badge.key());
    }

    private static Texts texts(Turn turn) {
        return turn.texts(BadgeWriteChat.class);
    }
}

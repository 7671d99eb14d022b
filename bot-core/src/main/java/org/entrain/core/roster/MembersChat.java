package org.entrain.core.roster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.audit.Audit;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.SharedFile;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Members;
import org.entrain.core.text.Texts;

/**
 * People come in by a list: as a file, or pasted. What taking it would do is shown first, and waits for a yes.
 *
 * <p>A file does not say which community is meant, so handing it over takes no right but that its bringer runs one, or
 * looks after the organisation; what is done with it then takes the right to that.
 */
public final class MembersChat implements Feature {
    static final String PASTE = "members.paste";
    static final String INTO = "members.into";
    static final String ALL = "members.all";
    static final String IMPORT = "members.import";
    static final String IMPORT_ALL = "members.import-all";

    private final Access access;
    private final Audit audit;
    private final Drafts drafts = new Drafts();
    private final Rolls rolls = new Rolls();
    private final Destinations destinations;
    private final Enrolment enrolment;

    /** Brings people into communities. */
    public MembersChat(Access access, Communities communities, Members members, Activity activity, Audit audit) {
        this.access = access;
        this.audit = audit;
        this.destinations = new Destinations(access, communities, members);
        this.enrolment = new Enrolment(activity);
    }

    @Override
    public void register(Routes routes) {
        routes.command("members import", Right.RUN, MembersChat.class, (turn, rest) -> ask(turn))
                .press(PASTE, Right.RUN, this::open)
                .form(PASTE, Right.RUN, this::read)
                .file(".csv", Right.SELF, this::read)
                .press(INTO, Right.RUN, (turn, action) -> preview(turn, action, into(turn, action.uuid(1))))
                .press(ALL, Right.ADMINISTER, (turn, action) -> preview(turn, action, everybody(turn)))
                .press(IMPORT, Right.RUN, (turn, action) -> take(turn, action, into(turn, action.uuid(1))))
                .press(IMPORT_ALL, Right.ADMINISTER, (turn, action) -> take(turn, action, everybody(turn)));
    }

    /** In answer to a command not every platform can open a form, so there is a button that does. */
    private Reply ask(Turn turn) {
        return new Reply.Private(MembersCards.invitation(access.meant(turn), texts(turn)));
    }

    private Reply open(Turn turn, Action action) {
        return new Reply.Open(MembersCards.form(access.in(turn, action.uuid(0)), texts(turn)));
    }

    private Reply read(Turn turn, Interaction.Submission form) {
        Target target = into(turn, form.action().uuid(0));
        String source = form.value("text");
        try {
            MemberList list = ListReader.read(source);
            return list.isEmpty()
                    ? new Reply.Invalid(Map.of("text", texts(turn).say("unreadable.empty")))
                    : preview(turn, keep(turn, source), list, target);
        } catch (MemberList.Unreadable e) {
            return new Reply.Invalid(Map.of("text", texts(turn).say("unreadable." + e.what(), e.value())));
        }
    }

    private Reply read(Turn turn, SharedFile file) {
        boolean administers = access.isAdministrator(turn.tx(), turn.person());
        List<Destinations.Destination> possible = destinations.of(turn);
        if (possible.isEmpty() && !administers) {
            throw new Refusal(Message.of(texts(turn).words("nowhere")));
        }
        String source = text(turn, file);
        MemberList list = list(turn, source);
        UUID draft = keep(turn, source);
        return administers || possible.size() > 1
                ? new Reply.Private(MembersCards.destinations(draft, possible, administers, texts(turn)))
                : preview(turn, draft, list, destinations.only(turn, possible.getFirst()));
    }

    private Reply preview(Turn turn, Action action, Target target) {
        UUID draft = action.uuid(0);
        String source = drafts.look(turn.tx(), draft, turn.person().id()).orElseThrow(() -> gone(turn));
        return preview(turn, draft, list(turn, source), target);
    }

    private Reply preview(Turn turn, UUID draft, MemberList list, Target target) {
        return new Reply.Private(
                MembersCards.preview(draft, rolls.check(turn.tx(), target, list), target, texts(turn)));
    }

    private Reply take(Turn turn, Action action, Target target) {
        String source =
                drafts.take(turn.tx(), action.uuid(0), turn.person().id()).orElseThrow(() -> gone(turn));
        Roll roll = rolls.check(turn.tx(), target, list(turn, source));
        enrolment.take(turn.tx(), target, roll.good(), turn.at());
        audit.record(
                turn.tx(),
                target.organisation(),
                Optional.of(turn.person().id()),
                Audit.Deed.MEMBERS_IMPORTED,
                target.subject(),
                "new %d, roles %d".formatted(roll.fresh(), roll.changed()),
                turn.at());
        return new Reply.Private(MembersCards.done(roll, target, texts(turn)));
    }

    private Target into(Turn turn, UUID id) {
        Community community = access.in(turn, id);
        if (community.isArchived()) {
            throw gone(turn);
        }
        return destinations.target(turn, community);
    }

    private static Target everybody(Turn turn) {
        return new Target(turn.person().organisationId(), Optional.empty(), false, true);
    }

    private UUID keep(Turn turn, String source) {
        String kept = source.replace("\0", ""); // PostgreSQL cannot keep it
        return drafts.keep(turn.tx(), turn.person().id(), kept, turn.at());
    }

    private static String text(Turn turn, SharedFile file) {
        try {
            return ListText.of(file.content());
        } catch (MemberList.Unreadable e) {
            throw unreadable(turn, e);
        }
    }

    private static MemberList list(Turn turn, String source) {
        try {
            MemberList list = ListReader.read(source);
            if (list.isEmpty()) {
                throw new MemberList.Unreadable("empty", "");
            }
            return list;
        } catch (MemberList.Unreadable e) {
            throw unreadable(turn, e);
        }
    }

    private static Refusal unreadable(Turn turn, MemberList.Unreadable e) {
        return new Refusal(Message.of(texts(turn).words("unreadable." + e.what(), e.value())));
    }

    private static Refusal gone(Turn turn) {
        return new Refusal(Message.of(texts(turn).words("list-gone")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(MembersChat.class);
    }
}

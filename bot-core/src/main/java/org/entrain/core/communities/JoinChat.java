package org.entrain.core.communities;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Charter.Appointee;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.text.Texts;

/** People come in and leave: they join or ask to, the crew says yes or no, or invites them. */
public final class JoinChat implements Feature {
    static final String JOIN = "community.join";
    static final String LEAVE = "community.leave";
    static final String LEAVE_SURELY = "community.leave-surely";
    static final String ADMIT = "community.admit";
    static final String TURN_AWAY = "community.turn-away";
    static final String INVITE = "community.invite";
    static final String DECLINE = "community.decline";

    private static final String PEOPLE = "people";

    private final Access access;
    private final Members members;
    private final Doors doors;
    private final Invitations invitations;
    private final JoinRequests requests;
    private final Attention attention;
    private final Audit audit;

    /** Talks about these doors. */
    public JoinChat(
            Access access,
            Members members,
            Doors doors,
            Invitations invitations,
            JoinRequests requests,
            Attention attention,
            Audit audit) {
        this.access = access;
        this.members = members;
        this.doors = doors;
        this.invitations = invitations;
        this.requests = requests;
        this.attention = attention;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("community join", Right.LOOK, JoinChat.class, (turn, name) -> join(turn, looked(turn, name)))
                .command(
                        "community leave",
                        Right.TAKE_PART,
                        JoinChat.class,
                        (turn, name) -> leave(turn, access.meantOr(turn, name)))
                .command("community invite", Right.RUN, JoinChat.class, this::askToInvite)
                .press(JOIN, Right.LOOK, (turn, action) -> join(turn, access.in(turn, action.uuid(0))))
                .press(LEAVE, Right.TAKE_PART, (turn, action) -> leave(turn, access.in(turn, action.uuid(0))))
                .press(LEAVE_SURELY, Right.TAKE_PART, (turn, action) -> left(turn, access.in(turn, action.uuid(0))))
                .press(ADMIT, Right.RUN, (turn, action) -> decide(turn, action, true))
                .press(TURN_AWAY, Right.RUN, (turn, action) -> decide(turn, action, false))
                .press(DECLINE, Right.LOOK, this::decline)
                .press(INVITE, Right.RUN, this::openInvitation)
                .form(INVITE, Right.RUN, this::invite);
    }

    /** The community of this name, or of this channel. */
    private Community looked(Turn turn, String name) {
        return name.isBlank()
                ? access.here(turn)
                        .filter(community -> access.sees(turn.tx(), turn.person(), community))
                        .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("join.which"))))
                : access.named(turn, name);
    }

    private Reply join(Turn turn, Community community) {
        if (community.isArchived()) {
            throw new Refusal(Message.of(texts(turn).words("archived", community.name())));
        }
        Words words = switch (doors.enter(turn.tx(), community, turn.person(), false, turn.at())) {
            case JOINED -> texts(turn).words("join.done", community.name(), community.purpose());
            case ALREADY_IN -> texts(turn).words("join.already", community.name());
            case ASKED -> texts(turn).words("join.asked", community.name());
            case ASKED_BEFORE -> texts(turn).words("join.asked-before", community.name());
            case INVITED_ONLY -> texts(turn).words("join.invited-only", community.name());
        };
        return new Reply.Private(Message.of(words));
    }

    private Reply leave(Turn turn, Community community) {
        boolean leads =
                members.role(turn.tx(), community.id(), turn.person().id()).equals(Optional.of(Role.LEAD));
        return leads ? new Reply.Private(JoinCards.leaving(community, texts(turn))) : left(turn, community);
    }

    private Reply left(Turn turn, Community community) {
        boolean was = members.leave(turn.tx(), community.id(), turn.person().id(), turn.at())
                .isPresent();
        return new Reply.Private(
                Message.of(texts(turn).words(was ? "leave.done" : "leave.no-member", community.name())));
    }

    private Reply decide(Turn turn, Action action, boolean admitted) {
        Community community = access.in(turn, action.uuid(0));
        UUID person = action.uuid(1);
        if (!requests.decide(
                turn.tx(), community.id(), person, admitted, turn.person().id(), turn.at())) {
            return decided(turn, community, person);
        }
        if (admitted) {
            members.admit(turn.tx(), community.id(), List.of(person), turn.at());
        }
        note(turn, admitted ? Deed.MEMBER_APPROVED : Deed.MEMBER_TURNED_AWAY, community, person);
        attention.write(
                turn.tx(),
                person,
                "join/%s/%s/%s/answer".formatted(community.id(), person, turn.at()),
                language -> JoinCards.answer(community, admitted, language),
                Weight.EXPECTED,
                turn.at());
        return new Reply.Replace(Message.of(texts(turn)
                .words(admitted ? "decide.admitted" : "decide.turned-away", name(turn, person), community.name())));
    }

    /** Somebody else of the crew was faster. */
    private Reply decided(Turn turn, Community community, UUID person) {
        JoinRequests.Decision stands = requests.decision(turn.tx(), community.id(), person)
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("decide.gone"))));
        return new Reply.Replace(Message.of(texts(turn)
                .words(
                        stands.admitted() ? "decide.stands.yes" : "decide.stands.no",
                        stands.by(),
                        name(turn, person),
                        community.name())));
    }

    private Reply decline(Turn turn, Action action) {
        UUID community = action.uuid(0);
        invitations.decline(turn.tx(), community, turn.person().id(), turn.at());
        return new Reply.Replace(Message.of(texts(turn).words("invitation.declined")));
    }

    /** In answer to a command not every platform can open a form, so there is a button that does. */
    private Reply askToInvite(Turn turn, String rest) {
        // Whoever types "community invite @Bo" names a person, and means the community of this channel.
        Community community = access.meantOr(turn, rest.contains("@") ? "" : rest);
        return new Reply.Private(Message.of(
                new Block.Text(texts(turn).words("invite.intro", community.name())),
                Buttons.of(Button.opening(texts(turn).say("invite.title"), Action.of(INVITE, community.id())))));
    }

    private Reply openInvitation(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        Texts texts = texts(turn);
        return new Reply.Open(new Form(
                Action.of(INVITE, community.id()),
                texts.say("invite.title"),
                List.of(new Block.Text(texts.words("invite.intro", community.name()))),
                List.of(new Form.PersonField(
                        PEOPLE, texts.say("invite.people"), texts.say("invite.people.hint"), false, true, List.of())),
                texts.say("invite.submit"),
                texts.say("charter.cancel")));
    }

    private Reply invite(Turn turn, Interaction.Submission form) {
        Community community = access.in(turn, form.action().uuid(0));
        Appointees named = Appointees.of(turn, form.values().getOrDefault(PEOPLE, List.of()));
        if (named.found().isEmpty()) {
            return new Reply.Invalid(Map.of(PEOPLE, texts(turn).say("invite.nobody")));
        }
        List<UUID> invited = invitations.invite(
                turn.tx(),
                community.id(),
                named.found().stream().map(Appointee::person).toList(),
                turn.person().id(),
                turn.at());
        invited.forEach(person -> tell(turn, community, person));
        return new Reply.Private(Message.of(told(turn, community, named, invited.size())));
    }

    private void tell(Turn turn, Community community, UUID person) {
        note(turn, Deed.MEMBER_INVITED, community, person);
        attention.write(
                turn.tx(),
                person,
                "invitation/%s/%s/%s".formatted(community.id(), person, turn.at()),
                language -> JoinCards.invitation(community, turn.person(), language),
                Weight.EXPECTED,
                turn.at());
    }

    private static List<Block> told(Turn turn, Community community, Appointees named, int invited) {
        Texts texts = texts(turn);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("invite.done", invited, community.name())));
        int passedOver = named.found().size() - invited;
        if (passedOver > 0) {
            blocks.add(new Block.Note(texts.words("invite.already", passedOver)));
        }
        for (Account stranger : named.unknown()) {
            blocks.add(new Block.Note(texts.words("invite.unknown", new Words.Mention(stranger, stranger.id()))));
        }
        return blocks;
    }

    private void note(Turn turn, Deed deed, Community community, UUID person) {
        audit.record(turn, deed, person, community.id().toString());
    }

    private String name(Turn turn, UUID person) {
        return members.nameOf(turn.tx(), person).orElse("–");
    }

    private static Texts texts(Turn turn) {
        return turn.texts(JoinChat.class);
    }
}

package org.entrain.core.communities;

import java.util.HashSet;
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
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Charter.Appointee;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.people.People;
import org.entrain.core.text.Texts;

/** A community is founded, and changed later, by a form that asks for all that it is to be. */
public final class CharterChat implements Feature {
    static final String CREATE = "community.create";
    static final String EDIT = "community.edit";

    private final Access access;
    private final Communities communities;
    private final Homes homes;
    private final Channels channels;
    private final Members members;
    private final Attention attention;
    private final Audit audit;
    private final CharterForm form;

    /** Talks about what these communities are to be. */
    public CharterChat(
            Access access,
            People people,
            Communities communities,
            Homes homes,
            Channels channels,
            Members members,
            Attention attention,
            Audit audit) {
        this.access = access;
        this.communities = communities;
        this.homes = homes;
        this.channels = channels;
        this.members = members;
        this.attention = attention;
        this.audit = audit;
        this.form = new CharterForm(people, members, channels, homes);
    }

    @Override
    public void register(Routes routes) {
        routes.command("community create", Right.FOUND, CharterChat.class, (turn, rest) -> askToCreate(turn))
                .command("community edit", Right.LEAD, CharterChat.class, this::askToEdit)
                .press(CREATE, Right.FOUND, (turn, action) -> new Reply.Open(form.empty(turn, Action.of(CREATE))))
                .press(EDIT, Right.LEAD, this::openEdit)
                .form(CREATE, Right.FOUND, this::create)
                .form(EDIT, Right.LEAD, this::edit);
    }

    /** In answer to a command not every platform can open a form, so there is a button that does. */
    private static Reply askToCreate(Turn turn) {
        return asked(
                texts(turn).say("create.title"), new Block.Text(texts(turn).words("create.intro")), Action.of(CREATE));
    }

    private Reply askToEdit(Turn turn, String name) {
        Community community = access.meantOr(turn, name);
        return asked(
                texts(turn).say("edit.title"),
                new Block.Text(texts(turn).words("edit.intro", community.name())),
                Action.of(EDIT, community.id()));
    }

    private static Reply asked(String title, Block intro, Action opening) {
        return new Reply.Private(Message.of(intro, Buttons.of(Button.opening(title, opening))));
    }

    private Reply openEdit(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        return new Reply.Open(form.of(turn, Action.of(EDIT, community.id()), community));
    }

    private Reply create(Turn turn, Interaction.Submission sent) {
        var reader = new CharterReader(turn, sent, Optional.empty());
        Charter charter = reader.read(communities, channels, form);
        if (!reader.errors().isEmpty()) {
            return new Reply.Invalid(reader.errors());
        }
        Community community = charter.community(UUID.randomUUID(), turn.person().organisationId());
        if (!communities.create(turn.tx(), community, turn.at())) {
            // Somebody took the name in the same instant.
            return nameTaken(turn, charter);
        }
        audit.record(
                turn, Deed.COMMUNITY_FOUNDED, community.id(), community.kind().name());
        charter.homes().forEach(home -> settle(turn, community, home));
        var founder = new Appointee(turn.person().id(), turn.person().name());
        appoint(turn, community, founder, charter.lead().isPresent() ? Role.CREW : Role.LEAD);
        charter.crew().forEach(one -> appoint(turn, community, one, Role.CREW));
        charter.lead().ifPresent(lead -> appoint(turn, community, lead, Role.LEAD));
        return new Reply.Private(Message.of(texts(turn)
                .words(charter.homes().isEmpty() ? "create.done-homeless" : "create.done", community.name())));
    }

    private Reply edit(Turn turn, Interaction.Submission sent) {
        Community before = access.in(turn, sent.action().uuid(0));
        var reader = new CharterReader(turn, sent, Optional.of(before));
        Charter charter = reader.read(communities, channels, form);
        if (!reader.errors().isEmpty()) {
            return new Reply.Invalid(reader.errors());
        }
        Community community = charter.community(before.id(), before.organisationId());
        if (!communities.change(turn.tx(), community)) {
            return nameTaken(turn, charter);
        }
        if (!community.equals(before)) {
            audit.record(
                    turn,
                    Deed.COMMUNITY_CHANGED,
                    community.id(),
                    community.kind().name());
        }
        move(turn, community, charter.homes());
        changeCrew(turn, community, charter);
        charter.lead().ifPresent(lead -> changeLead(turn, community, lead));
        return new Reply.Private(Message.of(texts(turn).words("edit.done", community.name())));
    }

    private static Reply nameTaken(Turn turn, Charter charter) {
        return new Reply.Invalid(Map.of(CharterForm.NAME, texts(turn).say("charter.name.taken", charter.name())));
    }

    /** Where another community settled in the same instant, nothing of all this is done. */
    private void settle(Turn turn, Community community, Place home) {
        if (!homes.settle(turn.tx(), community.id(), home, turn.at())) {
            throw new Refusal(Message.of(texts(turn).words("charter.home.taken")));
        }
        audit.record(
                turn,
                Deed.HOME_LINKED,
                community.id(),
                home.workspace().platform().name());
    }

    private void move(Turn turn, Community community, List<Place> wanted) {
        List<Channel> before = channels.homes(turn.tx(), community.id());
        before.stream()
                .filter(old -> wanted.stream().noneMatch(old::isAt))
                .forEach(old -> homes.quit(turn.tx(), community.id(), old.place()));
        wanted.stream()
                .filter(home -> before.stream().noneMatch(old -> old.isAt(home)))
                .forEach(home -> settle(turn, community, home));
    }

    /** Whoever of the crew the form could not show, for want of an account where it was shown, stays. */
    private void changeCrew(Turn turn, Community community, Charter charter) {
        var kept = new HashSet<UUID>();
        charter.crew().forEach(one -> kept.add(one.person()));
        charter.lead().ifPresent(lead -> kept.add(lead.person()));
        form.shownIn(turn, community, Role.CREW).stream()
                .filter(one -> !kept.contains(one))
                .forEach(one -> change(turn, community, one, Role.MEMBER));
        charter.crew().forEach(one -> appoint(turn, community, one, Role.CREW));
    }

    /** Who led until now stays in the crew. */
    private void changeLead(Turn turn, Community community, Appointee lead) {
        List<UUID> before = members.inRole(turn.tx(), community.id(), Role.LEAD);
        if (!before.contains(lead.person())) {
            appoint(turn, community, lead, Role.LEAD);
            before.forEach(one -> change(turn, community, one, Role.CREW));
        }
    }

    /** Gives somebody a greater role than they have, and tells them unless they did it themselves. */
    private void appoint(Turn turn, Community community, Appointee one, Role role) {
        Optional<Role> before = members.role(turn.tx(), community.id(), one.person());
        if (before.filter(had -> had.compareTo(role) >= 0).isPresent()) {
            return;
        }
        change(turn, community, one.person(), role);
        if (!one.person().equals(turn.person().id())) {
            attention.write(
                    turn.tx(),
                    one.person(),
                    "role/%s/%s/%s/%s".formatted(community.id(), one.person(), role, turn.at()),
                    language -> CommunityCards.appointed(community, role, turn.person(), language),
                    Weight.EXPECTED,
                    turn.at());
        }
    }

    private void change(Turn turn, Community community, UUID person, Role role) {
        members.appoint(turn.tx(), community.id(), person, role, turn.at());
        audit.record(turn, Deed.ROLE_CHANGED, person, role + " " + community.id());
    }

    private static Texts texts(Turn turn) {
        return turn.texts(CharterChat.class);
    }
}

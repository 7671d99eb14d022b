package org.entrain.core.health;

import java.util.Optional;
import java.util.UUID;
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
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;
import org.entrain.core.text.Texts;

/** What the crew asks of their community's health, and who says yes to leading it. */
public final class HealthChat implements Feature {
    static final String LEAD = "health.lead";

    private final Access access;
    private final Members members;
    private final Audit audit;
    private final Checkups checkups;
    private final Vacancies vacancies;

    /** Talks about these figures and vacancies. */
    public HealthChat(Access access, Members members, Audit audit, Checkups checkups, Vacancies vacancies) {
        this.access = access;
        this.members = members;
        this.audit = audit;
        this.checkups = checkups;
        this.vacancies = vacancies;
    }

    @Override
    public void register(Routes routes) {
        routes.command("community health", Right.RUN, HealthChat.class, this::show)
                .press(LEAD, Right.TAKE_PART, this::lead);
    }

    private Reply show(Turn turn, String name) {
        Community community = name.isEmpty() ? access.meant(turn) : access.named(turn, name);
        return new Reply.Private(
                HealthCards.checkup(community, checkups.of(turn.tx(), community.id(), turn.at()), turn.language()));
    }

    /** A member may press this; it means something for those who were asked, and of these for the first. */
    private Reply lead(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        UUID person = turn.person().id();
        if (vacancies.fill(turn.tx(), community.id(), person)) {
            members.atLeast(turn.tx(), community.id(), Role.LEAD)
                    .forEach(gone -> change(turn, community, gone, Role.MEMBER));
            change(turn, community, person, Role.LEAD);
        } else if (!members.role(turn.tx(), community.id(), person).equals(Optional.of(Role.LEAD))) {
            throw new Refusal(Message.of(notYours(turn, community)));
        }
        return new Reply.Private(Message.of(texts(turn).words("lead.done", community.name())));
    }

    private Words notYours(Turn turn, Community community) {
        return members.leadsName(turn.tx(), community.id())
                .map(lead -> texts(turn).words("lead.taken", lead, community.name()))
                .orElseGet(() -> texts(turn).words("lead.not-asked", community.name()));
    }

    private void change(Turn turn, Community community, UUID person, Role role) {
        members.appoint(turn.tx(), community.id(), person, role, turn.at());
        audit.record(turn, Deed.ROLE_CHANGED, person, role.name());
    }

    private static Texts texts(Turn turn) {
        return turn.texts(HealthChat.class);
    }
}

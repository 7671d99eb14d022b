package org.entrain.core.communities;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.bot.Gate;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.People;
import org.entrain.core.people.Person;
import org.entrain.core.text.Texts;

/**
 * Who may do what: every command, press and form passes here, and nowhere else is it decided. docs/rights.md is the table.
 *
 * <p>A community is looked up through the person: one of another organisation does not exist for them, nor does one that
 * takes in only whom it invites, unless they belong to it or are invited. In
 * one that has ended nothing is done any more; it can still be looked at.
 */
public final class Access implements Gate {
    private final People people;
    private final Communities communities;
    private final Members members;
    private final Invitations invitations = new Invitations();
    private final Set<Account> administrators;

    /**
     * Made once, when the program starts.
     *
     * @param administrators the accounts that look after their organisation
     */
    public Access(People people, Communities communities, Members members, Set<Account> administrators) {
        this.people = people;
        this.communities = communities;
        this.members = members;
        this.administrators = Set.copyOf(administrators);
    }

    @Override
    public void admit(Turn turn) {
        switch (turn.right().holder()) {
            case ANYBODY -> turn.permit();
            case COLLEAGUE -> permit(turn, "guest");
            case MANAGER -> permit(turn, "no-manager");
            case ADMINISTRATOR -> permit(turn, "no-administrator");
            case MEMBER, CREW, LEAD -> {
                // Decided below, once the feature knows which community is meant.
            }
        }
    }

    @Override
    public boolean has(Turn turn, Right right) {
        return switch (right.holder()) {
            case ANYBODY -> true;
            case COLLEAGUE -> !turn.person().isGuest();
            case MANAGER -> people.isManager(turn.tx(), turn.person().id());
            case ADMINISTRATOR -> isAdministrator(turn.tx(), turn.person());
            case MEMBER, CREW, LEAD ->
                isAdministrator(turn.tx(), turn.person())
                        || !members.communitiesOf(turn.tx(), turn.person().id(), needed(right))
                                .isEmpty();
        };
    }

    private void permit(Turn turn, String otherwise) {
        if (!has(turn, turn.right())) {
            throw new Refusal(Message.of(texts(turn).words(otherwise)));
        }
        turn.permit();
    }

    /** The community in whose home something happened. */
    public Optional<Community> here(Turn turn) {
        return turn.place().isShared()
                ? communities.at(turn.tx(), turn.person().organisationId(), turn.place())
                : Optional.empty();
    }

    /**
     * The community that a turn is about when it names none: the one whose home it happened in, else the only one in
     * which the person has the right.
     *
     * @throws Refusal where they may not, or where it could be several
     */
    public Community meant(Turn turn) {
        Optional<Community> here = here(turn).filter(found -> sees(turn.tx(), turn.person(), found));
        if (here.isPresent()) {
            return in(turn, here.get());
        }
        List<Community> possible =
                members.communitiesOf(turn.tx(), turn.person().id(), needed(turn.right()));
        if (possible.size() == 1) {
            return in(turn, possible.getFirst());
        }
        throw new Refusal(Message.of(
                possible.isEmpty()
                        ? texts(turn).words(turn.right() == Right.TAKE_PART ? "no-member" : "no-crew")
                        : texts(turn)
                                .words(
                                        "which",
                                        possible.stream().map(Community::name).collect(Collectors.joining(", ")))));
    }

    /**
     * The community with this id, in which the person has the right that the turn asks for.
     *
     * @throws Refusal where there is none for this person, or where they may not
     */
    public Community in(Turn turn, UUID community) {
        return in(
                turn,
                communities
                        .byId(turn.tx(), turn.person().organisationId(), community)
                        .filter(found -> sees(turn.tx(), turn.person(), found))
                        .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("gone")))));
    }

    /**
     * The community of this name, in which the person has the right that the turn asks for.
     *
     * @throws Refusal where there is none for this person, or where they may not
     */
    public Community named(Turn turn, String name) {
        return in(
                turn,
                communities
                        .named(turn.tx(), turn.person().organisationId(), name)
                        .filter(found -> sees(turn.tx(), turn.person(), found))
                        .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("unknown", name)))));
    }

    /**
     * The community of this name; that which a turn is {@link #meant} to be about, where it names none.
     *
     * @throws Refusal where there is none for this person, or where they may not
     */
    public Community meantOr(Turn turn, String name) {
        return name.isBlank() ? meant(turn) : named(turn, name.strip());
    }

    private Community in(Turn turn, Community community) {
        if (!may(turn.tx(), turn.person(), turn.right(), community)) {
            throw new Refusal(refused(turn, community));
        }
        if (community.isArchived() && turn.right().isInCommunity()) {
            throw new Refusal(Message.of(texts(turn).words("archived", community.name())));
        }
        turn.permit();
        return community;
    }

    /** Whether somebody has a right in a community of their organisation. */
    public boolean may(Transaction tx, Person person, Right right, Community community) {
        if (!community.organisationId().equals(person.organisationId())) {
            return false;
        }
        return switch (right.holder()) {
            case ANYBODY -> sees(tx, person, community);
            case COLLEAGUE -> !person.isGuest() && sees(tx, person, community);
            case MEMBER, CREW, LEAD ->
                role(tx, person, community.id())
                        .filter(role -> role.compareTo(needed(right)) >= 0)
                        .isPresent();
            case MANAGER -> people.isManager(tx, person.id());
            case ADMINISTRATOR -> isAdministrator(tx, person);
        };
    }

    /** What somebody counts as in a community: an administrator as its lead. */
    public Optional<Role> role(Transaction tx, Person person, UUID community) {
        return isAdministrator(tx, person) ? Optional.of(Role.LEAD) : members.role(tx, community, person.id());
    }

    /**
     * Whether a community is there for somebody: all are, but those that take in only whom they invite, and any for a
     * guest; those that they belong to or are invited to are in any case.
     */
    public boolean sees(Transaction tx, Person person, Community community) {
        boolean isForAll = community.entry() != Entry.INVITATION && !person.isGuest();
        return community.organisationId().equals(person.organisationId())
                && (isForAll
                        || role(tx, person, community.id()).isPresent()
                        || invitations.stands(tx, community.id(), person.id()));
    }

    /** Whether somebody looks after their organisation. */
    public boolean isAdministrator(Transaction tx, Person person) {
        return !administrators.isEmpty()
                && people.accounts(tx, person.id()).stream().anyMatch(administrators::contains);
    }

    private static Role needed(Right right) {
        return switch (right.holder()) {
            case LEAD -> Role.LEAD;
            case CREW -> Role.CREW;
            case ANYBODY, COLLEAGUE, MEMBER, MANAGER, ADMINISTRATOR -> Role.MEMBER;
        };
    }

    private Message refused(Turn turn, Community community) {
        String lead = members.leadsName(turn.tx(), community.id()).orElse("?");
        return Message.of(
                switch (turn.right().holder()) {
                    case LEAD -> texts(turn).words("lead-only", community.name(), lead);
                    case CREW -> texts(turn).words("crew-only", community.name(), lead);
                    case ANYBODY, COLLEAGUE, MEMBER, MANAGER, ADMINISTRATOR ->
                        texts(turn).words("member-only", community.name());
                });
    }

    private static Texts texts(Turn turn) {
        return turn.texts(Access.class);
    }
}

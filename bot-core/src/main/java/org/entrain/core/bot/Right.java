package org.entrain.core.bot;

/**
 * What somebody may be allowed to do. Every command, press and form is registered with the right it takes, and
 * {@link Gate} decides who has it: docs/rights.md is the table for people.
 */
public enum Right {
    /** Look after oneself: help, the home page, settings, one's own data. */
    SELF(Holder.ANYBODY),
    /** See which communities there are, and what they are for; join one by the rules of its door. */
    LOOK(Holder.ANYBODY),
    /** Answer what a community asks. */
    ANSWER(Holder.ANYBODY),
    /** Found a community. */
    FOUND(Holder.COLLEAGUE),
    /** Do what a member does: introduce oneself, greet, leave. */
    TAKE_PART(Holder.MEMBER),
    /** Run a community: quizzes, plans, invitations, its health. */
    RUN(Holder.CREW),
    /** Answer for a community: what it is for, who its crew is, where it lives, its end. */
    LEAD(Holder.LEAD),
    /** See how the group does that one manages; never one person's answers. */
    MANAGE(Holder.MANAGER),
    /** Look after the whole organisation: its people, how long things are kept, who changed what. */
    ADMINISTER(Holder.ADMINISTRATOR);

    /** Who has a right. In a community each of member, crew and lead has what the one before has. */
    public enum Holder {
        /** Everybody whose workspace belongs to the organisation, guests as well. */
        ANYBODY,
        /** Everybody of the organisation but guests. */
        COLLEAGUE,
        /** Who belongs to the community. */
        MEMBER,
        /** Who helps to run the community. */
        CREW,
        /** Who answers for the community; an administrator may do the same in every one. */
        LEAD,
        /** Who has people to manage. */
        MANAGER,
        /** Who looks after the organisation. */
        ADMINISTRATOR
    }

    private final Holder holder;

    Right(Holder holder) {
        this.holder = holder;
    }

    /** Who has it. */
    public Holder holder() {
        return holder;
    }

    /** Whether it is had in one community, and so can only be decided once it is known which is meant. */
    public boolean isInCommunity() {
        return switch (holder) {
            case MEMBER, CREW, LEAD -> true;
            case ANYBODY, COLLEAGUE, MANAGER, ADMINISTRATOR -> false;
        };
    }
}

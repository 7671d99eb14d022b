package org.entrain.core.bot;

/** Decides who may do what; the one place that does. */
public interface Gate {
    /**
     * Decides on the right that a turn asks for, where it is not had in one community; those are decided once the
     * feature knows which community is meant.
     *
     * @throws Refusal where they may not
     */
    void admit(Turn turn);

    /** Whether whoever acts has a right at all: where it is had in a community, in any. */
    boolean has(Turn turn, Right right);
}

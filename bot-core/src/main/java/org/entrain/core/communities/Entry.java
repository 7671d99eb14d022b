package org.entrain.core.communities;

/** How people come into a community. */
public enum Entry {
    /** Whoever wants to is a member. */
    OPEN,
    /** Whoever wants to asks, and the crew says yes or no. */
    APPROVAL,
    /** Whom the crew invites; nobody else sees that the community exists. */
    INVITATION
}

package org.entrain.core.chat;

/**
 * The way into the house: adapters hand over what happened and draw what comes back.
 */
public interface Door {
    /**
     * Decides and stores what follows from an interaction, and returns what to show. All of it is committed when this
     * returns. Never throws for what a person did: bad input, a missing right and an unexpected error are replies.
     */
    Reply handle(Interaction interaction);
}

package org.entrain.core.plans;

/** What became of a plan's round. */
public enum Firing {
    /** It was done. */
    PERFORMED,
    /** It was too late to be done, and was left out. */
    STALE,
    /** It waited for the crew to approve it, and nobody did. */
    UNAPPROVED,
    /** There was nothing left to bring. */
    NOTHING_LEFT,
    /** Another node did it, or the plan was changed or stopped meanwhile: nothing is left to do. */
    SETTLED
}

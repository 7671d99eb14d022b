package org.entrain.core.health;

/** The one thing to do next for a community, the most urgent first; each is said by the text {@code advice.<name>}. */
enum Advice {
    /** There is nobody to learn with. */
    BRING_PEOPLE,
    /** A group needs a trigger, and none came for a fortnight. */
    START_SOMETHING,
    /** Something was asked and nobody took it up: it was too hard, or too long. */
    ASK_SOMETHING_EASY,
    /** More than half only read: they are invited rather than the loud rewarded. */
    INVITE_THE_SILENT,
    /** One person does more than all the others together. */
    SHARE_THE_WORK,
    /** All is well. */
    CARRY_ON;

    /** What these figures ask for first. */
    static Advice of(Checkup checkup) {
        if (checkup.members() < 2) {
            return BRING_PEOPLE;
        }
        if (!checkup.isTriggered()) {
            return START_SOMETHING;
        }
        if (checkup.active() == 0) {
            return ASK_SOMETHING_EASY;
        }
        if (checkup.isMostlySilent()) {
            return INVITE_THE_SILENT;
        }
        return checkup.isCarriedByOne() ? SHARE_THE_WORK : CARRY_ON;
    }
}

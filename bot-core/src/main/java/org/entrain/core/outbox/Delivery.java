package org.entrain.core.outbox;

import java.time.Duration;

/** What became of one attempt to deliver a {@link Letter}. */
public sealed interface Delivery {
    /**
     * It is there.
     *
     * @param reference how the platform names the message, for editing it later
     */
    record Sent(String reference) implements Delivery {}

    /**
     * Not now: the platform said so, or the request certainly did not arrive.
     *
     * @param after how long to wait at least; zero where the platform did not say
     * @param scope what has to wait
     * @param reason a few words for the log, no secret
     */
    record Later(Duration after, Scope scope, String reason) implements Delivery {}

    /**
     * Never: the platform refuses it for good.
     *
     * @param why what of it concerns others than the letter
     * @param reason a few words for the log, no secret
     */
    record Refused(Why why, String reason) implements Delivery {}

    /** Nobody can tell: the request left and no answer came. */
    record Unknown(String reason) implements Delivery {}

    /**
     * Whether it arrived could not be found out now: it is looked for again. Only where a letter was looked for.
     *
     * @param after how long to wait at least; zero where the platform did not say
     * @param reason a few words for the log, no secret
     */
    record Unsure(Duration after, String reason) implements Delivery {}

    /** Why a platform refuses for good. */
    enum Why {
        /** The channel is there, and the bot is not in it, or may not write in it. */
        NOT_IN_CHANNEL,
        /** The channel was deleted, or is hidden from the bot; or the conversation with a person is. */
        CHANNEL_GONE,
        /** The channel was archived: it can be read and not be written in. */
        ARCHIVED,
        /** The person blocked the bot, or has not got it for themselves. */
        BLOCKED,
        /** The person's account is gone. */
        PERSON_GONE,
        /** The app was taken out of the workspace. */
        APP_REMOVED,
        /** It was tried again and again, for as long as it was sensible. */
        GIVEN_UP,
        /** Something about the letter itself, or nothing that the platform explains. */
        OTHER
    }

    /** What waits when a platform says {@link Later}. */
    enum Scope {
        /** This letter. */
        LETTER,
        /** All letters to its channel. */
        CHANNEL,
        /** All edits of letters in its workspace. */
        EDITS,
        /** All letters to its workspace. */
        WORKSPACE
    }
}

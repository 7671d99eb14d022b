package org.entrain.core.questions;

/**
 * What a response earns.
 *
 * @param share the part of the question's points, from 0 to 1
 * @param right whether the response is wholly right: exactly where {@code share} is 1
 * @param feedback what the question says to this very response, or {@code ""}
 * @param spelling how the answer is written that was meant, where a slip was forgiven; else {@code ""}
 */
public record Mark(double share, boolean right, String feedback, String spelling) {
    /** Throws {@link IllegalArgumentException} where share is not within 0 and 1, or disagrees with right. */
    public Mark {
        if (!(share >= 0 && share <= 1) || right != (share == 1)) {
            throw new IllegalArgumentException("No mark has share " + share + " and right " + right);
        }
    }

    /** A mark of {@code share}, from 0 to 1. */
    public static Mark of(double share, String feedback) {
        return new Mark(share, share == 1, feedback, "");
    }

    /** The same for an answer with a slip in it, which is written like this. */
    Mark written(String spelling) {
        return new Mark(share, right, feedback, spelling);
    }
}

package org.entrain.core.questions;

/**
 * One of the options of a question.
 *
 * @param percent what choosing it earns, from -100 to 100; a positive one is right, or partly right
 * @param feedback what to say to whoever chose it, or {@code ""}
 */
public record Choice(String text, double percent, String feedback) {
    /** Throws {@link IllegalArgumentException} where the text is blank or the percent out of range. */
    public Choice {
        Checks.notBlank("choice", text);
        Checks.percent(percent);
    }
}

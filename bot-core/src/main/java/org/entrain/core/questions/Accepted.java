package org.entrain.core.questions;

/**
 * A text that a short answer may be.
 *
 * @param pattern the text, in which {@code *} stands for anything or nothing and {@code \*} for an asterisk
 * @param percent what it earns, from -100 to 100; 0 or less makes it a known mistake
 * @param feedback what to say to whoever wrote it, or {@code ""}
 */
public record Accepted(String pattern, double percent, String feedback) {
    /** Throws {@link IllegalArgumentException} where the pattern is blank or the percent out of range. */
    public Accepted {
        Checks.notBlank("accepted answer", pattern);
        Checks.percent(percent);
    }

    Mark mark() {
        return Mark.of(Math.max(0, percent / 100), feedback);
    }

    boolean matches(String typed) {
        return new Likeness(pattern).of(typed);
    }
}

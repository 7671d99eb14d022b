package org.entrain.core.quizzes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody wants to have started, and when: {@code fire-safety from tomorrow 9:00 until friday 17:00}, in either
 * language.
 *
 * @param name of the quiz
 * @param from when, as they said it; empty for now
 * @param until when; empty where somebody will close it
 */
record Wish(String name, Optional<String> from, Optional<String> until) {
    private static final Pattern WORDS = Pattern.compile(
            "(?<name>.+?)(?:\\s+(?:from|dès|à partir d[eu])\\s+(?<from>.+?))?"
                    + "(?:\\s+(?:until|till|jusqu['’ ]?(?:à|a|au))\\s+(?<until>.+))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    static Wish of(String words) {
        Matcher matcher = WORDS.matcher(words.strip());
        return matcher.matches()
                ? new Wish(
                        matcher.group("name"),
                        Optional.ofNullable(matcher.group("from")),
                        Optional.ofNullable(matcher.group("until")))
                : now(words);
    }

    static Wish now(String name) {
        return new Wish(name, Optional.empty(), Optional.empty());
    }
}

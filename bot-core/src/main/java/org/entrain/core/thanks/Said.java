package org.entrain.core.thanks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Thanks as they are typed: {@code @Léo for the forklift trick}.
 *
 * @param name of who helped, or what the platform puts in its place
 * @param words what for; empty where nothing is said of it
 */
record Said(String name, String words) {
    private static final Pattern FOR = Pattern.compile(
            "@?(?<name>\\S.*?)(?:\\s+(?:for|because|pour|car|d['’])\\s*(?<words>\\S.*))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CASE);

    /** What was typed after the command; empty where nothing was. */
    static Optional<Said> read(String typed) {
        Matcher matcher = FOR.matcher(typed.strip());
        return matcher.matches()
                ? Optional.of(new Said(
                        matcher.group("name").strip(),
                        Optional.ofNullable(matcher.group("words")).orElse("")))
                : Optional.empty();
    }
}

package org.entrain.core.badges;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody says of a person and a badge in one line: {@code @Léo good-explainer "..."}.
 *
 * @param who as it was said, without the sign before it
 */
record SpokenGift(String who, Badge badge, String reason) {
    private static final Pattern LINE = Pattern.compile("@?(.*\\S)\\s+[\"“”«](.*)[\"“”»]", Pattern.DOTALL);

    /** Reads a line that speaks of one of these badges; empty where it does not. */
    static Optional<SpokenGift> read(String words, List<Badge> badges) {
        Matcher line = LINE.matcher(words.strip());
        return line.matches() ? read(line.group(1), line.group(2).strip(), badges) : Optional.empty();
    }

    private static Optional<SpokenGift> read(String begun, String reason, List<Badge> badges) {
        return badges.stream()
                .flatMap(badge -> names(badge).map(name -> new Named(badge, name)))
                .filter(one -> begun.toLowerCase(Locale.ROOT).endsWith(" " + one.name()))
                .max(Comparator.comparingInt(one -> one.name().length()))
                .map(one -> new SpokenGift(
                        begun.substring(0, begun.length() - one.name().length()).strip(), one.badge(), reason));
    }

    private record Named(Badge badge, String name) {}

    private static Stream<String> names(Badge badge) {
        return Stream.concat(
                Stream.of(badge.key()),
                badge.wordings().values().stream().map(words -> words.name().toLowerCase(Locale.ROOT)));
    }
}

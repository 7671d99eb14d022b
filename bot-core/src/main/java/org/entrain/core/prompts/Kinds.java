package org.entrain.core.prompts;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrain.core.prompts.Prompt.Kind;

/** Several kinds of prompt, as somebody says them and as a plan keeps them. */
final class Kinds {
    private static final Set<String> ANY = Set.of("any", "all", "tout", "tous", "toutes");
    private static final Set<String> BETWEEN = Set.of("and", "or", "et", "ou", "+");

    private static final int LONGEST_ECHO = 40;

    private Kinds() {}

    /** The kinds of which somebody speaks: all, where they name none; empty where a word is none of them. */
    static Optional<Set<Kind>> said(String words) {
        var kinds = EnumSet.noneOf(Kind.class);
        for (String word : words.strip().split("[\\s,;]+", -1)) {
            String plain = withoutAccents(word);
            if (ANY.contains(plain)) {
                kinds.addAll(EnumSet.allOf(Kind.class));
            } else if (!plain.isEmpty() && !BETWEEN.contains(plain)) {
                Optional<Kind> kind = Kind.said(plain);
                if (kind.isEmpty()) {
                    return Optional.empty();
                }
                kinds.add(kind.get());
            }
        }
        return Optional.of(kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds);
    }

    /** How a plan keeps them; all of them as the empty text. */
    static String text(Collection<Kind> kinds) {
        return kinds.size() == Kind.values().length
                ? ""
                : kinds.stream().sorted().map(Kind::word).collect(Collectors.joining(" "));
    }

    /** Reads what {@link #text} wrote. */
    static Set<Kind> parse(String text) {
        return text.isEmpty()
                ? EnumSet.allOf(Kind.class)
                : Arrays.stream(text.split(" "))
                        .map(word -> Kind.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    /** Enough of what somebody said to recognise it by. */
    static String echo(String words) {
        return words.length() > LONGEST_ECHO ? words.substring(0, LONGEST_ECHO) + "…" : words.strip();
    }

    static String withoutAccents(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}

package org.entrain.core.formats;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a text of a GIFT file is written. In chat all become plain text. */
enum GiftFormat {
    /** Where nothing is said: lines run on, as in a paragraph. */
    MOODLE,
    /** Lines are lines. */
    PLAIN,
    /** Left as it is: it was made to be read. */
    MARKDOWN,
    /** Loses its tags. */
    HTML;

    private static final List<GiftFormat> ALL = List.of(values());

    /** The format that {@code text} begins by naming, if it does. */
    static Optional<GiftFormat> namedBy(Stretch text) {
        return ALL.stream().filter(format -> text.startsWith(format.tag())).findFirst();
    }

    /** What {@code text} says in plain text; it is in this format unless it names another. */
    String plain(Stretch text) {
        Stretch stripped = text.stripped();
        Optional<GiftFormat> named = namedBy(stripped);
        return named.map(format -> format.untagged(
                        stripped.startingAt(stripped.from() + format.tag().length())))
                .orElseGet(() -> untagged(stripped));
    }

    /** What {@code text}, in this format, says in plain text, even where it seems to name another. */
    String untagged(Stretch text) {
        String raw = text.stripped().raw();
        return switch (this) {
            case MOODLE ->
                Stretch.unescaped(Stream.of(raw.split("\n"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(joining(" ")));
            case PLAIN, MARKDOWN -> Stretch.unescaped(raw);
            case HTML -> Html.plain(Stretch.unescaped(raw));
        };
    }

    /** As it is written before a text. */
    String tag() {
        return "[" + name().toLowerCase(Locale.ROOT) + "]";
    }
}

package org.entrain.core.formats;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Question;

/**
 * What stands in the comments above a GIFT question, each piece as {@code [name:value]}. Moodle writes {@code [tag:...]};
 * the other names are Entrain's own, and any other program passes over them. In a value {@code \} stands before a bracket
 * that belongs to it, and {@code \n} is a new line.
 */
final class GiftNotes {
    /** The kind of a question of which a word is missing. */
    static final String MISSING_WORD = "missing-word";

    /** Parts of a category's path by which Moodle means no topic. */
    private static final Set<String> NO_TOPIC = Set.of("$course$", "$system$", "$module$", "$cat1$", "top", "");

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final String category;

    private GiftNotes(String category) {
        this.category = category;
    }

    static GiftNotes of(GiftItem item) {
        var notes = new GiftNotes(item.category());
        String comments = item.comments();
        var note = new StringBuilder();
        boolean open = false;
        for (int at = 0; at < comments.length(); at++) {
            char each = comments.charAt(at);
            if (each == '[' || each == '\n') {
                open = each == '[';
                note.setLength(0);
            } else if (each == ']' && open) {
                notes.add(note.toString());
                open = false;
            } else if (each == '\\' && at + 1 < comments.length() && comments.charAt(at + 1) != '\n') {
                at++;
                note.append(comments.charAt(at) == 'n' ? '\n' : comments.charAt(at));
            } else {
                note.append(each);
            }
        }
        return notes;
    }

    private void add(String note) {
        int colon = note.indexOf(':');
        if (colon > 0) {
            values.computeIfAbsent(note.substring(0, colon), name -> new ArrayList<>())
                    .add(note.substring(colon + 1).strip());
        }
    }

    Extras extras() {
        Stream<String> topics =
                Stream.of(category.split("/")).map(String::strip).filter(part -> !NO_TOPIC.contains(part));
        return new Extras(
                value("hint"),
                Stream.concat(values.getOrDefault("tag", List.of()).stream(), topics)
                        .toList(),
                value("difficulty"),
                value("source"),
                value("picture"),
                value("picture-shows"));
    }

    /** A numeric question with the units that are noted for it. */
    Question withUnits(Question question) {
        return question instanceof Numeric numeric
                ? new Numeric(
                        numeric.title(),
                        numeric.text(),
                        numeric.accepted(),
                        Amounts.readUnits(value("units")).orElse(List.of()),
                        numeric.explanation())
                : question;
    }

    boolean sayMissingWord() {
        return value("kind").equals(MISSING_WORD);
    }

    private String value(String name) {
        return values.getOrDefault(name, List.of("")).getFirst();
    }

    /** The comments above {@code item}; a picture is held where it has an address that others can reach. */
    static String write(Item item) {
        var notes = new ArrayList<String>();
        item.tags().forEach(tag -> notes.add(note("tag", tag)));
        if (!item.hint().isBlank()) {
            notes.add(note("hint", item.hint()));
        }
        item.difficulty()
                .ifPresent(level -> notes.add(note("difficulty", level.name().toLowerCase(Locale.ROOT))));
        item.source().ifPresent(source -> notes.add(note("source", source.toString())));
        item.picture().filter(Losses::canBeReached).ifPresent(picture -> {
            notes.add(note("picture", picture.at().toString()));
            notes.add(note("picture-shows", picture.alternative()));
        });
        switch (item.question()) {
            case Cloze _ -> notes.add(note("kind", MISSING_WORD));
            case Numeric numeric
            when !numeric.units().isEmpty() -> notes.add(note("units", Amounts.writeUnits(numeric.units())));
            default -> {}
        }
        return notes.stream().map(note -> "// " + note + "\n").collect(joining());
    }

    private static String note(String name, String value) {
        String escaped = GiftWriter.withPlainLineEnds(value)
                .replaceAll("[\\\\\\[\\]]", "\\\\$0")
                .replace("\n", "\\n");
        return "[" + name + ":" + escaped + "]";
    }
}

package org.entrain.core.formats;

import java.util.List;
import java.util.stream.Stream;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * Something in a file that could not be read.
 *
 * @param line where it is, counted from 1
 * @param key of the text that explains it, among the texts of this package
 * @param arguments of that text
 */
public record Problem(int line, String key, List<Object> arguments) {
    private static final int LONGEST_QUOTE = 80;

    public Problem {
        arguments = List.copyOf(arguments);
    }

    /** One sentence that names the line, what is wrong, and what to do. */
    public String say(Language language) {
        // Braces come as arguments, because they mean something of their own in a text.
        Object[] all = Stream.concat(
                        Stream.of(line, "{", "}"), arguments.stream().map(Problem::quoted))
                .toArray();
        return Texts.of(Problem.class, language).say(key, all);
    }

    /** What a file holds may be longer than any message; its beginning tells which it is. */
    private static Object quoted(Object argument) {
        if (!(argument instanceof String text) || text.length() <= LONGEST_QUOTE) {
            return argument;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE / 2)) + "…";
    }
}

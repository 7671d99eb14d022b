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
    public Problem {
        arguments = List.copyOf(arguments);
    }

    /** One sentence that names the line, what is wrong, and what to do. */
    public String say(Language language) {
        // Braces come as arguments, because they mean something of their own in a text.
        Object[] all =
                Stream.concat(Stream.of(line, "{", "}"), arguments.stream()).toArray();
        return Texts.of(Problem.class, language).say(key, all);
    }
}

package org.entrain.core.lessons;

import java.util.List;
import org.entrain.core.formats.Problem;
import org.entrain.core.text.Texts;

/**
 * Something in a folder of Markdown that could not be read.
 *
 * @param file its name, or {@code ""} where all of the folder is meant
 * @param line where it is, counted from 1; 0 where it is the file as a whole
 * @param key of the text that explains it, behind {@code file.}
 * @param arguments of that text; a {@link Problem} of a question speaks for itself
 */
record FileProblem(String file, int line, String key, List<Object> arguments) {
    FileProblem {
        arguments = List.copyOf(arguments);
    }

    static FileProblem of(String file, int line, String key, Object... arguments) {
        return new FileProblem(file, line, key, List.of(arguments));
    }

    /** One sentence that names the file and the line, what is wrong, and what to do. */
    String say(Texts texts) {
        if (arguments.stream().findFirst().orElse("") instanceof Problem(int at, String what, List<Object> more)) {
            return texts.say("file.in", file, new Problem(line + at, what, more).say(texts.language()));
        }
        String what = texts.say("file." + key, arguments.toArray());
        if (file.isEmpty()) {
            return what;
        }
        return line == 0 ? texts.say("file.in", file, what) : texts.say("file.in-line", file, line, what);
    }
}

package org.entrain.core.formats;

import java.io.Serial;
import java.util.List;
import java.util.stream.Stream;

/** Why an XML file, or one question of it, cannot be read; becomes a {@link Problem}. */
final class XmlProblem extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final int line;
    private final String key;
    private final transient List<Object> arguments;

    /** The problem {@code key} on this line. */
    XmlProblem(int line, String key, Object... arguments) {
        super(key, null, false, false); // without a stack trace: a file may hold thousands
        this.line = line;
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** As it is said; {@code where} follows the line: nothing, or the name of a file within a package. */
    Problem in(String where) {
        return new Problem(
                line, key, Stream.concat(Stream.of(where), arguments.stream()).toList());
    }
}

package org.entrain.core.formats;

import java.io.Serial;
import java.util.List;

/** Why a part of a file is no question; becomes a {@link Problem}. */
final class Unreadable extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /** Of a text that asks nothing: it is left out, and nothing is wrong. */
    static final String DESCRIPTION = "left.description";

    private final int at;
    private final String key;
    private final transient List<Object> arguments;

    /** The problem {@code key} at the offset {@code at} of the part. */
    Unreadable(int at, String key, Object... arguments) {
        super(key, null, false, false); // without a stack trace: a file may hold thousands
        this.at = at;
        this.key = key;
        this.arguments = List.of(arguments);
    }

    int at() {
        return at;
    }

    boolean isDescription() {
        return key.equals(DESCRIPTION);
    }

    String key() {
        return key;
    }

    List<Object> arguments() {
        return arguments;
    }
}

package org.entrain.core.badges;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a badge is for, in one word; badges of one family look alike. */
enum Family {
    LEARNING,
    REMEMBERING,
    WRITING,
    HELPING,
    TOGETHER,
    LEADING;

    /** The family of this name; empty where there is none. */
    static Optional<Family> named(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}

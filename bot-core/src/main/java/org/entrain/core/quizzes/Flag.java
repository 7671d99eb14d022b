package org.entrain.core.quizzes;

import java.util.Locale;
import java.util.UUID;

/**
 * Somebody finds something wrong with a question.
 *
 * @param version of the question that they saw
 * @param words what they say of it, or {@code ""}
 */
record Flag(UUID question, UUID person, int version, Reason reason, String words) {
    static final int LONGEST = 500;

    /** What may be wrong with a question. */
    enum Reason {
        WRONG,
        UNCLEAR,
        OUT_OF_DATE;

        String key() {
            return "flag.reason." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What became of it. */
    enum Fate {
        CHANGED,
        RETIRED,
        KEPT;

        String key() {
            return "flag.fate." + name().toLowerCase(Locale.ROOT);
        }
    }
}

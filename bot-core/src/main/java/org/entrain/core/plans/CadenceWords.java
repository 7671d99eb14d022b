package org.entrain.core.plans;

import org.entrain.core.text.Language;

/** A cadence in people's words. */
public final class CadenceWords {
    private CadenceWords() {}

    static String describe(Cadence cadence, Language language) {
        return cadence.text() + language;
    }

    /** Reads "every monday 10:00", "tous les lundis à 10h30" and the like, in either language. */
    public static Reading read(String words) {
        return new Reading.Problem("plans.cadence.unclear", words);
    }

    /** What was made of somebody's words. */
    public sealed interface Reading {
        /** They were understood. */
        record Understood(Cadence cadence) implements Reading {}

        /**
         * They were not.
         *
         * @param key the text of {@link Plans} that says what is missing
         * @param words what was not understood, the text's only argument
         */
        record Problem(String key, String words) implements Reading {}
    }
}

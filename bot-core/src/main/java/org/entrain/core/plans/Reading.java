package org.entrain.core.plans;

/** What was made of the words in which somebody said how often. */
public sealed interface Reading {
    /** They were understood. */
    record Understood(Cadence cadence) implements Reading {}

    /**
     * They were not.
     *
     * @param key the text beside {@link Plans} that says so and gives an example
     * @param words the text's only argument: what was not understood
     */
    record Problem(String key, String words) implements Reading {}

    /** Reads "every monday 10:00", "tous les lundis à 10h30", "lundi 10h" and the like, in either language. */
    static Reading of(String words) {
        return new CadenceReader(words).read();
    }
}

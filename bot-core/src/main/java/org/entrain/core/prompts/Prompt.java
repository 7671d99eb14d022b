package org.entrain.core.prompts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entrain.core.text.Language;

/**
 * A question that gets people talking.
 *
 * @param key names it in every language, for ever: Entrain's own by a word, a member's by an id
 * @param text the question, in one language
 * @param sides of a debate, the two that one can take; of anything else, none
 * @param author who wrote it, where they want that to be read
 */
record Prompt(String key, Kind kind, String text, List<String> sides, Optional<String> author) {
    /** The most characters a question has. */
    static final int LONGEST = 200;
    /** The most characters the name of a side has: it stands on a button. */
    static final int LONGEST_SIDE = 30;

    Prompt {
        sides = List.copyOf(sides);
        if (sides.size() != (kind == Kind.DEBATE ? 2 : 0)) {
            throw new IllegalArgumentException("A debate has two sides, and nothing else has any: " + key);
        }
    }

    /** What a question is good for. */
    enum Kind {
        /** Anybody can answer it, about anything but work. */
        LIGHT,
        /** How we work. */
        WORK,
        /** What we know and how we learn. */
        LEARNING,
        /** Two sides, and it does not matter who is right. */
        DEBATE,
        /** Looking back, and ahead. */
        REFLECTION;

        /** What a person calls it in their language, in lower case without accents. */
        private List<String> words() {
            return switch (this) {
                case LIGHT -> List.of("light", "leger", "legere", "legeres");
                case WORK -> List.of("work", "travail");
                case LEARNING -> List.of("learning", "apprentissage");
                case DEBATE -> List.of("debate", "debat");
                case REFLECTION -> List.of("reflection", "reflexion");
            };
        }

        /** The kind that somebody calls so, in whatever language. */
        static Optional<Kind> said(String word) {
            String plain = Kinds.withoutAccents(word);
            for (Kind kind : values()) {
                if (kind.words().contains(plain)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        /** The short form in which it is stored and said in commands. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What people read. */
        String title(Language language) {
            return PromptCards.texts(language).say("kind." + name());
        }
    }
}

package org.entrain.core.pulse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** What a check-in asks, so that it can be answered from "badly" to "very well". */
sealed interface Question {
    /** Entrain's own, in the order in which they come. */
    List<String> KEYS = List.of("energy", "clarity", "learning", "load", "support", "belonging", "progress", "voice");

    /** The most characters that the crew's own question may have. */
    int MOST = 150;

    /** One of Entrain's own, in both languages. */
    record Known(String key) implements Question {}

    /** The crew's own, in their words. */
    record Own(String words) implements Question {}

    private static String prefix() {
        return "own:";
    }

    /** Reads what {@link #stored} wrote. */
    static Question parse(String stored) {
        return stored.startsWith(prefix()) ? new Own(stored.substring(prefix().length())) : new Known(stored);
    }

    /** The one of Entrain's own that is called so, in any language. */
    static Optional<Question> named(String name) {
        return KEYS.stream()
                .filter(key -> Stream.of(Language.values())
                        .map(language -> Texts.of(Question.class, language).say("name." + key))
                        .anyMatch(name.strip().toLowerCase(Locale.ROOT)::equals))
                .<Question>map(Known::new)
                .findFirst();
    }

    /** The short form in which it is kept. */
    default String stored() {
        return switch (this) {
            case Known(String key) -> key;
            case Own(String words) -> prefix() + words;
        };
    }

    /** As it is asked. */
    default String text(Language language) {
        return switch (this) {
            case Known(String key) -> Texts.of(Question.class, language).say("question." + key);
            case Own(String words) -> words;
        };
    }
}

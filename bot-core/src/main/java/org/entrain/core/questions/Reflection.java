package org.entrain.core.questions;

import java.util.Optional;
import org.entrain.core.text.Language;

/**
 * Something to think about and to answer freely; nothing is right or wrong, and nothing is marked.
 *
 * @param explanation what one may have thought of, shown to whoever answered, or {@code ""}
 */
public record Reflection(String title, String text, String explanation) implements Question {
    /** Throws {@link IllegalArgumentException} where the text is blank. */
    public Reflection {
        Checks.notBlank("question", text);
    }

    @Override
    public Optional<Mark> mark(Response response) {
        if (!(response instanceof Response.Typed)) {
            throw Checks.unfit(this, response);
        }
        return Optional.empty();
    }

    @Override
    public String rightAnswer(Language language) {
        return "";
    }
}

package org.entrain.core.questions;

import java.util.Optional;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * A statement that is true or false.
 *
 * @param answer whether it is true
 * @param whenRight what to say to whoever was right, or {@code ""}
 * @param whenWrong what to say to whoever was wrong, or {@code ""}
 */
public record TrueFalse(
        String title, String text, boolean answer, String whenRight, String whenWrong, String explanation)
        implements Question {
    /** Throws {@link IllegalArgumentException} where the text is blank. */
    public TrueFalse {
        Checks.notBlank("question", text);
    }

    @Override
    public Optional<Mark> mark(Response response) {
        if (!(response instanceof Response.Said said)) {
            throw Checks.unfit(this, response);
        }
        return Optional.of(said.value() == answer ? Mark.of(1, whenRight) : Mark.of(0, whenWrong));
    }

    @Override
    public String rightAnswer(Language language) {
        return Texts.of(TrueFalse.class, language).say(answer ? "true" : "false");
    }
}

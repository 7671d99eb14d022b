package org.entrain.core.questions;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import org.entrain.core.text.Language;

/**
 * Something that is asked, with what is needed to mark an answer and to explain it.
 *
 * <p>All texts are plain text, without markup. A question is written as JSON with its kind in {@code "is"}; the names of
 * the kinds and of their components are kept in databases and never change.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SingleChoice.class, name = "single-choice"),
    @JsonSubTypes.Type(value = MultipleChoice.class, name = "multiple-choice"),
    @JsonSubTypes.Type(value = TrueFalse.class, name = "true-false"),
    @JsonSubTypes.Type(value = ShortAnswer.class, name = "short-answer"),
    @JsonSubTypes.Type(value = Numeric.class, name = "numeric"),
    @JsonSubTypes.Type(value = Matching.class, name = "matching"),
    @JsonSubTypes.Type(value = Ordering.class, name = "ordering"),
    @JsonSubTypes.Type(value = Cloze.class, name = "cloze"),
    @JsonSubTypes.Type(value = Reflection.class, name = "reflection")
})
public sealed interface Question
        permits SingleChoice, MultipleChoice, TrueFalse, ShortAnswer, Numeric, Matching, Ordering, Cloze, Reflection {
    /** Its short name, or {@code ""}. */
    String title();

    /** What is asked; a question with a missing word has {@code _____} in it. */
    String text();

    /** What is worth knowing once it was answered, whatever was answered, or {@code ""}. */
    String explanation();

    /**
     * The mark that {@code response} earns; empty where nothing is right or wrong.
     *
     * @throws IllegalArgumentException for a response of another kind, or to an option that does not exist
     */
    Optional<Mark> mark(Response response);

    /** The right answer in words, as a verdict says it; {@code ""} where there is none. */
    String rightAnswer(Language language);
}

package org.entrain.core.questions;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
    @JsonSubTypes.Type(value = ShortAnswer.class, name = "short-answer")
})
public sealed interface Question permits SingleChoice, MultipleChoice, TrueFalse, ShortAnswer {
    /** Its short name, or {@code ""}. */
    String title();

    /** What is asked; a question with a missing word has {@code _____} in it. */
    String text();

    /** What is worth knowing once it was answered, whatever was answered, or {@code ""}. */
    String explanation();

    /**
     * The mark that {@code response} earns.
     *
     * @throws IllegalArgumentException for a response of another kind, or to an option that does not exist
     */
    Mark mark(Response response);

    /** The right answer in words, as a verdict says it. */
    String rightAnswer(Language language);
}

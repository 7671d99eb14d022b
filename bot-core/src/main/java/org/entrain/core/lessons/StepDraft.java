package org.entrain.core.lessons;

import java.net.URI;
import java.util.Optional;
import org.entrain.core.questions.Item;

/**
 * A step as a file describes it.
 *
 * @param file its name
 * @param day of the path; 0 where the file does not say
 * @param title of a lesson, a task or a prompt; the name of a quiz
 * @param body in Markdown, without the question
 * @param picture the name of a picture's file, or its address; empty for none
 * @param alternative what the picture shows
 */
record StepDraft(
        String file,
        int day,
        Step.Kind kind,
        String title,
        String body,
        String picture,
        String alternative,
        Optional<URI> link,
        Optional<Item> question) {
    StepDraft onDay(int other) {
        return new StepDraft(file, other, kind, title, body, picture, alternative, link, question);
    }
}

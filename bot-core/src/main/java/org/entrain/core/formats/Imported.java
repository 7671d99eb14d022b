package org.entrain.core.formats;

import java.util.List;
import java.util.Map;
import org.entrain.core.questions.Picture;

/**
 * What a file holds; each list in the file's order.
 *
 * @param questions that could be read
 * @param problems why others could not
 * @param losses what was in the file and is nothing that Entrain keeps, such as a time limit; nothing is wrong
 * @param pictures that came with the questions, by the address that {@link Picture#kept} gives them
 */
public record Imported(
        List<Numbered> questions, List<Problem> problems, List<Problem> losses, Map<String, byte[]> pictures) {
    public Imported {
        questions = List.copyOf(questions);
        problems = List.copyOf(problems);
        losses = List.copyOf(losses);
        pictures = Map.copyOf(pictures);
    }

    /** A file of text, of which nothing is lost. */
    public Imported(List<Numbered> questions, List<Problem> problems) {
        this(questions, problems, List.of(), Map.of());
    }

    /** Whether there is nothing in it, not even a mistake. */
    public boolean isEmpty() {
        return questions.isEmpty() && problems.isEmpty();
    }
}

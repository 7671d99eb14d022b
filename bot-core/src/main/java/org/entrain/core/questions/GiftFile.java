package org.entrain.core.questions;

import java.util.List;

/** What a GIFT file holds: the questions that could be read, and why the others could not; each in the file's order. */
public record GiftFile(List<Numbered> questions, List<Problem> problems) {
    public GiftFile {
        questions = List.copyOf(questions);
        problems = List.copyOf(problems);
    }
}

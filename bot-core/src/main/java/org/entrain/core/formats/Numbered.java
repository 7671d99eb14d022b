package org.entrain.core.formats;

import org.entrain.core.questions.Item;
import org.entrain.core.questions.Question;

/**
 * A question of a file.
 *
 * @param line where it begins, counted from 1; in a spreadsheet the row
 */
public record Numbered(int line, Item item) {
    /** What is asked. */
    public Question question() {
        return item.question();
    }
}

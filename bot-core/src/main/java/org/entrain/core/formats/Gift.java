package org.entrain.core.formats;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Question;

/**
 * Questions in GIFT, the plain-text format of Moodle (docs.moodle.org, "GIFT format"). Entrain reads all of the format and
 * asks four of its kinds; docs/decisions/gift.md says where it differs from Moodle, and why.
 */
public final class Gift {
    private Gift() {}

    /** Reads a file; takes time in proportion to its length, and never throws. */
    public static Imported read(String source) {
        var questions = new ArrayList<Numbered>();
        var problems = new ArrayList<Problem>();
        for (GiftItem item : GiftItem.of(source)) {
            try {
                questions.add(new Numbered(item.line(), Item.of(new GiftQuestion(item.text()).read())));
            } catch (Unreadable e) {
                problems.add(new Problem(item.lineOf(e.at()), e.key(), e.arguments()));
            }
        }
        return new Imported(questions, problems);
    }

    /**
     * A file of these questions: {@link #read} gives them back as they were, but for white space around a text, which GIFT
     * does not keep, and for line ends, which become {@code \n}.
     */
    public static String write(List<Question> questions) {
        return questions.stream().map(GiftWriter::write).collect(joining("\n"));
    }
}

package org.entrain.core.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Ordering;

/**
 * Questions in GIFT, the plain-text format of Moodle (docs.moodle.org, "GIFT format"). Entrain reads and writes all of it;
 * docs/decisions/gift.md says where it differs from Moodle, and why.
 */
public final class Gift {
    private Gift() {}

    /** Reads a file; takes time in proportion to its length, and never throws. */
    public static Imported read(String source) {
        var questions = new ArrayList<Numbered>();
        var problems = new ArrayList<Problem>();
        var losses = new Losses();
        for (GiftItem item : GiftItem.of(source)) {
            try {
                questions.add(new Numbered(item.line(), read(item, losses)));
            } catch (Unreadable e) {
                var problem = new Problem(item.lineOf(e.at()), e.key(), e.arguments());
                if (e.isDescription()) {
                    losses.add(problem);
                } else {
                    problems.add(problem);
                }
            }
        }
        return new Imported(questions, problems, losses.all(), Map.of());
    }

    private static Item read(GiftItem item, Losses losses) throws Unreadable {
        GiftNotes notes = GiftNotes.of(item);
        var question = new GiftQuestion(item.text(), notes.sayMissingWord()).read();
        return notes.extras().of(notes.withUnits(question), (key, value) -> losses.add(item.line(), key, value));
    }

    /**
     * A file of these questions: {@link #read} gives them back as they were, but for white space around a text, which GIFT
     * does not keep, and for line ends, which become {@code \n}.
     */
    static Exported write(List<Item> items) {
        var losses = new Losses();
        var text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (canHold(item, i + 1, losses)) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(GiftNotes.write(item))
                        .append(GiftWriter.write(item.question()));
            }
        }
        return new Exported(text.toString().getBytes(StandardCharsets.UTF_8), "text/plain", "gift", losses.all());
    }

    private static boolean canHold(Item item, int number, Losses losses) {
        losses.addUnreachablePicture(item, number, "GIFT");
        return switch (item.question()) {
            case Ordering _ -> {
                losses.add(number, "loss.ordering", "GIFT");
                yield false;
            }
            case Cloze cloze
            when cloze.gaps().size() > 1 -> {
                losses.add(number, "loss.cloze", "GIFT");
                yield false;
            }
            default -> true;
        };
    }
}

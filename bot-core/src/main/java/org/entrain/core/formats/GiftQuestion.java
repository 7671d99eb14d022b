package org.entrain.core.formats;

import java.util.List;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Question;

/** Reads one item of a GIFT file as a question. */
final class GiftQuestion {
    private final Stretch item;
    private final boolean asCloze;

    /** @param asCloze whether the answers are meant to be filled into the text, wherever they stand in it */
    GiftQuestion(CharSequence item, boolean asCloze) {
        this.item = Stretch.of(item).stripped();
        this.asCloze = asCloze;
    }

    Question read() throws Unreadable {
        int nameEnd = item.startsWith("::") ? item.startingAt(item.from() + 2).find("::") : Stretch.NONE;
        boolean named = nameEnd != Stretch.NONE;
        String title = named
                ? GiftFormat.MOODLE.untagged(item.startingAt(item.from() + 2).endingAt(nameEnd))
                : "";
        Stretch asked = named ? item.startingAt(nameEnd + 2).stripped() : item;
        Stretch block = answerBlock(asked);
        GiftFormat format = GiftFormat.namedBy(asked).orElse(GiftFormat.MOODLE);
        String text = text(asked, block);
        int feedback = block.findLast("####");
        Stretch answers = (feedback == Stretch.NONE ? block : block.endingAt(feedback)).stripped();
        String explanation = feedback == Stretch.NONE ? "" : format.plain(block.startingAt(feedback + 4));
        if (text.isBlank()) {
            throw new Unreadable(asked.from(), "no-text");
        }
        Question question = new GiftBlock(title, text, format, explanation).read(answers);
        return asCloze
                ? GiftBlock.gap(question)
                        .<Question>map(gap -> new Cloze(title, text, List.of(gap), explanation))
                        .orElse(question)
                : question;
    }

    /** What lies between the braces. */
    private static Stretch answerBlock(Stretch asked) throws Unreadable {
        int open = asked.find("{");
        int firstClose = asked.find("}");
        if (open == Stretch.NONE && firstClose == Stretch.NONE) {
            throw new Unreadable(asked.from(), Unreadable.DESCRIPTION);
        }
        if (open == Stretch.NONE || (firstClose != Stretch.NONE && firstClose < open)) {
            throw new Unreadable(firstClose, "never-opened");
        }
        Stretch block = asked.startingAt(open + 1);
        block = firstClose == Stretch.NONE ? block : block.endingAt(firstClose);
        if (firstClose == Stretch.NONE || block.has("{")) {
            throw new Unreadable(open, "never-closed");
        }
        Stretch rest = asked.startingAt(firstClose + 1);
        if (rest.has("{")) {
            throw new Unreadable(rest.find("{"), "two-blocks");
        }
        if (rest.has("}")) {
            throw new Unreadable(rest.find("}"), "never-opened");
        }
        return block;
    }

    private String text(Stretch asked, Stretch block) {
        Stretch before = asked.endingAt(block.from() - 1);
        Stretch after = asked.startingAt(block.to() + 1);
        if (after.stripped().isEmpty() && !asCloze) {
            return GiftFormat.MOODLE.plain(before);
        }
        return GiftFormat.MOODLE.plain(Stretch.of(before.raw() + Cloze.GAP + after.raw()));
    }
}

package org.entrain.core.formats;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.TrueFalse;

/** Reads one item of a GIFT file as a question. */
final class GiftQuestion {
    private static final String MISSING_WORD = "_____";
    private static final Set<String> TRUE = Set.of("T", "TRUE");
    private static final Set<String> TRUE_OR_FALSE = Set.of("T", "TRUE", "F", "FALSE");

    private final Stretch item;

    GiftQuestion(CharSequence item) {
        this.item = Stretch.of(item).stripped();
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
        return question(title, text, answers, format, explanation);
    }

    /** What lies between the braces. */
    private static Stretch answerBlock(Stretch asked) throws Unreadable {
        int open = asked.find("{");
        int firstClose = asked.find("}");
        if (open == Stretch.NONE && firstClose == Stretch.NONE) {
            throw new Unreadable(asked.from(), "not-yet.description");
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

    private static String text(Stretch asked, Stretch block) {
        Stretch before = asked.endingAt(block.from() - 1);
        Stretch after = asked.startingAt(block.to() + 1).stripped();
        if (after.isEmpty()) {
            return GiftFormat.MOODLE.plain(before);
        }
        String withGap =
                before.raw() + MISSING_WORD + asked.startingAt(block.to() + 1).raw();
        return GiftFormat.MOODLE.plain(Stretch.of(withGap));
    }

    /** The order in which the kinds are tried is Moodle's. */
    private static Question question(String title, String text, Stretch answers, GiftFormat format, String explanation)
            throws Unreadable {
        if (answers.isEmpty()) {
            throw new Unreadable(answers.from(), "not-yet.essay");
        }
        if (answers.startsWith("#")) {
            throw new Unreadable(answers.from(), "not-yet.numerical");
        }
        if (answers.has("~")) {
            return GiftChoices.read(title, text, GiftAnswer.read(answers, format), explanation, answers.from());
        }
        if (GiftAnswer.areMatches(answers)) {
            throw new Unreadable(answers.from(), "not-yet.matching");
        }
        List<Stretch> parts = answers.cutBefore("#");
        String said = parts.getFirst().stripped().raw().toUpperCase(Locale.ROOT);
        if (TRUE_OR_FALSE.contains(said)) {
            return trueFalse(title, text, TRUE.contains(said), parts, format, explanation);
        }
        return shortAnswer(title, text, GiftAnswer.read(answers, format), explanation, answers.from());
    }

    /** Moodle puts what is said to whoever was wrong first. */
    private static TrueFalse trueFalse(
            String title, String text, boolean answer, List<Stretch> parts, GiftFormat format, String explanation)
            throws Unreadable {
        if (parts.size() > 3) {
            throw new Unreadable(parts.get(3).from(), "too-many-feedbacks");
        }
        List<String> feedbacks = parts.stream()
                .skip(1)
                .map(part -> format.plain(part.startingAt(part.from() + 1)))
                .toList();
        String whenWrong = feedbacks.isEmpty() ? "" : feedbacks.getFirst();
        String whenRight = feedbacks.size() < 2 ? "" : feedbacks.get(1);
        return new TrueFalse(title, text, answer, whenRight, whenWrong, explanation);
    }

    private static ShortAnswer shortAnswer(
            String title, String text, List<GiftAnswer> answers, String explanation, int at) throws Unreadable {
        List<Accepted> accepted = answers.stream()
                .map(answer -> new Accepted(answer.text(), answer.percent(), answer.feedback()))
                .toList();
        if (accepted.stream().noneMatch(each -> each.percent() == 100)) {
            throw new Unreadable(at, "no-full-mark");
        }
        return new ShortAnswer(title, text, accepted, explanation);
    }
}

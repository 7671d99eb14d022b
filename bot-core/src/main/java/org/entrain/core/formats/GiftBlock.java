package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;

/**
 * Makes a question of what stands between the braces, all else about it being known.
 *
 * @param format of answers that name none
 */
record GiftBlock(String title, String text, GiftFormat format, String explanation) {
    /** Each may have a sign of its own, and one for its feedback. */
    private static final int MOST_SIGNS = 2 * TextLists.MOST;

    private static final Set<String> TRUE = Set.of("T", "TRUE");
    private static final Set<String> TRUE_OR_FALSE = Set.of("T", "TRUE", "F", "FALSE");

    /** The order in which the kinds are tried is Moodle's. */
    Question read(Stretch answers) throws Unreadable {
        if (answers.isEmpty()) {
            return new Reflection(title, text, explanation);
        }
        if (answers.count("=~#") > MOST_SIGNS) {
            throw new Unreadable(answers.from(), "too-many-answers", TextLists.MOST);
        }
        if (answers.startsWith("#")) {
            return numeric(answers);
        }
        if (answers.has("~")) {
            return GiftChoices.read(title, text, GiftAnswer.read(answers, format), explanation, answers.from());
        }
        if (GiftAnswer.areMatches(answers)) {
            return matching(answers);
        }
        List<Stretch> parts = answers.cutBefore("#");
        String said = parts.getFirst().stripped().raw().toUpperCase(Locale.ROOT);
        return TRUE_OR_FALSE.contains(said) ? trueFalse(TRUE.contains(said), parts) : shortAnswer(answers);
    }

    /** The same block as a gap in a text: to be filled by a number, from a list, or in one's own words. */
    Gap gap(Stretch answers) throws Unreadable {
        Question question = answers.startsWith("#") || answers.has("~") ? read(answers) : shortAnswer(answers);
        return gap(question).orElseThrow(() -> new Unreadable(answers.from(), "too-many-right"));
    }

    /** The gap that is marked as {@code question} is, where there is such a one. */
    static Optional<Gap> gap(Question question) {
        return switch (question) {
            case SingleChoice single -> Optional.of(new Gap.Picked(single.choices()));
            case ShortAnswer open -> Optional.of(new Gap.Written(open.accepted()));
            case Numeric numeric -> Optional.of(new Gap.Counted(numeric.accepted()));
            default -> Optional.empty();
        };
    }

    private Numeric numeric(Stretch answers) throws Unreadable {
        var accepted = new ArrayList<Numeric.Range>();
        for (GiftAnswer answer : GiftAnswer.readNumbers(answers.startingAt(answers.from() + 1), format)) {
            accepted.add(Amounts.read(answer.text(), answer.percent(), answer.feedback())
                    .orElseThrow(() -> new Unreadable(answer.at(), "number", answer.text())));
        }
        if (accepted.stream().noneMatch(range -> range.percent() == 100)) {
            throw new Unreadable(answers.from(), "no-full-mark");
        }
        return new Numeric(title, text, accepted, List.of(), explanation);
    }

    /** The right sides are plain text, as in Moodle; what has no left side is there to mislead. */
    private Matching matching(Stretch answers) throws Unreadable {
        List<Stretch> parts = answers.cutBefore("=");
        if (!parts.getFirst().stripped().isEmpty()) {
            throw new Unreadable(answers.from(), "no-sign");
        }
        var pairs = new ArrayList<Matching.Pair>();
        var distractors = new ArrayList<String>();
        for (Stretch part : parts.subList(1, parts.size())) {
            int arrow = part.find("->");
            if (arrow == Stretch.NONE) {
                throw new Unreadable(part.from(), "no-arrow");
            }
            String left = format.plain(part.startingAt(part.from() + 1).endingAt(arrow));
            String right = GiftFormat.MOODLE.untagged(part.startingAt(arrow + 2));
            if (right.isBlank()) {
                throw new Unreadable(part.from(), "no-arrow");
            }
            if (left.isBlank()) {
                distractors.add(right);
            } else {
                pairs.add(new Matching.Pair(left, right));
            }
        }
        if (pairs.size() < 2
                || (distractors.isEmpty()
                        && pairs.stream().map(Matching.Pair::right).distinct().count() < 2)) {
            throw new Unreadable(answers.from(), "too-few-pairs");
        }
        return new Matching(title, text, pairs, distractors, explanation);
    }

    /** Moodle puts what is said to whoever was wrong first. */
    private TrueFalse trueFalse(boolean answer, List<Stretch> parts) throws Unreadable {
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

    private ShortAnswer shortAnswer(Stretch answers) throws Unreadable {
        List<Accepted> accepted = GiftAnswer.read(answers, format).stream()
                .map(answer -> new Accepted(answer.text(), answer.percent(), answer.feedback()))
                .toList();
        if (accepted.stream().noneMatch(each -> each.percent() == 100)) {
            throw new Unreadable(answers.from(), "no-full-mark");
        }
        return new ShortAnswer(title, text, accepted, explanation);
    }
}

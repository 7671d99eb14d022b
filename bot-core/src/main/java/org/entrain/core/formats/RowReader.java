package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.TrueFalse;

/** Makes a question of one row of a table; docs/question-files.md says how each kind stands there. */
final class RowReader {
    private static final Set<String> TRUE = Set.of("true", "t", "vrai", "v", "yes", "oui");
    private static final Set<String> FALSE = Set.of("false", "f", "faux", "no", "non");

    private final Header header;
    private final Cells cells;
    private final String title;
    private final String text;
    private final String explanation;

    RowReader(Header header, Cells cells) {
        this.header = header;
        this.cells = cells;
        title = header.at(Column.TITLE, cells);
        text = header.at(Column.QUESTION, cells);
        explanation = header.at(Column.EXPLANATION, cells);
    }

    Question question() throws Unreadable {
        if (text.isBlank()) {
            throw new Unreadable(0, "no-text");
        }
        checkNumber(options());
        Kind kind = kind();
        return switch (kind) {
            case ONE, SEVERAL, CHOICE -> new RowChoices(header, cells).read(title, text, kind, explanation);
            case TRUE_FALSE -> trueFalse();
            case SHORT -> shortAnswer();
            case NUMBER -> numeric();
            case MATCHING -> matching();
            case ORDERING -> ordering();
            case CLOZE -> cloze();
            case REFLECTION -> new Reflection(title, text, explanation);
        };
    }

    Extras extras() {
        return new Extras(
                header.at(Column.HINT, cells),
                TextLists.read(header.at(Column.TAGS, cells)),
                header.at(Column.DIFFICULTY, cells),
                header.at(Column.SOURCE, cells),
                header.at(Column.PICTURE, cells),
                header.at(Column.ALTERNATIVE, cells));
    }

    /** As it is said; where nothing is said, as it looks. */
    private Kind kind() throws Unreadable {
        String said = header.at(Column.TYPE, cells);
        if (!said.isEmpty()) {
            return Kind.called(said).orElseThrow(() -> new Unreadable(0, "type", said));
        }
        SortedMap<Integer, String> options = options();
        boolean statement = options.isEmpty()
                ? truth(correct()).isPresent()
                : options.size() == 2
                        && options.values().stream()
                                .allMatch(option -> truth(option).isPresent());
        if (statement) {
            return Kind.TRUE_FALSE;
        }
        return options.size() < 2 ? Kind.SHORT : Kind.CHOICE;
    }

    private SortedMap<Integer, String> options() {
        return header.all(Column.OPTION, cells);
    }

    private String correct() {
        return header.at(Column.CORRECT, cells);
    }

    private static Optional<Boolean> truth(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        return TRUE.contains(plain) ? Optional.of(true) : FALSE.contains(plain) ? Optional.of(false) : Optional.empty();
    }

    /** The first comment is for whoever said true, unless the options stand the other way round. */
    private Question trueFalse() throws Unreadable {
        SortedMap<Integer, String> options = options();
        Optional<Boolean> said = truth(correct());
        if (said.isEmpty() && !options.isEmpty() && !correct().isEmpty()) {
            Set<Integer> right = new RightOnes(options).read(correct());
            said = right.size() == 1
                    ? truth(options.getOrDefault(right.iterator().next(), ""))
                    : Optional.empty();
        }
        boolean answer = said.orElseThrow(() -> new Unreadable(0, "true-false"));
        boolean turned = !options.isEmpty()
                && truth(options.getOrDefault(options.firstKey(), "")).equals(Optional.of(false));
        SortedMap<Integer, String> feedbacks = header.all(Column.FEEDBACK, cells);
        String first = feedbacks.getOrDefault(1, "");
        String second = feedbacks.getOrDefault(2, "");
        return answer != turned
                ? new TrueFalse(title, text, answer, first, second, explanation)
                : new TrueFalse(title, text, answer, second, first, explanation);
    }

    /** What may be written: in the options, or, where there is none, in the cell of what is right. */
    private SortedMap<Integer, String> accepted() throws Unreadable {
        SortedMap<Integer, String> accepted = options();
        if (accepted.isEmpty()) {
            TextLists.read(correct()).forEach(each -> accepted.put(accepted.size() + 1, each));
        }
        if (accepted.isEmpty()) {
            throw new Unreadable(0, "no-answer");
        }
        checkNumber(accepted);
        return accepted;
    }

    private static void checkNumber(SortedMap<Integer, String> answers) throws Unreadable {
        if (answers.size() > TextLists.MOST) {
            throw new Unreadable(0, "too-many-answers", TextLists.MOST);
        }
    }

    private Question shortAnswer() throws Unreadable {
        var marks = new RowMarks(header, cells);
        var accepted = new ArrayList<Accepted>();
        for (var each : accepted().entrySet()) {
            accepted.add(new Accepted(
                    each.getValue(), marks.percent(each.getKey()).orElse(100.0), marks.feedback(each.getKey())));
        }
        if (accepted.stream().noneMatch(each -> each.percent() == 100)) {
            throw new Unreadable(0, "no-full-mark");
        }
        return new ShortAnswer(title, text, accepted, explanation);
    }

    private Question numeric() throws Unreadable {
        var marks = new RowMarks(header, cells);
        var accepted = new ArrayList<Numeric.Range>();
        for (var each : accepted().entrySet()) {
            accepted.add(Amounts.read(
                            each.getValue(), marks.percent(each.getKey()).orElse(100.0), marks.feedback(each.getKey()))
                    .orElseThrow(() -> new Unreadable(0, "number", each.getValue())));
        }
        if (accepted.stream().noneMatch(each -> each.percent() == 100)) {
            throw new Unreadable(0, "no-full-mark");
        }
        String units = header.at(Column.UNITS, cells);
        return new Numeric(
                title,
                text,
                accepted,
                Amounts.readUnits(units).orElseThrow(() -> new Unreadable(0, "units", units)),
                explanation);
    }

    private Question matching() throws Unreadable {
        SortedMap<Integer, String> lefts = options();
        SortedMap<Integer, String> rights = header.all(Column.MATCH, cells);
        var pairs = new ArrayList<Matching.Pair>();
        for (var left : lefts.entrySet()) {
            String right = rights.get(left.getKey());
            if (right == null) {
                throw new Unreadable(0, "no-match", left.getValue());
            }
            pairs.add(new Matching.Pair(left.getValue(), right));
        }
        List<String> distractors = rights.entrySet().stream()
                .filter(right -> !lefts.containsKey(right.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (pairs.size() < 2 || rights.values().stream().distinct().count() < 2) {
            throw new Unreadable(0, "too-few-pairs");
        }
        return new Matching(title, text, pairs, distractors, explanation);
    }

    private Question ordering() throws Unreadable {
        List<String> steps = List.copyOf(options().values());
        if (steps.size() < 2 || steps.stream().distinct().count() < steps.size()) {
            throw new Unreadable(0, steps.size() < 2 ? "too-few-steps" : "steps-alike");
        }
        return new Ordering(title, text, steps, explanation);
    }

    /** A gap may be shorter or longer than ours, unless two of ours stand side by side. */
    private Question cloze() throws Unreadable {
        var gaps = new ArrayList<Gap>();
        for (String cell : accepted().values()) {
            gaps.add(gap(cell, gaps.size() + 1));
        }
        String exact =
                text.split(Cloze.GAP, -1).length - 1 == gaps.size() ? text : text.replaceAll("_{2,}+", Cloze.GAP);
        int found = exact.split(Cloze.GAP, -1).length - 1;
        if (found != gaps.size()) {
            throw new Unreadable(0, "gaps", found, gaps.size(), Cloze.GAP);
        }
        return new Cloze(title, exact, gaps, explanation);
    }

    private static Gap gap(String cell, int number) throws Unreadable {
        boolean signed = "=~#".indexOf(cell.charAt(0)) >= 0;
        try {
            return new GiftBlock("", Cloze.GAP, GiftFormat.MOODLE, "").gap(Stretch.of(signed ? cell : "=" + cell));
        } catch (Unreadable e) {
            throw new Unreadable(0, "gap", number, cell);
        }
    }
}

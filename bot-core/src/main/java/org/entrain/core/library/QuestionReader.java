package org.entrain.core.library;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.chat.Interaction;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Texts;

/** Reads the fields of a {@link QuestionForm}. Answers that were left as they stood keep what the field cannot show. */
final class QuestionReader {
    private final Kind kind;
    private final Interaction.Submission form;
    private final Optional<Question> before;
    private final Texts texts;

    /**
     * Reads a form.
     *
     * @param before what stood in the fields when the form opened; of this kind
     */
    QuestionReader(Kind kind, Interaction.Submission form, Optional<Question> before, Texts texts) {
        this.kind = kind;
        this.form = form;
        this.before = before;
        this.texts = texts;
    }

    /** Something in the form that makes no question; by field. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Map<String, String> errors;

        private Wrong(String field, String sentence) {
            super(field, null, false, false);
            errors = Map.of(field, sentence);
        }

        Map<String, String> errors() {
            return errors;
        }
    }

    Question read() throws Wrong {
        String text = value(QuestionForm.TEXT);
        if (text.isEmpty()) {
            throw wrong(QuestionForm.TEXT, "wrong.text");
        }
        return switch (kind) {
            case SINGLE_CHOICE -> single(text);
            case MULTIPLE_CHOICE -> multiple(text);
            case TRUE_FALSE -> statement(text);
            case SHORT_ANSWER -> written(text);
            case NUMERIC -> numeric(text);
            case MATCHING -> matching(text);
            case ORDERING -> ordering(text);
            case CLOZE -> cloze(text);
            case REFLECTION -> new Reflection(title(), text, explanation());
        };
    }

    private Question single(String text) throws Wrong {
        List<AnswerLines.Line> lines = choices();
        if (lines.stream().filter(AnswerLines.Line::starred).count() != 1) {
            throw wrong(QuestionForm.ANSWERS, "wrong.single");
        }
        List<Choice> choices =
                unchanged(SingleChoice.class).map(SingleChoice::choices).orElseGet(() -> weighed(lines, 100));
        return new SingleChoice(title(), text, choices, explanation());
    }

    private Question multiple(String text) throws Wrong {
        List<AnswerLines.Line> lines = choices();
        long right = lines.stream().filter(AnswerLines.Line::starred).count();
        if (right == 0) {
            throw wrong(QuestionForm.ANSWERS, "wrong.multiple");
        }
        List<Choice> choices = unchanged(MultipleChoice.class)
                .map(MultipleChoice::choices)
                .orElseGet(() -> weighed(lines, 100.0 / right));
        return new MultipleChoice(title(), text, choices, explanation());
    }

    private List<AnswerLines.Line> choices() throws Wrong {
        List<AnswerLines.Line> lines = AnswerLines.read(value(QuestionForm.ANSWERS));
        if (lines.size() < 2 || lines.stream().anyMatch(line -> line.text().isBlank())) {
            throw wrong(QuestionForm.ANSWERS, "wrong.choices");
        }
        if (lines.stream().map(AnswerLines.Line::text).distinct().count() < lines.size()) {
            throw wrong(QuestionForm.ANSWERS, "wrong.twice");
        }
        return lines;
    }

    private static List<Choice> weighed(List<AnswerLines.Line> lines, double right) {
        return lines.stream()
                .map(line -> new Choice(line.text(), line.starred() ? right : 0, line.feedback()))
                .toList();
    }

    private Question statement(String text) throws Wrong {
        String answer = value(QuestionForm.ANSWERS);
        if (answer.isEmpty()) {
            throw wrong(QuestionForm.ANSWERS, "wrong.statement");
        }
        return new TrueFalse(
                title(),
                text,
                answer.equals("t"),
                value(QuestionForm.WHEN_RIGHT),
                value(QuestionForm.WHEN_WRONG),
                explanation());
    }

    private Question written(String text) throws Wrong {
        var accepted = AnswerLines.readAccepted(value(QuestionForm.ANSWERS));
        if (accepted.isEmpty()) {
            throw wrong(QuestionForm.ANSWERS, "wrong.written");
        }
        return new ShortAnswer(
                title(),
                text,
                unchanged(ShortAnswer.class).map(ShortAnswer::accepted).orElse(accepted),
                explanation());
    }

    private Question numeric(String text) throws Wrong {
        BigDecimal value = number(QuestionForm.ANSWERS).orElseThrow(() -> wrong(QuestionForm.ANSWERS, "wrong.number"));
        String typed = value(QuestionForm.TOLERANCE);
        Optional<BigDecimal> tolerance = number(QuestionForm.TOLERANCE);
        if (!typed.isEmpty() && tolerance.filter(one -> one.signum() >= 0).isEmpty()) {
            throw wrong(QuestionForm.TOLERANCE, "wrong.tolerance");
        }
        var range = Numeric.Range.around(value, tolerance.orElse(BigDecimal.ZERO), 100, "");
        List<Numeric.Range> ranges = before.map(Numeric.class::cast)
                .map(Numeric::accepted)
                .filter(old -> old.stream().anyMatch(each -> same(each, range)))
                .orElse(List.of(range));
        return new Numeric(title(), text, ranges, units(), explanation());
    }

    private static boolean same(Numeric.Range one, Numeric.Range other) {
        return one.percent() == other.percent()
                && one.from().compareTo(other.from()) == 0
                && one.to().compareTo(other.to()) == 0;
    }

    private List<Numeric.Unit> units() throws Wrong {
        var units = new ArrayList<Numeric.Unit>();
        for (String part : value(QuestionForm.UNITS).split("[,;](?=\\s)|\\n", -1)) {
            String[] sides = part.strip().split("=", 2);
            if (!sides[0].isBlank()) {
                Optional<BigDecimal> factor = sides.length == 2 ? decimal(sides[1]) : Optional.of(BigDecimal.ONE);
                units.add(new Numeric.Unit(
                        sides[0].strip(),
                        factor.filter(one -> one.signum() > 0)
                                .orElseThrow(() -> wrong(QuestionForm.UNITS, "wrong.units"))));
            }
        }
        return units;
    }

    private Question matching(String text) throws Wrong {
        var pairs = new ArrayList<Matching.Pair>();
        var distractors = new ArrayList<String>();
        for (List<String> sides : AnswerLines.readPairs(value(QuestionForm.ANSWERS))) {
            if (sides.size() < 2 || sides.getLast().isBlank()) {
                throw wrong(QuestionForm.ANSWERS, "wrong.matching");
            }
            if (sides.getFirst().isBlank()) {
                distractors.add(sides.getLast());
            } else {
                pairs.add(new Matching.Pair(sides.getFirst(), sides.getLast()));
            }
        }
        if (pairs.size() < 2) {
            throw wrong(QuestionForm.ANSWERS, "wrong.matching");
        }
        try {
            return new Matching(title(), text, pairs, distractors, explanation());
        } catch (IllegalArgumentException e) {
            throw wrong(QuestionForm.ANSWERS, "wrong.matching");
        }
    }

    private Question ordering(String text) throws Wrong {
        List<String> steps = value(QuestionForm.ANSWERS)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (steps.size() < 2 || steps.stream().distinct().count() < steps.size()) {
            throw wrong(QuestionForm.ANSWERS, "wrong.ordering");
        }
        return new Ordering(title(), text, steps, explanation());
    }

    private Question cloze(String written) throws Wrong {
        List<List<String>> inside = AnswerLines.readGaps(written);
        String text = AnswerLines.withGaps(written);
        if (inside.isEmpty() || text.split(Cloze.GAP, -1).length - 1 != inside.size()) {
            throw wrong(QuestionForm.TEXT, "wrong.cloze");
        }
        if (before.map(QuestionForm::answers).filter(written::equals).isPresent()) {
            return new Cloze(title(), text, ((Cloze) before.orElseThrow()).gaps(), explanation());
        }
        var gaps = new ArrayList<Gap>();
        for (List<String> each : inside) {
            gaps.add(gap(each));
        }
        return new Cloze(title(), text, gaps, explanation());
    }

    private Gap gap(List<String> inside) throws Wrong {
        long stars = inside.stream().filter(each -> each.startsWith("*")).count();
        if (inside.isEmpty() || stars > 1 || (stars == 1 && inside.size() == 1)) {
            throw wrong(QuestionForm.TEXT, "wrong.gap");
        }
        if (stars == 0) {
            return new Gap.Written(AnswerLines.readAccepted(
                    String.join("\n", inside.stream().map(AnswerLines::plain).toList())));
        }
        return new Gap.Picked(inside.stream()
                .map(each -> each.startsWith("*")
                        ? new Choice(AnswerLines.plain(each.substring(1).strip()), 100, "")
                        : new Choice(AnswerLines.plain(each), 0, ""))
                .toList());
    }

    /** What stood in the answers' field before, where nobody changed it. */
    private <Q extends Question> Optional<Q> unchanged(Class<Q> type) {
        return before.filter(question -> QuestionForm.answers(question).equals(value(QuestionForm.ANSWERS)))
                .map(type::cast);
    }

    private String title() {
        return before.map(Question::title).orElse("");
    }

    private String explanation() {
        return value(QuestionForm.EXPLANATION);
    }

    private String value(String field) {
        return form.values().getOrDefault(field, List.of()).stream()
                .findFirst()
                .orElse("")
                .replace("\0", "")
                .replace("\r\n", "\n")
                .strip();
    }

    private Optional<BigDecimal> number(String field) {
        return decimal(value(field));
    }

    private static Optional<BigDecimal> decimal(String typed) {
        String plain = typed.replaceAll("[\\h'’]", "").replace(',', '.').replace('−', '-');
        return plain.matches("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?")
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }

    private Wrong wrong(String field, String key) {
        return new Wrong(field, texts.say(key));
    }
}

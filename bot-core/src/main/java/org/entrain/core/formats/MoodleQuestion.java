package org.entrain.core.formats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.TrueFalse;

/** Reads what is asked and what is right from one {@code question} of a Moodle XML file. */
final class MoodleQuestion {
    /** A factor from a multiplier, such as 3 from a third that had to be rounded, is this exact. */
    private static final MathContext FACTOR = new MathContext(15, RoundingMode.HALF_EVEN);

    private final XmlElement element;
    private final XmlLosses losses;
    private final XmlQuestions questions;

    MoodleQuestion(XmlElement element, XmlLosses losses) {
        this.element = element;
        this.losses = losses;
        this.questions = new XmlQuestions(
                element.line(),
                element.child("name").map(name -> name.text("text")).orElse(""),
                text("questiontext"),
                text("generalfeedback"));
    }

    Question read() throws XmlProblem {
        String type = element.attribute("type");
        return switch (type) {
            case "multichoice" -> choices();
            case "truefalse" -> trueFalse();
            case "shortanswer" -> shortAnswer();
            case "numerical" -> numeric();
            case "matching", "match", "ddmatch" -> matching();
            case "ordering" -> ordering();
            case "essay" -> essay();
            case "cloze", "multianswer" -> cloze();
            case "gapselect", "ddwtos" -> MoodleGapSelect.read(element, questions);
            default -> throw new XmlProblem(element.line(), "moodle.kind", type);
        };
    }

    private Question choices() throws XmlProblem {
        var choices = new ArrayList<Choice>();
        for (XmlElement answer : answers()) {
            choices.add(new Choice(
                    XmlQuestions.given(MoodleText.plain(answer), answer.line()), percent(answer), feedback(answer)));
        }
        String single = element.text("single").toLowerCase(Locale.ROOT);
        return single.equals("false") || single.equals("0") ? questions.multiple(choices) : questions.single(choices);
    }

    private TrueFalse trueFalse() throws XmlProblem {
        String whenTrue = "";
        String whenFalse = "";
        String right = "";
        for (XmlElement answer : answers()) {
            String said = answer.text("text").toLowerCase(Locale.ROOT);
            right = percent(answer) > 0 ? said : right;
            whenTrue = said.equals("true") ? feedback(answer) : whenTrue;
            whenFalse = said.equals("false") ? feedback(answer) : whenFalse;
        }
        if (!right.equals("true") && !right.equals("false")) {
            throw new XmlProblem(element.line(), "xml.no-right");
        }
        if (questions.text().isBlank()) {
            throw new XmlProblem(element.line(), "xml.no-text");
        }
        boolean isTrue = right.equals("true");
        return new TrueFalse(
                questions.title(),
                questions.text(),
                isTrue,
                isTrue ? whenTrue : whenFalse,
                isTrue ? whenFalse : whenTrue,
                questions.explanation());
    }

    private Question shortAnswer() throws XmlProblem {
        if (element.text("usecase").equals("1")) {
            lost("moodle.lost.case");
        }
        var accepted = new ArrayList<Accepted>();
        for (XmlElement answer : answers()) {
            accepted.add(new Accepted(
                    XmlQuestions.given(answer.text("text"), answer.line()), percent(answer), feedback(answer)));
        }
        return questions.shortAnswer(accepted);
    }

    private Question numeric() throws XmlProblem {
        var ranges = new ArrayList<Numeric.Range>();
        for (XmlElement answer : answers()) {
            if (answer.text("text").equals("*")) {
                lost("moodle.lost.any-other");
            } else {
                BigDecimal middle = XmlNumber.read(answer.text("text"), answer.line());
                ranges.add(range(middle, answer.text("tolerance"), percent(answer), feedback(answer), answer.line()));
            }
        }
        return questions.numeric(ranges, units());
    }

    static Numeric.Range range(BigDecimal middle, String tolerance, double percent, String feedback, int line)
            throws XmlProblem {
        BigDecimal around = tolerance.isBlank()
                ? BigDecimal.ZERO
                : XmlNumber.read(tolerance, line).abs();
        return new Numeric.Range(
                XmlNumber.plain(middle.subtract(around)), XmlNumber.plain(middle.add(around)), percent, feedback);
    }

    /** In Moodle a number in a unit is the answer times its multiplier, in Entrain the answer is that number times its factor. */
    private List<Numeric.Unit> units() throws XmlProblem {
        var units = new ArrayList<Numeric.Unit>();
        for (XmlElement unit :
                element.children("units").flatMap(all -> all.children("unit")).toList()) {
            BigDecimal multiplier = XmlNumber.read(unit.text("multiplier"), unit.line());
            String name = unit.text("unit_name");
            if (name.isEmpty() || multiplier.signum() <= 0) {
                throw new XmlProblem(unit.line(), "moodle.unit");
            }
            units.add(new Numeric.Unit(name, XmlNumber.plain(BigDecimal.ONE.divide(multiplier, FACTOR))));
        }
        // The one in which the answer is meant comes first; sorting leaves the others in their order.
        units.sort(Comparator.comparing(unit -> unit.factor().compareTo(BigDecimal.ONE) != 0));
        return units;
    }

    private Question matching() throws XmlProblem {
        var pairs = new ArrayList<Matching.Pair>();
        var distractors = new ArrayList<String>();
        for (XmlElement each : element.children("subquestion").toList()) {
            String left = MoodleText.plain(each);
            String right = XmlQuestions.given(
                    each.child("answer").map(answer -> answer.text("text")).orElse(""), each.line());
            if (left.isEmpty()) {
                distractors.add(right);
            } else {
                pairs.add(new Matching.Pair(left, right));
            }
        }
        return questions.matching(pairs, distractors);
    }

    private Ordering ordering() throws XmlProblem {
        record Step(BigDecimal place, String text) {}
        var steps = new ArrayList<Step>();
        for (XmlElement answer : answers()) {
            String place = answer.attribute("fraction");
            steps.add(new Step(
                    place.isEmpty() ? BigDecimal.valueOf(steps.size()) : XmlNumber.read(place, answer.line()),
                    XmlQuestions.given(MoodleText.plain(answer), answer.line())));
        }
        return questions.ordering(steps.stream()
                .sorted(Comparator.comparing(Step::place))
                .map(Step::text)
                .toList());
    }

    private Question essay() throws XmlProblem {
        if (!text("graderinfo").isEmpty() || !text("responsetemplate").isEmpty()) {
            lost("moodle.lost.grader");
        }
        return questions.reflection();
    }

    private Question cloze() throws XmlProblem {
        return new MoodleCloze(element, losses).read(questions);
    }

    private List<XmlElement> answers() {
        return element.children("answer").toList();
    }

    private String text(String name) {
        return element.child(name).map(MoodleText::plain).orElse("");
    }

    private static double percent(XmlElement answer) throws XmlProblem {
        return XmlNumber.percent(answer.attribute("fraction"), answer.line());
    }

    private static String feedback(XmlElement answer) {
        return answer.child("feedback").map(MoodleText::plain).orElse("");
    }

    private void lost(String key) {
        losses.add(element.line(), "", key);
    }
}

package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Numeric;

/**
 * Reads Moodle's embedded answers (docs.moodle.org, "Embedded Answers (Cloze) question type"): a text with
 * {@code {1:SHORTANSWER:=Paris~%50%Lutetia#Long ago}} in it. The answers are HTML; a sign that means something is written
 * with a backslash or as a character reference.
 */
final class MoodleCloze {
    private static final Pattern BEGINNING =
            Pattern.compile("\\{([0-9]{0,9}):([A-Z]{2,13}(?:_[A-Z]{1,2})?):", Pattern.CASE_INSENSITIVE);

    private static final Pattern WEIGHT = Pattern.compile("(=)|%(-?[0-9]{1,3}(?:[.,][0-9]{0,20})?)%");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([~=#{}%\"/\\\\])");
    /** An editor that means well escapes the ampersand of a character reference; Moodle undoes it, and so does this. */
    private static final Pattern TWICE = Pattern.compile("&amp;(#?[a-zA-Z0-9]{2,8};)");

    private static final Set<String> WRITTEN = Set.of("SHORTANSWER", "SA", "MW");
    private static final Set<String> WRITTEN_IN_CASE = Set.of("SHORTANSWER_C", "SAC", "MWC");
    private static final Set<String> COUNTED = Set.of("NUMERICAL", "NM");
    private static final Set<String> PICKED = Set.of(
            "MULTICHOICE",
            "MC",
            "MULTICHOICE_V",
            "MCV",
            "MULTICHOICE_H",
            "MCH",
            "MULTICHOICE_S",
            "MCS",
            "MULTICHOICE_VS",
            "MCVS",
            "MULTICHOICE_HS",
            "MCHS");

    private final XmlElement element;
    private final XmlLosses losses;
    private final Set<String> weights = new HashSet<>();

    MoodleCloze(XmlElement element, XmlLosses losses) {
        this.element = element;
        this.losses = losses;
    }

    private record Answer(String text, double percent, String feedback) {}

    Cloze read(XmlQuestions questions) throws XmlProblem {
        XmlElement holder = element.child("questiontext").orElse(element);
        String written = holder.text("text").replace(XmlQuestions.GAP, "");
        var text = new StringBuilder();
        var gaps = new ArrayList<Gap>();
        Matcher beginning = BEGINNING.matcher(written);
        int at = 0;
        while (beginning.find(at)) {
            int end = end(written, beginning.end());
            text.append(written, at, beginning.start()).append(XmlQuestions.GAP);
            gaps.add(gap(beginning.group(2).toUpperCase(Locale.ROOT), written.substring(beginning.end(), end)));
            weights.add(beginning.group(1).isEmpty() ? "1" : beginning.group(1));
            at = end + 1;
        }
        text.append(written, at, written.length());
        if (weights.size() > 1) {
            losses.add(element.line(), "", "moodle.lost.gap-weights");
        }
        String plain = MoodleText.plain(text.toString(), holder.attribute("format"));
        return new XmlQuestions(questions.line(), questions.title(), plain, questions.explanation()).cloze(gaps);
    }

    /** The brace that ends a gap. */
    private int end(String written, int from) throws XmlProblem {
        for (int at = from; at < written.length(); at++) {
            if (written.charAt(at) == '\\') {
                at++;
            } else if (written.charAt(at) == '}') {
                return at;
            }
        }
        throw new XmlProblem(element.line(), "moodle.gap-open");
    }

    private Gap gap(String kind, String inside) throws XmlProblem {
        if (WRITTEN_IN_CASE.contains(kind)) {
            losses.add(element.line(), "", "moodle.lost.case");
        }
        List<Answer> answers = answers(inside);
        if (WRITTEN.contains(kind) || WRITTEN_IN_CASE.contains(kind)) {
            return XmlQuestions.written(
                    answers.stream()
                            .map(each -> new Accepted(each.text(), each.percent(), each.feedback()))
                            .toList(),
                    element.line());
        }
        if (COUNTED.contains(kind)) {
            return XmlQuestions.counted(ranges(answers), element.line());
        }
        if (PICKED.contains(kind)) {
            return XmlQuestions.picked(
                    answers.stream()
                            .map(each -> new Choice(each.text(), each.percent(), each.feedback()))
                            .toList(),
                    element.line());
        }
        throw new XmlProblem(element.line(), "moodle.gap-kind", kind);
    }

    private List<Numeric.Range> ranges(List<Answer> answers) throws XmlProblem {
        var ranges = new ArrayList<Numeric.Range>();
        for (Answer answer : answers) {
            if (answer.text().equals("*")) {
                losses.add(element.line(), "", "moodle.lost.any-other");
            } else {
                String[] parts = answer.text().split(":", 2);
                ranges.add(MoodleQuestion.range(
                        XmlNumber.read(parts[0], element.line()),
                        parts.length > 1 ? parts[1] : "",
                        answer.percent(),
                        answer.feedback(),
                        element.line()));
            }
        }
        return ranges;
    }

    private List<Answer> answers(String inside) throws XmlProblem {
        var answers = new ArrayList<Answer>();
        for (String part : cut(TWICE.matcher(inside).replaceAll("&$1"), '~', Integer.MAX_VALUE)) {
            Matcher weight = WEIGHT.matcher(part.stripLeading());
            boolean weighted = weight.lookingAt();
            List<String> said = cut(weighted ? part.stripLeading().substring(weight.end()) : part, '#', 2);
            double percent =
                    !weighted ? 0 : weight.group(1) != null ? 100 : XmlNumber.percent(weight.group(2), element.line());
            String text = XmlQuestions.given(plain(said.getFirst()), element.line());
            answers.add(new Answer(text, percent, said.size() > 1 ? plain(said.get(1)) : ""));
        }
        return answers;
    }

    /** Cuts at a sign that stands neither behind a backslash nor within a character reference. */
    private static List<String> cut(String written, char sign, int most) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (int at = 0; at < written.length() && parts.size() < most - 1; at++) {
            char each = written.charAt(at);
            if (each == '\\') {
                at++;
            } else if (each == sign && (at == 0 || sign != '#' || written.charAt(at - 1) != '&')) {
                parts.add(written.substring(from, at));
                from = at + 1;
            }
        }
        parts.add(written.substring(from));
        return parts;
    }

    private static String plain(String written) {
        return Html.plain(ESCAPE.matcher(written).replaceAll("$1"));
    }
}

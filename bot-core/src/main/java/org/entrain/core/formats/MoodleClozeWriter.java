package org.entrain.core.formats;

import static java.util.stream.Collectors.joining;

import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;

/** Writes a text with missing words as the HTML of Moodle's embedded answers. */
final class MoodleClozeWriter {
    /** What means something between braces; written as character references, which Moodle reads everywhere. */
    private static final String SPECIAL = "{}~#=%\\\"";

    private MoodleClozeWriter() {}

    static String write(Cloze question) {
        String[] parts = question.text().split(Cloze.GAP, -1);
        var html = new StringBuilder(text(parts[0]));
        for (int i = 0; i < question.gaps().size(); i++) {
            html.append(gap(question.gaps().get(i))).append(text(parts[i + 1]));
        }
        return html.toString();
    }

    /** Around the gaps a brace is enough to begin one. */
    private static String text(String part) {
        return MoodleText.html(part, "{", true);
    }

    private static String gap(Gap gap) {
        return switch (gap) {
            case Gap.Written(var accepted) ->
                "{1:SHORTANSWER:"
                        + accepted.stream()
                                .map(each -> answer(each.percent(), sign(each.pattern()), each.feedback()))
                                .collect(joining("~"))
                        + "}";
            case Gap.Picked(var choices) ->
                "{1:MULTICHOICE:"
                        + choices.stream()
                                .map(each -> answer(each.percent(), sign(each.text()), each.feedback()))
                                .collect(joining("~"))
                        + "}";
            case Gap.Counted(var ranges) ->
                "{1:NUMERICAL:"
                        + ranges.stream()
                                .map(each -> answer(
                                        each.percent(),
                                        XmlNumber.write(each.middle()) + ":" + XmlNumber.write(each.tolerance()),
                                        each.feedback()))
                                .collect(joining("~"))
                        + "}";
        };
    }

    private static String answer(double percent, String text, String feedback) {
        String weight = percent == 100 ? "=" : percent == 0 ? "" : "%" + XmlNumber.write(percent) + "%";
        return weight + text + (feedback.isEmpty() ? "" : "#" + sign(feedback));
    }

    private static String sign(String text) {
        return MoodleText.html(text, SPECIAL, false);
    }
}

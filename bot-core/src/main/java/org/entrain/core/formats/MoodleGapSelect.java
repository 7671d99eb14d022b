package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;

/** Reads Moodle's "select missing words" and "drag and drop into text": {@code [[2]]} is the place of the second word. */
final class MoodleGapSelect {
    private static final Pattern PLACE = Pattern.compile("\\[\\[([0-9]{1,3})\\]\\]");

    private MoodleGapSelect() {}

    private record Word(String text, String group) {}

    static Cloze read(XmlElement element, XmlQuestions questions) throws XmlProblem {
        List<Word> words = element.children()
                .filter(each ->
                        each.name().equals("selectoption") || each.name().equals("dragbox"))
                .map(each -> new Word(MoodleText.plain(each), each.text("group")))
                .toList();
        var gaps = new ArrayList<Gap>();
        Matcher places = PLACE.matcher(questions.text());
        while (places.find()) {
            gaps.add(gap(Integer.parseInt(places.group(1)), words, questions.line()));
        }
        String text =
                PLACE.matcher(questions.text().replace(XmlQuestions.GAP, "")).replaceAll(XmlQuestions.GAP);
        return new XmlQuestions(questions.line(), questions.title(), text, questions.explanation()).cloze(gaps);
    }

    private static Gap gap(int number, List<Word> words, int line) throws XmlProblem {
        if (number < 1 || number > words.size()) {
            throw new XmlProblem(line, "moodle.no-word", number);
        }
        Word right = words.get(number - 1);
        var seen = new HashSet<String>();
        List<Choice> choices = words.stream()
                .filter(each ->
                        each.group().equals(right.group()) && !each.text().isBlank() && seen.add(each.text()))
                .map(each -> new Choice(each.text(), each.text().equals(right.text()) ? 100 : 0, ""))
                .toList();
        return XmlQuestions.picked(choices, line);
    }
}

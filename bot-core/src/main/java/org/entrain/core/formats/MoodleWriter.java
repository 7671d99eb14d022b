package org.entrain.core.formats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Picture;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;

/** Writes questions as Moodle XML. */
final class MoodleWriter {
    /** What may not stand in an attribute; a brace would begin a gap even there. */
    private static final String QUOTED = "\"{";

    private final XmlWriter xml = new XmlWriter();
    private final XmlLosses losses = new XmlLosses();
    private final Function<URI, Optional<byte[]>> pictures;

    MoodleWriter(Function<URI, Optional<byte[]>> pictures) {
        this.pictures = pictures;
    }

    Exported write(String quizName, List<Item> items) {
        xml.element("quiz", () -> {
            category(quizName);
            for (int i = 0; i < items.size(); i++) {
                write(items.get(i), i + 1);
            }
        });
        return new Exported(xml.file(), "application/xml", "xml", losses.all());
    }

    private void category(String quizName) {
        xml.element(
                "question",
                () -> {
                    xml.element("category", () -> xml.text("text", "$course$/top/" + quizName.replace("/", "//")));
                    xml.element("info", () -> xml.text("text", MoodleXml.ABOUT_QUIZ), "format", "plain_text");
                },
                "type",
                "category");
    }

    private void write(Item item, int number) {
        item.difficulty().ifPresent(difficulty -> losses.add(number, "", "xml.unwritten.difficulty"));
        item.source().ifPresent(source -> losses.add(number, "", "xml.unwritten.source"));
        Question question = item.question();
        xml.element(
                "question",
                () -> {
                    plain("name", question.title());
                    questionText(item, number);
                    html("generalfeedback", question.explanation());
                    answers(question);
                    if (!item.hint().isEmpty()) {
                        html("hint", item.hint());
                    }
                    if (!item.tags().isEmpty()) {
                        xml.element("tags", () -> item.tags().forEach(tag -> plain("tag", tag)));
                    }
                },
                "type",
                type(question));
    }

    private static String type(Question question) {
        return switch (question) {
            case SingleChoice single -> "multichoice";
            case MultipleChoice multiple -> "multichoice";
            case TrueFalse statement -> "truefalse";
            case ShortAnswer open -> "shortanswer";
            case Numeric numeric -> "numerical";
            case Matching matching -> "matching";
            case Ordering ordering -> "ordering";
            case Cloze cloze -> "cloze";
            case Reflection reflection -> "essay";
        };
    }

    private void questionText(Item item, int number) {
        String text = item.question() instanceof Cloze cloze
                ? MoodleClozeWriter.write(cloze)
                : MoodleText.html(item.question().text(), "", false);
        Optional<byte[]> content = item.picture()
                .map(Picture::at)
                .filter(at -> Picture.KEPT.equals(at.getScheme()))
                .flatMap(pictures);
        String name = "picture." + content.flatMap(XmlPictures::ending).orElse("png");
        String image = item.picture()
                .filter(picture ->
                        content.isPresent() || !Picture.KEPT.equals(picture.at().getScheme()))
                .map(picture -> "<p>" + image(picture, content.map(bytes -> MoodleText.WITH_IT + name)) + "</p>")
                .orElse("");
        if (item.picture().isPresent() && image.isEmpty()) {
            losses.add(number, "", "xml.unwritten.picture");
        }
        xml.element(
                "questiontext",
                () -> {
                    xml.text("text", text + image);
                    content.ifPresent(bytes -> xml.text(
                            "file",
                            Base64.getEncoder().encodeToString(bytes),
                            "name",
                            name,
                            "path",
                            "/",
                            "encoding",
                            "base64"));
                },
                "format",
                "html");
    }

    private static String image(Picture picture, Optional<String> file) {
        String source = file.orElse(picture.at().toString());
        return "<img src=\"" + MoodleText.html(source, QUOTED, false) + "\" alt=\""
                + MoodleText.html(picture.alternative().replace('\n', ' '), QUOTED, false) + "\">";
    }

    private void answers(Question question) {
        switch (question) {
            case SingleChoice single -> choices(true, single.choices());
            case MultipleChoice multiple -> choices(false, multiple.choices());
            case TrueFalse statement -> {
                trueOrFalse(true, statement);
                trueOrFalse(false, statement);
            }
            case ShortAnswer open -> {
                xml.text("usecase", "0");
                open.accepted().forEach(this::accepted);
            }
            case Numeric numeric -> numeric(numeric);
            case Matching matching -> matching(matching);
            case Ordering ordering -> ordering(ordering);
            case Cloze cloze -> {} // its answers stand in its text
            case Reflection reflection -> {
                xml.text("responseformat", "editor");
                xml.text("responserequired", "1");
                xml.text("attachments", "0");
            }
        }
    }

    private void choices(boolean single, List<Choice> choices) {
        xml.text("single", String.valueOf(single));
        xml.text("shuffleanswers", "true");
        choices.forEach(choice -> answer(
                choice.percent(), "html", MoodleText.html(choice.text(), "", false), choice.feedback(), () -> {}));
    }

    private void trueOrFalse(boolean value, TrueFalse question) {
        boolean right = value == question.answer();
        answer(
                right ? 100 : 0,
                "moodle_auto_format",
                String.valueOf(value),
                right ? question.whenRight() : question.whenWrong(),
                () -> {});
    }

    private void accepted(Accepted accepted) {
        answer(accepted.percent(), "moodle_auto_format", accepted.pattern(), accepted.feedback(), () -> {});
    }

    private void numeric(Numeric question) {
        question.accepted()
                .forEach(range -> answer(
                        range.percent(),
                        "moodle_auto_format",
                        XmlNumber.write(range.middle()),
                        range.feedback(),
                        () -> xml.text("tolerance", XmlNumber.write(range.tolerance()))));
        if (!question.units().isEmpty()) {
            xml.element("units", () -> question.units().forEach(this::unit));
        }
        // Units are optional and typed with the number, or there are none.
        xml.text("unitgradingtype", "0");
        xml.text("showunits", question.units().isEmpty() ? "3" : "0");
        xml.text("unitsleft", "0");
    }

    private void unit(Numeric.Unit unit) {
        xml.element("unit", () -> {
            xml.text("multiplier", XmlNumber.write(BigDecimal.ONE.divide(unit.factor(), MathContext.DECIMAL64)));
            xml.text("unit_name", unit.name());
        });
    }

    private void matching(Matching question) {
        xml.text("shuffleanswers", "true");
        question.pairs().forEach(pair -> subquestion(pair.left(), pair.right()));
        question.distractors().forEach(each -> subquestion("", each));
    }

    private void subquestion(String left, String right) {
        xml.element(
                "subquestion",
                () -> {
                    xml.text("text", MoodleText.html(left, "", false));
                    plain("answer", right);
                },
                "format",
                "html");
    }

    /** Marked by what follows each step, as Entrain does. */
    private void ordering(Ordering question) {
        xml.text("layouttype", "VERTICAL");
        xml.text("selecttype", "ALL");
        xml.text("gradingtype", "RELATIVE_NEXT_EXCLUDE_LAST");
        for (int i = 0; i < question.steps().size(); i++) {
            answer(i + 1, "html", MoodleText.html(question.steps().get(i), "", false), "", () -> {});
        }
    }

    private void answer(double fraction, String format, String text, String feedback, Runnable more) {
        xml.element(
                "answer",
                () -> {
                    xml.text("text", text);
                    html("feedback", feedback);
                    more.run();
                },
                "fraction",
                XmlNumber.write(fraction),
                "format",
                format);
    }

    private void plain(String name, String text) {
        xml.element(name, () -> xml.text("text", text.replace("\r\n", "\n").replace('\r', '\n')));
    }

    private void html(String name, String text) {
        xml.element(name, () -> xml.text("text", MoodleText.html(text, "", false)), "format", "html");
    }
}

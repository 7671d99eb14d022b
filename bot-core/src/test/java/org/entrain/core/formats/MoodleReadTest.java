package org.entrain.core.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;
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
import org.entrain.core.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MoodleReadTest {
    @Test
    void an_export_of_moodle_is_read_with_all_that_belongs_to_it() {
        Imported file = read("""
                <question type="category"><category><text>$course$/top/Safety/Fire//smoke</text></category></question>
                <!-- question: 17  -->
                <question type="multichoice">
                  <name><text>Exits</text></name>
                  <questiontext format="html">
                    <text><![CDATA[<p>Which way <b>out</b>?</p><p><img src="@@PLUGINFILE@@/exit%20plan.gif" alt="A &quot;plan&quot;" width="50" /></p>]]></text>
                    <file name="exit plan.gif" path="/" encoding="base64">PICTURE</file>
                  </questiontext>
                  <generalfeedback format="html"><text><![CDATA[<p>Lifts stop.</p>]]></text></generalfeedback>
                  <defaultgrade>1.0000000</defaultgrade>
                  <single>true</single>
                  <correctfeedback format="html"><text>Well done.</text></correctfeedback>
                  <answer fraction="100" format="html">
                    <text>&lt;p&gt;The stairs&lt;/p&gt;</text><feedback format="html"><text>Yes</text></feedback>
                  </answer>
                  <answer fraction="-33.33333" format="html"><text>The lift</text><feedback><text/></feedback></answer>
                  <hint format="html"><text>No current</text></hint>
                  <hint format="html"><text>Second</text></hint>
                  <tags><tag><text>Exits</text></tag></tags>
                </question>
                <question type="description"><questiontext><text>Welcome</text></questiontext></question>
                """.replace("PICTURE", XmlPictureBytes.BASE_64));

        assertThat(file.problems()).isEmpty();
        assertThat(file.questions())
                .containsExactly(new Numbered(
                        5,
                        new Item(
                                new SingleChoice(
                                        "Exits",
                                        "Which way out?",
                                        List.of(
                                                new Choice("The stairs", 100, "Yes"),
                                                new Choice("The lift", -33.33333, "")),
                                        "Lifts stop."),
                                Optional.of(Picture.kept(XmlPictureBytes.SHA_256, "A \"plan\"")),
                                "No current",
                                List.of("exits", "fire/smoke"),
                                Optional.empty(),
                                Optional.empty())));
        assertThat(file.pictures().get("picture:" + XmlPictureBytes.SHA_256)).isEqualTo(XmlPictureBytes.GIF);
        assertThat(file.losses())
                .extracting(Problem::line, Problem::key)
                .containsExactly(
                        tuple(5, "moodle.lost.hints"),
                        tuple(5, "moodle.lost.overall-feedback"),
                        tuple(23, "xml.lost.description"));
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                arguments(
                        question(
                                "multichoice",
                                "<single>false</single>" + answer("50", "a") + answer("50", "b") + answer("0", "c")),
                        new MultipleChoice(
                                "",
                                "Why?",
                                List.of(new Choice("a", 50, ""), new Choice("b", 50, ""), new Choice("c", 0, "")),
                                "")),
                arguments(
                        question("truefalse", answer("0", "true", "no") + answer("100", "false", "yes")),
                        new TrueFalse("", "Why?", false, "yes", "no", "")),
                arguments(
                        question(
                                "shortanswer",
                                "<usecase>0</usecase>" + answer("100", "a * b") + answer("0", "*", "no")),
                        new ShortAnswer(
                                "", "Why?", List.of(new Accepted("a * b", 100, ""), new Accepted("*", 0, "no")), "")),
                arguments(
                        question(
                                "numerical",
                                "<answer fraction=\"100\"><text>3,5</text><tolerance>0.25</tolerance></answer>"
                                        + "<units><unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit>"
                                        + "<unit><multiplier>1.0</multiplier><unit_name>m</unit_name></unit></units>"),
                        new Numeric(
                                "",
                                "Why?",
                                List.of(new Numeric.Range(new BigDecimal("3.25"), new BigDecimal("3.75"), 100, "")),
                                List.of(
                                        new Numeric.Unit("m", BigDecimal.ONE),
                                        new Numeric.Unit("cm", new BigDecimal("0.01"))),
                                "")),
                arguments(
                        question("matching", pair("cat", "miaow") + pair("dog", "woof") + pair("", "moo")),
                        new Matching(
                                "",
                                "Why?",
                                List.of(new Matching.Pair("cat", "miaow"), new Matching.Pair("dog", "woof")),
                                List.of("moo"),
                                "")),
                arguments(
                        question("ordering", answer("2.0000000", "two") + answer("10", "ten") + answer("1", "one")),
                        new Ordering("", "Why?", List.of("one", "two", "ten"), "")),
                arguments(question("essay", ""), new Reflection("", "Why?", "")),
                arguments(
                        cloze("<p>{1:MC:Bern~%50%Rome#close~=Paris\\}#y\\~es}, {1:sa:=H&amp;amp;M~=H &amp;#38; M}<br>"
                                + "{2:NUMERICAL:=3.14:0.01#ok~*#no} {#1}</p>"),
                        new Cloze(
                                "",
                                "_____, _____\n_____ {#1}",
                                List.of(
                                        new Gap.Picked(List.of(
                                                new Choice("Bern", 0, ""),
                                                new Choice("Rome", 50, "close"),
                                                new Choice("Paris}", 100, "y~es"))),
                                        new Gap.Written(
                                                List.of(new Accepted("H&M", 100, ""), new Accepted("H & M", 100, ""))),
                                        new Gap.Counted(List.of(new Numeric.Range(
                                                new BigDecimal("3.13"), new BigDecimal("3.15"), 100, "ok")))),
                                "")),
                arguments(
                        question(
                                        "gapselect",
                                        "<selectoption><text>fox</text><group>1</group></selectoption>"
                                                + "<selectoption><text>lazy</text><group>2</group></selectoption>"
                                                + "<selectoption><text>cow</text><group>1</group></selectoption>")
                                .replace("Why?", "The [[1]] ______ jumps"),
                        new Cloze(
                                "",
                                "The _____ ____ jumps",
                                List.of(new Gap.Picked(List.of(new Choice("fox", 100, ""), new Choice("cow", 0, "")))),
                                "")));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void each_kind_is_read(String xml, Question question) {
        Imported file = read(xml);

        assertThat(file.problems()).isEmpty();
        assertThat(file.questions()).extracting(Numbered::question).containsExactly(question);
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                arguments(question("calculated", ""), "moodle.kind"),
                arguments(question("multichoice", answer("100", "a") + answer("100", "b")), "xml.two-right"),
                arguments(question("multichoice", answer("50", "a") + answer("0", "b")), "xml.no-right"),
                arguments(question("multichoice", answer("100", "a")), "xml.too-few-choices"),
                arguments(question("multichoice", answer("100", "") + answer("0", "b")), "xml.empty-answer"),
                arguments(question("multichoice", answer("150", "a") + answer("0", "b")), "xml.weight"),
                arguments(question("multichoice", answer("lots", "a") + answer("0", "b")), "xml.number"),
                arguments(question("truefalse", answer("0", "true") + answer("0", "false")), "xml.no-right"),
                arguments(question("numerical", answer("100", "1E999999999")), "xml.number"),
                arguments(question("matching", pair("cat", "miaow")), "xml.too-few-pairs"),
                arguments(question("ordering", answer("1", "one") + answer("2", "one")), "xml.same-steps"),
                arguments(question("ordering", answer("1", "one")), "xml.too-few-steps"),
                arguments(question("essay", "").replace("Why?", "<![CDATA[<p>&nbsp;</p>]]>"), "xml.no-text"),
                arguments(cloze("Nothing missing"), "xml.no-gaps"),
                arguments(cloze("{1:SA:=Paris"), "moodle.gap-open"),
                arguments(cloze("{1:MULTIRESPONSE:=a~=b}"), "moodle.gap-kind"),
                arguments(cloze("{1:SA:Paris}"), "xml.no-right"),
                arguments(question("ddwtos", "").replace("Why?", "The [[3]]"), "moodle.no-word"));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void what_cannot_be_asked_is_said_with_its_line_and_the_rest_is_read(String xml, String key) {
        Imported file = read(xml + "\n" + question("essay", ""));

        assertThat(file.problems()).extracting(Problem::line, Problem::key).containsExactly(tuple(3, key));
        assertThat(file.questions()).hasSize(1);
    }

    @Test
    void an_accent_may_be_written_by_its_name() {
        assertThat(read(question("essay", "")
                                .replace(
                                        "Why?",
                                        "<![CDATA[<p>O&ugrave;&nbsp;est l&rsquo;&eacute;t&eacute;&nbsp;?</p>]]>"))
                        .questions())
                .extracting(each -> each.question().text())
                .containsExactly("Où est l’été ?");
    }

    @Test
    void what_is_lost_again_and_again_is_said_once() {
        Imported file = read(question("shortanswer", "<usecase>1</usecase>" + answer("100", "a"))
                .repeat(3));

        assertThat(file.losses())
                .extracting(each -> each.say(Language.EN))
                .containsExactly(
                        "Line 3 and 2 times more: capital letters made a difference in Moodle; in Entrain they make none.");
        assertThat(file.losses())
                .extracting(each -> each.say(Language.FR))
                .containsExactly(
                        "Ligne 3 et 2 fois encore : les majuscules comptaient dans Moodle ; dans Entrain, elles ne comptent pas.");
    }

    @Test
    void what_moodle_cannot_hold_is_said_by_the_number_of_the_question() {
        var item = new Item(
                new Reflection("", "Why?", ""),
                Optional.of(Picture.kept(XmlPictureBytes.SHA_256, "A plan")),
                "",
                List.of(),
                Optional.of(Item.Difficulty.HARD),
                Optional.of(URI.create("https://example.org")));

        assertThat(MoodleXml.write("Quiz", List.of(item), at -> Optional.empty())
                        .losses())
                .extracting(Problem::line, Problem::key)
                .containsExactly(
                        tuple(1, "xml.unwritten.difficulty"),
                        tuple(1, "xml.unwritten.source"),
                        tuple(1, "xml.unwritten.picture"));
    }

    private static Imported read(String questions) {
        return MoodleXml.read(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n" + questions + "</quiz>")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String question(String type, String rest) {
        return "<question type=\"" + type + "\"><questiontext format=\"html\"><text>Why?</text></questiontext>" + rest
                + "</question>";
    }

    private static String cloze(String text) {
        return question("cloze", "").replace("Why?", "<![CDATA[" + text + "]]>");
    }

    private static String answer(String fraction, String text) {
        return "<answer fraction=\"" + fraction + "\" format=\"html\"><text>" + text + "</text></answer>";
    }

    private static String answer(String fraction, String text, String feedback) {
        return answer(fraction, text)
                .replace("</answer>", "<feedback><text>" + feedback + "</text></feedback></answer>");
    }

    private static String pair(String left, String right) {
        return "<subquestion format=\"html\"><text>" + left + "</text><answer><text>" + right
                + "</text></answer></subquestion>";
    }
}

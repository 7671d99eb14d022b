package org.entrain.core.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

class QtiReadTest {
    private static final String CHOICES = """
            <qti-choice-interaction response-identifier="R" max-choices="1"><qti-prompt>Which?</qti-prompt>
              <qti-simple-choice identifier="A">The stairs
                <qti-feedback-inline outcome-identifier="F" identifier="A">Yes</qti-feedback-inline></qti-simple-choice>
              <qti-simple-choice identifier="B"><p>The lift</p></qti-simple-choice>
            </qti-choice-interaction>
            """;

    static Stream<Arguments> questions() {
        return Stream.of(
                arguments(
                        item(declared("single", "identifier", "A"), "<p>Fire!</p>" + CHOICES, ""),
                        new SingleChoice(
                                "T",
                                "Fire!\nWhich?",
                                List.of(new Choice("The stairs", 100, "Yes"), new Choice("The lift", 0, "")),
                                "")),
                arguments(
                        item(
                                declared("multiple", "identifier", "A").replace("</qti-response-declaration>", """
                                        <qti-mapping upper-bound="2" default-value="-2">
                                          <qti-map-entry map-key="A" mapped-value="2"/>
                                          <qti-map-entry map-key="B" mapped-value="-1"/>
                                        </qti-mapping></qti-response-declaration>
                                        """),
                                CHOICES,
                                ""),
                        new MultipleChoice(
                                "T",
                                "Which?",
                                List.of(new Choice("The stairs", 100, "Yes"), new Choice("The lift", -50, "")),
                                "")),
                arguments(trueOrFalse(), new TrueFalse("T", "Fire\nis hot.", true, "Ouch", "Try it", "It burns.")),
                arguments(
                        item(
                                declared("single", "string", "York"),
                                "<p>Who?</p><p><qti-text-entry-interaction response-identifier=\"R\"/></p>",
                                """
                                <qti-response-condition><qti-response-if>
                                  <qti-match><qti-variable identifier="R"/><qti-correct identifier="R"/></qti-match>
                                  <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">2</qti-base-value></qti-set-outcome-value>
                                </qti-response-if><qti-response-else-if>
                                  <qti-string-match case-sensitive="false"><qti-variable identifier="R"/><qti-base-value base-type="string">A * duke</qti-base-value></qti-string-match>
                                  <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>
                                </qti-response-else-if></qti-response-condition>
                                """),
                        new ShortAnswer(
                                "T",
                                "Who?",
                                List.of(new Accepted("York", 100, ""), new Accepted("A \\* duke", 50, "")),
                                "")),
                arguments(
                        item(
                                declared("single", "float", "3.14"),
                                "<p>Pi?</p><qti-text-entry-interaction response-identifier=\"R\"/>",
                                """
                                <qti-response-condition><qti-response-if>
                                  <qti-equal tolerance-mode="absolute" tolerance="0.01"><qti-variable identifier="R"/><qti-correct identifier="R"/></qti-equal>
                                  <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>
                                </qti-response-if></qti-response-condition>
                                """),
                        new Numeric(
                                "T",
                                "Pi?",
                                List.of(new Numeric.Range(new BigDecimal("3.13"), new BigDecimal("3.15"), 100, "")),
                                List.of(),
                                "")),
                arguments(
                        item(
                                declared("single", "string", "York"),
                                "<p>This sun of <qti-text-entry-interaction response-identifier=\"R\"/>;<br/> and all</p>",
                                ""),
                        new Cloze(
                                "T",
                                "This sun of _____;\nand all",
                                List.of(new Gap.Written(List.of(new Accepted("York", 100, "")))),
                                "")),
                arguments(
                        item(declared("multiple", "directedPair", "C R", "D M"), """
                                <qti-match-interaction response-identifier="R"><qti-prompt>Who plays where?</qti-prompt>
                                  <qti-simple-match-set><qti-simple-associable-choice identifier="C">Capulet</qti-simple-associable-choice>
                                    <qti-simple-associable-choice identifier="D">Demetrius</qti-simple-associable-choice></qti-simple-match-set>
                                  <qti-simple-match-set><qti-simple-associable-choice identifier="M">Dream</qti-simple-associable-choice>
                                    <qti-simple-associable-choice identifier="R">Romeo</qti-simple-associable-choice>
                                    <qti-simple-associable-choice identifier="T">Tempest</qti-simple-associable-choice></qti-simple-match-set>
                                </qti-match-interaction>
                                """, ""),
                        new Matching(
                                "T",
                                "Who plays where?",
                                List.of(new Matching.Pair("Capulet", "Romeo"), new Matching.Pair("Demetrius", "Dream")),
                                List.of("Tempest"),
                                "")),
                arguments(
                        item(declared("ordered", "identifier", "B", "A"), """
                                <qti-order-interaction response-identifier="R"><qti-prompt>Sort</qti-prompt>
                                  <qti-simple-choice identifier="A">two</qti-simple-choice>
                                  <qti-simple-choice identifier="B">one</qti-simple-choice>
                                </qti-order-interaction>
                                """, ""),
                        new Ordering("T", "Sort", List.of("one", "two"), "")),
                arguments(
                        item(
                                declared("single", "string"),
                                "<p>Write.</p><qti-extended-text-interaction response-identifier=\"R\"/>",
                                ""),
                        new Reflection("T", "Write.", "")),
                arguments(
                        associate(),
                        new Matching(
                                "T",
                                "Rivals?",
                                List.of(
                                        new Matching.Pair("Antonio", "Prospero"),
                                        new Matching.Pair("Capulet", "Montague")),
                                List.of("Yorick"),
                                "")));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void each_kind_is_read(String xml, Question question) {
        Imported file = Qti.read(utf8(xml));

        assertThat(file.problems()).isEmpty();
        assertThat(file.losses()).isEmpty();
        assertThat(file.questions()).extracting(Numbered::question).containsExactly(question);
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                arguments("<html/>", 1, "qti.no-item"),
                arguments(item("", CHOICES, ""), 3, "qti.no-declaration"),
                arguments(item(declared("single", "identifier", "A", "B"), CHOICES, ""), 3, "xml.two-right"),
                arguments(item(declared("single", "identifier"), CHOICES, ""), 3, "xml.no-right"),
                arguments(item(declared("single", "identifier", "A"), CHOICES + CHOICES, ""), 9, "qti.several"),
                arguments(item("<qti-template-declaration identifier=\"X\"/>", CHOICES, ""), 2, "qti.template"),
                arguments(
                        item(
                                declared("single", "identifier", "A"),
                                "<qti-hotspot-interaction response-identifier=\"R\"/>",
                                ""),
                        3,
                        "qti.kind"));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void what_cannot_be_asked_is_said(String xml, int line, String key) {
        Imported file = Qti.read(utf8(xml));

        assertThat(file.questions()).isEmpty();
        assertThat(file.problems()).extracting(Problem::key).containsExactly(key);
        assertThat(file.problems().getFirst().line()).isBetween(1, line);
    }

    @Test
    void a_package_is_read_by_its_manifest_with_pictures_and_what_it_says_of_each_item() {
        String withPicture = item(
                declared("single", "identifier", "A"),
                "<p><img src=\"../media/a%20plan.gif\" alt=\"A plan\"/></p>" + CHOICES,
                "");
        Imported file = Qti.read(zip(Map.of(
                "pack/imsmanifest.xml",
                utf8("""
                <manifest><resources>
                  <resource identifier="i" type="imsqti_item_xmlv3p0" href="items/a.xml">
                    <metadata><lom><general><keyword><string language="en">Fire</string></keyword></general>
                      <educational><difficulty><source>LOMv1.0</source><value>difficult</value></difficulty></educational></lom></metadata>
                  </resource>
                  <resource identifier="j" type="imsqti_item_xmlv2p1" href="b.xml"/>
                  <resource identifier="k" type="webcontent" href="media/a%20plan.gif"/>
                </resources></manifest>
                """),
                "pack/items/a.xml",
                utf8(withPicture),
                "pack/items/unlisted.xml",
                utf8("<broken"),
                "pack/media/a plan.gif",
                XmlPictureBytes.GIF)));

        assertThat(file.questions()).hasSize(1);
        Item item = file.questions().getFirst().item();
        assertThat(item.tags()).containsExactly("fire");
        assertThat(item.difficulty()).contains(Item.Difficulty.HARD);
        assertThat(item.picture()).contains(Picture.kept(XmlPictureBytes.SHA_256, "A plan"));
        assertThat(file.problems())
                .extracting(each -> each.say(Language.EN))
                .containsExactly(
                        "Line 6 (pack/imsmanifest.xml): the file b.xml is named here, but is not in the package;"
                                + " put it in, or take the line out.");
    }

    @Test
    void what_qti_cannot_hold_is_said_and_a_question_without_an_answer_left_is_left_out() {
        var wild = new ShortAnswer("", "Why?", List.of(new Accepted("fire*", 100, "")), "");
        var half = new ShortAnswer(
                "", "Why?", List.of(new Accepted("fire*", 100, ""), new Accepted("smoke", 100, "")), "");

        Exported file = Qti.write("Quiz", Language.EN, List.of(Item.of(wild), Item.of(half)), at -> Optional.empty());

        assertThat(file.losses())
                .extracting(Problem::line, Problem::key)
                .containsExactly(tuple(1, "qti.unwritten.wildcard"), tuple(1, "qti.unwritten.wildcards-only"));
        assertThat(Qti.read(file.content()).questions()).hasSize(1);
    }

    private static String trueOrFalse() {
        return """
                <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="a" title="T">
                  <responseDeclaration identifier="R" cardinality="single" baseType="identifier">
                    <correctResponse><value>x</value></correctResponse></responseDeclaration>
                  <itemBody><choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Fire<br/>is
                      hot.</prompt>
                    <simpleChoice identifier="x">Vrai </simpleChoice><simpleChoice identifier="y">Faux</simpleChoice>
                  </choiceInteraction></itemBody>
                  <responseProcessing>
                    <setOutcomeValue identifier="E"><baseValue baseType="identifier">e</baseValue></setOutcomeValue>
                    <responseCondition>
                      <responseIf><match><variable identifier="R"/><correct identifier="R"/></match>
                        <setOutcomeValue identifier="F"><baseValue baseType="identifier">right</baseValue></setOutcomeValue></responseIf>
                      <responseElse><setOutcomeValue identifier="F"><baseValue baseType="identifier">wrong</baseValue></setOutcomeValue></responseElse>
                    </responseCondition></responseProcessing>
                  <modalFeedback outcomeIdentifier="F" showHide="show" identifier="right">Ouch</modalFeedback>
                  <modalFeedback outcomeIdentifier="F" showHide="show" identifier="wrong">Try it</modalFeedback>
                  <modalFeedback outcomeIdentifier="E" showHide="show" identifier="e"><p>It burns.</p></modalFeedback>
                </assessmentItem>
                """;
    }

    private static String associate() {
        return """
                <assessmentItem identifier="a" title="T">
                  <responseDeclaration identifier="R" cardinality="multiple" baseType="pair">
                    <correctResponse><value>A P</value><value>C M</value></correctResponse></responseDeclaration>
                  <itemBody><associateInteraction responseIdentifier="R"><prompt>Rivals?</prompt>
                    <simpleAssociableChoice identifier="A">Antonio</simpleAssociableChoice>
                    <simpleAssociableChoice identifier="C">Capulet</simpleAssociableChoice>
                    <simpleAssociableChoice identifier="M">Montague</simpleAssociableChoice>
                    <simpleAssociableChoice identifier="P">Prospero</simpleAssociableChoice>
                    <simpleAssociableChoice identifier="Y">Yorick</simpleAssociableChoice>
                  </associateInteraction></itemBody>
                </assessmentItem>
                """;
    }

    private static String item(String declarations, String body, String rules) {
        String processing = rules.isEmpty()
                ? "<qti-response-processing template=\"match_correct\"/>"
                : "<qti-response-processing>" + rules + "</qti-response-processing>";
        return "<qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"a\" title=\"T\">\n"
                + declarations + "\n<qti-item-body>" + body + "</qti-item-body>" + processing
                + "</qti-assessment-item>";
    }

    private static String declared(String cardinality, String type, String... right) {
        String values = Stream.of(right)
                .map(each -> "<qti-value>" + each + "</qti-value>")
                .reduce("", String::concat);
        return "<qti-response-declaration identifier=\"R\" cardinality=\"" + cardinality + "\" base-type=\"" + type
                + "\"><qti-correct-response>" + values + "</qti-correct-response></qti-response-declaration>";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}

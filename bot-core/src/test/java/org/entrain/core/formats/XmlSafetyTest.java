package org.entrain.core.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlSafetyTest {
    private static final String QUESTION =
            "<question type=\"essay\"><questiontext><text>Café &amp; thé ?</text></questiontext></question>";

    private static final String ITEM = """
            <qti-assessment-item identifier="a" title="">
              <qti-response-declaration identifier="R" cardinality="single" base-type="string"/>
              <qti-item-body><p>Why?</p><qti-extended-text-interaction response-identifier="R"/></qti-item-body>
            </qti-assessment-item>
            """;

    @Test
    void a_file_without_tricks_is_read() {
        assertThat(MoodleXml.read(utf8("<quiz>" + QUESTION + "</quiz>")).questions())
                .hasSize(1);
        assertThat(Qti.read(utf8(ITEM)).questions()).hasSize(1);
        assertThat(Qti.read(zip("items/a.xml", utf8(ITEM))).questions()).hasSize(1);
    }

    @Test
    void no_file_is_opened_and_no_entity_expanded(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        List<String> types = List.of(
                "<!DOCTYPE quiz>",
                "<!DOCTYPE quiz [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>",
                "<!DOCTYPE quiz SYSTEM \"http://127.0.0.1:9/quiz.dtd\">",
                "<!DOCTYPE quiz [<!ENTITY % e SYSTEM \"http://127.0.0.1:9/x\"> %e;]>",
                "<!DOCTYPE quiz [<!ENTITY a \"" + "lol".repeat(1000) + "\"><!ENTITY b \"" + "&a;".repeat(1000)
                        + "\"><!ENTITY e \"" + "&b;".repeat(1000) + "\">]>");

        for (String type : types) {
            byte[] file = utf8(
                    "<?xml version=\"1.0\"?>\n\n" + type + "\n<quiz>" + QUESTION.replace("thé", "&e;") + "</quiz>");
            assertThat(MoodleXml.read(file))
                    .isEqualTo(new Imported(List.of(), List.of(new Problem(3, "xml.document-type", List.of("")))));
            assertThat(Qti.read(file).problems()).extracting(Problem::key).containsExactly("xml.document-type");
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("", 1, "xml.malformed"),
                arguments("not XML", 1, "xml.malformed"),
                arguments("<quiz>\n<question>\n</quiz>", 3, "xml.malformed"),
                arguments("<quiz>\n\n<question type=\"essay\"> Q & A </question></quiz>", 3, "xml.malformed"),
                arguments("<quiz>\n&nbsp;</quiz>", 2, "xml.malformed"),
                arguments("<quiz>\n" + QUESTION, 2, "xml.malformed"),
                arguments("<quiz>\n" + "<a>".repeat(100_000) + "</quiz>", 2, "xml.too-deep"),
                arguments("<?xml version=\"1.0\" encoding=\"klingon\"?><quiz/>", 1, "xml.encoding-unknown"),
                arguments("\n<html/>", 2, "moodle.no-quiz"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_file_is_one_problem_with_its_line_and_nothing_else(String file, int line, String key) {
        Imported read = MoodleXml.read(utf8(file));

        assertThat(read.questions()).isEmpty();
        assertThat(read.problems()).extracting(Problem::line, Problem::key).containsExactly(tuple(line, key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void a_file_is_read_in_the_charset_that_it_declares(String charset) {
        String declaration = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>";
        byte[] file = (declaration + "<quiz>" + QUESTION + "</quiz>").getBytes(Charset.forName(charset));

        assertThat(MoodleXml.read(file).questions())
                .extracting(each -> each.question().text())
                .containsExactly("Café & thé ?");
    }

    @Test
    void a_byte_order_mark_is_no_text_and_a_broken_byte_is_said() {
        String quiz = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n" + QUESTION + "</quiz>";

        assertThat(MoodleXml.read(utf8("\uFEFF" + quiz)).questions()).hasSize(1);
        assertThat(MoodleXml.read(quiz.getBytes(StandardCharsets.ISO_8859_1)).problems())
                .containsExactly(new Problem(3, "xml.encoding-broken", List.of("", "UTF-8")));
    }

    @Test
    void fifty_megabytes_are_refused_at_once() {
        byte[] file = new byte[50_000_000];
        Arrays.fill(file, (byte) ' ');

        assertThat(MoodleXml.read(file).problems()).extracting(Problem::key).containsExactly("xml.too-large");
        assertThat(Qti.read(file).problems()).extracting(Problem::key).containsExactly("xml.too-large");
    }

    @Test
    void a_bomb_is_not_unpacked() {
        assertThat(problem(zip("a.xml", new byte[70_000_000]))).isEqualTo("xml.zip-bomb");
        assertThat(problem(zip("../a.xml", utf8(ITEM)))).isEqualTo("xml.zip-path");
        assertThat(problem(zip("/etc/a.xml", utf8(ITEM)))).isEqualTo("xml.zip-path");
        assertThat(problem(Arrays.copyOf(zip("a.xml", utf8(ITEM.repeat(50))), 80)))
                .isEqualTo("xml.zip-broken");
        assertThat(problem(zip("readme.txt", utf8("Hello")))).isEqualTo("qti.empty");
    }

    @Test
    void ten_thousand_questions_full_of_signs_are_read() {
        String question = QUESTION.replace("thé", "&amp;&lt;&gt;&#233;".repeat(20));

        assertThat(MoodleXml.read(utf8("<quiz>" + question.repeat(10_000) + "</quiz>"))
                        .questions())
                .hasSize(10_000);
    }

    @Test
    void everything_is_said_in_both_languages() {
        for (Language language : Language.values()) {
            var keys = new TreeSet<String>();
            Texts.of(XmlProblem.class, language).keys().forEach(keys::add);
            for (String key : keys.headSet("y").tailSet("m")) {
                if (key.matches("(xml|moodle|qti)[.].*")) {
                    boolean counted = key.contains(".lost.") || key.contains(".unwritten.");
                    List<Object> arguments = counted ? List.of(" (a.xml)", 1, 40) : List.of(" (a.xml)", "this");
                    assertThat(new Problem(1234, key, arguments).say(language))
                            .matches(
                                    key.contains(".unwritten.")
                                            ? "Question 1234 .*"
                                            : "(Line|Ligne) 1234 \\(a.xml\\).*")
                            .endsWith(".")
                            .doesNotContain("{0", "{3", "{4", "{5", "''", "0#", "|")
                            .matches(
                                    said -> said.contains("once more") || said.contains("une fois encore") || !counted);
                }
            }
        }
    }

    private static String problem(byte[] file) {
        Imported read = Qti.read(file);
        assertThat(read.questions()).isEmpty();
        assertThat(read.problems()).hasSize(1);
        return read.problems().getFirst().key();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String path, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}

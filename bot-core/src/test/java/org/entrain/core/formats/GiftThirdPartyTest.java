package org.entrain.core.formats;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Against the example files of fuhrmanator/GIFT-grammar-PEG.js (84236c6, MIT) and the parse that its authors expect. */
class GiftThirdPartyTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("entrain.third-party", "../../shared/third-party"), "gift/tests/questions");

    private static final String HTML = "html becomes plain text, because a chat shows none";
    private static final String GAP = "no space is set between the gap and what follows it without one";
    private static final String ALL_RIGHT =
            "several answers with = among wrong ones mean to choose them all: their weights share the whole";
    /** File to the reasons why something of it is read differently; what differs is stated by {@link #expected}. */
    private static final Map<String, String> DIFFERENCES = Map.ofEntries(
            Map.entry("escapeColon", ALL_RIGHT),
            Map.entry("formatExamples", HTML),
            Map.entry("giftFormatPhpExamples", GAP),
            Map.entry("mcHTMLComment", HTML),
            Map.entry("multiLineFeedback1", HTML),
            Map.entry("newlineAndLaTeX", HTML),
            Map.entry("numerical1", GAP + "; " + HTML),
            Map.entry("options1", GAP),
            Map.entry("shortAnswer1", GAP),
            Map.entry("tf1_html", HTML),
            Map.entry("totara_moodle_match", HTML),
            Map.entry("totara_moodle_pre_content", HTML));

    @TestFactory
    Stream<DynamicTest> every_file_is_read_as_its_authors_expect() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "The third-party GIFT files are not at " + FOLDER);
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> gifts = files.filter(file -> file.toString().endsWith(".gift"))
                    .sorted()
                    .toList();
            assertThat(gifts).hasSizeGreaterThan(40);
            return gifts.stream().map(file -> dynamicTest(name(file), () -> compare(file)));
        }
    }

    @Test
    void every_difference_that_is_written_down_is_one() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "The third-party GIFT files are not at " + FOLDER);
        for (String name : DIFFERENCES.keySet()) {
            Path file = FOLDER.resolve(name + ".gift");
            assertThat(found(file)).as(name).isNotEqualTo(expected(file, ""));
        }
    }

    private static void compare(Path file) throws IOException {
        String reason = DIFFERENCES.getOrDefault(name(file), "");
        assertThat(found(file)).as(reason).isEqualTo(expected(file, reason));
    }

    private static List<Object> found(Path file) throws IOException {
        Imported read = Gift.read(Files.readString(file));
        var byLine = new TreeMap<Integer, Object>();
        read.questions().forEach(each -> byLine.put(each.line(), each.question()));
        assertThat(read.problems()).isEmpty();
        read.losses().forEach(each -> byLine.put(each.line(), each.key()));
        assertThat(byLine).hasSize(read.questions().size() + read.losses().size());
        return List.copyOf(byLine.values());
    }

    private static List<Object> expected(Path file, String reason) throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(file.resolveSibling(name(file) + ".json").toFile());
        var expected = new ArrayList<Object>();
        for (JsonNode each : json) {
            String type = each.get("type").asText();
            if (type.equals("Description")) {
                expected.add("left.description");
            } else if (!type.equals("Category")) {
                expected.add(question(type, each, reason));
            }
        }
        return expected;
    }

    private static Question question(String type, JsonNode json, String reason) {
        String title = json.get("title").asText("");
        String stem = text(json.get("stem"), reason);
        String text = reason.contains(GAP) ? stem.replace("_____ .", "_____.") : stem;
        String explanation = text(json.get("globalFeedback"), reason);
        return switch (type) {
            // Theirs name the first feedback "true" whatever the answer; in Moodle it is for whoever was wrong.
            case "TF" ->
                new TrueFalse(
                        title,
                        text,
                        json.get("isTrue").asBoolean(),
                        text(json.get("falseFeedback"), reason),
                        text(json.get("trueFeedback"), reason),
                        explanation);
            case "Short" ->
                new ShortAnswer(
                        title,
                        text,
                        choices(json, reason)
                                .map(each -> new Accepted(each.text(), each.percent(), each.feedback()))
                                .toList(),
                        explanation);
            case "MC" -> choiceQuestion(title, text, choices(json, reason).toList(), explanation, json, reason);
            case "Essay" -> new Reflection(title, text, explanation);
            case "Matching" -> matching(title, text, json.get("matchPairs"), explanation, reason);
            case "Numerical" -> new Numeric(title, text, ranges(json.get("choices"), reason), List.of(), explanation);
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static Question choiceQuestion(
            String title, String text, List<Choice> choices, String explanation, JsonNode json, String reason) {
        long marked = StreamSupport.stream(json.get("choices").spliterator(), false)
                .filter(each -> each.get("isCorrect").asBoolean())
                .count();
        if (marked == 1) {
            return new SingleChoice(title, text, choices, explanation);
        }
        List<Choice> weighted = choices.stream()
                .map(each -> reason.contains(ALL_RIGHT) && each.percent() == 100
                        ? new Choice(each.text(), 100.0 / marked, each.feedback())
                        : each)
                .toList();
        return new MultipleChoice(title, text, weighted, explanation);
    }

    private static Matching matching(String title, String text, JsonNode json, String explanation, String reason) {
        var pairs = new ArrayList<Matching.Pair>();
        var distractors = new ArrayList<String>();
        for (JsonNode each : json) {
            String left = text(each.get("subquestion"), reason);
            String right = each.get("subanswer").asText();
            if (left.isEmpty()) {
                distractors.add(right);
            } else {
                pairs.add(new Matching.Pair(left, right));
            }
        }
        return new Matching(title, text, pairs, distractors, explanation);
    }

    private static List<Numeric.Range> ranges(JsonNode json, String reason) {
        if (!json.isArray()) {
            return List.of(range(json, 100, ""));
        }
        return StreamSupport.stream(json.spliterator(), false)
                .map(each -> range(
                        each.get("text"),
                        each.get("weight").asDouble(each.get("isCorrect").asBoolean() ? 100 : 0),
                        text(each.get("feedback"), reason)))
                .toList();
    }

    private static Numeric.Range range(JsonNode json, double percent, String feedback) {
        if (!json.has("type")) { // "*": any other number
            return Amounts.read(json.get("text").asText(), percent, feedback).orElseThrow();
        }
        if (json.get("type").asText().equals("high-low")) {
            return new Numeric.Range(decimal(json, "numberLow"), decimal(json, "numberHigh"), percent, feedback);
        }
        return json.has("range")
                ? Numeric.Range.around(decimal(json, "number"), decimal(json, "range"), percent, feedback)
                : new Numeric.Range(decimal(json, "number"), decimal(json, "number"), percent, feedback);
    }

    private static BigDecimal decimal(JsonNode json, String name) {
        return new BigDecimal(json.get(name).asText()).stripTrailingZeros();
    }

    private static Stream<Choice> choices(JsonNode json, String reason) {
        return StreamSupport.stream(json.get("choices").spliterator(), false)
                .map(each -> new Choice(
                        text(each.get("text"), reason),
                        each.get("weight").asDouble(each.get("isCorrect").asBoolean() ? 100 : 0),
                        text(each.get("feedback"), reason)));
    }

    private static String text(JsonNode text, String reason) {
        if (text.isNull()) {
            return "";
        }
        String words = text.get("text").asText();
        return reason.contains(HTML) && text.get("format").asText().equals("html") ? withoutTags(words) : words;
    }

    /** In other words than the code's own: every tag that ends a line is one, every other is nothing. */
    private static String withoutTags(String html) {
        String flat = html.replaceAll("(?s)<!--.*?-->", "")
                .replace("&nbsp;", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("(</?p>|</?p [^>]*>|<br>|</?ol>|</?li>)", "\n")
                .replaceAll("<[^>]*>", "")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        return Pattern.compile("\n")
                .splitAsStream(flat)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(joining("\n"));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".gift", "");
    }
}

package org.entrain.playground.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small payloads, written with single quotes, and the pieces that they are made of. */
final class BlockKitSamples {
    private static final ObjectMapper QUOTED_SINGLY =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private BlockKitSamples() {}

    static JsonNode json(String text) {
        try {
            return QUOTED_SINGLY.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** That many characters, each of two UTF-16 units. */
    static String letters(int length) {
        return "😀".repeat(length);
    }

    static String address(int length) {
        String start = "https://a.example/";
        return start + letters(length - start.length());
    }

    static String list(int size, IntFunction<String> item) {
        return IntStream.range(0, size).mapToObj(item).collect(Collectors.joining(",", "[", "]"));
    }

    static String plain(int length) {
        return "{'type':'plain_text','text':'%s'}".formatted(letters(length));
    }

    static String button(String more) {
        return "{'type':'button','text':{'type':'plain_text','text':'Go'}%s}".formatted(more);
    }

    static String option(int number) {
        return "{'text':{'type':'plain_text','text':'A'},'value':'%d'}".formatted(number);
    }

    static String options(int size) {
        return list(size, BlockKitSamples::option);
    }

    static String groups(int size) {
        return list(size, number -> group(plain(1), options(1)));
    }

    static String group(String label, String options) {
        return "{'label':%s,'options':%s}".formatted(label, options);
    }

    static String select(String fields) {
        return "{'type':'static_select',%s}".formatted(fields);
    }

    static JsonNode inActions(String elements) {
        return message("{'type':'actions','elements':[%s]}".formatted(elements));
    }

    static JsonNode inInput(String element) {
        return modal("{'type':'input','label':%s,'element':%s}".formatted(plain(1), element));
    }

    static JsonNode message(String... blocks) {
        return json("{'text':'Hello','blocks':%s}".formatted(List.of(blocks)));
    }

    static JsonNode modal(String... blocks) {
        return view(",'submit':" + plain(1), List.of(blocks).toString());
    }

    static JsonNode view(String fields, String blocks) {
        return json("{'type':'modal','title':%s,'blocks':%s%s}".formatted(plain(1), blocks, fields));
    }

    static String section(int length) {
        return "{'type':'section','text':%s}".formatted(plain(length));
    }

    /** What the rules say of a message or a view. */
    static List<Violation> violations(JsonNode payload) {
        String type = payload.path("type").asText("");
        return type.equals("modal") || type.equals("home")
                ? BlockKitRules.view(payload)
                : BlockKitRules.message(payload);
    }
}

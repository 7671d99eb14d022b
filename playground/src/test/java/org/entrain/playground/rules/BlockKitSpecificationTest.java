package org.entrain.playground.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.playground.rules.BlockKitSamples.*;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shared specification of Block Kit's limits (nicklambourne/slackblocks, MIT), seen as a second opinion. */
class BlockKitSpecificationTest {
    /** Constraints that are no number: a payload that breaks each. */
    private static final Map<String, JsonNode> BROKEN = Map.of(
            "section.content", message("{'type':'section'}"),
            "static_select.choice_source",
                    inActions(select("'options':%s,'option_groups':%s".formatted(options(1), groups(1)))),
            "image.source",
                    message("{'type':'image','alt_text':'A','image_url':'https://a.example','slack_file':{'id':'F1'}}"),
            "number_input.range",
                    inInput("{'type':'number_input','is_decimal_allowed':false,'min_value':'9','max_value':'1'}"),
            "context.elements", message("{'type':'context','elements':[%s]}".formatted(button(""))),
            "input.element", inInput(button("")),
            "table.row_shape",
                    message("{'type':'table','rows':[[{'type':'raw_text','text':'A'},{'type':'raw_text','text':'B'}],"
                            + "[{'type':'raw_text','text':'C'}]]}"),
            "table.column_settings",
                    message("{'type':'table','rows':[[{'type':'raw_text','text':'A'}]],"
                            + "'column_settings':[{'align':'left'},{'align':'right'}]}"),
            "table.rows.max_items", limit("table.rows.max_items", 101));

    @TestFactory
    Stream<DynamicTest> what_is_just_within_a_limit_is_accepted_and_what_is_just_beyond_it_refused() {
        return leaves("", ThirdParty.json(ThirdParty.path("block-kit/spec/limits.json")))
                .filter(leaf -> isCovered(leaf.getKey()))
                .map(leaf -> dynamicTest(leaf.getKey(), () -> {
                    int within = leaf.getValue().asInt();
                    int beyond = leaf.getKey().contains(".min_") ? within - 1 : within + 1;

                    assertThat(violations(limit(leaf.getKey(), within))).isEmpty();
                    assertThat(violations(limit(leaf.getKey(), beyond))).isNotEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_case_that_the_specification_calls_invalid_is_refused() {
        JsonNode limits = ThirdParty.json(ThirdParty.path("block-kit/spec/limits.json"));
        JsonNode manifest = ThirdParty.json(ThirdParty.path("block-kit/spec/fixtures/invalid/manifest.json"));
        return stream(manifest.path("cases"))
                .filter(invalid -> isCovered(invalid.path("constraint").asText()))
                .map(invalid -> dynamicTest(invalid.path("id").asText(), () -> {
                    String constraint = invalid.path("constraint").asText();
                    int limit = limits.at("/" + constraint.replace('.', '/')).asInt();
                    int beyond = constraint.contains(".min_") ? limit - 1 : limit + 1;
                    JsonNode broken = BROKEN.containsKey(constraint)
                            ? Objects.requireNonNull(BROKEN.get(constraint))
                            : limit(constraint, beyond);

                    assertThat(violations(broken))
                            .as(invalid.path("description").asText())
                            .isNotEmpty();
                }));
    }

    @Test
    void the_kinds_left_out_are_these_and_all_of_them_exist_in_the_specification() {
        JsonNode limits = ThirdParty.json(ThirdParty.path("block-kit/spec/limits.json"));

        assertThat(BlockKitLimits.NOT_COVERED).allMatch(limits::has);
        assertThat(leaves("", limits).map(Map.Entry::getKey).filter(BlockKitSpecificationTest::isCovered))
                .as("limits that no payload tries")
                .allMatch(BlockKitLimits.PAYLOADS::containsKey);
    }

    private static boolean isCovered(String constraint) {
        return !BlockKitLimits.NOT_COVERED.contains(
                List.of(constraint.split("\\.", -1)).getFirst());
    }

    private static JsonNode limit(String constraint, int size) {
        return Objects.requireNonNull(BlockKitLimits.PAYLOADS.get(constraint), constraint)
                .apply(size);
    }

    private static Stream<Map.Entry<String, JsonNode>> leaves(String path, JsonNode node) {
        return node.isObject()
                ? node.properties().stream()
                        .flatMap(field ->
                                leaves(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()))
                : Stream.of(Map.entry(path, node));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}

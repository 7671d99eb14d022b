package org.entrain.playground.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.playground.rules.BlockKitSamples.*;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The valid payloads of the shared specification (nicklambourne/slackblocks, MIT), each put where it would stand. */
class BlockKitFixturesTest {
    /** Kinds that Entrain does not draw: refused as unknown. */
    private static final Set<String> NOT_COVERED = Set.of(
            "blocks/alert_block",
            "blocks/card_block",
            "blocks/carousel_block",
            "blocks/container_block",
            "blocks/context_actions_feedback_buttons",
            "blocks/context_actions_icon_button",
            "blocks/data_table_block",
            "blocks/data_visualization_area",
            "blocks/data_visualization_bar",
            "blocks/data_visualization_line",
            "blocks/data_visualization_pie",
            "blocks/file_block_only",
            "blocks/plan_block",
            "blocks/task_card_block",
            "blocks/video_block_basic",
            "blocks/video_block_full",
            "elements/datetime_picker_basic",
            "elements/file_input_basic",
            "elements/multi_select_external",
            "elements/rich_text_input_basic",
            "elements/select_menu_external",
            "elements/url_source_basic",
            "elements/workflow_button_basic",
            "objects/input_parameter_basic",
            "objects/trigger_basic",
            "objects/workflow_basic");

    /** Where we are stricter, and why. */
    private static final Map<String, String> STRICTER = Map.of(
            "messages/webhook_message_basic", "two blocks with one block_id, metadata without event_type",
            "messages/webhook_message_delete", "two blocks with one block_id, metadata without event_type");

    private static final Set<String> ONLY_IN_INPUT =
            Set.of("plain_text_input", "email_text_input", "url_text_input", "number_input");

    @TestFactory
    Stream<DynamicTest> every_valid_payload_of_the_kinds_drawn_is_accepted_and_no_other() throws IOException {
        Path root = ThirdParty.path("block-kit/spec/fixtures/valid");
        return files(root).stream().map(file -> {
            String name = root.relativize(file).toString().replace(".json", "");
            return dynamicTest(name, () -> {
                List<Violation> violations = violations(around(name, ThirdParty.json(file)));
                if (NOT_COVERED.contains(name) || STRICTER.containsKey(name)) {
                    assertThat(violations).isNotEmpty();
                } else {
                    assertThat(violations).isEmpty();
                }
            });
        });
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** A whole message or view with {@code fixture} in it. */
    private static JsonNode around(String name, JsonNode fixture) {
        return switch (List.of(name.split("/", -1)).getFirst()) {
            case "messages", "views" -> fixture;
            case "attachments" -> json("{'attachments':[%s]}".formatted(fixture));
            case "blocks" -> message(fixture.toString());
            case "elements" -> element(fixture);
            case "rich_text" -> richText(fixture);
            case "objects" -> object(name, fixture);
            default -> throw new IllegalArgumentException("A new kind of fixture: " + name);
        };
    }

    private static JsonNode element(JsonNode element) {
        String type = element.path("type").asText();
        if (type.equals("image")) {
            return message("{'type':'context','elements':[%s]}".formatted(element));
        }
        return ONLY_IN_INPUT.contains(type) ? inInput(element.toString()) : inActions(element.toString());
    }

    private static JsonNode richText(JsonNode part) {
        boolean whole = part.path("type").asText().startsWith("rich_text_");
        String section = whole ? part.toString() : "{'type':'rich_text_section','elements':[%s]}".formatted(part);
        return message("{'type':'rich_text','elements':[%s]}".formatted(section));
    }

    private static JsonNode object(String name, JsonNode object) {
        return switch (name.replaceAll("objects/|_(basic|at_limit|emoji|verbatim|plaintext|markdown)", "")) {
            case "text" -> message("{'type':'section','text':%s}".formatted(object));
            case "option", "option_value" -> inActions(select("'options':[%s]".formatted(object)));
            case "option_group" -> inActions(select("'option_groups':[%s]".formatted(object)));
            case "confirmation_dialogue" -> inActions(button(",'confirm':" + object));
            case "conversation_filter" -> inActions("{'type':'conversations_select','filter':%s}".formatted(object));
            case "dispatch_action_configuration" ->
                inInput("{'type':'plain_text_input','dispatch_action_config':%s}".formatted(object));
            default -> inActions(object.toString());
        };
    }
}

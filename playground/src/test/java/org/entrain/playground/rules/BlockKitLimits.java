package org.entrain.playground.rules;

import static java.util.Map.entry;
import static org.entrain.playground.rules.BlockKitSamples.*;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** For each limit of the shared specification: a payload as long, as many or as great as a number says. */
final class BlockKitLimits {
    /** The kinds of the specification that Entrain does not draw, and that the rules refuse as unknown. */
    static final Set<String> NOT_COVERED = Set.of(
            "alert",
            "card",
            "carousel",
            "container",
            "context_actions",
            "data_table",
            "data_visualization",
            "feedback_button",
            "file_input",
            "icon_button",
            "url_source",
            "video");

    static final Map<String, IntFunction<JsonNode>> PAYLOADS = Map.ofEntries(
            entry("text.min_length", n -> message(section(n))),
            entry("text.max_length", n -> message(section(n))),
            entry("section.text.max_length", n -> message(section(n))),
            entry("action_id.max_length", n -> inActions(button(",'action_id':'%s'".formatted(letters(n))))),
            entry("block_id.max_length", n -> message("{'type':'divider','block_id':'%s'}".formatted(letters(n)))),
            entry("button.text.max_length", n -> inActions("{'type':'button','text':%s}".formatted(plain(n)))),
            entry("button.url.max_length", n -> inActions(button(",'url':'%s'".formatted(address(n))))),
            entry("button.value.max_length", n -> inActions(button(",'value':'%s'".formatted(letters(n))))),
            entry(
                    "button.accessibility_label.max_length",
                    n -> inActions(button(",'accessibility_label':'%s'".formatted(letters(n))))),
            entry("confirmation.title.max_length", n -> confirm(n, 1, 1, 1)),
            entry("confirmation.text.max_length", n -> confirm(1, n, 1, 1)),
            entry("confirmation.confirm.max_length", n -> confirm(1, 1, n, 1)),
            entry("confirmation.deny.max_length", n -> confirm(1, 1, 1, n)),
            entry("option.text.max_length", n -> overflow("[{'text':%s,'value':'1'}]".formatted(plain(n)))),
            entry("option.value.max_length", n -> oneOption("'value':'%s'".formatted(letters(n)))),
            entry("option.description.max_length", n -> oneOption("'value':'1','description':" + plain(n))),
            entry("option.url.max_length", n -> oneOption("'value':'1','url':'%s'".formatted(address(n)))),
            entry("option_group.label.max_length", n -> grouped("[" + group(plain(n), options(1)) + "]")),
            entry("option_group.options.min_items", n -> grouped("[" + group(plain(1), options(n)) + "]")),
            entry("option_group.options.max_items", n -> grouped("[" + group(plain(1), options(n)) + "]")),
            entry(
                    "select.placeholder.max_length",
                    n -> inActions(select("'options':%s,'placeholder':%s".formatted(options(1), plain(n))))),
            entry("select.options.max_items", n -> inActions(select("'options':" + options(n)))),
            entry("select.option_groups.max_items", n -> grouped(groups(n))),
            entry("overflow.options.min_items", n -> overflow(options(n))),
            entry("overflow.options.max_items", n -> overflow(options(n))),
            entry("checkboxes.options.min_items", n -> choice("checkboxes", n)),
            entry("checkboxes.options.max_items", n -> choice("checkboxes", n)),
            entry("radio_buttons.options.min_items", n -> choice("radio_buttons", n)),
            entry("radio_buttons.options.max_items", n -> choice("radio_buttons", n)),
            entry(
                    "plain_text_input.max_length.max",
                    n -> inInput("{'type':'plain_text_input','max_length':%d}".formatted(n))),
            entry("actions.elements.max_items", n -> message(elements("actions", n, button("")))),
            entry("context.elements.max_items", n -> message(elements("context", n, plain(1)))),
            entry("header.text.max_length", n -> message("{'type':'header','text':%s}".formatted(plain(n)))),
            entry(
                    "image.image_url.max_length",
                    n -> message("{'type':'image','image_url':'%s','alt_text':'A'}".formatted(address(n)))),
            entry(
                    "image.alt_text.max_length",
                    n -> message(
                            "{'type':'image','image_url':'https://a.example','alt_text':'%s'}".formatted(letters(n)))),
            entry("input.label.max_length", n -> modal(input(plain(n), ""))),
            entry("input.hint.max_length", n -> modal(input(plain(1), ",'hint':" + plain(n)))),
            entry("markdown.text.min_length", BlockKitLimits::markdown),
            entry("markdown.text.max_length", BlockKitLimits::markdown),
            entry("section.fields.max_items", n -> fields(n, 1)),
            entry("section.fields.item_max_length", n -> fields(1, n)),
            entry(
                    "table.rows.max_items",
                    n -> message("{'type':'table','rows':%s}"
                            .formatted(list(n, row -> "[{'type':'raw_text','text':'A'}]")))),
            entry("view.blocks.min_items", n -> view("", list(n, block -> "{'type':'divider'}"))),
            entry("view.blocks.max_items", n -> view("", list(n, block -> "{'type':'divider'}"))),
            entry("view.private_metadata.max_length", n -> viewWith("private_metadata", "'" + letters(n) + "'")),
            entry("view.callback_id.max_length", n -> viewWith("callback_id", "'" + letters(n) + "'")),
            entry(
                    "view.title.max_length",
                    n -> json("{'type':'modal','title':%s,'blocks':[{'type':'divider'}]}".formatted(plain(n)))),
            entry("view.close.max_length", n -> viewWith("close", plain(n))),
            entry("view.submit.max_length", n -> viewWith("submit", plain(n))));

    private BlockKitLimits() {}

    private static JsonNode confirm(int title, int text, int confirm, int deny) {
        return inActions(button(",'confirm':{'title':%s,'text':%s,'confirm':%s,'deny':%s}"
                .formatted(plain(title), plain(text), plain(confirm), plain(deny))));
    }

    private static JsonNode overflow(String options) {
        return inActions("{'type':'overflow','options':%s}".formatted(options));
    }

    private static JsonNode oneOption(String fields) {
        return overflow("[{'text':%s,%s}]".formatted(plain(1), fields));
    }

    private static JsonNode grouped(String groups) {
        return inActions(select("'option_groups':" + groups));
    }

    private static JsonNode choice(String type, int size) {
        return inActions("{'type':'%s','options':%s}".formatted(type, options(size)));
    }

    private static String elements(String type, int size, String element) {
        return "{'type':'%s','elements':%s}".formatted(type, list(size, number -> element));
    }

    private static String input(String label, String more) {
        return "{'type':'input','label':%s,'element':{'type':'plain_text_input'}%s}".formatted(label, more);
    }

    private static JsonNode markdown(int length) {
        return message("{'type':'markdown','text':'%s'}".formatted(letters(length)));
    }

    private static JsonNode fields(int size, int length) {
        return message("{'type':'section','fields':%s}".formatted(list(size, number -> plain(length))));
    }

    private static JsonNode viewWith(String field, String value) {
        return view(",'%s':%s".formatted(field, value), "[{'type':'divider'}]");
    }
}

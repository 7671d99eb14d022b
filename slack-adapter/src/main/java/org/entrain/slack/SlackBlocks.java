package org.entrain.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;

/**
 * Draws messages in Block Kit. What would break one of Slack's limits ("Reference: blocks" and "composition objects" in
 * Slack's documentation) is split or shortened; buttons are never dropped for the sake of words.
 */
final class SlackBlocks {
    private static final int MESSAGE_BLOCKS = 50;
    private static final int VIEW_BLOCKS = 100;
    /** All texts of a message together; not documented, seen as {@code msg_blocks_too_long} from about 13,200. */
    private static final int MESSAGE_CHARACTERS = 12_500;

    private static final int TEXT_LIMIT = 4_000;
    private static final int SECTION_LIMIT = 3_000;
    private static final int HEADING_LIMIT = 150;
    private static final int FIELD_LIMIT = 2_000;
    private static final int FIELDS = 10;
    private static final int BUTTON_LIMIT = 75;
    private static final int BUTTONS_IN_A_ROW = 25;
    private static final int BAR = 10;
    private static final Set<String> INTERACTIVE = Set.of("actions", "input");

    private SlackBlocks() {}

    /** A message's {@code text} and {@code blocks}, for a reader in {@code workspace}. */
    static ObjectNode message(Message message, Workspace workspace) {
        var json = Json.object().put("text", text(message));
        json.set("blocks", blocks(message, workspace));
        return json;
    }

    /** The top-level text: what notifications and screen readers say. */
    static String text(Message message) {
        return SlackText.escapedWithin(message.plain(), TEXT_LIMIT);
    }

    /** The blocks of a message. */
    static ArrayNode blocks(Message message, Workspace workspace) {
        return fitting(draw(message.blocks(), workspace), MESSAGE_BLOCKS);
    }

    /** The blocks of a window or of the home page. */
    static ArrayNode viewBlocks(List<Block> blocks, Workspace workspace) {
        return fitting(draw(blocks, workspace), VIEW_BLOCKS);
    }

    /** A plain text object; emoji names stay as they were typed. */
    static ObjectNode plain(String text, int limit) {
        return Json.object()
                .put("type", "plain_text")
                .put("text", SlackText.shortened(text, limit))
                .put("emoji", false);
    }

    static List<ObjectNode> draw(List<Block> blocks, Workspace workspace) {
        var drawn = new ArrayList<ObjectNode>();
        for (Block block : blocks) {
            switch (block) {
                case Block.Heading(var text) -> drawn.add(header(text));
                case Block.Text(var words) -> drawn.addAll(paragraph(words, workspace));
                case Block.Note(var words) -> drawn.addAll(note(words, workspace));
                case Block.Facts(var facts) -> drawn.addAll(facts(facts));
                case Block.Progress progress -> drawn.add(progress(progress));
                case Block.Buttons(var buttons) -> drawn.addAll(buttons(buttons, drawn.size()));
                case Block.Choice choice -> drawn.add(choice(choice, drawn.size()));
                case Block.Divider() -> drawn.add(block("divider"));
            }
        }
        return drawn;
    }

    private static ObjectNode header(String text) {
        ObjectNode header = block("header");
        header.set("text", plain(text, HEADING_LIMIT));
        return header;
    }

    private static List<ObjectNode> paragraph(Words words, Workspace workspace) {
        String text = words.plain();
        if (Mrkdwn.isPlain(words) && !text.isBlank() && text.length() <= SECTION_LIMIT) {
            return List.of(section(plain(text, SECTION_LIMIT)));
        }
        return Mrkdwn.pieces(words, workspace, SECTION_LIMIT).stream()
                .map(piece -> section(mrkdwn(piece)))
                .toList();
    }

    private static List<ObjectNode> note(Words words, Workspace workspace) {
        return Mrkdwn.pieces(words, workspace, FIELD_LIMIT).stream()
                .map(piece -> {
                    ObjectNode context = block("context");
                    context.putArray("elements").add(mrkdwn(piece));
                    return context;
                })
                .toList();
    }

    private static List<ObjectNode> facts(List<Block.Fact> facts) {
        var sections = new ArrayList<ObjectNode>();
        for (int from = 0; from < facts.size(); from += FIELDS) {
            ObjectNode section = block("section");
            ArrayNode fields = section.putArray("fields");
            facts.subList(from, Math.min(facts.size(), from + FIELDS)).forEach(fact -> fields.add(field(fact)));
            sections.add(section);
        }
        return sections;
    }

    private static ObjectNode field(Block.Fact fact) {
        // Shortened to half before escaping, which makes a text at most five times as long only where it is all "&".
        String name = new Words(List.of(new Words.Strong(SlackText.shortened(fact.name(), 200)))).plain();
        String drawn = "*" + Mrkdwn.harmless(name).replace("*", "\u2217") + "*\n";
        String value = SlackText.shortened(fact.value(), FIELD_LIMIT - drawn.length());
        String text = drawn + Mrkdwn.harmless(value);
        return text.length() <= FIELD_LIMIT ? mrkdwn(text) : plain(fact.name() + "\n" + fact.value(), FIELD_LIMIT);
    }

    private static ObjectNode progress(Block.Progress progress) {
        int filled = (int) Math.round((double) BAR * progress.done() / progress.of());
        String bar = "▰".repeat(filled) + "▱".repeat(BAR - filled);
        return section(plain(progress.label() + "\n" + bar + "  " + progress.value(), SECTION_LIMIT));
    }

    private static List<ObjectNode> buttons(List<Button> buttons, int block) {
        var rows = new ArrayList<ObjectNode>();
        for (int from = 0; from < buttons.size(); from += BUTTONS_IN_A_ROW) {
            ObjectNode row = block("actions");
            ArrayNode elements = row.putArray("elements");
            for (int i = from; i < Math.min(buttons.size(), from + BUTTONS_IN_A_ROW); i++) {
                elements.add(button(buttons.get(i), i));
            }
            rows.add(row.put("block_id", "buttons#" + (block + rows.size())));
        }
        return rows;
    }

    private static ObjectNode button(Button button, int number) {
        ObjectNode json = block("button");
        json.set("text", plain(button.label(), BUTTON_LIMIT));
        json.put("action_id", SlackActions.buttonId(button.action(), number));
        json.put("value", SlackActions.buttonValue(button.action()));
        return switch (button.look()) {
            case PLAIN -> json;
            case PRIMARY -> json.put("style", "primary");
            case DANGER -> json.put("style", "danger");
        };
    }

    private static ObjectNode choice(Block.Choice choice, int block) {
        ObjectNode section = section(plain(choice.label(), SECTION_LIMIT));
        section.put("block_id", SlackActions.choiceId(choice.action(), block));
        String id = SlackActions.buttonId(choice.action(), block);
        section.set("accessory", SlackOptions.select("static_select", id, choice.label(), choice.options()));
        return section;
    }

    private static ObjectNode section(ObjectNode text) {
        ObjectNode section = block("section");
        section.set("text", text);
        return section;
    }

    private static ObjectNode mrkdwn(String text) {
        return Json.object().put("type", "mrkdwn").put("text", text).put("verbatim", true);
    }

    private static ObjectNode block(String type) {
        return Json.object().put("type", type);
    }

    private static ArrayNode fitting(List<ObjectNode> drawn, int limit) {
        var kept = new ArrayList<>(drawn);
        boolean cut = false;
        // One place is kept for the sign that something is missing.
        while (kept.size() > (cut ? limit - 1 : limit) || characters(kept) > MESSAGE_CHARACTERS) {
            int last = lastOfWords(kept);
            if (last < 0) {
                throw new IllegalArgumentException("More buttons than Slack shows in one place");
            }
            kept.remove(last);
            cut = true;
        }
        if (cut) {
            kept.add(lastOfWords(kept) + 1, section(plain("…", 1)));
        }
        return Json.array().addAll(kept);
    }

    private static int lastOfWords(List<ObjectNode> blocks) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            if (!INTERACTIVE.contains(blocks.get(i).path("type").asText())
                    && !blocks.get(i).has("accessory")) {
                return i;
            }
        }
        return -1;
    }

    private static int characters(List<ObjectNode> blocks) {
        return blocks.stream().mapToInt(SlackBlocks::characters).sum();
    }

    private static int characters(JsonNode json) {
        int own = json.path("text").asText("").length();
        return own + json.valueStream().mapToInt(SlackBlocks::characters).sum();
    }
}

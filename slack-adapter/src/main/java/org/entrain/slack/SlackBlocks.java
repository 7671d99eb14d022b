package org.entrain.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;

/**
 * Draws messages in Block Kit. What would break one of Slack's limits ("Reference: blocks" and "composition objects" in
 * Slack's documentation) is split or shortened: {@link Room}. Nothing that the core can build is refused here.
 */
final class SlackBlocks {
    private static final int TEXT_LIMIT = 4_000;
    static final int SECTION_LIMIT = 3_000;
    private static final int HEADING_LIMIT = 150;
    static final int FIELD_LIMIT = 2_000;
    private static final int FIELDS = 10;

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
        return Room.MESSAGE.fit(draw(message.blocks(), workspace));
    }

    /** The blocks of a window or of the home page, at least one. */
    static ArrayNode viewBlocks(Message message, Workspace workspace) {
        List<ObjectNode> drawn = draw(message.blocks(), workspace);
        return Room.VIEW.fit(drawn.isEmpty() ? List.of(section(plain("", SECTION_LIMIT))) : drawn);
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
                case Block.Progress progress -> drawn.add(SlackPictures.progress(progress));
                case Block.Bars bars -> drawn.addAll(SlackPictures.bars(bars));
                case Block.Picture picture -> drawn.add(SlackPictures.picture(picture));
                case Block.Buttons(var buttons) -> drawn.addAll(SlackButtons.rows(buttons, drawn.size()));
                case Block.Links(var links) -> drawn.addAll(SlackButtons.links(links, drawn.size()));
                case Block.Chat chat -> drawn.addAll(paragraph(whom(chat), workspace));
                case Block.Choice choice -> drawn.addAll(SlackButtons.choice(choice, drawn.size()));
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

    /** Slack has no link to a chat with several: whoever is mentioned can be written to from there. */
    private static Words whom(Block.Chat chat) {
        var spans = new ArrayList<Words.Span>();
        String before = chat.label() + Block.DASH;
        for (Block.Partner partner : chat.with()) {
            spans.add(new Words.Plain(before));
            spans.add(new Words.Mention(partner.account(), partner.name()));
            before = ", ";
        }
        return new Words(spans);
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

    static ObjectNode section(ObjectNode text) {
        ObjectNode section = block("section");
        section.set("text", text);
        return section;
    }

    private static ObjectNode mrkdwn(String text) {
        return Json.object().put("type", "mrkdwn").put("text", text).put("verbatim", true);
    }

    static ObjectNode block(String type) {
        return Json.object().put("type", type);
    }
}

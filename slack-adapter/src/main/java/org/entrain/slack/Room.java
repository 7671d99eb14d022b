package org.entrain.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much Slack takes in one place. What does not fit is left out from the end, words before anything that can be
 * pressed, and an ellipsis stands for it.
 *
 * @param blocks how many: 50 in a message, 100 in a view ("Reference: blocks" in Slack's documentation)
 * @param characters of all texts together; for messages only, where it is not documented but seen as
 *     {@code msg_blocks_too_long} from about 13,200
 * @param bytes of all blocks as JSON; a view may have 250 kB ({@code view_too_large}), for messages no limit is known
 */
record Room(int blocks, int characters, int bytes) {
    private static final int ANY = Integer.MAX_VALUE;
    static final Room MESSAGE = new Room(50, 12_500, ANY);
    static final Room VIEW = new Room(100, 1_000_000, 220_000);

    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final Set<String> INTERACTIVE = Set.of("actions", "input");
    private static final ObjectNode SIGN = SlackBlocks.section(SlackBlocks.plain("…", 1));

    /** What is left of this room beside {@code taken}. */
    Room beside(List<ObjectNode> taken) {
        return new Room(
                blocks - taken.size(), characters - charactersOf(taken), bytes == ANY ? ANY : bytes - bytesOf(taken));
    }

    /** The blocks that fit, in their order; none where there is no room at all. */
    ArrayNode fit(List<ObjectNode> drawn) {
        return Json.array().addAll(isEnoughFor(drawn) ? drawn : cropped(drawn));
    }

    private List<ObjectNode> cropped(List<ObjectNode> drawn) {
        Room room = beside(List.of(SIGN));
        if (room.blocks < 0 || room.characters < 0 || room.bytes < 0) {
            return List.of();
        }
        var kept = new ArrayList<>(drawn);
        int characters = charactersOf(kept);
        int bytes = bytesOf(kept);
        while (kept.size() > room.blocks || characters > room.characters || bytes > room.bytes) {
            ObjectNode removed = kept.remove(leastMissed(kept));
            characters -= characters(removed);
            bytes -= bytes(removed);
        }
        if (pressable(kept) < pressable(drawn)) {
            LOG.error("{} of {} rows to press are shown: Slack takes no more", pressable(kept), pressable(drawn));
        }
        kept.add(lastOfWords(kept) + 1, SIGN.deepCopy());
        return kept;
    }

    /** Whether all of them fit. */
    boolean isEnoughFor(List<ObjectNode> drawn) {
        return drawn.size() <= blocks
                && charactersOf(drawn) <= characters
                // Counting bytes means writing everything once more than it is sent.
                && (bytes == ANY || bytesOf(drawn) <= bytes);
    }

    private static int leastMissed(List<ObjectNode> blocks) {
        int words = lastOfWords(blocks);
        return words >= 0 ? words : blocks.size() - 1;
    }

    private static int lastOfWords(List<ObjectNode> blocks) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            if (!isPressable(blocks.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static long pressable(List<ObjectNode> blocks) {
        return blocks.stream().filter(Room::isPressable).count();
    }

    private static boolean isPressable(ObjectNode block) {
        return INTERACTIVE.contains(block.path("type").asText()) || block.has("accessory");
    }

    private static int charactersOf(List<ObjectNode> blocks) {
        return blocks.stream().mapToInt(Room::characters).sum();
    }

    private static int characters(JsonNode json) {
        int own = json.path("text").asText("").length();
        return own + json.valueStream().mapToInt(Room::characters).sum();
    }

    private static int bytesOf(List<ObjectNode> blocks) {
        return blocks.stream().mapToInt(Room::bytes).sum();
    }

    private static int bytes(ObjectNode block) {
        return block.toString().getBytes(StandardCharsets.UTF_8).length + 1;
    }
}

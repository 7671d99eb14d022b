package org.entrain.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws what can be pressed: buttons, and a choice that folds out. */
final class SlackButtons {
    private static final Logger LOG = LoggerFactory.getLogger(SlackButtons.class);

    private static final int LABEL_LIMIT = 75;
    private static final int URL_LIMIT = 3_000;
    private static final int IN_A_ROW = 25;
    private static final int CHOICE_LABEL_LIMIT = 3_000;

    private SlackButtons() {}

    /**
     * Buttons in as many rows as they need. One whose action is longer than Slack carries is left out and logged.
     *
     * @param block the number of blocks before them, for ids that differ
     */
    static List<ObjectNode> rows(List<Button> buttons, int block) {
        List<Button> carried = buttons.stream().filter(SlackButtons::isCarried).toList();
        var rows = new ArrayList<ObjectNode>();
        for (int from = 0; from < carried.size(); from += IN_A_ROW) {
            ObjectNode row = SlackBlocks.block("actions");
            ArrayNode elements = row.putArray("elements");
            for (int i = from; i < Math.min(carried.size(), from + IN_A_ROW); i++) {
                elements.add(button(carried.get(i), i));
            }
            rows.add(row.put("block_id", "buttons#" + (block + rows.size())));
        }
        return rows;
    }

    /** Buttons that open pages, in as many rows as they need. One whose address is longer than Slack takes is left out. */
    static List<ObjectNode> links(List<Block.Link> links, int block) {
        List<Block.Link> taken = links.stream().filter(SlackButtons::isTaken).toList();
        var rows = new ArrayList<ObjectNode>();
        for (int from = 0; from < taken.size(); from += IN_A_ROW) {
            ObjectNode row = SlackBlocks.block("actions");
            ArrayNode elements = row.putArray("elements");
            for (int i = from; i < Math.min(taken.size(), from + IN_A_ROW); i++) {
                ObjectNode button = elements.addObject().put("type", "button");
                button.set("text", SlackBlocks.plain(taken.get(i).label(), LABEL_LIMIT));
                button.put("action_id", SlackActions.linkId(i));
                button.put("url", taken.get(i).url().toString());
            }
            rows.add(row.put("block_id", "links#" + (block + rows.size())));
        }
        return rows;
    }

    private static boolean isTaken(Block.Link link) {
        boolean taken = link.url().toString().length() <= URL_LIMIT;
        if (!taken) {
            LOG.error("A link is left out: its address is longer than Slack takes");
        }
        return taken;
    }

    /** A choice as a select; as buttons, which carry more, where its action or its values are too long for a select. */
    static List<ObjectNode> choice(Block.Choice choice, int block) {
        ObjectNode section = SlackBlocks.section(SlackBlocks.plain(choice.label(), CHOICE_LABEL_LIMIT));
        if (choice.options().isEmpty()) {
            return List.of(section);
        }
        boolean select = SlackActions.isCarriedByChoice(choice.action(), block)
                && choice.options().stream().allMatch(option -> SlackOptions.carries(option.value()));
        if (!select) {
            List<Button> buttons = choice.options().stream()
                    .map(option -> Button.of(option.label(), chosen(choice.action(), option)))
                    .toList();
            return Stream.concat(Stream.of(section), rows(buttons, block + 1).stream())
                    .toList();
        }
        section.put("block_id", SlackActions.choiceId(choice.action(), block));
        String id = SlackActions.buttonId(choice.action(), block);
        section.set("accessory", SlackOptions.menu(id, choice.label(), choice.options()));
        return List.of(section);
    }

    private static Action chosen(Action action, Option option) {
        return new Action(
                action.name(),
                Stream.concat(action.arguments().stream(), Stream.of(option.value()))
                        .toList());
    }

    private static boolean isCarried(Button button) {
        boolean carried = SlackActions.isCarriedByButton(button.action());
        if (!carried) {
            LOG.error(
                    "A button is left out: the arguments of {} are longer than Slack carries",
                    button.action().name());
        }
        return carried;
    }

    private static ObjectNode button(Button button, int number) {
        ObjectNode json = SlackBlocks.block("button");
        json.set("text", SlackBlocks.plain(button.label(), LABEL_LIMIT));
        json.put("action_id", SlackActions.buttonId(button.action(), number));
        json.put("value", button.action().encoded());
        return switch (button.look()) {
            case PLAIN -> json;
            case PRIMARY -> json.put("style", "primary");
            case DANGER -> json.put("style", "danger");
        };
    }
}

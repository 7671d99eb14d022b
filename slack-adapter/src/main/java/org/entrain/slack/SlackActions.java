package org.entrain.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrain.core.chat.Action;

/**
 * How an {@link Action} travels: in a button's {@code value}; for a choice, whose options have only 150 characters, in
 * the block's id. Ids differ inside a message by a number at their end.
 */
final class SlackActions {
    private static final int VALUE_LIMIT = 2_000;
    private static final int ID_LIMIT = 255;
    private static final int NAME_LIMIT = 200;
    private static final String NUMBER = "#";
    /** Without a dot, so no action has this name. */
    private static final String LINK = "link";

    private static final String SEPARATOR = "&";

    private SlackActions() {}

    /** The id of a button, unique in its block; it means nothing, so a very long name is cut. */
    static String buttonId(Action action, int number) {
        String name = action.name();
        return name.substring(0, Math.min(name.length(), NAME_LIMIT)) + NUMBER + number;
    }

    /** The id of a button that opens a page. */
    static String linkId(int number) {
        return LINK + NUMBER + number;
    }

    /** Whether a page was opened: Slack tells of it, and wants it acknowledged ("Button element" in its documentation). */
    static boolean isLink(BlockActionPayload.Action pressed) {
        return pressed.getActionId() != null && pressed.getActionId().startsWith(LINK + NUMBER);
    }

    /** Whether a button's value can be the action. */
    static boolean isCarriedByButton(Action action) {
        return action.encoded().length() <= VALUE_LIMIT;
    }

    /** Whether the id of a choice's block can be the action. */
    static boolean isCarriedByChoice(Action action, int number) {
        return choiceId(action, number).length() <= ID_LIMIT;
    }

    /** The id of a choice's block. */
    static String choiceId(Action action, int number) {
        String encoded = Stream.concat(Stream.of(action.name()), action.arguments().stream())
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining(SEPARATOR));
        return encoded + NUMBER + number;
    }

    /** What was pressed or chosen; throws {@link NoneOfOurs} otherwise. */
    static Action pressed(BlockActionPayload.Action pressed) {
        try {
            if (pressed.getSelectedOption() != null && pressed.getBlockId() != null) {
                return chosen(pressed.getBlockId(), pressed.getSelectedOption().getValue());
            }
            if (pressed.getValue() != null) {
                return Action.parse(pressed.getValue());
            }
        } catch (IllegalArgumentException e) {
            throw new NoneOfOurs("a press whose value is no action", e);
        }
        throw new NoneOfOurs("a press without a value");
    }

    private static Action chosen(String blockId, String option) {
        int end = blockId.lastIndexOf(NUMBER);
        if (end < 0) {
            throw new NoneOfOurs("a choice whose block's id is no action");
        }
        List<String> parts = Stream.of(blockId.substring(0, end).split(SEPARATOR, -1))
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toList();
        var arguments = Stream.concat(parts.stream().skip(1), Stream.of(option)).toList();
        return new Action(parts.getFirst(), arguments);
    }
}

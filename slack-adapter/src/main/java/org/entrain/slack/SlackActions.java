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
    private static final String NUMBER = "#";
    private static final String SEPARATOR = "&";

    private SlackActions() {}

    /** The id of a button, unique in its message. */
    static String buttonId(Action action, int number) {
        return within(ID_LIMIT, action.name() + NUMBER + number, action);
    }

    /** The value of a button. Throws {@link IllegalArgumentException} where Slack would not carry it. */
    static String buttonValue(Action action) {
        return within(VALUE_LIMIT, action.encoded(), action);
    }

    /** The id of a choice's block. Throws {@link IllegalArgumentException} where Slack would not carry it. */
    static String choiceId(Action action, int number) {
        String encoded = Stream.concat(Stream.of(action.name()), action.arguments().stream())
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining(SEPARATOR));
        return within(ID_LIMIT, encoded + NUMBER + number, action);
    }

    /** What was pressed or chosen; throws {@link IllegalArgumentException} where it is none of ours. */
    static Action pressed(BlockActionPayload.Action pressed) {
        if (pressed.getSelectedOption() != null) {
            return chosen(pressed.getBlockId(), pressed.getSelectedOption().getValue());
        }
        if (pressed.getValue() == null) {
            throw new IllegalArgumentException("A press without a value");
        }
        return Action.parse(pressed.getValue());
    }

    private static Action chosen(String blockId, String option) {
        int end = blockId.lastIndexOf(NUMBER);
        if (end < 0) {
            throw new IllegalArgumentException("A choice that is none of ours");
        }
        List<String> parts = Stream.of(blockId.substring(0, end).split(SEPARATOR, -1))
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toList();
        var arguments = Stream.concat(parts.stream().skip(1), Stream.of(option)).toList();
        return new Action(parts.getFirst(), arguments);
    }

    private static String within(int limit, String text, Action action) {
        if (text.length() > limit) {
            throw new IllegalArgumentException("The arguments of %s are too long for Slack: %d of %d"
                    .formatted(action.name(), text.length(), limit));
        }
        return text;
    }
}

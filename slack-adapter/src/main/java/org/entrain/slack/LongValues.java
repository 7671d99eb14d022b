package org.entrain.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrain.core.chat.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The values of a form's options that Slack does not carry: the window remembers them ({@link WindowMemory}), and their
 * number travels instead.
 */
final class LongValues {
    static final String SIGN = "#";

    private static final Logger LOG = LoggerFactory.getLogger(LongValues.class);

    private final List<String> values = new ArrayList<>();
    private int room;

    /** Room for values that take {@code room} characters as JSON. */
    LongValues(int room) {
        this.room = room;
    }

    /** The options as Slack carries them; one that there is no room for is left out and logged. */
    List<Option> carried(List<Option> options) {
        return options.stream().flatMap(option -> carried(option).stream()).toList();
    }

    private Optional<Option> carried(Option option) {
        if (SlackOptions.carries(option.value())) {
            return Optional.of(option);
        }
        int size = Json.object().textNode(option.value()).toString().length() + 1;
        if (size > room) {
            LOG.error("An option is left out: its value has {} characters, and Slack carries no more", size);
            return Optional.empty();
        }
        room -= size;
        values.add(option.value());
        return Optional.of(new Option(SIGN + (values.size() - 1), option.label()));
    }

    /** What the window has to remember. */
    List<String> values() {
        return List.copyOf(values);
    }

    /** The value that {@code carried} stands for; throws {@link NoneOfOurs} on a number that was never given. */
    static String read(String carried, List<String> values) {
        if (!carried.startsWith(SIGN)) {
            return carried;
        }
        String number = carried.substring(SIGN.length());
        if (!number.matches("\\d{1,4}") || Integer.parseInt(number) >= values.size()) {
            throw new NoneOfOurs("an option that no window remembers");
        }
        return values.get(Integer.parseInt(number));
    }
}

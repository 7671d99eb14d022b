package org.entrain.core.chat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a button or a form means: a name that one feature owns, with arguments. It travels to the platform and back
 * and is never trusted: who may do it is checked when it arrives.
 *
 * @param name such as {@code quiz.answer}
 * @param arguments none of them holds a line break
 */
public record Action(String name, List<String> arguments) {
    private static final String SEPARATOR = "\n";
    private static final Pattern NAME = Pattern.compile("[a-z]+(\\.[a-z-]+)+");

    public Action {
        arguments = List.copyOf(arguments);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("An action is named feature.verb, not: " + name);
        }
        if (arguments.stream().anyMatch(argument -> argument.contains(SEPARATOR))) {
            throw new IllegalArgumentException("An argument of " + name + " holds a line break");
        }
    }

    /** An action whose arguments are written by their {@code toString}. */
    public static Action of(String name, Object... arguments) {
        return new Action(name, Arrays.stream(arguments).map(Object::toString).toList());
    }

    /** Reads what {@link #encoded()} wrote; throws {@link IllegalArgumentException} on anything else. */
    public static Action parse(String encoded) {
        List<String> parts = List.of(encoded.split(SEPARATOR, -1));
        return new Action(parts.getFirst(), parts.subList(1, parts.size()));
    }

    /** The action as one string, for a platform's value field. */
    public String encoded() {
        return arguments.isEmpty() ? name : name + SEPARATOR + String.join(SEPARATOR, arguments);
    }

    /** The argument at {@code index}; throws {@link Unreadable} where it is missing. */
    public String text(int index) {
        if (index >= arguments.size()) {
            throw new Unreadable(name + " has no argument " + index);
        }
        return arguments.get(index);
    }

    /** The argument at {@code index} as a whole number; throws {@link Unreadable} where it is none. */
    public int number(int index) {
        try {
            return Integer.parseInt(text(index));
        } catch (NumberFormatException e) {
            throw new Unreadable(name + " has no number as argument " + index);
        }
    }

    /** The argument at {@code index} as an id; throws {@link Unreadable} where it is none. */
    public UUID uuid(int index) {
        String text = text(index);
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(name + " has no id as argument " + index);
        }
    }

    /** An argument that is missing, or not what its action calls for: an old button, or one that nobody made. */
    public static final class Unreadable extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private Unreadable(String message) {
            super(message);
        }
    }
}

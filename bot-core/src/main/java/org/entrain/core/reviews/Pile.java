package org.entrain.core.reviews;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrain.core.chat.Action;

/**
 * Questions that are asked one after another, as buttons carry them. Whoever presses one asks for nothing but their own.
 *
 * @param questions the one that is asked now first
 */
record Pile(List<UUID> questions) {
    /** A button that carries more was not made here. */
    private static final int MOST = 10;

    Pile {
        questions = List.copyOf(questions);
    }

    /** The pile that an action carries from {@code index} on. */
    static Pile of(Action action, int index) {
        return new Pile(IntStream.range(index, Math.min(action.arguments().size(), index + MOST))
                .mapToObj(action::uuid)
                .toList());
    }

    /** An action that carries it, after these arguments. */
    Action in(String name, Object... before) {
        var arguments = new ArrayList<String>();
        for (Object argument : before) {
            arguments.add(argument.toString());
        }
        questions.forEach(question -> arguments.add(question.toString()));
        return new Action(name, arguments);
    }

    /** What is asked after the first. */
    Pile rest() {
        return new Pile(questions.subList(Math.min(1, questions.size()), questions.size()));
    }
}

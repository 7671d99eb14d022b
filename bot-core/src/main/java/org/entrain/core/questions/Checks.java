package org.entrain.core.questions;

import java.util.List;

/** What every question must hold to. */
final class Checks {
    private Checks() {}

    static void notBlank(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A " + what + " has no text");
        }
    }

    static void percent(double percent) {
        if (!(percent >= -100 && percent <= 100)) {
            throw new IllegalArgumentException("A percent lies from -100 to 100, not at " + percent);
        }
    }

    static void choices(List<Choice> choices) {
        if (choices.size() < 2) {
            throw new IllegalArgumentException("A question has two choices or more, not " + choices.size());
        }
    }

    static Choice at(int index, List<Choice> choices) {
        if (index >= choices.size()) {
            throw new IllegalArgumentException("There is no choice " + index + " among " + choices.size());
        }
        return choices.get(index);
    }

    static IllegalArgumentException unfit(Question question, Response response) {
        return new IllegalArgumentException(response.getClass().getSimpleName() + " is no response to a "
                + question.getClass().getSimpleName());
    }
}

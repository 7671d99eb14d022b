package org.entrain.core.questions;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.stream.Stream;

/** What somebody answered. Options are counted from 0, in the order of the question. */
public sealed interface Response {
    /** One option. Throws {@link IllegalArgumentException} where negative. */
    record Chosen(int choice) implements Response {
        public Chosen {
            checkIndex(choice);
        }

        @Override
        public String encoded() {
            return "c" + choice;
        }
    }

    /** Any number of options, none among them. Throws {@link IllegalArgumentException} where one is negative. */
    record ChosenMany(Set<Integer> choices) implements Response {
        public ChosenMany {
            choices = Set.copyOf(choices);
            choices.forEach(Response::checkIndex);
        }

        @Override
        public String encoded() {
            return "m" + choices.stream().sorted().map(String::valueOf).collect(joining(","));
        }
    }

    /** True or false. */
    record Said(boolean value) implements Response {
        @Override
        public String encoded() {
            return value ? "t" : "f";
        }
    }

    /** Words of one's own; without the NUL character, which PostgreSQL cannot keep. */
    record Typed(String text) implements Response {
        public Typed {
            text = text.replace("\0", "");
        }

        @Override
        public String encoded() {
            return "w" + text;
        }
    }

    /** Itself in a few characters, for a database: {@code c2}, {@code m0,3}, {@code t}, {@code f}, {@code wParis}. */
    String encoded();

    /** What was {@link #encoded}; throws {@link IllegalArgumentException} where it never was. */
    static Response decode(String encoded) {
        String rest = encoded.isEmpty() ? "" : encoded.substring(1);
        return switch (encoded.isEmpty() ? ' ' : encoded.charAt(0)) {
            case 'c' -> new Chosen(Integer.parseInt(rest));
            case 'm' ->
                new ChosenMany(Stream.of(rest.split(",", -1))
                        .filter(index -> !rest.isEmpty())
                        .map(Integer::valueOf)
                        .collect(toUnmodifiableSet()));
            case 't', 'f' -> said(rest, encoded.equals("t"));
            case 'w' -> new Typed(rest);
            default -> throw unreadable();
        };
    }

    private static Said said(String rest, boolean value) {
        if (!rest.isEmpty()) {
            throw unreadable();
        }
        return new Said(value);
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("No response is written like this");
    }

    private static void checkIndex(int choice) {
        if (choice < 0) {
            throw new IllegalArgumentException("Choices are counted from 0, not " + choice);
        }
    }
}

package org.entrain.core.questions;

import static java.util.stream.Collectors.joining;

import java.util.List;
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

    /**
     * An option for each thing, in the things' order. Throws {@link IllegalArgumentException} where one is negative.
     */
    record Matched(List<Integer> options) implements Response {
        public Matched {
            options = List.copyOf(options);
            options.forEach(Response::checkIndex);
        }

        @Override
        public String encoded() {
            return "p" + numbers(options);
        }
    }

    /** Steps in the order they were put into. Throws {@link IllegalArgumentException} where one is negative. */
    record Ordered(List<Integer> steps) implements Response {
        public Ordered {
            steps = List.copyOf(steps);
            steps.forEach(Response::checkIndex);
        }

        @Override
        public String encoded() {
            return "o" + numbers(steps);
        }
    }

    /** What was put into each gap, in the gaps' order; {@code ""} where it was left empty. */
    record Filled(List<String> words) implements Response {
        public Filled {
            words = words.stream()
                    .map(each -> each.replace("\0", "").replace(BETWEEN, ""))
                    .toList();
        }

        @Override
        public String encoded() {
            return "g" + String.join(BETWEEN, words);
        }
    }

    /** What stands between two gaps: the unit separator, which nobody types. */
    String BETWEEN = "\u001F";

    /**
     * Itself in a few characters, for a database: {@code c2}, {@code m0,3}, {@code t}, {@code f}, {@code wParis},
     * {@code p1,0}, {@code o2,0,1}, {@code gred␟blue}.
     */
    String encoded();

    /** What was {@link #encoded}; throws {@link IllegalArgumentException} where it never was. */
    static Response decode(String encoded) {
        String rest = encoded.isEmpty() ? "" : encoded.substring(1);
        return switch (encoded.isEmpty() ? ' ' : encoded.charAt(0)) {
            case 'c' -> new Chosen(Integer.parseInt(rest));
            case 'm' -> new ChosenMany(Set.copyOf(numbers(rest)));
            case 't', 'f' -> said(rest, encoded.equals("t"));
            case 'w' -> new Typed(rest);
            case 'p' -> new Matched(numbers(rest));
            case 'o' -> new Ordered(numbers(rest));
            case 'g' -> new Filled(List.of(rest.split(BETWEEN, -1)));
            default -> throw unreadable();
        };
    }

    private static String numbers(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(joining(","));
    }

    private static List<Integer> numbers(String written) {
        return written.isEmpty()
                ? List.of()
                : Stream.of(written.split(",", -1)).map(Integer::valueOf).toList();
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

package org.entrain.playground.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a platform asks of one value. Lengths are counted in Unicode code points. */
@FunctionalInterface
interface Rule {
    /** Adds what is wrong with the value to its {@link Check}. */
    void check(Check here);

    /** This, and then {@code next}, whatever this one found. */
    default Rule and(Rule next) {
        return here -> {
            check(here);
            next.check(here);
        };
    }

    /** Anything at all. */
    static Rule anything() {
        return here -> {};
    }

    /** Anything that {@code good} accepts; {@code expected} completes the sentence "Must be ...". */
    static Rule is(String expected, Predicate<JsonNode> good) {
        return here -> {
            if (!good.test(here.node())) {
                here.refuse("Must be " + expected);
            }
        };
    }

    static Rule bool() {
        return is("true or false", JsonNode::isBoolean);
    }

    static Rule number() {
        return is("a number", JsonNode::isNumber);
    }

    static Rule integer(int least, int most) {
        return is(
                "a whole number from %d to %d".formatted(least, most),
                node -> node.isIntegralNumber() && node.asLong() >= least && node.asLong() <= most);
    }

    static Rule text() {
        return is("a text", JsonNode::isTextual);
    }

    static Rule text(int least, int most) {
        return here -> {
            if (!here.node().isTextual()) {
                here.refuse("Must be a text");
                return;
            }
            int length = length(here.node());
            if (length < least || length > most) {
                here.refuse("Must have %d to %d characters, has %d".formatted(least, most, length));
            }
        };
    }

    static Rule oneOf(String... words) {
        var known = Set.of(words);
        return is("one of " + String.join(", ", words), node -> node.isTextual() && known.contains(node.asText()));
    }

    /** A text that looks like {@code regex}; {@code expected} completes the sentence "Must be ...". */
    static Rule matching(String expected, String regex) {
        return is(expected, node -> node.isTextual() && node.asText().matches(regex));
    }

    static Rule list(int least, int most, Rule item) {
        return here -> {
            if (!here.node().isArray()) {
                here.refuse("Must be a list");
                return;
            }
            int size = here.node().size();
            if (size < least || size > most) {
                here.refuse("Must have %d to %d items, has %d".formatted(least, most, size));
            }
            here.items().forEach(item::check);
        };
    }

    /** Refuses each text of {@code values} that was there before; {@code what} names it. */
    static void unique(String what, Stream<Check> values) {
        var seen = new HashSet<String>();
        values.filter(value -> value.node().isTextual()).forEach(value -> {
            if (!seen.add(value.node().asText())) {
                value.refuse("The %s '%s' stands here twice"
                        .formatted(what, value.node().asText()));
            }
        });
    }

    /** How many code points a text has; 0 where it is no text. */
    static int length(JsonNode text) {
        String value = text.asText("");
        return value.codePointCount(0, value.length());
    }
}

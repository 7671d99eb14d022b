package org.entrain.playground.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One value of a payload, where it stands, and the list in which all that is wrong with the payload is collected. */
final class Check {
    private final JsonNode node;
    private final String pointer;
    private final List<Violation> violations;

    private Check(JsonNode node, String pointer, List<Violation> violations) {
        this.node = node;
        this.pointer = pointer;
        this.violations = violations;
    }

    /** All that {@code rule} finds wrong with {@code payload}, in the order of the payload. */
    static List<Violation> of(JsonNode payload, Rule rule) {
        var violations = new ArrayList<Violation>();
        rule.check(new Check(payload, "", violations));
        return List.copyOf(violations);
    }

    JsonNode node() {
        return node;
    }

    boolean has(String field) {
        return node.has(field);
    }

    /** The value of a field; a missing node where there is none. */
    Check at(String field) {
        String escaped = field.replace("~", "~0").replace("/", "~1");
        return new Check(node.path(field), pointer + "/" + escaped, violations);
    }

    /** The items of a list; none where this is no list. */
    Stream<Check> items() {
        return node.isArray() ? IntStream.range(0, node.size()).mapToObj(this::at) : Stream.empty();
    }

    private Check at(int index) {
        return new Check(node.path(index), pointer + "/" + index, violations);
    }

    /** This value and all that is in it, at any depth. */
    Stream<Check> everything() {
        var fields = node.properties().stream().map(field -> at(field.getKey()));
        return Stream.concat(Stream.of(this), Stream.concat(fields, items()).flatMap(Check::everything));
    }

    void refuse(String text) {
        violations.add(new Violation(pointer, text));
    }
}

package org.entrain.playground.rules;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An object that is one of several shapes, told apart by its "type".
 *
 * @param platform who knows the shapes, such as "Slack"
 * @param shapes every shape known, by type
 * @param here the types that may stand here
 */
record Kinds(String platform, Map<String, Shape> shapes, Set<String> here) implements Rule {
    static Kinds of(String platform, Collection<Shape> shapes) {
        var byType = new LinkedHashMap<String, Shape>();
        shapes.forEach(shape -> byType.put(shape.name(), shape));
        return new Kinds(platform, byType, Set.copyOf(byType.keySet()));
    }

    static Kinds of(String platform, Shape... shapes) {
        return of(platform, Arrays.asList(shapes));
    }

    /** Of these, only {@code types}. */
    Kinds only(String... types) {
        return new Kinds(platform, shapes, Set.of(types));
    }

    @Override
    public void check(Check value) {
        String type = value.node().path("type").asText("");
        Shape shape = shapes.get(type);
        if (shape == null) {
            value.refuse("%s does not know '%s'".formatted(platform, type));
        } else if (!here.contains(type)) {
            value.refuse("%s takes no '%s' here".formatted(platform, type));
        } else {
            shape.check(value);
        }
    }
}

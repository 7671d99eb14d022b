package org.entrain.playground.rules;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * An object: the fields it needs, those it may have, and nothing else.
 *
 * @param name what the platform calls it: the value of its "type" where it has one
 * @param fields every field it may have
 * @param needed those it must have
 * @param whole what is asked of its fields together
 */
record Shape(String name, Map<String, Rule> fields, Set<String> needed, Rule whole) implements Rule {
    /** An object without a type of its own. */
    static Shape of(String name) {
        return new Shape(name, Map.of(), Set.of(), Rule.anything());
    }

    /** An object whose "type" is {@code type}. */
    static Shape typed(String type) {
        return of(type).needs("type", Rule.oneOf(type));
    }

    Shape needs(String field, Rule rule) {
        var more = new LinkedHashSet<>(needed);
        more.add(field);
        return new Shape(name, plus(field, rule), more, whole);
    }

    Shape may(String field, Rule rule) {
        return new Shape(name, plus(field, rule), needed, whole);
    }

    /** The fields of {@code other} too; what this one says of a field stays. */
    Shape with(Shape other) {
        var more = new LinkedHashMap<>(other.fields);
        more.putAll(fields);
        var moreNeeded = new LinkedHashSet<>(needed);
        moreNeeded.addAll(other.needed);
        return new Shape(name, more, moreNeeded, whole.and(other.whole));
    }

    /** Something asked of the fields together. */
    Shape also(Rule rule) {
        return new Shape(name, fields, needed, whole.and(rule));
    }

    private Map<String, Rule> plus(String field, Rule rule) {
        var more = new LinkedHashMap<>(fields);
        more.put(field, rule);
        return more;
    }

    @Override
    public void check(Check here) {
        if (!here.node().isObject()) {
            here.refuse("Must be an object: " + name);
            return;
        }
        needed.stream()
                .filter(field -> !here.has(field))
                .forEach(field -> here.refuse("%s needs '%s'".formatted(name, field)));
        here.node().fieldNames().forEachRemaining(field -> {
            Rule rule = fields.get(field);
            if (rule == null) {
                here.at(field).refuse("%s knows no '%s'".formatted(name, field));
            } else {
                rule.check(here.at(field));
            }
        });
        whole.check(here);
    }
}

package org.entrain.core.formats;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An element of an XML file. Namespaces are left out: the formats that are read have one vocabulary each.
 *
 * @param line on which its tag begins, from 1
 * @param name without a prefix
 * @param attributes by their names without a prefix
 */
record XmlElement(int line, String name, Map<String, String> attributes, List<XmlNode> nodes) implements XmlNode {
    XmlElement {
        attributes = Map.copyOf(attributes);
        nodes = List.copyOf(nodes);
    }

    /** The value of an attribute, without white space around it; {@code ""} where there is none. */
    String attribute(String key) {
        return attributes.getOrDefault(key, "").strip();
    }

    Stream<XmlElement> children() {
        return nodes.stream().filter(XmlElement.class::isInstance).map(XmlElement.class::cast);
    }

    Stream<XmlElement> children(String called) {
        return children().filter(each -> each.name().equals(called));
    }

    Optional<XmlElement> child(String called) {
        return children(called).findFirst();
    }

    /** Itself and all elements within it, in the file's order. */
    Stream<XmlElement> all() {
        var all = new ArrayList<XmlElement>();
        addTo(all);
        return all.stream();
    }

    private void addTo(List<XmlElement> all) {
        all.add(this);
        for (XmlNode node : nodes) {
            if (node instanceof XmlElement element) {
                element.addTo(all);
            }
        }
    }

    Stream<XmlElement> all(String called) {
        return all().filter(each -> each.name().equals(called));
    }

    /** Its own characters, without those of the elements in it. */
    String text() {
        return nodes.stream()
                .filter(Text.class::isInstance)
                .map(node -> ((Text) node).characters())
                .collect(joining());
    }

    /** The characters of the child with this name, stripped; {@code ""} where there is none. */
    String text(String called) {
        return child(called).map(XmlElement::text).orElse("").strip();
    }

    /** Itself with other names, of elements and attributes alike. */
    XmlElement renamed(UnaryOperator<String> naming) {
        return new XmlElement(
                line,
                naming.apply(name),
                attributes.entrySet().stream()
                        .collect(toMap(each -> naming.apply(each.getKey()), Map.Entry::getValue, (one, other) -> one)),
                nodes.stream().map(node -> renamed(node, naming)).toList());
    }

    private static XmlNode renamed(XmlNode node, UnaryOperator<String> naming) {
        return switch (node) {
            case XmlElement element -> element.renamed(naming);
            case Text text -> text;
        };
    }
}

package org.entrain.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A message, a window or a page as one person sees it.
 *
 * @param id the platform's id of it
 * @param shown as the playground's state has it
 */
record Said(String id, JsonNode shown) {
    private static final Set<String> READ = Set.of("text", "title", "label", "value", "notice");

    /** All that can be read on it, with its buttons and its options, line by line and without marks. */
    String words() {
        var words = new StringBuilder();
        collect(shown, words);
        return words.toString()
                .replaceAll("[\\\\*`]", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static void collect(JsonNode node, StringBuilder words) {
        node.properties().forEach(member -> {
            if (member.getValue().isTextual() && READ.contains(member.getKey())) {
                words.append(member.getValue().asText()).append('\n');
            }
        });
        node.forEach(child -> collect(child, words));
    }

    boolean says(String wanted) {
        return words().contains(wanted);
    }
}

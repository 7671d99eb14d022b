package org.entrain.playground.rules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A card with one thing changed.
 *
 * @param what was done, and where: "no /body/0/text", "other /version", "more /body/0", "word /body/0/size"
 * @param card the changed card
 */
record Mutation(String what, JsonNode card) {
    /** Every field taken away, every value exchanged for one of another type and every text for a
     * word that nobody knows, a stranger put into every object. */
    static List<Mutation> of(JsonNode card) {
        var mutations = new ArrayList<Mutation>();
        collect(card, JsonPointer.empty(), mutations);
        return mutations;
    }

    private static void collect(JsonNode root, JsonPointer at, List<Mutation> mutations) {
        JsonNode node = root.at(at);
        if (node instanceof ObjectNode object) {
            mutations.add(new Mutation("more " + at, put(root, at.appendProperty("stranger"), TextNode.valueOf("x"))));
            for (var field : object.properties()) {
                JsonPointer place = at.appendProperty(field.getKey());
                JsonNode without = root.deepCopy();
                ((ObjectNode) without.at(at)).remove(field.getKey());
                mutations.add(new Mutation("no " + place, without));
                mutations.add(new Mutation("other " + place, put(root, place, other(field.getValue()))));
                if (field.getValue().isTextual()) {
                    mutations.add(new Mutation("word " + place, put(root, place, TextNode.valueOf("bogus"))));
                }
                if (isFree(field.getKey())) {
                    continue;
                }
                collect(root, place, mutations);
            }
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                collect(root, at.appendIndex(index), mutations);
            }
        }
    }

    /** Objects whose fields are the sender's own. */
    private static boolean isFree(String field) {
        return field.equals("data") || field.equals("requires") || field.equals("msteams");
    }

    private static JsonNode other(JsonNode value) {
        return value.isTextual() ? IntNode.valueOf(17) : TextNode.valueOf("bogus");
    }

    private static JsonNode put(JsonNode root, JsonPointer place, JsonNode value) {
        JsonNode copy = root.deepCopy();
        ((ObjectNode) copy.at(place.head())).set(place.last().getMatchingProperty(), value);
        return copy;
    }
}

package org.entrain.playground.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/**
 * People named in a card: each is an entity whose text stands in the card, letter by letter.
 *
 * @see <a href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format">Mentions in
 *     cards</a>
 */
final class CardMentions {
    private static final Shape MENTION = Shape.of("mention")
            .needs("type", Rule.oneOf("mention"))
            .needs("text", Rule.matching("<at>a name</at>", "(?s)<at>.+</at>"))
            .needs(
                    "mentioned",
                    Shape.of("mentioned")
                            .needs("id", CardWords.SHOWN)
                            .needs("name", CardWords.SHOWN)
                            .may("type", Rule.text()));

    private CardMentions() {}

    static void check(Check card) {
        card.at("msteams").at("entities").items().forEach(entity -> {
            MENTION.check(entity);
            JsonNode text = entity.node().path("text");
            if (text.isTextual() && texts(card).noneMatch(shown -> shown.contains(text.asText()))) {
                entity.at("text").refuse("The card does not say " + text.asText());
            }
        });
    }

    /** All that the card shows as text: what stands in TextBlocks and facts. */
    private static Stream<String> texts(Check card) {
        return Stream.of("body", "actions")
                .flatMap(part -> card.at(part).everything())
                .filter(element -> element.has("text") || element.has("value"))
                .flatMap(element ->
                        Stream.of(element.node().path("text"), element.node().path("value")))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}

package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.bool;
import static org.entrain.playground.rules.Rule.number;
import static org.entrain.playground.rules.Rule.text;

/** What asks for something in an Adaptive Card. Each needs an id, or its answer would be lost. */
final class CardInputs {
    private static final Shape INPUT = Shape.of("input")
            .needs("id", CardWords.SHOWN)
            .may("errorMessage", text())
            .may("isRequired", bool())
            .may("label", text());

    private static final Shape CHOICE = Shape.of("Input.Choice")
            .may("type", Rule.oneOf("Input.Choice"))
            .needs("title", CardWords.SHOWN)
            .needs("value", CardWords.SHOWN);

    static final Shape TEXT = input("Input.Text")
            .may("isMultiline", bool())
            .may("maxLength", number())
            .may("placeholder", text())
            .may("regex", text())
            .may("style", CardWords.TEXT_INPUT_STYLE)
            .may("inlineAction", CardActions::select)
            .may("value", text());

    static final Shape NUMBER = range("Input.Number", number());
    static final Shape DATE = range("Input.Date", Moments.date());
    static final Shape TIME = range("Input.Time", Moments.time());

    static final Shape TOGGLE = input("Input.Toggle")
            .needs("title", CardWords.SHOWN)
            .may("value", text())
            .may("valueOff", text())
            .may("valueOn", text())
            .may("wrap", bool());

    /**
     * The People Picker, which no schema of Adaptive Cards knows
     * (<a href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker">People
     * Picker in Adaptive Cards</a>): everybody in the directory, or who is in the conversation.
     */
    private static final Shape PEOPLE = Shape.typed("Data.Query")
            .needs(
                    "dataset",
                    Rule.oneOf("graph.microsoft.com/users", "graph.microsoft.com/users?scope=currentContext"));

    static final Shape CHOICE_SET = input("Input.ChoiceSet")
            .may("choices", Rule.list(0, CardBase.MANY, CHOICE))
            .may("choices.data", PEOPLE)
            .may("isMultiSelect", bool())
            .may("style", CardWords.CHOICE_STYLE)
            .may("value", text())
            .may("placeholder", text())
            .may("wrap", bool())
            .also(CardInputs::separable);

    private CardInputs() {}

    private static Shape input(String type) {
        return CardBase.element(type).with(INPUT);
    }

    private static Shape range(String type, Rule value) {
        return input(type)
                .may("min", value)
                .may("max", value)
                .may("value", value)
                .may("placeholder", text());
    }

    /** Several chosen values arrive as one text, with commas between them. */
    private static void separable(Check set) {
        if (set.node().path("isMultiSelect").asBoolean()) {
            set.at("choices")
                    .items()
                    .map(choice -> choice.at("value"))
                    .filter(value -> value.node().asText("").contains(","))
                    .forEach(value -> value.refuse("A value among several must have no comma"));
        }
    }
}

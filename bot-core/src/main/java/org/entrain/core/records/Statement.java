package org.entrain.core.records;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A statement as the Experience API has it (xAPI 1.0.3, part two). What is empty is left out when it is written: a store
 * takes no nulls and no empty objects. Language maps are by the language's two letters.
 */
record Statement(
        UUID id,
        Agent actor,
        Verb verb,
        Target object,
        Optional<Result> result,
        Optional<Context> context,
        Instant timestamp) {
    /** Whether it voids another. */
    boolean voids() {
        return object instanceof Reference;
    }

    /** Who did it. */
    record Agent(String objectType, Account account) {
        static Agent of(URI homePage, String name) {
            return new Agent("Agent", new Account(homePage, name));
        }
    }

    /** A name that means somebody at one home page only. */
    record Account(URI homePage, String name) {}

    /** What was done. */
    record Verb(String id, Map<String, String> display) {}

    /** What it was done with. */
    sealed interface Target {}

    /** Something people do, or do something with. */
    record Activity(String objectType, URI id, Definition definition) implements Target {
        static Activity of(URI id, Definition definition) {
            return new Activity("Activity", id, definition);
        }
    }

    /** Another statement. */
    record Reference(String objectType, UUID id) implements Target {
        static Reference to(UUID statement) {
            return new Reference("StatementRef", statement);
        }
    }

    /** What an activity is. */
    record Definition(
            String type,
            Map<String, String> name,
            Map<String, String> description,
            Optional<URI> moreInfo,
            String interactionType,
            List<String> correctResponsesPattern,
            List<Component> choices,
            List<Component> source,
            List<Component> target) {
        static Definition of(String type, Map<String, String> name) {
            return new Definition(
                    type, name, Map.of(), Optional.empty(), "", List.of(), List.of(), List.of(), List.of());
        }

        /** The same, with a page for people. */
        Definition on(Optional<URI> page) {
            return new Definition(
                    type, name, description, page, interactionType, correctResponsesPattern, choices, source, target);
        }
    }

    /** An option of a question. */
    record Component(String id, Map<String, String> description) {}

    /** What came of it. */
    record Result(
            Optional<Score> score,
            Optional<Boolean> success,
            Optional<Boolean> completion,
            Optional<String> response) {}

    /** From 0 to 1 here. */
    record Score(double scaled) {}

    /** In what it happened. */
    record Context(Optional<UUID> registration, Surroundings contextActivities, Optional<String> platform) {}

    /** The activities around it. */
    record Surroundings(List<Activity> parent, List<Activity> grouping) {}
}

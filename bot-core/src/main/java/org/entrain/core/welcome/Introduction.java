package org.entrain.core.welcome;

import java.util.List;
import java.util.UUID;

/**
 * What somebody says of themselves in a community.
 *
 * @param name of the person
 * @param questions as they were asked
 * @param answers to each, in the same order; empty where there is none
 */
record Introduction(
        UUID id, UUID communityId, UUID personId, String name, List<String> questions, List<String> answers) {
    Introduction {
        questions = List.copyOf(questions);
        answers = List.copyOf(answers);
    }
}

package org.entrain.core.lessons;

import java.util.Optional;
import java.util.UUID;

/**
 * One step of a path.
 *
 * @param day of the path, from 1: it does not come before that
 * @param title what the step is called: a lesson's title, a quiz's name, or what is to be done
 * @param body of a task or a prompt, in Markdown; may be empty
 * @param lesson where the kind is {@link Kind#LESSON}
 * @param quiz where the kind is {@link Kind#QUIZ}
 */
record Step(int day, Kind kind, String title, String body, Optional<UUID> lesson, Optional<UUID> quiz) {
    /** What is done in a step. */
    enum Kind {
        LESSON,
        QUIZ,
        /** Something to do away from the chat; the person says when it is done. */
        TASK,
        /** Something to think about and write down, for oneself alone. */
        PROMPT
    }
}

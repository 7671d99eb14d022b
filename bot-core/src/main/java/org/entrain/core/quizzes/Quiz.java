package org.entrain.core.quizzes;

import java.util.List;
import java.util.UUID;
import org.entrain.core.questions.Question;
import org.entrain.core.text.Language;

/**
 * Questions that belong together. Never changed once kept: what was answered stays what was asked.
 *
 * @param name as it is typed in commands, unique in its community whatever the case of its letters
 * @param language what its questions are written in
 * @param questions at least one
 */
public record Quiz(UUID id, UUID communityId, String name, Language language, List<Question> questions) {
    public Quiz {
        questions = List.copyOf(questions);
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("A quiz asks something");
        }
    }
}

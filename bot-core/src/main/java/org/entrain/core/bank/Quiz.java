package org.entrain.core.bank;

import java.util.List;
import java.util.UUID;
import org.entrain.core.text.Language;

/**
 * Questions that belong together.
 *
 * @param name as it is typed in commands, unique in its community whatever the case of its letters
 * @param language what its questions were written in first
 * @param questions as they are asked, in order; where a run holds the quiz, as they were when it opened
 */
public record Quiz(UUID id, UUID communityId, String name, Language language, Rules rules, List<Version> questions) {
    /** Longer names are tedious to type. */
    public static final int LONGEST_NAME = 60;

    public Quiz {
        questions = List.copyOf(questions);
    }
}

package org.entrain.core.quizzes;

import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bot.Turn;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Language;

/**
 * What stands after an answer was given.
 *
 * @param chosen the language the person chose; it counts before what comes with a press
 * @param language what a platform told of it before
 * @param several whether the person has other accounts than the one they pressed with, and that is still to be told
 * @param member whether the person belongs to the community already
 * @param open whether the run takes answers of this attempt
 * @param late whether the run was closed by then
 * @param taken whether it is this answer that stands; false where an earlier one does, or the run takes none
 * @param given the answer that stands; empty where the run takes no answers and there is none
 * @param score of this attempt, with this answer
 */
record Standing(
        UUID person,
        Optional<Language> chosen,
        Optional<Language> language,
        boolean several,
        UUID community,
        boolean member,
        boolean open,
        boolean late,
        boolean taken,
        Optional<Given> given,
        Score score) {
    /**
     * How somebody stands who answers nothing now.
     *
     * @param given what stands of the question that is spoken of
     * @param score with what they answered before
     */
    static Standing of(Turn turn, Sitting sitting, Optional<Given> given, Score score, boolean taken) {
        return new Standing(
                turn.person().id(),
                Optional.of(turn.language()),
                Optional.of(turn.language()),
                false,
                sitting.run().quiz().communityId(),
                true,
                sitting.isOpen(),
                !sitting.run().isOpen(),
                taken,
                given,
                score);
    }

    /** The response that stands. */
    Optional<Response> response() {
        return given.map(Given::response);
    }
}

package org.entrain.core.quizzes;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.bot.Turn;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Language;

/**
 * What stands after an answer was given.
 *
 * @param chosen the language the person chose; it counts before what comes with a press
 * @param language what a platform told of it before
 * @param member whether the person belongs to the community already
 * @param open whether the run takes answers of this attempt
 * @param taken whether it is this answer that stands; false where an earlier one does, or the run takes none
 * @param response the response that stands; empty where the run takes no answers and there is none
 * @param answered the numbers of all questions the person has answered in this attempt, from 0
 * @param right how many of them wholly right
 */
record Standing(
        UUID person,
        Optional<Language> chosen,
        Optional<Language> language,
        UUID community,
        boolean member,
        boolean open,
        boolean taken,
        Optional<Response> response,
        Set<Integer> answered,
        int right) {
    /**
     * How somebody stands who answers nothing now.
     *
     * @param number the question that is spoken of
     * @param responses what they answered before, by number
     */
    static Standing of(Turn turn, Sitting sitting, int number, Map<Integer, Response> responses, boolean taken) {
        return new Standing(
                turn.person().id(),
                Optional.of(turn.language()),
                Optional.of(turn.language()),
                sitting.run().quiz().communityId(),
                true,
                sitting.isOpen(),
                taken,
                Optional.ofNullable(responses.get(number)),
                responses.keySet(),
                sitting.right(responses));
    }
}

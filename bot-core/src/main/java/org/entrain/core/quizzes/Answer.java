package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.UUID;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Account;
import org.entrain.core.questions.Response;

/**
 * What somebody answered to one question of a run, marked.
 *
 * @param revision of the run that it was marked by
 * @param number of the question, from 0
 * @param attempt from 1 in the quiz itself, 0 at another try after it closed
 * @param version of the question that was answered
 * @param helped whether a hint was shown before
 * @param share of the question's points, from 0 to 1; empty where it is not marked
 */
record Answer(
        Account account,
        UUID run,
        int revision,
        int number,
        int attempt,
        Version version,
        Response response,
        boolean helped,
        OptionalDouble share,
        Instant at) {
    /** What became of it. */
    Fact.Outcome outcome() {
        if (share.isEmpty()) {
            return Fact.Outcome.UNMARKED;
        }
        return outcome(share.getAsDouble(), helped || attempt != Sitting.FIRST_TRY);
    }

    /** What became of an answer that has this share of the points, by whether it was the first and given without help. */
    static Fact.Outcome outcome(double share, boolean helped) {
        if (share == 1) {
            return helped ? Fact.Outcome.RIGHT_WITH_HELP : Fact.Outcome.RIGHT;
        }
        return share > 0 ? Fact.Outcome.PARTLY : Fact.Outcome.WRONG;
    }
}

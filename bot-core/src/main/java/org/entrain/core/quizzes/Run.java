package org.entrain.core.quizzes;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.bank.Quiz;
import org.entrain.core.questions.Picture;

/**
 * One time that a community plays a quiz.
 *
 * @param quiz with the questions and by the rules of when it opened
 * @param mode how it is played
 * @param revision how often its answers were marked anew
 * @param openedBy the name of who opened it
 * @param closedAt empty while it is open
 * @param window from when to when it is meant to be open
 * @param pictures where a picture can be looked at
 */
public record Run(
        UUID id,
        Quiz quiz,
        Mode mode,
        int revision,
        UUID organisationId,
        String openedBy,
        Optional<Instant> closedAt,
        Window window,
        Function<Picture, URI> pictures) {
    /** How a quiz is played. */
    public enum Mode {
        /** In the community's channels, everybody for themselves and in their own time. */
        CHANNEL,
        /** By a private message to every member, one question at a time. */
        PRIVATE,
        /** In the channels, all at once: somebody of the crew goes from question to question. */
        LIVE,
        /** In the channels, in teams that give one answer each. */
        TEAM;

        /** Whether each goes through it for themselves, in their own time. */
        boolean isAtOnesOwnPace() {
            return this == CHANNEL || this == PRIVATE;
        }
    }

    /** Whether it is not closed yet. */
    public boolean isOpen() {
        return closedAt.isEmpty();
    }

    /** The same, closed. */
    Run closed(Instant at) {
        return new Run(id, quiz, mode, revision, organisationId, openedBy, Optional.of(at), window, pictures);
    }

    /** How many questions each person is asked. */
    int asked() {
        int all = quiz.questions().size();
        return quiz.rules().draw().map(some -> Math.min(some, all)).orElse(all);
    }

    /** Whether people are asked different things, or in an order of their own, so that a channel cannot ask for all. */
    boolean isPersonal() {
        return quiz.rules().shuffleQuestions()
                || quiz.rules().shuffleOptions()
                || asked() < quiz.questions().size();
    }
}

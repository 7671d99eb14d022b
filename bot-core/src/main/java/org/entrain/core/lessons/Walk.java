package org.entrain.core.lessons;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody on a path.
 *
 * @param startedOn day 1 of the path, by their own clock
 * @param step the number, from 0, of the one to be done next: so many are done
 * @param told how many letters went about that step
 */
record Walk(UUID id, Path path, UUID person, State state, LocalDate startedOn, int step, int told) {
    /** How many paths somebody is on at a time. */
    static final int MOST_AT_A_TIME = 3;

    /** How it stands. */
    enum State {
        /** Comes when one of the others ends. */
        WAITING,
        WALKING,
        PAUSED,
        FINISHED,
        LEFT
    }

    /** The step to be done next; empty where all are done. */
    Optional<Step> current() {
        return isOver() ? Optional.empty() : Optional.of(path.steps().get(step));
    }

    /** Whether all steps are done. */
    boolean isOver() {
        return step >= path.steps().size();
    }

    /** The day on which the next step comes, at the earliest. */
    LocalDate opensOn() {
        return current().map(next -> startedOn.plusDays(next.day() - 1L)).orElse(startedOn);
    }

    /** The same, with another step to be done next. */
    Walk at(int other) {
        return new Walk(id, path, person, state, startedOn, other, 0);
    }
}

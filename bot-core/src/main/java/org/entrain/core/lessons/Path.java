package org.entrain.core.lessons;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A way through lessons, quizzes, tasks and prompts, step by step.
 *
 * @param name unique in its community, whatever the case of its letters
 * @param start how people come on it
 * @param reminders for each step, at the most
 * @param steps in order, at least one
 */
record Path(UUID id, UUID organisationId, UUID communityId, String name, Start start, int reminders, List<Step> steps) {
    static final int LONGEST_NAME = 60;
    static final int MOST_STEPS = 60;
    static final int LAST_DAY = 365;
    /** Who did not answer twice does not want to, or cannot now. */
    static final int USUAL_REMINDERS = 2;

    static final int MOST_REMINDERS = 5;

    Path {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A path has a step");
        }
    }

    /** How people come on a path. Everybody may also start by themselves, and the crew may start it for others. */
    sealed interface Start {
        /** Nobody does by the program. */
        record ByCommand() implements Start {}

        /** Whoever joins the community from now on. */
        record ByJoining() implements Start {}

        /** All who are members on a day, by the community's clock. */
        record OnDate(LocalDate day) implements Start {}

        /** As it is stored, and written in files. */
        default String text() {
            return switch (this) {
                case ByCommand() -> "command";
                case ByJoining() -> "joining";
                case OnDate(LocalDate day) -> day.toString();
            };
        }

        /** Reads what {@link #text} wrote, or a person; empty for anything else. */
        static Optional<Start> parse(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "", "command", "commande" -> Optional.of(new ByCommand());
                case "joining", "arrivée", "arrivee" -> Optional.of(new ByJoining());
                default -> {
                    try {
                        yield Optional.of(new OnDate(LocalDate.parse(text.strip())));
                    } catch (DateTimeParseException noDate) {
                        yield Optional.empty();
                    }
                }
            };
        }
    }
}

package org.entrain.core.challenges;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A challenge as somebody of the crew wants it, not yet known to be possible.
 *
 * @param chosen whether people choose their team
 * @param teams how many; 0 for as many as fit those who join
 * @param target steps for all together; 0 where none was said
 * @param first the first day; today for at once
 * @param last the last day
 */
record Wish(
        String name,
        String goal,
        List<Step> steps,
        Way way,
        boolean chosen,
        int teams,
        int target,
        LocalDate first,
        LocalDate last) {
    /** Of a name; it stands in a heading. */
    static final int LONGEST_NAME = 80;
    /** Of a goal: one sentence. */
    static final int LONGEST_GOAL = 300;
    /** Twelve weeks: what play adds fades within twenty (Kim and Castelli 2021), and a pause does it good. */
    static final int MOST_DAYS = 84;
    /** Of steps for all together. */
    static final int HIGHEST_TARGET = 100_000;

    Wish {
        steps = List.copyOf(steps);
    }

    /** The part of it in which something is wrong. */
    enum Part {
        NAME,
        GOAL,
        STEPS,
        FIRST,
        LAST,
        WAY,
        TARGET
    }

    /**
     * What is wrong, as a key of the texts and what belongs into it.
     *
     * @param arguments none of them changes
     */
    record Problem(Part part, String key, List<Object> arguments) {
        Problem {
            arguments = List.copyOf(arguments);
        }

        static Optional<Problem> of(Part part, String key, Object... arguments) {
            return Optional.of(new Problem(part, key, List.of(arguments)));
        }
    }

    /** How many whole days it lasts; 0 or less where it ends before it starts. */
    long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** The first thing that is wrong with it; empty where it can be done. */
    Optional<Problem> problem(LocalDate today) {
        return named().or(this::dated)
                .or(() -> first.isBefore(today) ? Problem.of(Part.FIRST, "wrong.past") : Optional.empty())
                .or(() -> way == Way.TEAMS && first.equals(today)
                        ? Problem.of(Part.FIRST, "wrong.teams-today")
                        : Optional.empty())
                .or(() -> first.isAfter(today.plusDays(MOST_DAYS))
                        ? Problem.of(Part.FIRST, "wrong.far", MOST_DAYS / 7)
                        : Optional.empty())
                .or(this::counted);
    }

    private Optional<Problem> named() {
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Problem.of(Part.NAME, "wrong.name");
        }
        if (name.length() > LONGEST_NAME) {
            return Problem.of(Part.NAME, "wrong.name-long", LONGEST_NAME, name.length());
        }
        if (goal.length() > LONGEST_GOAL) {
            return Problem.of(Part.GOAL, "wrong.goal-long", LONGEST_GOAL, goal.length());
        }
        if (steps.isEmpty() || steps.size() > Step.MOST) {
            return Problem.of(Part.STEPS, "wrong.steps", Step.MOST, steps.size());
        }
        return steps.stream()
                .filter(step -> step instanceof Step.Proof(String task) && task.length() > Step.LONGEST_TASK)
                .findFirst()
                .flatMap(step -> Problem.of(Part.STEPS, "wrong.task-long", Step.LONGEST_TASK));
    }

    private Optional<Problem> dated() {
        if (days() < 1) {
            return Problem.of(Part.LAST, "wrong.before");
        }
        return days() > MOST_DAYS ? Problem.of(Part.LAST, "wrong.long", MOST_DAYS / 7, days()) : Optional.empty();
    }

    private Optional<Problem> counted() {
        if (way == Way.TEAMS && (teams == 1 || teams > Balance.MOST)) {
            return Problem.of(Part.WAY, "wrong.teams", Balance.MOST);
        }
        return way == Way.TOGETHER && (target < 1 || target > HIGHEST_TARGET)
                ? Problem.of(Part.TARGET, "wrong.target", HIGHEST_TARGET)
                : Optional.empty();
    }
}

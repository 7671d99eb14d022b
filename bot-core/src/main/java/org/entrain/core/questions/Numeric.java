package org.entrain.core.questions;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entrain.core.text.Language;

/**
 * A question that is answered by a number, perhaps with a unit. Both decimal signs are understood, and spaces between
 * thousands. A number that can be read in two ways is taken in the one that earns more.
 *
 * @param accepted the ranges that it may lie in, at least one of them with 100 percent; the first that holds the number
 *     gives the mark
 * @param units that may follow the number, the one that {@code accepted} is meant in first; a number without one is
 *     meant in that; empty where the question has none
 */
public record Numeric(String title, String text, List<Range> accepted, List<Unit> units, String explanation)
        implements Question {
    /** Throws {@link IllegalArgumentException} where the text is blank or nothing earns the full mark. */
    public Numeric {
        Checks.notBlank("question", text);
        accepted = List.copyOf(accepted);
        units = List.copyOf(units);
        if (accepted.stream().noneMatch(Range::isRight)) {
            throw new IllegalArgumentException("A numeric question has at least one range with 100 percent");
        }
    }

    /**
     * Numbers that an answer may be.
     *
     * @param from the smallest
     * @param to the greatest, at least {@code from}; both are in it
     * @param percent what it earns, from -100 to 100; 0 or less makes it a known mistake
     * @param feedback what to say to whoever answered it, or {@code ""}
     */
    public record Range(BigDecimal from, BigDecimal to, double percent, String feedback) {
        public Range {
            Checks.percent(percent);
            if (from.compareTo(to) > 0) {
                throw new IllegalArgumentException("A range does not go from " + from + " to " + to);
            }
        }

        /** The numbers that lie no further than {@code tolerance}, 0 or more, from {@code value}. */
        public static Range around(BigDecimal value, BigDecimal tolerance, double percent, String feedback) {
            return new Range(value.subtract(tolerance), value.add(tolerance), percent, feedback);
        }

        boolean holds(BigDecimal number) {
            return from.compareTo(number) <= 0 && number.compareTo(to) <= 0;
        }

        boolean isRight() {
            return percent == 100;
        }

        /** Half way between its ends. */
        public BigDecimal middle() {
            return from.add(to).divide(BigDecimal.TWO);
        }

        /** How far its ends lie from its middle. */
        public BigDecimal tolerance() {
            return to.subtract(from).divide(BigDecimal.TWO);
        }
    }

    /**
     * A unit of measure.
     *
     * @param name as it is written after the number, such as {@code cm}
     * @param factor what a number in it is multiplied by to be in the first unit, greater than 0
     */
    public record Unit(String name, BigDecimal factor) {
        public Unit {
            Checks.notBlank("unit", name);
            if (factor.signum() <= 0) {
                throw new IllegalArgumentException("A unit has a factor above 0, not " + factor);
            }
        }
    }

    @Override
    public Optional<Mark> mark(Response response) {
        if (!(response instanceof Response.Typed typed)) {
            throw Checks.unfit(this, response);
        }
        return Optional.of(Quantity.read(typed.text(), units).stream()
                .flatMap(number ->
                        accepted.stream().filter(range -> range.holds(number)).limit(1))
                .max(Comparator.comparingDouble(Range::percent))
                .map(range -> Mark.of(Math.max(0, range.percent() / 100), range.feedback()))
                .orElse(Mark.of(0, "")));
    }

    /** The number that {@code typed} says; empty where it says none, or one with a unit. */
    public static Optional<BigDecimal> number(String typed) {
        return Quantity.read(typed, List.of()).stream().findFirst();
    }

    /** Whether {@code typed} is a number, in a unit that the question knows; right or wrong is another matter. */
    public boolean understands(String typed) {
        return !Quantity.read(typed, units).isEmpty();
    }

    /** The middle of the first range with the full mark, and how far one may be from it. */
    @Override
    public String rightAnswer(Language language) {
        Range right = accepted.stream().filter(Range::isRight).findFirst().orElseThrow();
        String unit = units.isEmpty() ? "" : " " + units.getFirst().name();
        String middle = Quantity.write(right.middle(), language);
        return (right.tolerance().signum() == 0 ? middle : middle + " ± " + Quantity.write(right.tolerance(), language))
                + unit;
    }
}

package org.entrain.core.formats;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.questions.Numeric;

/** Numbers, ranges and units, as files of questions write them. */
final class Amounts {
    private static final String NUMBER =
            "([+-]?(?:[0-9]{1,40}(?:[.,][0-9]{0,40})?|[.,][0-9]{1,40})(?:[eE][+-]?[0-9]{1,3})?)";
    private static final Pattern ONE = Pattern.compile(NUMBER);
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\s{0,9}(?:\\.\\.|…)\\s{0,9}" + NUMBER);
    private static final Pattern AROUND = Pattern.compile(NUMBER + "\\s{0,9}(?::|±|\\+/-|\\+-)\\s{0,9}" + NUMBER);
    private static final String ANYTHING = "*";
    /** Further than any number that can be typed. */
    private static final BigDecimal FARTHEST = new BigDecimal("1E+999");

    private Amounts() {}

    /** {@code 3}, {@code 1..5}, {@code 3:0.5} or {@code 3 ± 0.5}, and {@code *} for any number; empty where it is none of these. */
    static Optional<Numeric.Range> read(String written, double percent, String feedback) {
        String text = written.strip().replace('−', '-');
        if (text.equals(ANYTHING)) {
            return Optional.of(new Numeric.Range(FARTHEST.negate(), FARTHEST, percent, feedback));
        }
        Matcher around = AROUND.matcher(text);
        if (around.matches()) {
            BigDecimal tolerance = number(around.group(2)).abs();
            return Optional.of(Numeric.Range.around(number(around.group(1)), tolerance, percent, feedback));
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            BigDecimal from = number(range.group(1));
            BigDecimal to = number(range.group(2));
            return from.compareTo(to) > 0
                    ? Optional.empty()
                    : Optional.of(new Numeric.Range(from, to, percent, feedback));
        }
        return number(ONE.matcher(text)).map(number -> new Numeric.Range(number, number, percent, feedback));
    }

    static String write(Numeric.Range range) {
        if (isAnything(range)) {
            return ANYTHING;
        }
        String from = range.from().toString();
        String to = range.to().toString(); // with its trailing zeros, which are kept
        return from.equals(to) ? from : from + ".." + to;
    }

    static boolean isAnything(Numeric.Range range) {
        return range.to().compareTo(FARTHEST) >= 0 && range.from().compareTo(FARTHEST.negate()) <= 0;
    }

    private static Optional<BigDecimal> number(Matcher matcher) {
        return matcher.matches() ? Optional.of(number(matcher.group())) : Optional.empty();
    }

    private static BigDecimal number(String matched) {
        return new BigDecimal(matched.replace(',', '.'));
    }

    /** {@code cm; mm=0.1; m=100}: the first is the one that the answers are meant in; empty where it is none of these. */
    static Optional<List<Numeric.Unit>> readUnits(String written) {
        var units = new ArrayList<Numeric.Unit>();
        for (String part : TextLists.read(written)) {
            int sign = part.lastIndexOf('=');
            String name = sign < 0 ? part : part.substring(0, sign).strip();
            Optional<BigDecimal> factor = sign < 0
                    ? Optional.of(BigDecimal.ONE)
                    : number(ONE.matcher(part.substring(sign + 1).strip()));
            if (name.isBlank() || factor.isEmpty() || factor.get().signum() <= 0) {
                return Optional.empty();
            }
            units.add(new Numeric.Unit(name, factor.get()));
        }
        return Optional.of(units);
    }

    static String writeUnits(List<Numeric.Unit> units) {
        return TextLists.write(units.stream()
                .map(unit -> unit.factor().toString().equals("1") && unit.name().indexOf('=') < 0
                        ? unit.name()
                        : unit.name() + "=" + unit.factor())
                .toList());
    }

    /** From -100 to 100, with a percent sign or without; empty where it is no such number. */
    static Optional<Double> readPercent(String written) {
        String text = written.strip().replace('−', '-');
        return number(ONE.matcher(
                        text.endsWith("%")
                                ? text.substring(0, text.length() - 1).strip()
                                : text))
                .map(BigDecimal::doubleValue)
                .filter(percent -> Math.abs(percent) <= 100);
    }

    static String writePercent(double percent) {
        return new BigDecimal(Double.toString(percent)).stripTrailingZeros().toPlainString();
    }
}

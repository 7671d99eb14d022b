package org.entrain.core.questions;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.text.Language;

/** A number as people write it. */
final class Quantity {
    /** Thousands are set apart by spaces (also the narrow ones), apostrophes, or the sign that is not the decimal one. */
    private static final Pattern NUMBER = Pattern.compile(
            "([\\p{Sc}]?\\h?)([+-]?)([0-9][0-9\\h'’.,]{0,40}|[.,][0-9]{1,40})(?:[eE]([+-]?[0-9]{1,2}))?(.*)",
            Pattern.DOTALL);

    /** One sign, and three digits behind it. */
    private static final Pattern TWO_WAYS = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");

    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}([.,])[0-9]{3}(?:\\1[0-9]{3})+");
    private static final Pattern PLAIN = Pattern.compile("[0-9]*(?:\\.[0-9]*)?");

    private Quantity() {}

    /**
     * What {@code typed} says, in the first of {@code units}: nothing where it is no number or in another unit; two numbers,
     * the smaller first, where it can be read in two ways, for {@code 1,234} is a thousand and more to one reader and one
     * and a bit to another.
     */
    static List<BigDecimal> read(String typed, List<Numeric.Unit> units) {
        Matcher matcher = NUMBER.matcher(typed.strip().replace('−', '-'));
        if (!matcher.matches()) {
            return List.of();
        }
        String before = matcher.group(1).strip();
        String after = matcher.group(5).strip();
        if (!before.isEmpty() && !after.isEmpty()) {
            return List.of();
        }
        int exponent = matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4));
        return factor(before + after, units).stream()
                .flatMap(factor -> readings(matcher.group(3)).stream()
                        .map(digits -> new BigDecimal(matcher.group(2) + digits)
                                .scaleByPowerOfTen(exponent)
                                .multiply(factor)))
                .toList();
    }

    /** Digits with a point before the decimals. */
    private static List<String> readings(String written) {
        String together = written.replaceAll("[\\h'’]", "");
        String digits = digits(together);
        boolean isNumber = PLAIN.matcher(digits).matches() && !digits.equals(".") && !digits.isEmpty();
        if (!isNumber) {
            return List.of();
        }
        return TWO_WAYS.matcher(together).matches() && together.equals(written.strip())
                ? List.of(digits, together.replaceAll("[.,]", ""))
                : List.of(digits);
    }

    /** The last sign is the decimal one, unless it stands there again and again. */
    private static String digits(String together) {
        if (THOUSANDS.matcher(together).matches()) {
            return together.replaceAll("[.,]", "");
        }
        int last = Math.max(together.lastIndexOf('.'), together.lastIndexOf(','));
        return last < 0
                ? together
                : together.substring(0, last).replace(together.charAt(last) == '.' ? "," : ".", "") + "."
                        + together.substring(last + 1);
    }

    private static Optional<BigDecimal> factor(String unit, List<Numeric.Unit> units) {
        if (unit.isEmpty()) {
            return Optional.of(BigDecimal.ONE);
        }
        // As it is written before as anybody would write it: mg is not Mg.
        return units.stream()
                .filter(each -> each.name().equals(unit))
                .findFirst()
                .or(() -> units.stream()
                        .filter(each -> new Likeness(Likeness.literal(each.name())).of(unit))
                        .findFirst())
                .map(Numeric.Unit::factor);
    }

    /** As a reader of {@code language} would write it. */
    static String write(BigDecimal number, Language language) {
        NumberFormat format = NumberFormat.getNumberInstance(language == Language.FR ? Locale.FRANCE : Locale.UK);
        format.setMaximumFractionDigits(
                Math.max(0, Math.min(12, number.stripTrailingZeros().scale())));
        return format.format(number);
    }
}

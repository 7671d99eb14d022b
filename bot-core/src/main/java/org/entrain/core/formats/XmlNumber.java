package org.entrain.core.formats;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as Moodle and QTI write them. */
final class XmlNumber {
    /** Short, so that nobody makes us add up 1 and 1E999999999. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]{1,40}(?:[.,][0-9]{0,40})?|[.,][0-9]{1,40})(?:[eE][+-]?[0-9]{1,2})?");

    private XmlNumber() {}

    static Optional<BigDecimal> read(String written) {
        String number = written.strip().replace('−', '-');
        return NUMBER.matcher(number).matches()
                ? Optional.of(plain(new BigDecimal(number.replace(',', '.'))))
                : Optional.empty();
    }

    /** The number, or the problem that it is none. */
    static BigDecimal read(String written, int line) throws XmlProblem {
        Optional<BigDecimal> number = read(written);
        if (number.isEmpty()) {
            throw new XmlProblem(line, "xml.number", shortened(written.strip()));
        }
        return number.get();
    }

    /** A percent from -100 to 100; none is 0. */
    static double percent(String written, int line) throws XmlProblem {
        if (written.isEmpty()) {
            return 0;
        }
        double percent = read(written, line).doubleValue();
        if (Math.abs(percent) > 100) {
            throw new XmlProblem(line, "xml.weight", shortened(written));
        }
        return percent;
    }

    /** With no zeros at its end, and no power of ten. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static String write(BigDecimal number) {
        return plain(number).toPlainString();
    }

    static String write(double number) {
        return write(new BigDecimal(Double.toString(number)));
    }

    private static String shortened(String written) {
        return written.length() > 20 ? written.substring(0, 20) + "…" : written;
    }
}

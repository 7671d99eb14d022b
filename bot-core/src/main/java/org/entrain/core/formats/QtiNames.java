package org.entrain.core.formats;

import java.util.Locale;
import java.util.regex.Pattern;

/** QTI 3 has the elements of QTI 2 under other names: {@code qti-choice-interaction} was {@code choiceInteraction}. */
final class QtiNames {
    private static final Pattern HYPHEN = Pattern.compile("-([a-z])");

    private QtiNames() {}

    /** The name that an element or attribute of QTI 3 had in QTI 2; any other stays as it is. */
    static String ofVersion2(String name) {
        if (name.indexOf('-') < 0) {
            return name;
        }
        String bare = name.startsWith("qti-") ? name.substring(4) : name;
        return HYPHEN.matcher(bare).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}

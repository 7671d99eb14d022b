package org.entrain.core.points;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.text.Language;

/** Countries as people write them: {@code FR}, {@code FRA}, {@code France}, {@code Frankreich} not. */
final class Country {
    private Country() {}

    /** The code (ISO 3166-1 alpha-2) of a country that is written in one of the languages spoken here, or as a code. */
    static Optional<String> read(String written) {
        String wanted = written.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(Locale.getISOCountries())
                .filter(code -> spellings(code).contains(wanted))
                .findFirst();
    }

    /** All ways in which it is written, in lower case. */
    static List<String> spellings(String code) {
        Locale country = Locale.of("", code);
        return Stream.concat(
                        Stream.of(code, country.getISO3Country()),
                        Arrays.stream(Language.values()).map(language -> country.getDisplayCountry(language.locale())))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** What it is called. */
    static String name(String code, Language language) {
        return Locale.of("", code).getDisplayCountry(language.locale());
    }
}

package org.entrain.core.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entrain.core.text.Language;

/**
 * The public holidays of countries and of their parts, by the data of <a
 * href="https://github.com/focus-shift/jollyday">Jollyday</a>, which travels in the program: nothing is looked up on a network.
 *
 * <p>A country is said by its ISO 3166-1 code ({@code FR}), a part of one with that part's code behind it ({@code GB-ENG}).
 */
final class PublicHolidays {
    /** Whole days on which most people do not work; a country's data also tells of days that are only observed. */
    private static final Set<HolidayType> FREE = EnumSet.of(HolidayType.PUBLIC_HOLIDAY, HolidayType.BANK_HOLIDAY);

    private static final Set<String> COUNTRIES = HolidayManager.getSupportedCalendarCodes().stream()
            .filter(code -> code.length() == 2)
            .collect(Collectors.toCollection(TreeSet::new));

    /** A country's holidays in a year, with their names. */
    SortedMap<LocalDate, String> of(int year, String country, Language language) {
        String[] parts = country.toLowerCase(Locale.ROOT).split("-", -1);
        var holidays = new TreeMap<LocalDate, String>();
        manager(parts[0]).getHolidays(Year.of(year), Arrays.copyOfRange(parts, 1, parts.length)).stream()
                .filter(holiday -> FREE.contains(holiday.getType()))
                .sorted(Comparator.comparing(Holiday::getPropertiesKey))
                .forEach(holiday -> holidays.putIfAbsent(holiday.getDate(), holiday.getDescription(language.locale())));
        return holidays;
    }

    /** The country that is meant, by its code or by its name in either language; empty where none is known. */
    static Optional<String> read(String typed) {
        String said = Plain.of(typed);
        String[] parts = said.toUpperCase(Locale.ROOT).split("[- ]", 2);
        if (COUNTRIES.contains(parts[0])) {
            return parts.length == 1 ? Optional.of(parts[0]) : part(parts[0], parts[1]);
        }
        return COUNTRIES.stream()
                .filter(code -> Arrays.stream(Language.values())
                        .anyMatch(language -> Plain.of(shown(code, language)).equals(said)))
                .findFirst();
    }

    private static Optional<String> part(String country, String part) {
        return manager(country.toLowerCase(Locale.ROOT)).getCalendarHierarchy().getChildren().keySet().stream()
                .filter(part::equalsIgnoreCase)
                .findFirst()
                .map(found -> country + "-" + found.toUpperCase(Locale.ROOT));
    }

    /** A country as people read it: its name, with the code of the part behind it. */
    static String shown(String country, Language language) {
        String[] parts = country.split("-", 2);
        String name = Locale.of("", parts[0]).getDisplayCountry(language.locale());
        return parts.length == 1 ? name : "%s (%s)".formatted(name, parts[1]);
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }
}

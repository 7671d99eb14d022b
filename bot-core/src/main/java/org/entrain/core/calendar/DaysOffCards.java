package org.entrain.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** How days off look. */
final class DaysOffCards {
    private static final int MOST_DAYS = 25;

    private DaysOffCards() {}

    /**
     * On which days a community works.
     *
     * @param coming the days off from today on, the next first
     */
    static Message list(
            Community community,
            Set<DayOfWeek> week,
            Optional<String> country,
            Map<LocalDate, String> coming,
            Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("days-off.title", community.name())));
        blocks.add(new Block.Text(texts.words("days-off.works", week(week, texts.language()))));
        blocks.add(new Block.Text(country.map(
                        code -> texts.words("days-off.holidays", PublicHolidays.shown(code, texts.language())))
                .orElseGet(() -> texts.words("days-off.no-holidays-yet"))));
        if (!coming.isEmpty()) {
            blocks.add(new Block.Text(Words.lines(coming.entrySet().stream()
                    .limit(MOST_DAYS)
                    .map(day -> texts.words("days-off.day", dated(day.getKey(), texts.language()), day.getValue()))
                    .toList())));
        }
        blocks.add(new Block.Note(texts.words("days-off.how")));
        return Message.of(blocks);
    }

    private static String dated(LocalDate day, Language language) {
        return Moment.day(day, language) + " " + day.getYear();
    }

    /** "Monday, Tuesday, Wednesday". */
    static String week(Set<DayOfWeek> week, Language language) {
        return week.stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.FULL, language.locale()))
                .collect(Collectors.joining(", "));
    }

    /** One day, or the first and the last of several. */
    static String stretch(LocalDate first, LocalDate last, Texts texts) {
        String from = dated(first, texts.language());
        return first.equals(last) ? from : texts.say("days-off.stretch", from, dated(last, texts.language()));
    }
}

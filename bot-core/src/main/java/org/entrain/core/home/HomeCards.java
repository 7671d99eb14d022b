package org.entrain.core.home;

import java.text.ListFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entrain.core.attention.Habits;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Texts;

/** How somebody's own page and settings look. */
final class HomeCards {
    private HomeCards() {}

    /** The part of a page that is about the person alone. */
    static List<Block> page(int streak, Choices choices, ZoneId zone, LocalDate today, Texts texts) {
        return List.of(
                new Block.Heading(texts.say("streak.title")),
                new Block.Text(texts.words("streak", streak)),
                new Block.Heading(texts.say("settings.title")),
                new Block.Facts(facts(choices, zone, today, texts)),
                Buttons.of(Button.opening(texts.say("settings.change"), Action.of(HomeChat.SETTINGS))),
                new Block.Note(texts.words("settings.note")));
    }

    /** What was changed, each with what it is now. */
    static Message saved(Choices before, Choices now, ZoneId zone, LocalDate today, Texts texts) {
        List<Block.Fact> old = facts(before, zone, today, texts);
        List<Block.Fact> changed = facts(now, zone, today, texts).stream()
                .filter(fact -> !old.contains(fact))
                .toList();
        return changed.isEmpty() && before.apart().equals(now.apart())
                ? Message.of(texts.words("saved.nothing"))
                : Message.of(withFacts(new Block.Text(texts.words("saved")), changed));
    }

    private static List<Block> withFacts(Block first, List<Block.Fact> facts) {
        return facts.isEmpty() ? List.of(first) : List.of(first, new Block.Facts(facts));
    }

    /** Names are nobody's business, not even on a screen that somebody else may see. */
    private static List<Block.Fact> facts(Choices choices, ZoneId zone, LocalDate today, Texts texts) {
        Habits habits = choices.habits();
        var facts = new ArrayList<Block.Fact>();
        facts.add(fact(
                "language",
                texts.say("language." + choices.language().map(Enum::name).orElse("auto")),
                texts));
        facts.add(fact("quiet", quiet(habits, zone, texts), texts));
        facts.add(fact("days", days(habits.days(), texts), texts));
        facts.add(fact("budget", texts.say("budget", habits.budget()), texts));
        facts.add(fact(
                "paused",
                habits.pausedUntil()
                        .filter(today::isBefore)
                        .map(until -> texts.say("paused.until", day(until, texts)))
                        .orElse(texts.say("paused.not")),
                texts));
        facts.add(fact("boards", texts.say("boards." + habits.boards()), texts));
        facts.add(fact("apart", texts.say("apart", choices.apart().size()), texts));
        return facts;
    }

    private static Block.Fact fact(String name, String value, Texts texts) {
        return new Block.Fact(texts.say("fact." + name), value);
    }

    private static String quiet(Habits habits, ZoneId zone, Texts texts) {
        return habits.hasQuietHours()
                ? texts.say(
                        "quiet",
                        habits.quietFrom().toString(),
                        habits.quietUntil().toString(),
                        zone.getId())
                : texts.say("quiet.none");
    }

    private static String days(Set<DayOfWeek> days, Texts texts) {
        if (days.equals(Habits.USUAL.days())) {
            return texts.say("days.usual");
        }
        return days.size() == DayOfWeek.values().length
                ? texts.say("days.all")
                : ListFormat.getInstance(texts.language().locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(days.stream()
                                .sorted()
                                .map(day -> name(day, texts))
                                .toList());
    }

    /** A day of the week in words. */
    static String name(DayOfWeek day, Texts texts) {
        return day.getDisplayName(TextStyle.FULL, texts.language().locale());
    }

    /** A day in words. */
    static String day(LocalDate day, Texts texts) {
        return Dates.DAY_OF_YEAR.of(day, texts.language());
    }
}

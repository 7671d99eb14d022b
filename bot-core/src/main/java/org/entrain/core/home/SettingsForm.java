package org.entrain.core.home;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.attention.Habits;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Option;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** The form of somebody's settings: how it looks, and how it is read. */
final class SettingsForm {
    static final String LANGUAGE = "language";
    static final String FROM = "quiet-from";
    static final String UNTIL = "quiet-until";
    static final String DAYS = "days";
    static final String BUDGET = "budget";
    static final String PAUSE = "pause";
    static final String BOARDS = "boards";
    static final String APART = "apart";

    private static final String AUTOMATIC = "auto";
    private static final int LARGEST_BUDGET = 5;
    private static final int LONGEST_TIME = 8;
    private static final int MOST_APART = 50;

    private SettingsForm() {}

    /** What came of reading it. */
    sealed interface Read {
        /** All is well. */
        record Good(Choices choices) implements Read {}

        /** Something is not: the key of what to say, by field. */
        record Wrong(Map<String, String> keys) implements Read {
            public Wrong {
                keys = Map.copyOf(keys);
            }
        }
    }

    /**
     * Asks for all of them.
     *
     * @param apart the accounts of those that the person is not paired with
     */
    static Form form(Choices now, List<Account> apart, LocalDate today, Texts texts) {
        Habits habits = now.habits();
        return new Form(
                Action.of(HomeChat.SETTINGS),
                texts.say("settings.title"),
                List.of(),
                List.of(
                        choice(
                                LANGUAGE,
                                texts,
                                languages(texts),
                                now.language().map(Enum::name).orElse(AUTOMATIC)),
                        time(FROM, texts, habits, habits.quietFrom()),
                        time(UNTIL, texts, habits, habits.quietUntil()),
                        days(habits, texts),
                        choice(BUDGET, texts, budgets(texts), String.valueOf(habits.budget())),
                        new Form.DateField(
                                PAUSE,
                                texts.say("form.pause"),
                                texts.say("form.pause.hint"),
                                true,
                                habits.pausedUntil().filter(today::isBefore)),
                        choice(BOARDS, texts, boards(texts), String.valueOf(habits.boards())),
                        new Form.PersonField(
                                APART, texts.say("form.apart"), texts.say("form.apart.hint"), true, true, apart)),
                texts.say("form.submit"),
                texts.say("form.cancel"));
    }

    private static Form.Field choice(String id, Texts texts, List<Option> options, String chosen) {
        return new Form.ChoiceField(id, texts.say("form." + id), "", false, false, options, List.of(chosen));
    }

    private static Form.Field time(String id, Texts texts, Habits habits, LocalTime time) {
        String initial = habits.hasQuietHours() ? time.toString() : "";
        return new Form.TextField(
                id, texts.say("form." + id), texts.say("form.quiet.hint"), true, false, LONGEST_TIME, initial);
    }

    private static Form.Field days(Habits habits, Texts texts) {
        return new Form.ChoiceField(
                DAYS,
                texts.say("form.days"),
                "",
                false,
                true,
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new Option(day.name(), HomeCards.name(day, texts)))
                        .toList(),
                habits.days().stream().map(DayOfWeek::name).toList());
    }

    private static List<Option> languages(Texts texts) {
        return Stream.concat(
                        Stream.of(new Option(AUTOMATIC, texts.say("language.auto"))),
                        Arrays.stream(Language.values())
                                .map(language -> new Option(language.name(), texts.say("language." + language))))
                .toList();
    }

    private static List<Option> budgets(Texts texts) {
        return IntStream.rangeClosed(0, LARGEST_BUDGET)
                .mapToObj(number -> new Option(String.valueOf(number), texts.say("budget", number)))
                .toList();
    }

    private static List<Option> boards(Texts texts) {
        return Stream.of(false, true)
                .map(on -> new Option(String.valueOf(on), texts.say("boards." + on)))
                .toList();
    }

    /**
     * Reads what was entered.
     *
     * @param known finds the person behind an account's id
     */
    static Read read(Interaction.Submission form, LocalDate today, Function<String, Optional<UUID>> known) {
        var entry = new Entry(form, new TreeMap<>());
        Optional<Language> language = entry.language();
        Habits habits = entry.habits(today);
        Set<UUID> apart = entry.apart(known);
        return entry.wrong().isEmpty()
                ? new Read.Good(new Choices(language, habits, apart))
                : new Read.Wrong(entry.wrong());
    }

    /** What was entered; what cannot be read is noted in {@code wrong}, and something usual stands in for it. */
    private record Entry(Interaction.Submission form, Map<String, String> wrong) {
        private <T> T or(String field, String key, Optional<T> read, T otherwise) {
            if (read.isEmpty()) {
                wrong.put(field, key);
            }
            return read.orElse(otherwise);
        }

        Optional<Language> language() {
            String value = form.value(LANGUAGE);
            return value.equals(AUTOMATIC)
                    ? Optional.empty()
                    : Optional.of(or(
                            LANGUAGE,
                            "wrong.choice",
                            Arrays.stream(Language.values())
                                    .filter(language -> language.name().equals(value))
                                    .findFirst(),
                            Language.EN));
        }

        Habits habits(LocalDate today) {
            boolean isNeverQuiet =
                    form.value(FROM).isBlank() && form.value(UNTIL).isBlank();
            LocalTime from = isNeverQuiet ? LocalTime.MIDNIGHT : time(FROM);
            LocalTime until = isNeverQuiet ? LocalTime.MIDNIGHT : time(UNTIL);
            Optional<LocalDate> pause = form.value(PAUSE).isBlank() ? Optional.empty() : Optional.of(pause(today));
            return new Habits(
                    from, until, days(), budget(), pause, form.value(BOARDS).equals("true"));
        }

        private LocalTime time(String field) {
            return or(field, "wrong.time", Times.time(form.value(field)), LocalTime.MIDNIGHT);
        }

        private LocalDate pause(LocalDate today) {
            return or(PAUSE, "wrong.pause", Times.day(form.value(PAUSE)).filter(day -> isPause(day, today)), today);
        }

        private Set<DayOfWeek> days() {
            List<String> chosen = form.values().getOrDefault(DAYS, List.of());
            Set<DayOfWeek> days = Arrays.stream(DayOfWeek.values())
                    .filter(day -> chosen.contains(day.name()))
                    .collect(Collectors.toUnmodifiableSet());
            return or(DAYS, "wrong.days", Optional.of(days).filter(some -> !some.isEmpty()), days);
        }

        private int budget() {
            return or(
                    BUDGET,
                    "wrong.choice",
                    IntStream.rangeClosed(0, LARGEST_BUDGET)
                            .boxed()
                            .filter(number -> String.valueOf(number).equals(form.value(BUDGET)))
                            .findFirst(),
                    Habits.USUAL.budget());
        }

        Set<UUID> apart(Function<String, Optional<UUID>> known) {
            List<String> chosen = form.values().getOrDefault(APART, List.of());
            if (chosen.size() > MOST_APART) {
                wrong.put(APART, "wrong.apart.many");
                return Set.of();
            }
            return chosen.stream()
                    .map(id -> known.apply(id).or(() -> {
                        wrong.put(APART, "wrong.apart");
                        return Optional.empty();
                    }))
                    .flatMap(Optional::stream)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Whether a pause may end on a day: after today, within a year. */
    static boolean isPause(LocalDate until, LocalDate today) {
        return until.isAfter(today) && !until.isAfter(today.plusYears(1));
    }
}

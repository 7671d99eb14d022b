package org.entrain.core.pairing;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Option;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** The form in which the crew says how a programme brings people together. */
final class StartForm {
    static final String KIND = "kind";
    static final String SIZE = "size";
    static final String WEEKS = "weeks";
    static final String DAY = "day";
    static final String TIME = "time";
    static final String WISHES = "wishes";
    static final String TERMS = "terms";
    static final String MENTEES = "mentees";
    static final String ROOM = "room";

    private static final String LIVE = "live";
    private static final String NO_REPORTS = "no-reports";
    private static final String EMAIL = "email";
    private static final String USUAL_WEEKS = "2";
    private static final String USUAL_TIME = "10:00";
    private static final String USUAL_MENTEES = "2";
    private static final int LONGEST_TIME = 8;
    private static final int LONGEST_ROOM = 500;

    private StartForm() {}

    static Form form(UUID community, String name, Texts texts) {
        return new Form(
                Action.of(CrewChat.START, community),
                texts.say("start.title"),
                List.of(new Block.Text(texts.words("start.intro", name))),
                List.of(
                        one(KIND, kinds(texts), Kind.COFFEE.name(), texts),
                        one(SIZE, numbers(Terms.LEAST_SIZE, Terms.MOST_SIZE), String.valueOf(Terms.LEAST_SIZE), texts),
                        one(WEEKS, numbers(1, Terms.MOST_WEEKS), USUAL_WEEKS, texts),
                        one(DAY, days(texts.language()), DayOfWeek.MONDAY.name(), texts),
                        new Form.TextField(TIME, texts.say("start.time"), "", false, false, LONGEST_TIME, USUAL_TIME),
                        many(
                                WISHES,
                                wishes(texts),
                                Arrays.stream(Wish.values()).map(Enum::name).toList(),
                                texts),
                        many(TERMS, terms(texts), List.of(LIVE), texts),
                        one(MENTEES, numbers(1, Terms.MOST_MENTEES), USUAL_MENTEES, texts),
                        new Form.TextField(
                                ROOM,
                                texts.say("start.room"),
                                texts.say("start.room.hint"),
                                true,
                                false,
                                LONGEST_ROOM,
                                "")),
                texts.say("start.submit"),
                texts.say("form.cancel"));
    }

    private static Form.Field one(String id, List<Option> options, String chosen, Texts texts) {
        return new Form.ChoiceField(id, texts.say("start." + id), "", false, false, options, List.of(chosen));
    }

    private static Form.Field many(String id, List<Option> options, List<String> chosen, Texts texts) {
        return new Form.ChoiceField(id, texts.say("start." + id), "", true, true, options, chosen);
    }

    private static List<Option> kinds(Texts texts) {
        return Arrays.stream(Kind.values())
                .map(kind -> new Option(kind.name(), texts.say("name." + kind)))
                .toList();
    }

    private static List<Option> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(String::valueOf)
                .map(number -> new Option(number, number))
                .toList();
    }

    private static List<Option> days(Language language) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Option(day.name(), day.getDisplayName(TextStyle.FULL, language.locale())))
                .toList();
    }

    private static List<Option> wishes(Texts texts) {
        return Arrays.stream(Wish.values())
                .map(wish -> new Option(wish.name(), texts.say("wish." + wish)))
                .toList();
    }

    private static List<Option> terms(Texts texts) {
        return List.of(LIVE, NO_REPORTS, EMAIL).stream()
                .map(term -> new Option(term, texts.say("term." + term)))
                .toList();
    }

    /** The kind that was chosen. */
    static Optional<Kind> kind(Interaction.Submission form) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(form.value(KIND)))
                .findFirst();
    }

    /** When, in the words that a command would say it in; what is not on offer is not understood there. */
    static String when(Interaction.Submission form) {
        String weeks = form.value(WEEKS).equals("1") ? "every week" : "every " + form.value(WEEKS) + " weeks";
        return "%s %s %s".formatted(weeks, form.value(DAY).toLowerCase(java.util.Locale.ROOT), form.value(TIME));
    }

    /** A number that was chosen; -1 for none. */
    static int number(Interaction.Submission form, String field) {
        String value = form.value(field);
        return value.matches("\\d{1,2}") ? Integer.parseInt(value) : -1;
    }

    /** Where people can meet, as it was entered. */
    static String room(Interaction.Submission form) {
        return form.value(ROOM).replace("\0", "").strip();
    }

    /** An address on the web, read by everybody who is matched. */
    static Optional<URI> address(String room) {
        try {
            URI address = URI.create(room);
            return Optional.of(address).filter(at -> "https".equals(at.getScheme()) && at.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What was chosen, once every number is known to be possible. */
    static Terms terms(Interaction.Submission form) {
        List<String> terms = form.values().getOrDefault(TERMS, List.of());
        List<String> wished = form.values().getOrDefault(WISHES, List.of());
        Set<Wish> wishes = Arrays.stream(Wish.values())
                .filter(wish -> wished.contains(wish.name()))
                .collect(Collectors.toSet());
        return new Terms(
                number(form, SIZE),
                wishes,
                terms.contains(LIVE),
                terms.contains(NO_REPORTS),
                terms.contains(EMAIL),
                Math.clamp(number(form, MENTEES), 1, Terms.MOST_MENTEES),
                address(room(form)));
    }
}

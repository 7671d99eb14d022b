package org.entrain.core.calendar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Plans;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** The kinds of plan there are, by the words that people have for them in either language. */
final class Kinds {
    private static final Pattern BETWEEN =
            Pattern.compile("\\s*[,/;]\\s*|\\s+(?:or|ou|and|et|then|puis)\\s+", Pattern.CASE_INSENSITIVE);

    private final Plans plans;

    Kinds(Plans plans) {
        this.plans = plans;
    }

    /** The kind that a word means; empty where it means none. */
    Optional<PlanKind> read(String word) {
        String said = letters(word);
        return plans.kinds().stream()
                .filter(kind -> words(kind).stream().anyMatch(said::equals))
                .findFirst();
    }

    private static List<String> words(PlanKind kind) {
        return Arrays.stream(Language.values())
                .flatMap(language -> Arrays.stream(said(kind, language).split(" ", -1)))
                .map(Kinds::letters)
                .toList();
    }

    /** "check-in", "checkin" and "Check in," are one word. */
    private static String letters(String word) {
        return Plain.of(word).replaceAll("[^a-z]", "");
    }

    /** A kind as it is named and typed in a language: the first of its words. */
    static String shown(PlanKind kind, Language language) {
        return said(kind, language).split(" ", 2)[0];
    }

    /** Every word for it, the best first; its own name where nobody has one. */
    private static String said(PlanKind kind, Language language) {
        Texts texts = Texts.of(Kinds.class, language);
        String key = "kind." + kind.name();
        boolean isKnown =
                StreamSupport.stream(texts.keys().spliterator(), false).anyMatch(key::equals);
        return isKnown ? texts.say(key) + " " + kind.name() : kind.name();
    }

    /**
     * What stands between commas, or between "or", where each begins with the word for a kind: {@code quiz fire-safety,
     * prompt} are two. A comma in a subject stays where it is.
     */
    List<String> entries(String words) {
        var entries = new ArrayList<String>();
        for (String part : BETWEEN.split(words.strip(), -1)) {
            if (entries.isEmpty() || read(firstWord(part)).isPresent()) {
                entries.add(part);
            } else {
                entries.add(entries.removeLast() + ", " + part);
            }
        }
        return entries;
    }

    static String firstWord(String words) {
        return words.strip().split("\\s+", 2)[0];
    }

    /** All that can be planned, in alphabetical order. */
    List<PlanKind> all(Language language) {
        return plans.kinds().stream()
                .filter(kind -> !kind.name().equals(MixPlan.KIND))
                .sorted(Comparator.comparing(kind -> shown(kind, language)))
                .toList();
    }

    /** Their names, for a sentence. */
    String names(Language language) {
        return names(all(language), language);
    }

    static String names(Collection<PlanKind> kinds, Language language) {
        return kinds.stream().map(kind -> shown(kind, language)).collect(Collectors.joining(", "));
    }
}

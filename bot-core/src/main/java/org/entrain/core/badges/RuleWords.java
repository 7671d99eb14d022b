package org.entrain.core.badges;

import java.util.stream.Collectors;
import org.entrain.core.badges.Criterion.All;
import org.entrain.core.badges.Criterion.Any;
import org.entrain.core.badges.Criterion.AtLeast;
import org.entrain.core.badges.Criterion.QuizDone;
import org.entrain.core.text.Language;

/** A rule in the words it is read in by {@link RuleReader}. */
enum RuleWords {
    AND("and", "et"),
    OR("or", "ou"),
    WITHIN("within", "en"),
    DAYS("days", "jours"),
    LASTS("lasts", "dure"),
    MONTHS("months", "mois"),
    KEPT_BY("kept by", "gardé par"),
    QUIZ("quiz", "quiz"),
    DONE("done", "terminé"),
    GIVEN("given by peers", "donné par des collègues");

    private final String english;
    private final String french;

    RuleWords(String english, String french) {
        this.english = english;
        this.french = french;
    }

    String in(Language language) {
        return switch (language) {
            case EN -> english;
            case FR -> french;
        };
    }

    /** A rule as people of a language write it; in English it is stored. */
    static String of(Rule rule, Language language) {
        return switch (rule) {
            case Rule.Given _ -> GIVEN.in(language);
            case Rule.Earned(var criterion, var lasting) ->
                of(criterion, language)
                        + lasting.map(one -> " %s %d %s %s %s"
                                        .formatted(
                                                LASTS.in(language),
                                                one.months(),
                                                MONTHS.in(language),
                                                KEPT_BY.in(language),
                                                of(one.keptBy(), language)))
                                .orElse("");
        };
    }

    static String of(Criterion criterion, Language language) {
        return switch (criterion) {
            case AtLeast(var measure, var count) -> measure.words(language) + " >= " + count;
            case QuizDone(var name) -> "%s \"%s\" %s".formatted(QUIZ.in(language), name, DONE.in(language));
            case Any(var parts) ->
                parts.stream()
                        .map(part -> part instanceof Any ? "(" + of(part, language) + ")" : of(part, language))
                        .collect(Collectors.joining(" " + OR.in(language) + " "));
            case All(var parts, var days) ->
                parts.stream()
                                .map(part -> part instanceof Any || part instanceof All
                                        ? "(" + of(part, language) + ")"
                                        : of(part, language))
                                .collect(Collectors.joining(" " + AND.in(language) + " "))
                        + days.map(many -> " %s %d %s".formatted(WITHIN.in(language), many, DAYS.in(language)))
                                .orElse("");
        };
    }
}

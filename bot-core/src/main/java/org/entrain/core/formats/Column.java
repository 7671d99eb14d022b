package org.entrain.core.formats;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entrain.core.text.Language;

/**
 * A column of a table of questions, or several that are numbered from 1. Each is known by its names in English and in French,
 * and by what other programs call it; docs/question-files.md is their table.
 */
enum Column {
    TYPE("type", "type", "question type", "type de question", "kind"),
    TITLE("title", "titre", "name", "question title", "nom"),
    QUESTION(
            "question",
            "question",
            "question text",
            "text",
            "enonce",
            "intitule",
            "texte",
            "texte de la question",
            "stem"),
    OPTION(
            "option",
            "option",
            "answer",
            "answer option",
            "choice",
            "reponse",
            "choix",
            "proposition",
            "options",
            "answers",
            "choices",
            "reponses",
            "propositions"),
    MATCH("match", "associé", "matches", "associe", "correspondance"),
    CORRECT(
            "correct answer",
            "bonne réponse",
            "correct",
            "correct answers",
            "right answer",
            "right answers",
            "answer key",
            "key",
            "solution",
            "bonne reponse",
            "bonnes reponses",
            "reponse correcte",
            "reponses correctes",
            "reponse juste",
            "reponses justes"),
    POINTS("points", "points", "weight", "poids"),
    FEEDBACK("feedback", "commentaire", "comment", "retour"),
    EXPLANATION("explanation", "explication", "answer explanation", "general feedback", "explications"),
    UNITS("units", "unités", "unit", "unites", "unite"),
    HINT("hint", "indice", "hints", "indices"),
    TAGS(
            "tags",
            "étiquettes",
            "tag",
            "etiquettes",
            "etiquette",
            "topic",
            "topics",
            "theme",
            "themes",
            "mots-cles",
            "category",
            "categorie"),
    DIFFICULTY("difficulty", "difficulté", "level", "difficulte", "niveau"),
    SOURCE("source", "source", "link", "lien", "url"),
    PICTURE("picture", "image", "image link", "image url", "lien de l'image"),
    ALTERNATIVE(
            "picture shows",
            "l'image montre",
            "alternative text",
            "alt text",
            "image alt",
            "texte alternatif",
            "description de l'image",
            "image description");

    private static final int LONGEST_HEADING = 200;
    private static final Pattern NUMBERED = Pattern.compile("(.*?)[ #]*([0-9]{1,3})");
    private static final Pattern LETTERED = Pattern.compile("(?:(.*) )?([a-z])");
    private static final Pattern REMARK = Pattern.compile("\\s+[-–—].*|\\s*\\((?!s\\)).*|\\s*[:*?].*", Pattern.DOTALL);

    private final String english;
    private final String french;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> others;

    Column(String english, String french, String... others) {
        this.english = english;
        this.french = french;
        this.others = List.of(others);
    }

    /**
     * A column as a heading names it.
     *
     * @param number of numbered ones, from 1; 0 where it has none
     */
    record Named(Column column, int number) {}

    /** Empty where no column is called like this. */
    static Optional<Named> of(String heading) {
        if (heading.length() > LONGEST_HEADING) {
            return Optional.empty();
        }
        String name = plain(heading);
        Matcher numbered = NUMBERED.matcher(name);
        Matcher lettered = LETTERED.matcher(name);
        if (numbered.matches() && !numbered.group(2).equals("0")) {
            return called(numbered.group(1))
                    .filter(Column::isNumbered)
                    .map(column -> new Named(column, Integer.parseInt(numbered.group(2))));
        }
        if (lettered.matches()) {
            int number = lettered.group(2).charAt(0) - 'a' + 1;
            return lettered.group(1) == null
                    ? Optional.of(new Named(OPTION, number))
                    : called(lettered.group(1)).filter(Column::isNumbered).map(column -> new Named(column, number));
        }
        return called(name).map(column -> new Named(column.withoutNumber(), 0));
    }

    private static Optional<Column> called(String name) {
        return Stream.of(values()).filter(column -> column.is(name)).findFirst();
    }

    private boolean is(String name) {
        return name.equals(english) || name.equals(plain(french)) || others.contains(name);
    }

    boolean isNumbered() {
        return this == OPTION || this == MATCH || this == POINTS || this == FEEDBACK;
    }

    /** Whether it means nothing of ours without a number: points of a whole question, say, are another matter. */
    boolean needsNumber() {
        return this == MATCH || this == POINTS || this == FEEDBACK;
    }

    /** What the name of a numbered column means where it stands alone: many write one answer, and one comment. */
    private Column withoutNumber() {
        return this == FEEDBACK ? EXPLANATION : this;
    }

    /** Its heading; {@code number} matters to numbered ones only. */
    String heading(Language language, int number) {
        String name = language == Language.FR ? french : english;
        return isNumbered() ? name + " " + number : name;
    }

    /** Without case, accents and what stands behind the name: "Réponse(s) correcte(s) - au moins une" is "reponses correctes". */
    private static String plain(String heading) {
        String name = REMARK.matcher(heading.strip()).replaceFirst("").replace("(s)", "s");
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_]+", " ")
                .strip();
    }
}

package org.entrain.core.formats;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Language;

/** The kinds of questions as a table names them: ours in English, ours in French, and what other programs say. */
enum Kind {
    ONE("one answer", "une réponse", "single choice", "choix unique", "single answer", "radio"),
    SEVERAL(
            "several answers",
            "plusieurs réponses",
            "checkbox",
            "checkboxes",
            "multiple answers",
            "cases à cocher",
            "multi select"),
    TRUE_FALSE("true or false", "vrai ou faux", "true/false", "true false", "vrai/faux", "vrai faux"),
    SHORT(
            "short answer",
            "réponse courte",
            "fill-in-the-blank",
            "fill in the blank",
            "type answer",
            "short text",
            "text"),
    NUMBER("number", "nombre", "numeric", "numerical", "numérique"),
    MATCHING("matching", "association", "match", "appariement", "correspondance"),
    ORDERING("ordering", "remise en ordre", "reorder", "order", "ordre", "puzzle", "ordonnancement"),
    CLOZE("missing words", "texte à trous", "cloze", "missing word", "mots manquants"),
    REFLECTION("reflection", "réflexion", "open-ended", "open ended", "essay", "open question", "question ouverte"),
    /** One or several: the number of right answers tells, since people say "multiple choice" of both. */
    CHOICE("multiple choice", "choix multiple", "multiple-choice", "quiz", "qcm", "mcq", "choice", "choix");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    Kind(String... names) {
        this.names = List.of(names);
    }

    /** Empty where no kind is called so. */
    static Optional<Kind> called(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(kind -> kind.names.contains(plain)).findFirst();
    }

    static Kind of(Question question) {
        return switch (question) {
            case SingleChoice _ -> ONE;
            case MultipleChoice _ -> SEVERAL;
            case TrueFalse _ -> TRUE_FALSE;
            case ShortAnswer _ -> SHORT;
            case Numeric _ -> NUMBER;
            case Matching _ -> MATCHING;
            case Ordering _ -> ORDERING;
            case Cloze _ -> CLOZE;
            case Reflection _ -> REFLECTION;
        };
    }

    String name(Language language) {
        return names.get(language == Language.FR ? 1 : 0);
    }
}

package org.entrain.core.library;

import java.util.Locale;
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

/** The kinds of questions, as somebody chooses one who writes. */
enum Kind {
    SINGLE_CHOICE,
    MULTIPLE_CHOICE,
    TRUE_FALSE,
    SHORT_ANSWER,
    NUMERIC,
    MATCHING,
    ORDERING,
    CLOZE,
    REFLECTION;

    static Kind of(Question question) {
        return switch (question) {
            case SingleChoice single -> SINGLE_CHOICE;
            case MultipleChoice multiple -> MULTIPLE_CHOICE;
            case TrueFalse statement -> TRUE_FALSE;
            case ShortAnswer written -> SHORT_ANSWER;
            case Numeric numeric -> NUMERIC;
            case Matching matching -> MATCHING;
            case Ordering ordering -> ORDERING;
            case Cloze cloze -> CLOZE;
            case Reflection reflection -> REFLECTION;
        };
    }

    /** Its part of a text's key, such as {@code single-choice}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

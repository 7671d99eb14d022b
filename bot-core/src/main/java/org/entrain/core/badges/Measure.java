package org.entrain.core.badges;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrain.core.activity.Fact;
import org.entrain.core.text.Language;

/**
 * What a criterion can count: what shows that somebody learnt or helped. Nothing that a click is enough for is here, so that
 * nobody collects clicks.
 */
enum Measure {
    PATHS_FINISHED("paths finished", "parcours terminés", Unit.SUBJECTS, "", Fact.PathFinished.class),
    LESSONS_DONE("lessons done", "leçons faites", Unit.SUBJECTS, "", Fact.LessonDone.class),
    QUIZZES_DONE("quizzes done", "quiz terminés", Unit.SUBJECTS, "", Fact.QuizDone.class),
    REVIEWS_ON_TIME("reviews on time", "révisions à temps", Unit.FACTS, "on-time", Fact.QuestionReviewed.class),
    REVIEWS_RECALLED("reviews recalled", "révisions réussies", Unit.FACTS, "recalled", Fact.QuestionReviewed.class),
    QUESTIONS_APPROVED("questions approved", "questions retenues", Unit.SUBJECTS, "", Fact.QuestionApproved.class),
    ANSWERS_ENDORSED("answers endorsed", "réponses appréciées", Unit.SUBJECTS, "", Fact.AnswerEndorsed.class),
    THANKS_RECEIVED("thanks received", "remerciements reçus", Unit.SUBJECTS, "", Fact.HelpThanked.class),
    CHALLENGES_DONE("challenges done", "défis relevés", Unit.SUBJECTS, "", Fact.ChallengeDone.class),
    PAIRS_MET("pairs met", "rencontres faites", Unit.SUBJECTS, "", Fact.PairMet.class),
    SEASONS_LED(
            "communities led through a season",
            "communautés menées une saison",
            Unit.SUBJECTS,
            "",
            Fact.SeasonLed.class),
    /** Days, as UTC counts them, on which somebody learnt to the end of something. */
    DAYS_ACTIVE(
            "days active",
            "jours actifs",
            Unit.DAYS,
            "",
            Fact.QuizDone.class,
            Fact.QuestionReviewed.class,
            Fact.LessonDone.class,
            Fact.PathFinished.class,
            Fact.ChallengeStepDone.class);

    /** What two facts must differ in to count as two. */
    private enum Unit {
        FACTS,
        SUBJECTS,
        DAYS
    }

    private final String english;
    private final String french;
    private final Unit unit;
    private final String mark;

    @SuppressWarnings("ImmutableEnumChecker") // it is unmodifiable, and of strings
    private final Set<String> kinds;

    @SafeVarargs
    @SuppressWarnings("varargs") // read once
    Measure(String english, String french, Unit unit, String mark, Class<? extends Fact>... kinds) {
        this.english = english;
        this.french = french;
        this.unit = unit;
        this.mark = mark;
        this.kinds = Arrays.stream(kinds).map(Class::getSimpleName).collect(Collectors.toUnmodifiableSet());
    }

    /** The kinds of facts that it counts. */
    Set<String> kinds() {
        return kinds;
    }

    /** All kinds of facts that any criterion can count. */
    static Set<String> allKinds() {
        return Stream.of(values()).flatMap(one -> one.kinds.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** What people write and read for it. */
    String words(Language language) {
        return switch (language) {
            case EN -> english;
            case FR -> french;
        };
    }

    boolean counts(Happening happening) {
        return kinds.contains(happening.kind()) && (mark.isEmpty() || happening.isMarked(mark));
    }

    /** Equal for what counts as one. */
    Object key(Happening happening) {
        return switch (unit) {
            case FACTS -> new Object();
            case SUBJECTS -> happening.subject();
            case DAYS -> happening.at().atZone(ZoneOffset.UTC).toLocalDate();
        };
    }
}

package org.entrain.core.records;

import java.util.Optional;
import org.entrain.core.activity.Fact;

/** What a statement says, and of which fact. A name is never given another meaning: it stands in rows of long ago. */
enum Kind {
    QUIZ_ANSWERED(Fact.QuizAnswered.class, Verb.ANSWERED, ""),
    QUIZ_COMPLETED(Fact.QuizDone.class, Verb.COMPLETED, Kind.ADL + "assessment"),
    /** Passed or failed, where a quiz has a mark to reach. */
    QUIZ_JUDGED(Fact.QuizDone.class, Verb.PASSED, Kind.ADL + "assessment"),
    LESSON_ANSWERED(Fact.LessonAnswered.class, Verb.ANSWERED, ""),
    LESSON_EXPERIENCED(Fact.LessonDone.class, Verb.EXPERIENCED, Kind.ADL + "lesson"),
    PATH_COMPLETED(Fact.PathFinished.class, Verb.COMPLETED, Kind.ADL + "course"),
    BADGE_EARNED(Fact.BadgeEarned.class, Verb.EARNED, "http://activitystrea.ms/schema/1.0/badge"),
    RESOURCE_SHARED(Fact.ResourceShared.class, Verb.SHARED, Kind.ADL + "link"),
    /** Another statement is not true any more. */
    VOIDED(Fact.AnswerRemarked.class, Verb.VOIDED, "");

    /** Where the Advanced Distributed Learning initiative keeps its vocabulary of activity types. */
    static final String ADL = "http://adlnet.gov/expapi/activities/";

    private final String fact;
    private final Verb verb;
    private final String type;

    Kind(Class<? extends Fact> fact, Verb verb, String type) {
        this.fact = fact.getSimpleName();
        this.verb = verb;
        this.type = type;
    }

    /** The simple name of the fact that it comes of. */
    String fact() {
        return fact;
    }

    /** What was done, with this result. */
    Verb verb(Optional<Boolean> passed) {
        return this == QUIZ_JUDGED && !passed.orElse(true) ? Verb.FAILED : verb;
    }

    /** The type of what it was done with. */
    String type() {
        return type;
    }

    boolean isAnswer() {
        return this == QUIZ_ANSWERED || this == LESSON_ANSWERED;
    }

    boolean isOfQuiz() {
        return this == QUIZ_ANSWERED || this == QUIZ_COMPLETED || this == QUIZ_JUDGED;
    }

    /** What was done, in the words of public vocabularies (registry.tincanapi.com, the xAPI specification for voiding). */
    enum Verb {
        ANSWERED("http://adlnet.gov/expapi/verbs/answered"),
        COMPLETED("http://adlnet.gov/expapi/verbs/completed"),
        PASSED("http://adlnet.gov/expapi/verbs/passed"),
        FAILED("http://adlnet.gov/expapi/verbs/failed"),
        EXPERIENCED("http://adlnet.gov/expapi/verbs/experienced"),
        EARNED("http://id.tincanapi.com/verb/earned"),
        SHARED("http://adlnet.gov/expapi/verbs/shared"),
        VOIDED("http://adlnet.gov/expapi/verbs/voided");

        private final String id;

        Verb(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }
}

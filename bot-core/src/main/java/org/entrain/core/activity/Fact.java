package org.entrain.core.activity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that happened in a community, said once by the feature it happened in. Other features listen to facts, never
 * to each other.
 */
public sealed interface Fact {
    /** The community it happened in. */
    UUID community();

    /** Who did it; empty where nobody in particular did. */
    Optional<UUID> person();

    /** The quiz run, the plan, ... that it is about. */
    UUID subject();

    /** When. */
    Instant at();

    /** What else is kept of it, in words of the field, one space between two; a badge's criteria can ask for them. */
    default String marks() {
        return "";
    }

    /**
     * Somebody came into the community; the subject is the community.
     *
     * @param byThemselves whether they did something for it a moment ago, rather than somebody else for them
     */
    record MemberJoined(UUID community, Optional<UUID> person, UUID subject, Instant at, boolean byThemselves)
            implements Fact {}

    /** Somebody is no member any more; the subject is the community. */
    record MemberLeft(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** Who leads the community left it, or has no account left that anybody uses; the subject is the community. */
    record LeadLeft(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** The community ended: its history stays, its plans and quizzes end with it; the subject is the community. */
    record CommunityArchived(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** Somebody introduced themselves, for the first time; the subject is the introduction. */
    record MemberIntroduced(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** Somebody said hello to a newcomer; the subject is the introduction. */
    record MemberGreeted(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** Somebody opened a quiz to the community. */
    record QuizOpened(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /**
     * Somebody answered one question of a quiz.
     *
     * @param question of the bank
     * @param version of it that was asked
     * @param outcome told to who listens now, and kept nowhere here: whether rightly is nobody else's business
     */
    record QuizAnswered(
            UUID community,
            Optional<UUID> person,
            UUID subject,
            Instant at,
            UUID question,
            int version,
            Outcome outcome)
            implements Fact {}

    /**
     * Somebody answered the last of the questions that a quiz asked them, at their first try; the subject is the run.
     *
     * @param quiz of the bank; it is the fact's mark
     */
    record QuizDone(UUID community, Optional<UUID> person, UUID subject, Instant at, UUID quiz) implements Fact {
        @Override
        public String marks() {
            return quiz.toString();
        }
    }

    /**
     * An answer from before was marked anew, since what is right was put right; the subject is the quiz run.
     *
     * @param version of the question that it is marked by from now on
     * @param before what had become of it
     * @param after what became of it now
     */
    record AnswerRemarked(
            UUID community,
            Optional<UUID> person,
            UUID subject,
            Instant at,
            UUID question,
            int version,
            Outcome before,
            Outcome after)
            implements Fact {}

    /** What became of an answer. */
    enum Outcome {
        RIGHT,
        /** After a hint, or at another try. */
        RIGHT_WITH_HELP,
        PARTLY,
        WRONG,
        /** Nothing is right or wrong in it, or it came too late to count. */
        UNMARKED
    }

    /**
     * Somebody was asked a question again and answered; the subject is the question.
     *
     * @param onTime whether no more than three days after it was due: a weekend must not spoil it
     * @param recalled whether rightly
     */
    record QuestionReviewed(
            UUID community, Optional<UUID> person, UUID subject, Instant at, boolean onTime, boolean recalled)
            implements Fact {
        @Override
        public String marks() {
            return Stream.of(onTime ? "on-time" : "late", recalled ? "recalled" : "forgotten")
                    .collect(Collectors.joining(" "));
        }
    }

    /**
     * Somebody answered a question at the end of a lesson, or on a path; the subject is the question.
     *
     * @param version of it that was asked
     * @param outcome told to who listens now, and kept nowhere here
     */
    record LessonAnswered(UUID community, Optional<UUID> person, UUID subject, Instant at, int version, Outcome outcome)
            implements Fact {}

    /** Somebody is through with a lesson, for the first time; the subject is the lesson. */
    record LessonDone(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** Somebody did the last step of a path; the subject is the path. */
    record PathFinished(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** A quiz was closed. */
    record QuizClosed(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** Somebody brought questions into the community's bank. */
    record QuestionsImported(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** The crew took a question that a member proposed; the person is its author, the subject the question. */
    record QuestionApproved(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** Somebody said something to a question of the community for the first time, or took a side; the subject is its round. */
    record PromptAnswered(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** An icebreaker or another question was asked; the subject is its round. */
    record IcebreakerAsked(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** Somebody who was brought together with others met them; the subject is the group. */
    record PairMet(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /**
     * Somebody thanked another for their help; the person is who helped, the subject the thanks.
     *
     * @param by who was helped
     */
    record HelpThanked(UUID community, Optional<UUID> person, UUID subject, Instant at, UUID by) implements Fact {}

    /**
     * Somebody found good what another said; the person is who said it, the subject the endorsement.
     *
     * @param by who found it good
     */
    record AnswerEndorsed(UUID community, Optional<UUID> person, UUID subject, Instant at, UUID by) implements Fact {}

    /** Somebody shared something worth reading or seeing; the subject is what stands of it. */
    record ResourceShared(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** Somebody joined a challenge; the subject is the challenge. */
    record ChallengeJoined(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /**
     * Somebody did a step of a challenge, and who had to said so; the subject is the challenge.
     *
     * @param step from 0
     */
    record ChallengeStepDone(UUID community, Optional<UUID> person, UUID subject, Instant at, int step)
            implements Fact {}

    /** Somebody did all of a challenge; the subject is the challenge. */
    record ChallengeDone(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** A challenge came to its end; the subject is the challenge. */
    record ChallengeEnded(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** A community was led through a season; the person is its lead, the subject the season. */
    record SeasonLed(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /** Somebody was awarded a badge; the subject is the award. */
    record BadgeEarned(UUID community, Optional<UUID> person, UUID subject, Instant at) implements Fact {}

    /**
     * A badge was taken back; the subject is the award, and whose it was did nothing.
     *
     * @param holder whose it was; kept nowhere here
     */
    record BadgeTakenBack(UUID community, Optional<UUID> person, UUID subject, Instant at, UUID holder)
            implements Fact {}
}

package org.entrain.core.points;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Fact;

/**
 * A line for the ledger: what a fact is worth to somebody.
 *
 * @param key of what it is for, the same whenever the fact is told again
 * @param question whose own author gets nothing for it, where it is about one
 */
record Entry(UUID community, UUID person, Reason reason, UUID key, Optional<UUID> question, Instant at) {

    /** What a fact is worth to the person it speaks of; empty where it is worth nothing, or nobody did it. */
    static Optional<Entry> of(Fact fact) {
        return fact.person().flatMap(person -> of(fact, person));
    }

    private static Optional<Entry> of(Fact fact, UUID person) {
        return switch (fact) {
            case Fact.QuizAnswered it ->
                Optional.of(new Entry(
                        it.community(),
                        person,
                        reason(it.outcome()),
                        answerKey(it.subject(), it.question()),
                        Optional.of(it.question()),
                        it.at()));
            case Fact.LessonAnswered it -> about(it, person, reason(it.outcome()), "LessonAnswered", it.subject());
            // Who is asked a question twice a day has not forgotten it in between.
            case Fact.QuestionReviewed it ->
                about(it, person, reason(it), "QuestionReviewed " + day(it.at()), it.subject());
            case Fact.LessonDone it -> plain(it, person, Reason.LESSON_DONE);
            case Fact.PathFinished it -> plain(it, person, Reason.PATH_FINISHED);
            case Fact.QuestionApproved it -> plain(it, person, Reason.QUESTION_APPROVED);
            case Fact.HelpThanked it -> byAnother(it, person, it.by(), Reason.HELP_THANKED);
            case Fact.AnswerEndorsed it -> byAnother(it, person, it.by(), Reason.ANSWER_ENDORSED);
            case Fact.ResourceShared it -> plain(it, person, Reason.RESOURCE_SHARED);
            case Fact.ChallengeStepDone it ->
                Optional.of(new Entry(
                        it.community(),
                        person,
                        Reason.CHALLENGE_STEP,
                        key("ChallengeStepDone " + it.step(), it.subject()),
                        Optional.empty(),
                        it.at()));
            case Fact.ChallengeDone it -> plain(it, person, Reason.CHALLENGE_DONE);
            case Fact.PairMet it -> plain(it, person, Reason.PAIR_MET);
            case Fact.PromptAnswered it -> plain(it, person, Reason.PROMPT_ANSWERED);
            case Fact.MemberGreeted it -> plain(it, person, Reason.NEWCOMER_GREETED);
            // An AnswerRemarked is no line of its own: see Correction.
            case Fact.AnswerRemarked _,
                    Fact.MemberJoined _,
                    Fact.MemberLeft _,
                    Fact.LeadLeft _,
                    Fact.CommunityArchived _,
                    Fact.MemberIntroduced _,
                    Fact.QuizOpened _,
                    Fact.QuizDone _,
                    Fact.QuizClosed _,
                    Fact.QuestionsImported _,
                    Fact.IcebreakerAsked _,
                    Fact.ChallengeJoined _,
                    Fact.ChallengeEnded _,
                    Fact.SeasonLed _,
                    Fact.BadgeEarned _,
                    Fact.BadgeTakenBack _ -> Optional.empty();
        };
    }

    /** What an answer is worth by what became of it. */
    static Reason reason(Fact.Outcome outcome) {
        return switch (outcome) {
            case RIGHT -> Reason.RIGHT;
            case RIGHT_WITH_HELP -> Reason.WITH_HELP;
            case PARTLY -> Reason.PARTLY;
            case WRONG, UNMARKED -> Reason.TRIED;
        };
    }

    private static Reason reason(Fact.QuestionReviewed it) {
        if (!it.recalled()) {
            return Reason.REVIEWED;
        }
        return it.onTime() ? Reason.RECALLED : Reason.RECALLED_LATE;
    }

    /** A question counts once a run: the first answer, for after it the right one was shown. */
    static UUID answerKey(UUID run, UUID question) {
        return key("QuizAnswered " + run, question);
    }

    private static Optional<Entry> plain(Fact fact, UUID person, Reason reason) {
        return Optional.of(new Entry(
                fact.community(),
                person,
                reason,
                key(fact.getClass().getSimpleName(), fact.subject()),
                Optional.empty(),
                fact.at()));
    }

    private static Optional<Entry> about(Fact fact, UUID person, Reason reason, String what, UUID question) {
        return Optional.of(
                new Entry(fact.community(), person, reason, key(what, question), Optional.of(question), fact.at()));
    }

    private static Optional<Entry> byAnother(Fact fact, UUID person, UUID by, Reason reason) {
        return person.equals(by) ? Optional.empty() : plain(fact, person, reason);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static UUID key(String what, UUID subject) {
        return UUID.nameUUIDFromBytes((what + " " + subject).getBytes(UTF_8));
    }
}

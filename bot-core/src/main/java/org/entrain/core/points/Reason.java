package org.entrain.core.points;

/**
 * The table of what is worth how much, and why. What is measured is learning and helping: never speed, never how often
 * somebody presses; nothing takes a point from anybody, but an answer that is marked anew (docs/points.md).
 */
public enum Reason {
    /** An answer in a quiz or a lesson, right at the first go: known, and shown to be known. */
    RIGHT(3),
    /** Right after a hint: learnt a moment ago. */
    WITH_HELP(2),
    /** Right in part. */
    PARTLY(2),
    /** An answer that was wrong, or in which nothing is right or wrong: a mistake is where learning begins. */
    TRIED(1),
    /** Asked again when it was due, and known: what is remembered is what was learnt. */
    RECALLED(3),
    /** Asked again late, and known all the same. */
    RECALLED_LATE(2),
    /** Asked again, and forgotten: now it is known again. */
    REVIEWED(1),
    /** A lesson, to its end. */
    LESSON_DONE(5),
    /** The last step of a path: weeks of work. */
    PATH_FINISHED(20),
    /** A question for the others, good enough that the crew took it. */
    QUESTION_APPROVED(10),
    /** Help for which somebody says thank you: as much as all the right answers of a quiz of five. */
    HELP_THANKED(15),
    /** An answer that another found good: as much. */
    ANSWER_ENDORSED(15),
    /** Something worth reading or seeing, brought to the others. */
    RESOURCE_SHARED(3),
    /** A step of a challenge. */
    CHALLENGE_STEP(5),
    /** A challenge, to its end. */
    CHALLENGE_DONE(20),
    /** Met somebody they were brought together with. */
    PAIR_MET(10),
    /** Had something to say to a question of the community. */
    PROMPT_ANSWERED(3),
    /** Said hello to a newcomer. */
    NEWCOMER_GREETED(2),
    /** The difference where an answer was marked anew, since what is right was put right: it takes back, or adds. */
    REMARKED(0);

    /**
     * The most that a day in a community counts for: about four quizzes of five questions, or two who were helped and a
     * path. Who learns every day gets further than who does all of it on one.
     */
    public static final int DAILY_CAP = 60;

    private final int amount;

    Reason(int amount) {
        this.amount = amount;
    }

    /** In points. */
    int amount() {
        return amount;
    }
}

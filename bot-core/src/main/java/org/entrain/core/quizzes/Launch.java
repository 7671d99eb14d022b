package org.entrain.core.quizzes;

import java.util.List;
import java.util.Optional;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bank.Rules;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.text.Texts;

/** How a run begins, in whatever mode: which quiz is meant, and whether it can be played now. */
public final class Launch {
    private final Activity activity;
    private final QuizNames names;
    private final Runs runs;
    private final Homes homes;

    /** Begins runs of these quizzes. */
    public Launch(Activity activity, Quizzes quizzes, Runs runs, Homes homes) {
        this.activity = activity;
        this.names = new QuizNames(quizzes);
        this.runs = runs;
        this.homes = homes;
    }

    /**
     * A community's quiz by its name.
     *
     * @throws Refusal where there is none, or it has no questions
     */
    Quiz named(Turn turn, Community community, String name) {
        Quiz quiz = names.named(turn, community, name);
        if (quiz.questions().isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("start.empty", quiz.name())));
        }
        return quiz;
    }

    /**
     * Opens a run, as a fact.
     *
     * @throws Refusal where one of this quiz is open already, or the community has no channel to read the results in
     */
    Run open(Turn turn, Community community, Quiz quiz, Run.Mode mode) {
        if (homes.of(turn.tx(), community.id()).isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("start.homeless", community.name())));
        }
        Run run = runs.open(turn.tx(), quiz, mode, turn.person(), turn.at())
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("start.already", quiz.name()))));
        activity.record(
                turn.tx(),
                List.of(new Fact.QuizOpened(
                        community.id(), Optional.of(turn.person().id()), run.id(), turn.at())));
        return run;
    }

    /** A quiz that is the same for everybody: every question, once, in the same order, and nothing after it closed. */
    static Quiz alike(Quiz quiz) {
        Rules rules = quiz.rules();
        return new Quiz(
                quiz.id(),
                quiz.communityId(),
                quiz.name(),
                quiz.language(),
                new Rules(1, false, false, Optional.empty(), rules.pass(), Rules.Late.NOT_TAKEN, rules.answers()),
                quiz.questions());
    }

    /**
     * Asks which quiz is meant.
     *
     * @param question the key of the text that asks
     * @param action what choosing one means; it gets the name as its only argument
     */
    Reply choose(Turn turn, Community community, String question, String action) {
        return names.choose(turn, community, question, action);
    }

    private static Texts texts(Turn turn) {
        return turn.texts(Launch.class);
    }
}

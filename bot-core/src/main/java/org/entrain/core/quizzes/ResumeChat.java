package org.entrain.core.quizzes;

import static java.util.Comparator.reverseOrder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Members;
import org.entrain.core.text.Texts;

/** Coming back to a quiz: where somebody was, what they saw last, the hard ones again. */
public final class ResumeChat implements Feature {
    static final String CONTINUE = "quiz.continue";
    static final String MINE = "quiz.mine";
    static final String RETRY = "quiz.retry";
    static final String AGAIN = "quiz.again";
    static final String HOW_I_DID = "quiz.how-i-did";

    private final Members members;
    private final Runs runs;
    private final Answers answers;
    private final Sittings sittings;

    /** Comes back to these quizzes. */
    public ResumeChat(Members members, Runs runs, Answers answers) {
        this.members = members;
        this.runs = runs;
        this.answers = answers;
        this.sittings = new Sittings(runs);
    }

    @Override
    public void register(Routes routes) {
        routes.press(CONTINUE, Right.ANSWER, (turn, action) -> next(turn, current(turn, action)))
                .press(
                        RETRY,
                        Right.ANSWER,
                        (turn, action) -> next(turn, sittings.of(turn, action.uuid(0), Sitting.ANOTHER_TRY)))
                .press(AGAIN, Right.ANSWER, (turn, action) -> next(turn, again(turn, action)))
                .press(MINE, Right.ANSWER, (turn, action) -> mine(turn, current(turn, action)))
                .press(HOW_I_DID, Right.ANSWER, this::howIDid)
                .home(this::home);
    }

    /** The attempt that somebody is at. */
    private Sitting current(Turn turn, Action action) {
        return sittings.of(turn, action.uuid(0), answers.attempt(turn, action.uuid(0)));
    }

    /** The next attempt; first the one before is gone through to its end. */
    private Sitting again(Turn turn, Action action) {
        Sitting current = current(turn, action);
        boolean isThrough = current.next(score(turn, current).answered()).isEmpty();
        return isThrough && action.number(1) == current.attempt() + 1 && current.triesLeft() > 0
                ? sittings.of(turn, action.uuid(0), action.number(1))
                : current;
    }

    /** The next question of somebody who began, or what their answers came to. */
    private Reply next(Turn turn, Sitting sitting) {
        Texts texts = turn.texts(ResumeChat.class);
        if (!sitting.isOpen() || !sitting.isAtOnesOwnPace()) {
            return new Reply.Private(Message.of(texts.words("closed")));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Heading(texts.say("opened.title", sitting.run().quiz().name())));
        blocks.addAll(QuestionCards.next(
                sitting, score(turn, sitting), Optional.of(turn.person().id()), texts));
        return new Reply.Private(Message.of(blocks));
    }

    /** What somebody saw last: the verdict on their latest answer and the next question. */
    private Reply mine(Turn turn, Sitting sitting) {
        SequencedMap<Integer, Given> before = before(turn, sitting);
        if (before.isEmpty() || !sitting.isOpen()) {
            return next(turn, sitting);
        }
        int latest = before.lastEntry().getKey();
        return AnswerChat.verdict(
                turn.interaction(),
                sitting,
                latest,
                Standing.of(turn, sitting, Optional.ofNullable(before.get(latest)), score(turn, sitting), true));
    }

    /** What somebody answered and what is right, once the quiz is closed. */
    private Reply howIDid(Turn turn, Action action) {
        Texts texts = turn.texts(ResumeChat.class);
        UUID person = turn.person().id();
        Run run = runs.run(turn.tx(), turn.person().organisationId(), action.uuid(0))
                .orElseThrow(() -> new Refusal(Message.of(texts.words("gone"))));
        if (run.isOpen()) {
            throw new Refusal(Message.of(texts.words("mine.later")));
        }
        Map<Integer, Double> points = answers.points(turn.tx(), run.id(), person);
        if (points.isEmpty()) {
            throw new Refusal(Message.of(texts.words("mine.none")));
        }
        int best = points.entrySet().stream()
                .max(Map.Entry.<Integer, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(reverseOrder())))
                .orElseThrow()
                .getKey();
        Sitting sitting = sittings.of(turn, run.id(), best);
        return new Reply.Private(ScoreCards.mine(sitting, before(turn, sitting), score(turn, sitting), texts));
    }

    private List<Block> home(Turn turn) {
        return members.communitiesOf(turn.tx(), turn.person().id(), Community.Role.MEMBER).stream()
                .flatMap(community -> open(turn, community))
                .toList();
    }

    private Stream<Block> open(Turn turn, Community community) {
        return runs.openRuns(turn.tx(), community.id()).stream()
                .filter(run -> run.mode().isAtOnesOwnPace())
                .flatMap(run -> {
                    int answered = answers.of(turn.tx(), run.id(), turn.person().id(), answers.attempt(turn, run.id()))
                            .size();
                    return QuizCards.open(run, community.name(), answered, turn.texts(ResumeChat.class)).stream();
                });
    }

    private Score score(Turn turn, Sitting sitting) {
        return answers.score(turn.tx(), sitting, turn.person().id());
    }

    private SequencedMap<Integer, Given> before(Turn turn, Sitting sitting) {
        return answers.of(turn.tx(), sitting.run().id(), turn.person().id(), sitting.attempt());
    }
}

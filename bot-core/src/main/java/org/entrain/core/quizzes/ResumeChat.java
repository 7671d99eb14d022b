package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Members;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Texts;

/** Coming back to a quiz: where somebody was, what they saw last, the hard ones again. */
public final class ResumeChat implements Feature {
    static final String CONTINUE = "quiz.continue";
    static final String MINE = "quiz.mine";
    static final String RETRY = "quiz.retry";

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
        routes.press(
                        CONTINUE,
                        Right.ANSWER,
                        (turn, action) -> next(turn, sittings.of(turn, action.uuid(0), Sitting.FIRST_TRY)))
                .press(
                        RETRY,
                        Right.ANSWER,
                        (turn, action) -> next(turn, sittings.of(turn, action.uuid(0), Sitting.ANOTHER_TRY)))
                .press(
                        MINE,
                        Right.ANSWER,
                        (turn, action) -> mine(turn, sittings.of(turn, action.uuid(0), Sitting.FIRST_TRY)))
                .home(this::home);
    }

    /** The next question of somebody who began, or what their answers came to. */
    private Reply next(Turn turn, Sitting sitting) {
        Texts texts = turn.texts(ResumeChat.class);
        if (!sitting.isOpen() || !sitting.isAtOnesOwnPace()) {
            return new Reply.Private(Message.of(texts.words("closed")));
        }
        Map<Integer, Response> before = before(turn, sitting);
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Heading(texts.say("opened.title", sitting.run().quiz().name())));
        blocks.addAll(QuestionCards.next(
                sitting,
                before.keySet(),
                sitting.right(before),
                Optional.of(turn.person().id()),
                texts));
        return new Reply.Private(Message.of(blocks));
    }

    /** What somebody saw last: the verdict on their latest answer and the next question. */
    private Reply mine(Turn turn, Sitting sitting) {
        SequencedMap<Integer, Response> before = before(turn, sitting);
        if (before.isEmpty() || !sitting.isOpen()) {
            return next(turn, sitting);
        }
        int latest = before.lastEntry().getKey();
        return AnswerChat.verdict(
                turn.interaction(), sitting, latest, Standing.of(turn, sitting, latest, before, true));
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
                    int answered =
                            before(turn, Sitting.ofQuiz(run, Sitting.FIRST_TRY)).size();
                    return QuizCards.open(run, community.name(), answered, turn.texts(ResumeChat.class)).stream();
                });
    }

    private SequencedMap<Integer, Response> before(Turn turn, Sitting sitting) {
        return answers.of(turn.tx(), sitting.run().id(), turn.person().id(), sitting.attempt());
    }
}

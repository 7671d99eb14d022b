package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.Optional;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.text.Texts;

/** Taking back what one let others read. */
public final class SharingChat implements Feature {
    static final String TAKE_BACK = "quiz.take-back";

    private final Runs runs;
    private final Answers answers;
    private final QuizPosts posts;
    private final Sittings sittings;
    private final Thoughts thoughts = new Thoughts();

    /** Of these runs, as these posts show it. */
    public SharingChat(Runs runs, Answers answers, QuizPosts posts) {
        this.runs = runs;
        this.answers = answers;
        this.posts = posts;
        this.sittings = new Sittings(runs);
    }

    @Override
    public void register(Routes routes) {
        routes.press(TAKE_BACK, Right.ANSWER, this::takeBack);
    }

    private Reply takeBack(Turn turn, Action action) {
        Texts texts = turn.texts(SharingChat.class);
        // Whoever closes it meanwhile shows what is shared after this, not before.
        runs.holdOpen(turn.tx(), action.uuid(0));
        Run run = runs.run(turn.tx(), turn.person().organisationId(), action.uuid(0))
                .orElseThrow(() -> new Refusal(Message.of(texts.words("gone"))));
        boolean was = thoughts.takeBack(turn.tx(), run.id(), turn.person().id());
        if (was) {
            posts.shared(turn.tx(), run, turn.at());
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words(was ? "taken-back" : "taken-back.nothing")));
        if (run.isOpen()) {
            // It takes the place of the message with the next question.
            Sitting sitting = sittings.of(turn, run.id(), answers.attempt(turn, run.id()));
            Score score = answers.score(turn.tx(), sitting, turn.person().id());
            blocks.addAll(
                    QuestionCards.next(sitting, score, Optional.of(turn.person().id()), texts));
        }
        return new Reply.Private(Message.of(blocks));
    }
}

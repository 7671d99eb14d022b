package org.entrain.core.quizzes;

import org.entrain.core.bank.Quiz;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Present;
import org.entrain.core.text.Texts;

/** A quiz by private message: every member gets one letter, and after that one question at a time. */
public final class PrivateChat implements Feature {
    static final String START = "quiz.private";

    private final Access access;
    private final Launch launch;
    private final PrivateLetters letters;

    /** Talks about these letters. */
    public PrivateChat(Access access, Launch launch, PrivateLetters letters) {
        this.access = access;
        this.launch = launch;
        this.letters = letters;
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz private", Right.RUN, PrivateChat.class, this::start)
                .press(START, Right.RUN, (turn, action) -> start(turn, action.text(0)));
    }

    private Reply start(Turn turn, String name) {
        Community community = access.meant(turn);
        if (name.isEmpty()) {
            return launch.choose(turn, community, "private.which", START);
        }
        Texts texts = turn.texts(PrivateChat.class);
        Quiz quiz = launch.named(turn, community, name);
        Run run = launch.open(turn, community, quiz, Run.Mode.PRIVATE);
        int written =
                letters.write(turn.tx(), run, Present.in(turn.tx(), run.quiz().communityId()), turn.at());
        if (written == 0) {
            throw new Refusal(Message.of(texts.words("private.nobody", community.name())));
        }
        return new Reply.Private(Message.of(texts.words("private.started", quiz.name(), written)));
    }
}

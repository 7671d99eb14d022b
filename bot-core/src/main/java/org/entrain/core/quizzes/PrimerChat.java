package org.entrain.core.quizzes;

import java.time.Instant;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Texts;

/** A quiz before something is learned, and the same questions four weeks after it. */
public final class PrimerChat implements Feature {
    static final String START = "quiz.primer";
    static final String STOP = "quiz.primer-stop";

    private final Access access;
    private final Launch launch;
    private final Runs runs;
    private final QuizPosts posts;
    private final Primers primers = new Primers();

    /** Plans such runs. */
    public PrimerChat(Access access, Launch launch, Runs runs, QuizPosts posts) {
        this.access = access;
        this.launch = launch;
        this.runs = runs;
        this.posts = posts;
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz primer", Right.RUN, PrimerChat.class, this::start)
                .press(START, Right.RUN, (turn, action) -> start(turn, action.text(0)))
                .press(STOP, Right.RUN, this::stop);
    }

    /**
     * @param name of the quiz; may be empty, to see what is planned, and to be asked
     */
    private Reply start(Turn turn, String name) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        if (name.isEmpty()) {
            Reply choice = launch.choose(turn, community, "primer.which", START);
            return planned(turn, community, choice);
        }
        Quiz quiz = Launch.alike(launch.named(turn, community, name));
        boolean isPlanned = primers.planned(turn.tx(), community.id()).stream()
                .anyMatch(other -> other.quiz().equals(quiz.name()));
        if (isPlanned) {
            throw new Refusal(Message.of(texts.words("primer.already", quiz.name())));
        }
        Run run = launch.open(turn, community, quiz, Run.Mode.CHANNEL);
        Instant due = Primers.due(turn.at(), community.zone());
        primers.plan(turn.tx(), run.id(), due);
        posts.opened(turn.tx(), run, community, turn.at());
        return new Reply.Private(Message.of(
                texts.words("primer.started", quiz.name(), PrimerCards.day(due, community.zone(), texts.language()))));
    }

    private Reply planned(Turn turn, Community community, Reply choice) {
        return choice instanceof Reply.Private(Message message)
                ? new Reply.Private(PrimerCards.planned(
                        primers.planned(turn.tx(), community.id()), community.zone(), message, texts(turn)))
                : choice;
    }

    private Reply stop(Turn turn, Action action) {
        Run run = runs.run(turn.tx(), turn.person().organisationId(), action.uuid(0))
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("gone"))));
        access.in(turn, run.quiz().communityId());
        primers.stop(turn.tx(), run.id());
        return new Reply.Private(
                Message.of(texts(turn).words("primer.stopped", run.quiz().name())));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(PrimerChat.class);
    }
}

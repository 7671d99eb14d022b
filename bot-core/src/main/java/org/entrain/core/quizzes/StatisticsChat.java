package org.entrain.core.quizzes;

import java.util.List;
import java.util.UUID;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
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

/** The crew sees how the questions of a quiz work, and which are worth a look. */
public final class StatisticsChat implements Feature {
    static final String NAMED = "quiz.stats";
    static final String OF = "quiz.stats-of";
    static final String QUESTION = "quiz.stats-question";

    private final Access access;
    private final QuizNames names;
    private final ItemStatistics statistics = new ItemStatistics();

    /** Talks about these quizzes. */
    public StatisticsChat(Access access, Quizzes quizzes) {
        this.access = access;
        this.names = new QuizNames(quizzes);
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz stats", Right.RUN, StatisticsChat.class, this::named)
                .press(NAMED, Right.RUN, (turn, action) -> named(turn, action.text(0)))
                .press(OF, Right.RUN, (turn, action) -> of(turn, action.uuid(0)))
                .press(QUESTION, Right.RUN, this::question);
    }

    private Reply named(Turn turn, String name) {
        Community community = access.meant(turn);
        if (name.isEmpty()) {
            return names.choose(turn, community, "stats.which-quiz", NAMED);
        }
        Quiz quiz = names.named(turn, community, name);
        return overview(turn, quiz.id(), quiz.name());
    }

    private Reply of(Turn turn, UUID quiz) {
        return overview(turn, quiz, allowed(turn, quiz));
    }

    private Reply overview(Turn turn, UUID quiz, String name) {
        List<ItemStatistic> items = statistics.of(turn.tx(), quiz);
        return new Reply.Private(
                items.isEmpty()
                        ? Message.of(texts(turn).words("stats.never", name))
                        : StatisticsCards.overview(quiz, name, items, texts(turn)));
    }

    private Reply question(Turn turn, Action action) {
        UUID quiz = action.uuid(0);
        String name = allowed(turn, quiz);
        UUID question = action.uuid(1);
        return statistics.of(turn.tx(), quiz).stream()
                .filter(item -> item.version().question().equals(question))
                .findFirst()
                .map(item -> new Reply.Private(StatisticsCards.question(quiz, name, item, texts(turn))))
                .orElseThrow(() -> gone(turn));
    }

    /** The name of a quiz of a community that the person runs. */
    private String allowed(Turn turn, UUID quiz) {
        ItemStatistics.Named named = statistics.quiz(turn.tx(), quiz).orElseThrow(() -> gone(turn));
        access.in(turn, named.community());
        return named.name();
    }

    private static Refusal gone(Turn turn) {
        return new Refusal(Message.of(texts(turn).words("gone")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(StatisticsChat.class);
    }
}

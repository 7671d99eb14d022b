package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Texts;

/** What a community is playing, what waits and what is planned, and what there is besides. */
public final class QuizListChat implements Feature {
    private final Access access;
    private final Quizzes quizzes;
    private final Runs runs;

    /** Lists these quizzes. */
    public QuizListChat(Access access, Quizzes quizzes, Runs runs) {
        this.access = access;
        this.quizzes = quizzes;
        this.runs = runs;
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz list", Right.RUN, QuizListChat.class, (turn, rest) -> list(turn));
    }

    private Reply list(Turn turn) {
        Community community = access.meant(turn);
        Texts texts = turn.texts(QuizListChat.class);
        var blocks = new ArrayList<Block>();
        Set<String> said = new HashSet<>();
        for (Run run : runs.openRuns(turn.tx(), community.id())) {
            said.add(run.quiz().name());
            blocks.add(new Block.Text(run.window()
                    .closes()
                    .map(at -> texts.words(
                            "list.open-until", run.quiz().name(), run.window().moment(at, texts.language())))
                    .orElseGet(() -> texts.words("list.open", run.quiz().name()))));
        }
        for (Run run : new RunPlans(runs).of(turn.tx(), community.id())) {
            said.add(run.quiz().name());
            run.window()
                    .opens()
                    .ifPresent(at -> blocks.add(new Block.Text(texts.words(
                            at.isAfter(turn.at()) ? "list.planned" : "list.waiting",
                            run.quiz().name(),
                            run.window().moment(at, texts.language())))));
        }
        List<String> others = quizzes.names(turn.tx(), community.id()).stream()
                .filter(name -> !said.contains(name))
                .toList();
        if (!others.isEmpty()) {
            blocks.add(new Block.Text(texts.words("list.others", String.join(", ", others))));
        }
        return new Reply.Private(
                blocks.isEmpty() ? Message.of(texts.words("start.none", community.name())) : Message.of(blocks));
    }
}

package org.entrain.core.quizzes;

import java.util.Map;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bank.Rules;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Texts;

/** The rules of a quiz, shown and changed. */
public final class RulesChat implements Feature {
    static final String SHOW = "quiz.rules";
    static final String EDIT = "quiz.rules-edit";

    private final Access access;
    private final Quizzes quizzes;
    private final QuizNames names;

    /** Rules of these quizzes. */
    public RulesChat(Access access, Quizzes quizzes) {
        this.access = access;
        this.quizzes = quizzes;
        this.names = new QuizNames(quizzes);
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz rules", Right.RUN, RulesChat.class, this::show)
                .press(SHOW, Right.RUN, (turn, action) -> show(turn, action.text(0)))
                .press(EDIT, Right.RUN, this::edit)
                .form(EDIT, Right.RUN, this::change);
    }

    private Reply show(Turn turn, String name) {
        Community community = access.meant(turn);
        if (!name.isEmpty()) {
            return new Reply.Private(RulesCards.rules(names.named(turn, community, name), texts(turn)));
        }
        return names.choose(turn, community, "rules.which", SHOW);
    }

    private Reply edit(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        return new Reply.Open(RulesForm.of(names.named(turn, community, action.text(1)), texts(turn)));
    }

    private Reply change(Turn turn, Interaction.Submission form) {
        Community community = access.in(turn, form.action().uuid(0));
        Quiz quiz = names.named(turn, community, form.action().text(1));
        return switch (RulesForm.read(quiz, form, texts(turn))) {
            case RulesForm.Reading.Unclear(Map<String, String> errors) -> new Reply.Invalid(errors);
            case RulesForm.Reading.Understood(Rules rules) -> {
                quizzes.rule(turn.tx(), quiz.id(), rules);
                yield new Reply.Private(RulesCards.changed(
                        new Quiz(quiz.id(), quiz.communityId(), quiz.name(), quiz.language(), rules, quiz.questions()),
                        texts(turn)));
            }
        };
    }

    private static Texts texts(Turn turn) {
        return turn.texts(RulesChat.class);
    }
}

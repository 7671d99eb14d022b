package org.entrain.core.quizzes;

import java.util.List;
import java.util.Map;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Bank.Kept;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bank.Variant;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Texts;

/** The crew puts a key right, sees what that would change, and has all answers marked anew. */
public final class RegradeChat implements Feature {
    static final String QUIZ = "quiz.regrade";
    static final String QUESTION = "quiz.regrade-question";
    static final String FORM = "quiz.regrade-form";
    static final String KEY = "quiz.regrade-key";
    static final String LOOK = "quiz.regrade-look";
    static final String SURELY = "quiz.regrade-surely";

    private final Access access;
    private final QuizNames names;
    private final Bank bank;
    private final Regrades regrades;

    /** Regrades these quizzes. */
    public RegradeChat(Access access, Quizzes quizzes, Bank bank, Regrades regrades) {
        this.access = access;
        this.names = new QuizNames(quizzes);
        this.bank = bank;
        this.regrades = regrades;
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz regrade", Right.RUN, RegradeChat.class, this::quiz)
                .press(QUIZ, Right.RUN, (turn, action) -> quiz(turn, action.text(0)))
                .press(QUESTION, Right.RUN, this::question)
                .press(FORM, Right.RUN, this::open)
                .form(KEY, Right.RUN, this::putRight)
                .press(LOOK, Right.RUN, (turn, action) -> look(turn, kept(turn, action)))
                .press(SURELY, Right.RUN, this::regrade);
    }

    private Reply quiz(Turn turn, String name) {
        Community community = access.meant(turn);
        if (name.isEmpty()) {
            return names.choose(turn, community, "regrade.which-quiz", QUIZ);
        }
        Quiz quiz = names.named(turn, community, name);
        List<Regrades.Asked> asked = regrades.asked(turn.tx(), quiz.id());
        if (asked.isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("regrade.never", quiz.name())));
        }
        return new Reply.Private(RegradeCards.questions(quiz.name(), asked, texts(turn)));
    }

    private Reply question(Turn turn, Action action) {
        Kept kept = kept(turn, action);
        boolean byForm = RegradeForm.isFor(kept.version().original().question());
        return new Reply.Private(RegradeCards.question(kept, byForm, texts(turn)));
    }

    private Reply open(Turn turn, Action action) {
        Kept kept = current(turn, action);
        return new Reply.Open(RegradeForm.of(
                kept.version(), Action.of(KEY, kept.id(), kept.version().number()), texts(turn)));
    }

    private Reply putRight(Turn turn, Interaction.Submission form) {
        Kept kept = current(turn, form.action());
        return switch (RegradeForm.read(kept.version(), form, texts(turn))) {
            case RegradeForm.Reading.Unclear(Map<String, String> errors) -> new Reply.Invalid(errors);
            case RegradeForm.Reading.PutRight(List<Variant> variants) ->
                bank.revise(
                                turn.tx(),
                                kept.id(),
                                kept.version().number(),
                                variants,
                                turn.person().id(),
                                turn.at())
                        .map(version ->
                                look(turn, new Kept(kept.communityId(), kept.standing(), kept.authorId(), version)))
                        .orElseThrow(() -> meanwhile(turn));
        };
    }

    private Reply look(Turn turn, Kept kept) {
        return new Reply.Private(
                RegradeCards.prospect(kept, regrades.prospect(turn.tx(), kept.version()), texts(turn)));
    }

    private Reply regrade(Turn turn, Action action) {
        Kept kept = current(turn, action);
        if (!regrades.regrade(turn, kept)) {
            throw meanwhile(turn);
        }
        return new Reply.Private(Message.of(texts(turn).words("regrade.done")));
    }

    /** A question that is spoken of, in a community that the person runs. */
    private Kept kept(Turn turn, Action action) {
        Kept kept = bank.find(turn.tx(), turn.person().organisationId(), action.uuid(0))
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("gone"))));
        access.in(turn, kept.communityId());
        return kept;
    }

    /** The same, where nobody changed it since it was shown. */
    private Kept current(Turn turn, Action action) {
        Kept kept = kept(turn, action);
        if (kept.version().number() != action.number(1)) {
            throw meanwhile(turn);
        }
        return kept;
    }

    private static Refusal meanwhile(Turn turn) {
        return new Refusal(Message.of(texts(turn).words("regrade.meanwhile")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(RegradeChat.class);
    }
}

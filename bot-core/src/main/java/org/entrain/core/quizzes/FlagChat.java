package org.entrain.core.quizzes;

import java.util.Map;
import java.util.Optional;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Bank.Kept;
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
import org.entrain.core.text.Texts;

/** Learners say that something is wrong with a question; the crew sees to it. */
public final class FlagChat implements Feature {
    static final String RAISE = "quiz.flag";
    static final String FORM = "quiz.flag-form";
    static final String CLOSE = "quiz.flag-close";
    static final String RETIRE = "quiz.flag-retire";

    private final Access access;
    private final Bank bank;
    private final FlagLetters letters;
    private final Flags flags = new Flags();

    /** Flags on the questions of this bank. */
    public FlagChat(Access access, Bank bank, FlagLetters letters) {
        this.access = access;
        this.bank = bank;
        this.letters = letters;
    }

    @Override
    public void register(Routes routes) {
        routes.press(RAISE, Right.ANSWER, this::open)
                .form(FORM, Right.ANSWER, this::raise)
                .press(CLOSE, Right.RUN, (turn, action) -> settle(turn, action, Flag.Fate.KEPT))
                .press(RETIRE, Right.RUN, (turn, action) -> settle(turn, action, Flag.Fate.RETIRED));
    }

    private Reply open(Turn turn, Action action) {
        Kept kept = answered(turn, action);
        return new Reply.Open(
                FlagCards.form(kept.version(), Action.of(FORM, kept.id(), action.number(1)), texts(turn)));
    }

    private Reply raise(Turn turn, Interaction.Submission form) {
        Kept kept = answered(turn, form.action());
        Optional<Flag.Reason> reason = reason(form.value(FlagCards.REASON));
        if (reason.isEmpty()) {
            return new Reply.Invalid(Map.of(FlagCards.REASON, texts(turn).say("flag.form.reason.missing")));
        }
        String words = form.value(FlagCards.WORDS).replace("\0", "").strip();
        if (words.length() > Flag.LONGEST) {
            return new Reply.Invalid(Map.of(FlagCards.WORDS, texts(turn).say("flag.form.words.long", Flag.LONGEST)));
        }
        flags.hold(turn.tx(), kept.id());
        var flag = new Flag(kept.id(), turn.person().id(), form.action().number(1), reason.get(), words);
        if (!flags.add(turn.tx(), flag, turn.at())) {
            return new Reply.Private(Message.of(texts(turn).words("flag.before")));
        }
        letters.gather(turn.tx(), kept, turn.at());
        return new Reply.Private(Message.of(texts(turn).words("flag.thanks")));
    }

    private static Optional<Flag.Reason> reason(String name) {
        try {
            return Optional.of(Flag.Reason.valueOf(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Reply settle(Turn turn, Action action, Flag.Fate fate) {
        Kept kept = kept(turn, action);
        access.in(turn, kept.communityId());
        flags.hold(turn.tx(), kept.id());
        if (flags.open(turn.tx(), kept.id()).isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("flag.none")));
        }
        if (fate == Flag.Fate.RETIRED) {
            bank.stand(turn.tx(), kept.id(), Bank.Standing.APPROVED, Bank.Standing.RETIRED);
        }
        letters.settle(turn.tx(), kept, fate, turn.person().name(), turn.at());
        return new Reply.Private(Message.of(texts(turn).words("flag.done")));
    }

    /** A question that somebody speaks of who answered it. */
    private Kept answered(Turn turn, Action action) {
        Kept kept = kept(turn, action);
        if (!flags.answered(turn.tx(), kept.id(), turn.person().id())) {
            throw new Refusal(Message.of(texts(turn).words("flag.not-answered")));
        }
        return kept;
    }

    private Kept kept(Turn turn, Action action) {
        return bank.find(turn.tx(), turn.person().organisationId(), action.uuid(0))
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("gone"))));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(FlagChat.class);
    }
}

package org.entrain.core.calendar;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
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
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanDraft;
import org.entrain.core.plans.PlanDraft.State;
import org.entrain.core.plans.Plans;
import org.entrain.core.text.Texts;

/** What the crew says to a draft: yes, another one, or not this time. The first of them decides. */
public final class DraftChat implements Feature {
    static final String APPROVE = "plan.approve";
    static final String ANOTHER = "plan.another";
    static final String DECLINE = "plan.decline";

    /** So often chance is asked for something else, before there is said to be nothing. */
    private static final int TRIES = 20;

    private final Access access;
    private final Plans plans;
    private final Drafts drafts;
    private final PlanFinder finder;
    private final Deeds deeds;

    /** Decides about these drafts. */
    public DraftChat(Access access, Plans plans, Drafts drafts, Audit audit) {
        this.access = access;
        this.plans = plans;
        this.drafts = drafts;
        this.finder = new PlanFinder(access, plans);
        this.deeds = new Deeds(audit);
    }

    @Override
    public void register(Routes routes) {
        routes.press(APPROVE, Right.RUN, (turn, action) -> decide(turn, action, State.APPROVED))
                .press(DECLINE, Right.RUN, (turn, action) -> decide(turn, action, State.DECLINED))
                .press(ANOTHER, Right.RUN, this::another);
    }

    private Reply decide(Turn turn, Action action, State state) {
        Plan plan = finder.plan(turn, action);
        PlanDraft seen = draft(turn, plan, action);
        if (seen.state() != State.WAITING) {
            return decidedBefore(turn, seen);
        }
        if (!DraftCards.mark(seen).equals(action.text(2))) {
            return shown(turn, plan, seen);
        }
        var then = new PlanDraft(seen.plan(), seen.round(), seen.choice(), state);
        if (!plans.decide(turn.tx(), seen, then)) {
            return decidedBefore(turn, draft(turn, plan, action));
        }
        deeds.note(turn, plan, state == State.APPROVED ? Deed.ROUND_APPROVED : Deed.ROUND_DECLINED, "");
        drafts.decided(
                turn.tx(), plan, community(turn, plan), then, turn.person().id(), turn.at());
        return shown(turn, plan, then);
    }

    /** Chooses again, until it is something else. */
    private Reply another(Turn turn, Action action) {
        Plan plan = finder.plan(turn, action);
        PlanDraft seen = draft(turn, plan, action);
        if (seen.state() != State.WAITING) {
            return decidedBefore(turn, seen);
        }
        if (!DraftCards.mark(seen).equals(action.text(2))) {
            return shown(turn, plan, seen);
        }
        Optional<PlanDraft> other = Stream.generate(() -> plans.kindOf(plan).choose(turn.tx(), plan, plan.nextDue()))
                .limit(TRIES)
                .flatMap(Optional::stream)
                .filter(choice -> !choice.equals(seen.choice()))
                .findFirst()
                .map(choice -> new PlanDraft(seen.plan(), seen.round(), choice, State.WAITING));
        if (other.isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("draft.no-other")));
        }
        if (!plans.decide(turn.tx(), seen, other.get())) {
            return decidedBefore(turn, draft(turn, plan, action));
        }
        drafts.decided(
                turn.tx(),
                plan,
                community(turn, plan),
                other.get(),
                turn.person().id(),
                turn.at());
        return shown(turn, plan, other.get());
    }

    /** The draft that a button is about, where it is still to come. */
    private PlanDraft draft(Turn turn, Plan plan, Action action) {
        Instant round = PlanFinder.round(turn, action);
        finder.slot(turn, plan, round);
        return plans.draft(turn.tx(), plan, round).orElseThrow(() -> PlanFinder.gone(turn));
    }

    private static Reply decidedBefore(Turn turn, PlanDraft draft) {
        return new Reply.Private(Message.of(texts(turn).words("draft.decided." + draft.state())));
    }

    private Reply shown(Turn turn, Plan plan, PlanDraft draft) {
        return new Reply.Private(drafts.card(turn.tx(), plan, community(turn, plan), draft, turn.language()));
    }

    private Community community(Turn turn, Plan plan) {
        return access.in(turn, plan.communityId());
    }

    private static Texts texts(Turn turn) {
        return turn.texts(DraftChat.class);
    }
}

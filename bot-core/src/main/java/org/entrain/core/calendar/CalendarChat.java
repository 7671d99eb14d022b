package org.entrain.core.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.calendar.Editorial.Line;
import org.entrain.core.calendar.Editorial.Numbered;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.plans.DaysOff;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanDraft;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Slot;
import org.entrain.core.text.Texts;

/** What the crew of a community reads of what is to come: the calendar of the next six weeks, one round, what it would say. */
public final class CalendarChat implements Feature {
    static final String CALENDAR = "plan.calendar";
    static final String ROUND = "plan.round";
    static final String PREVIEW = "plan.preview";

    private final Access access;
    private final Plans plans;
    private final Editorial editorial;
    private final PlanFinder finder;

    /** Shows these plans. */
    public CalendarChat(Access access, Plans plans) {
        this.access = access;
        this.plans = plans;
        this.editorial = new Editorial(plans);
        this.finder = new PlanFinder(access, plans);
    }

    @Override
    public void register(Routes routes) {
        routes.command("plan list", Right.RUN, CalendarChat.class, (turn, rest) -> calendar(turn, access.meant(turn)))
                .command("plan preview", Right.RUN, CalendarChat.class, this::preview)
                .press(CALENDAR, Right.RUN, (turn, action) -> calendar(turn, access.in(turn, action.uuid(0))))
                .press(ROUND, Right.RUN, this::round)
                .press(PREVIEW, Right.RUN, (turn, action) -> {
                    Plan plan = finder.plan(turn, action);
                    return preview(turn, plan, access.in(turn, plan.communityId()), PlanFinder.round(turn, action));
                });
    }

    private Reply calendar(Turn turn, Community community) {
        List<Numbered> listed = editorial.plans(turn.tx(), community.id(), turn.language());
        List<Line> lines = editorial.lines(turn.tx(), community, listed, turn.at(), turn.language());
        return new Reply.Private(CalendarCards.calendar(
                community,
                listed,
                lines,
                Editorial.remarks(lines, DaysOff.of(turn.tx(), community.id())),
                editorial.missed(turn.tx(), community, turn.at(), turn.language()),
                turn.texts(CalendarChat.class)));
    }

    /** One round, chosen from the calendar: its value says the plan and the round. */
    private Reply round(Turn turn, Action action) {
        String[] parts = action.text(0).split(" ", 2);
        var meant = Action.of(ROUND, (Object[]) parts);
        Plan plan = finder.plan(turn, meant);
        Instant round = PlanFinder.round(turn, meant);
        Slot slot = finder.slot(turn, plan, round);
        return new Reply.Private(CalendarCards.round(
                plan, editorial.title(turn.tx(), plan, turn.language()), slot, turn.texts(CalendarChat.class)));
    }

    private Reply preview(Turn turn, String words) {
        PlanFinder.Said said = finder.said(turn, words);
        Plan plan = said.plan()
                .orElseGet(() -> plans.list(turn.tx(), said.community().id()).getFirst());
        return preview(turn, plan, said.community(), plan.nextRound());
    }

    /** What a round would say; what was chosen for it to show is what it brings. */
    private Reply preview(Turn turn, Plan plan, Community community, Instant round) {
        Texts texts = turn.texts(CalendarChat.class);
        PlanKind kind = plans.kindOf(plan);
        String title = kind.title(turn.tx(), plan, turn.language());
        Slot slot = finder.slot(turn, plan, round);
        Optional<String> choice = choice(turn, plan, community, kind, slot);
        return new Reply.Private(choice.map(one -> CalendarCards.preview(
                        plan,
                        title,
                        slot,
                        kind.preview(turn.tx(), plan, one, Previews.language(plan, community, turn.language())),
                        texts))
                .orElseGet(() -> Message.of(texts.words("preview.nothing", title))));
    }

    private Optional<String> choice(Turn turn, Plan plan, Community community, PlanKind kind, Slot slot) {
        Optional<String> kept = plans.draft(turn.tx(), plan, slot.round())
                .map(PlanDraft::choice)
                .filter(choice -> kind.canBring(turn.tx(), plan, choice));
        if (kept.isPresent()) {
            return kept;
        }
        if (!slot.round().equals(plan.nextRound())) {
            return later(turn, plan, community, kind, slot);
        }
        Optional<String> chosen = kind.choose(turn.tx(), plan, slot.due());
        chosen.ifPresent(choice ->
                plans.keep(turn.tx(), new PlanDraft(plan.id(), slot.round(), choice, PlanDraft.State.WAITING)));
        return chosen;
    }

    /** A later round's choice hangs on what comes before it: it is not kept, and of several in turn it is the one foretold. */
    private Optional<String> later(Turn turn, Plan plan, Community community, PlanKind kind, Slot slot) {
        if (kind instanceof MixPlan mix) {
            List<Numbered> listed = editorial.plans(turn.tx(), community.id(), turn.language());
            return editorial.lines(turn.tx(), community, listed, turn.at(), turn.language()).stream()
                    .filter(line -> line.of().plan().id().equals(plan.id())
                            && line.slot().round().equals(slot.round()))
                    .flatMap(line -> line.entry().stream())
                    .findFirst()
                    .flatMap(entry -> mix.choose(turn.tx(), plan, entry, slot.due()));
        }
        return kind.choose(turn.tx(), plan, slot.due());
    }
}

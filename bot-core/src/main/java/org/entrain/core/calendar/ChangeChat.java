package org.entrain.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.entrain.core.plans.Moments;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Slot;
import org.entrain.core.text.Texts;

/** What the crew of a community changes in its plans: one round is left out, a plan rests, goes on or ends. */
public final class ChangeChat implements Feature {
    static final String SKIP = "plan.skip";
    static final String PAUSE = "plan.pause";
    static final String RESUME = "plan.resume";
    static final String STOP = "plan.stop";
    /** Which of several plans was meant by a word: the word, the plan. */
    static final String PICK = "plan.pick";

    private static final Pattern UNTIL = Pattern.compile(
            "(?:until|till|jusqu['’ ]?(?:à|a|au|en))\\s+(.+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Plans plans;
    private final Deeds deeds;
    private final Editorial editorial;
    private final PlanFinder finder;

    /** Changes these plans. */
    public ChangeChat(Access access, Plans plans, Audit audit) {
        this.plans = plans;
        this.deeds = new Deeds(audit);
        this.editorial = new Editorial(plans);
        this.finder = new PlanFinder(access, plans);
    }

    @Override
    public void register(Routes routes) {
        routes.command("plan skip", Right.RUN, ChangeChat.class, (turn, rest) -> meant(turn, rest, SKIP))
                .command("plan pause", Right.RUN, ChangeChat.class, this::pause)
                .command("plan resume", Right.RUN, ChangeChat.class, (turn, rest) -> meant(turn, rest, RESUME))
                .command("plan stop", Right.RUN, ChangeChat.class, (turn, rest) -> meant(turn, rest, STOP))
                .press(
                        SKIP,
                        Right.RUN,
                        (turn, action) -> skip(turn, finder.plan(turn, action), PlanFinder.round(turn, action)))
                .press(PAUSE, Right.RUN, (turn, action) -> pause(turn, finder.plan(turn, action)))
                .press(RESUME, Right.RUN, (turn, action) -> resume(turn, finder.plan(turn, action)))
                .press(STOP, Right.RUN, (turn, action) -> stop(turn, finder.plan(turn, action)))
                .press(PICK, Right.RUN, this::picked);
    }

    private Reply meant(Turn turn, String words, String what) {
        PlanFinder.Said said = finder.said(turn, words);
        if (!said.rest().isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("change.unclear", Plain.echo(said.rest()))));
        }
        return said.plan().map(plan -> done(turn, plan, what)).orElseGet(() -> finder.which(turn, said, what));
    }

    private Reply done(Turn turn, Plan plan, String what) {
        return switch (what) {
            case SKIP -> skip(turn, plan, plan.nextRound());
            case PAUSE -> pause(turn, plan);
            case RESUME -> resume(turn, plan);
            case STOP -> stop(turn, plan);
            case MoveChat.MOVE -> new Reply.Private(CalendarCards.next(plan, title(turn, plan), texts(turn)));
            default -> throw PlanFinder.gone(turn);
        };
    }

    private Reply picked(Turn turn, Action action) {
        return done(turn, finder.plan(turn, Action.of(PICK, action.text(1))), action.text(0));
    }

    /** The button means the round it was shown with, whenever it is pressed. */
    private Reply skip(Turn turn, Plan plan, Instant round) {
        Slot slot = finder.slot(turn, plan, round);
        Optional<Plan> next = plans.skip(turn.tx(), plan, round, turn.at());
        deeds.note(turn, plan, Deed.PLAN_CHANGED, "skipped");
        String left = Moment.of(plan, slot.due(), turn.language());
        return next.map(then -> said(
                        turn, "skipped", title(turn, plan), left, Moment.of(then, then.nextDue(), turn.language())))
                .orElseGet(() -> said(turn, "skipped.last", title(turn, plan), left));
    }

    private Reply pause(Turn turn, String words) {
        PlanFinder.Said said = finder.said(turn, words);
        if (said.plan().isEmpty()) {
            return finder.which(turn, said, PAUSE);
        }
        Plan plan = said.plan().get();
        if (said.rest().isEmpty()) {
            return pause(turn, plan);
        }
        Matcher until = UNTIL.matcher(said.rest());
        String day = until.matches() ? until.group(1) : said.rest();
        LocalDate from = Moments.read(day + " 23:59", turn.at(), turn.at(), plan.zone())
                .map(at -> plan.local(at).toLocalDate())
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("pause.until", Plain.echo(day)))));
        Optional<Plan> then = plans.resume(turn.tx(), plan, from, turn.at());
        deeds.note(turn, plan, Deed.PLAN_CHANGED, "paused");
        return then.map(next -> said(
                        turn,
                        "paused.until",
                        title(turn, plan),
                        Moment.day(from, turn.language()),
                        Moment.of(next, next.nextDue(), turn.language())))
                .orElseGet(() -> said(turn, "paused.over", title(turn, plan)));
    }

    private Reply pause(Turn turn, Plan plan) {
        plans.pause(turn.tx(), plan, turn.at());
        deeds.note(turn, plan, Deed.PLAN_CHANGED, "paused");
        return said(turn, "paused", title(turn, plan));
    }

    private Reply resume(Turn turn, Plan plan) {
        if (!plan.paused()) {
            return said(turn, "resumed.already", title(turn, plan), Moment.of(plan, plan.nextDue(), turn.language()));
        }
        Optional<Plan> then =
                plans.resume(turn.tx(), plan, plan.local(turn.at()).toLocalDate(), turn.at());
        deeds.note(turn, plan, Deed.PLAN_CHANGED, "resumed");
        return then.map(next ->
                        said(turn, "resumed", title(turn, plan), Moment.of(next, next.nextDue(), turn.language())))
                .orElseGet(() -> said(turn, "paused.over", title(turn, plan)));
    }

    private Reply stop(Turn turn, Plan plan) {
        plans.stop(turn.tx(), plan, turn.at());
        deeds.note(turn, plan, Deed.PLAN_CHANGED, "stopped");
        return said(turn, "stopped", title(turn, plan), plan.schedule().describe(turn.language()));
    }

    private String title(Turn turn, Plan plan) {
        return editorial.title(turn.tx(), plan, turn.language());
    }

    private static Reply said(Turn turn, String key, Object... arguments) {
        return new Reply.Private(Message.of(texts(turn).words(key, arguments)));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(ChangeChat.class);
    }
}

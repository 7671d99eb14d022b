package org.entrain.core.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Access;
import org.entrain.core.plans.Cadence;
import org.entrain.core.plans.LocalTimes;
import org.entrain.core.plans.Moments;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Reading;
import org.entrain.core.plans.Slot;
import org.entrain.core.text.Texts;

/** How the crew of a community moves one round of a plan to another time: in words, or in a form. */
public final class MoveChat implements Feature {
    static final String MOVE_FORM = "plan.move-form";
    static final String MOVE = "plan.move";

    private static final String DATE = "date";
    private static final String TIME = "time";
    private static final int LONGEST_TIME = 20;
    private static final Pattern TO =
            Pattern.compile("(?:to|au|à|a|pour)\\s+(.+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Plans plans;
    private final Editorial editorial;
    private final PlanFinder finder;
    private final Deeds deeds;

    /** Moves rounds of these plans. */
    public MoveChat(Access access, Plans plans, Audit audit) {
        this.plans = plans;
        this.editorial = new Editorial(plans);
        this.finder = new PlanFinder(access, plans);
        this.deeds = new Deeds(audit);
    }

    @Override
    public void register(Routes routes) {
        routes.command("plan move", Right.RUN, MoveChat.class, this::move)
                .press(MOVE_FORM, Right.RUN, (turn, action) -> open(turn, finder.plan(turn, action), action))
                .form(MOVE, Right.RUN, this::moved);
    }

    private Reply move(Turn turn, String words) {
        PlanFinder.Said said = finder.said(turn, words);
        Matcher to = TO.matcher(said.rest());
        if (said.plan().isEmpty() || said.rest().isEmpty()) {
            return said.plan()
                    .<Reply>map(plan -> new Reply.Private(CalendarCards.next(plan, title(turn, plan), texts(turn))))
                    .orElseGet(() -> finder.which(turn, said, MOVE));
        }
        Plan plan = said.plan().get();
        finder.slot(turn, plan, plan.nextRound());
        String when = to.matches() ? to.group(1) : said.rest();
        Instant moment = moment(turn, plan, when);
        Optional<String> problem = problem(turn, plan, plan.nextRound(), moment);
        problem.ifPresent(text -> {
            throw new Refusal(Message.of(Words.plain(text)));
        });
        return move(turn, plan, plan.nextRound(), moment);
    }

    private static Instant moment(Turn turn, Plan plan, String when) {
        Optional<Instant> moment = Moments.read(when, turn.at(), Instant.EPOCH, plan.zone())
                .flatMap(any ->
                        Moments.read(when, turn.at(), turn.at(), plan.zone()).or(() -> Optional.of(any)));
        return moment.orElseThrow(() -> new Refusal(Message.of(texts(turn).words("move.unclear", Plain.echo(when)))));
    }

    /** Why a round cannot be moved to a moment; empty where it can. */
    private Optional<String> problem(Turn turn, Plan plan, Instant round, Instant to) {
        Texts texts = texts(turn);
        if (!to.isAfter(turn.at())) {
            return Optional.of(texts.say("move.past", Moment.of(plan, to, turn.language())));
        }
        Plans.Neighbours between = plans.neighbours(turn.tx(), plan, round);
        Optional<Instant> before = between.before().filter(one -> !to.isAfter(one));
        Optional<Instant> after = between.after().filter(one -> !to.isBefore(one));
        return after.map(one -> texts.say("move.after", Moment.of(plan, one, turn.language())))
                .or(() -> before.map(one -> texts.say("move.before", Moment.of(plan, one, turn.language()))));
    }

    private Reply move(Turn turn, Plan plan, Instant round, Instant to) {
        Slot slot = finder.slot(turn, plan, round);
        Plan then = plans.move(turn.tx(), plan, round, to, turn.at()).orElseThrow(() -> PlanFinder.gone(turn));
        deeds.note(turn, then, Deed.PLAN_CHANGED, "moved");
        return new Reply.Private(Message.of(texts(turn)
                .words(
                        "moved",
                        title(turn, plan),
                        Moment.of(plan, slot.due(), turn.language()),
                        Moment.of(plan, to, turn.language()))));
    }

    private Reply open(Turn turn, Plan plan, Action action) {
        Texts texts = texts(turn);
        Instant round = PlanFinder.round(turn, action);
        Slot slot = finder.slot(turn, plan, round);
        return new Reply.Open(new Form(
                Action.of(MOVE, plan.id(), round),
                texts.say("move.title"),
                List.of(new Block.Text(
                        texts.words("move.intro", title(turn, plan), Moment.of(plan, slot.due(), turn.language())))),
                List.of(
                        new Form.DateField(
                                DATE,
                                texts.say("move.date"),
                                "",
                                false,
                                Optional.of(plan.local(slot.due()).toLocalDate())),
                        new Form.TextField(
                                TIME,
                                texts.say("move.time"),
                                texts.say("move.time.hint"),
                                false,
                                false,
                                LONGEST_TIME,
                                plan.local(slot.due()).toLocalTime().toString())),
                texts.say("move.submit"),
                texts.say("form.cancel")));
    }

    private Reply moved(Turn turn, Interaction.Submission form) {
        Plan plan = finder.plan(turn, form.action());
        Instant round =
                finder.slot(turn, plan, PlanFinder.round(turn, form.action())).round();
        Texts texts = texts(turn);
        Map<String, String> errors = new HashMap<>();
        Optional<LocalDate> date = date(form.value(DATE).strip());
        Optional<LocalTime> time = time(form.value(TIME));
        if (date.isEmpty()) {
            errors.put(DATE, texts.say("move.no-date"));
        }
        if (time.isEmpty()) {
            errors.put(TIME, texts.say("move.no-time"));
        }
        if (!errors.isEmpty()) {
            return new Reply.Invalid(errors);
        }
        Instant to = LocalTimes.instant(date.orElseThrow().atTime(time.orElseThrow()), plan.zone());
        return problem(turn, plan, round, to)
                .<Reply>map(text -> new Reply.Invalid(Map.of(DATE, text)))
                .orElseGet(() -> move(turn, plan, round, to));
    }

    private static Optional<LocalDate> date(String iso) {
        try {
            return Optional.of(LocalDate.parse(iso));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time of day as plans are said: 14:00, 2 pm, 14h. */
    private static Optional<LocalTime> time(String typed) {
        return Reading.of("every day " + typed.strip()) instanceof Reading.Understood(Cadence cadence)
                ? Optional.of(cadence.time())
                : Optional.empty();
    }

    private String title(Turn turn, Plan plan) {
        return editorial.title(turn.tx(), plan, turn.language());
    }

    private static Texts texts(Turn turn) {
        return turn.texts(MoveChat.class);
    }
}

package org.entrain.core.prompts;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
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
import org.entrain.core.plans.NewPlan;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Reading;
import org.entrain.core.plans.Schedule;
import org.entrain.core.text.Texts;

/** What the crew of a community does with icebreakers: plan them, skip one, stop them. */
public final class IcebreakerChat implements Feature {
    static final String SKIP = "icebreaker.skip";
    static final String STOP = "icebreaker.stop";

    private final Access access;
    private final Plans plans;

    /** Talks about the icebreakers among these plans. */
    public IcebreakerChat(Access access, Plans plans) {
        this.access = access;
        this.plans = plans;
    }

    @Override
    public void register(Routes routes) {
        routes.command("icebreaker", Right.RUN, IcebreakerChat.class, this::plan)
                .command("icebreaker list", Right.RUN, IcebreakerChat.class, (turn, rest) -> list(turn))
                .command("icebreaker skip", Right.RUN, IcebreakerChat.class, (turn, rest) -> only(turn, SKIP))
                .command("icebreaker stop", Right.RUN, IcebreakerChat.class, (turn, rest) -> only(turn, STOP))
                .press(SKIP, Right.RUN, this::skip)
                .press(STOP, Right.RUN, this::stop);
    }

    private Reply plan(Turn turn, String words) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        if (words.isEmpty()) {
            return list(turn);
        }
        return switch (Reading.of(words)) {
            case Reading.Understood(Schedule schedule) -> {
                refuseTwice(turn, community, schedule);
                Plan plan = plans.add(
                                turn.tx(),
                                NewPlan.inChannel(
                                        turn.person().organisationId(),
                                        community.id(),
                                        AskingPlan.ICEBREAKER,
                                        "",
                                        schedule,
                                        community.zone(),
                                        turn.person().id()),
                                turn.at())
                        .orElseThrow();
                yield new Reply.Private(Message.of(texts.words(
                        "planned",
                        community.name(),
                        plan.schedule().describe(turn.language()),
                        IcebreakerCards.moment(plan, turn.language()))));
            }
            case Reading.Problem(String key, String unclear) ->
                throw new Refusal(Message.of(turn.texts(Plans.class).words(key, unclear)));
        };
    }

    private void refuseTwice(Turn turn, Community community, Schedule schedule) {
        plans.list(turn.tx(), community.id(), AskingPlan.ICEBREAKER).stream()
                .filter(plan -> plan.schedule().equals(schedule))
                .findFirst()
                .ifPresent(plan -> {
                    throw new Refusal(Message.of(texts(turn)
                            .words(
                                    "planned.already",
                                    community.name(),
                                    plan.schedule().describe(turn.language()),
                                    IcebreakerCards.moment(plan, turn.language()))));
                });
    }

    private Reply list(Turn turn) {
        Community community = access.meant(turn);
        List<Plan> planned = plans.list(turn.tx(), community.id(), AskingPlan.ICEBREAKER);
        return new Reply.Private(
                planned.isEmpty()
                        ? Message.of(texts(turn).words("none", community.name()))
                        : IcebreakerCards.plans(planned, community.name(), texts(turn)));
    }

    /** Skips or stops the only plan there is; where there are several, they are shown with their buttons. */
    private Reply only(Turn turn, String what) {
        Community community = access.meant(turn);
        List<Plan> planned = plans.list(turn.tx(), community.id(), AskingPlan.ICEBREAKER);
        if (planned.size() != 1) {
            return list(turn);
        }
        Plan plan = planned.getFirst();
        return what.equals(SKIP) ? skip(turn, plan) : stop(turn, plan);
    }

    private Reply skip(Turn turn, Action action) {
        Plan plan = plan(turn, action.uuid(0));
        // The button means the round it was shown with, whenever it is pressed.
        return plan.nextDue().equals(moment(turn, action)) ? skip(turn, plan) : list(turn);
    }

    private Reply skip(Turn turn, Plan plan) {
        Plan next = plans.skipNext(turn.tx(), plan, turn.at()).orElseThrow(() -> new Refusal(gone(turn)));
        return new Reply.Private(Message.of(texts(turn)
                .words(
                        "skipped",
                        IcebreakerCards.moment(plan, turn.language()),
                        IcebreakerCards.moment(next, turn.language()))));
    }

    private Reply stop(Turn turn, Action action) {
        return stop(turn, plan(turn, action.uuid(0)));
    }

    private Reply stop(Turn turn, Plan plan) {
        plans.stop(turn.tx(), plan, turn.at());
        return new Reply.Private(
                Message.of(texts(turn).words("stopped", plan.schedule().describe(turn.language()))));
    }

    /** A plan of a community that the person helps to run. */
    private Plan plan(Turn turn, UUID id) {
        Plan plan =
                plans.find(turn.tx(), turn.person().organisationId(), id).orElseThrow(() -> new Refusal(gone(turn)));
        access.in(turn, plan.communityId());
        return plan;
    }

    private static Instant moment(Turn turn, Action action) {
        try {
            return Instant.parse(action.text(1));
        } catch (DateTimeParseException e) {
            throw new Refusal(gone(turn));
        }
    }

    private static Message gone(Turn turn) {
        return Message.of(texts(turn).words("gone"));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(IcebreakerChat.class);
    }
}

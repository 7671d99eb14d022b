package org.entrain.core.calendar;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Turn;
import org.entrain.core.calendar.Editorial.Numbered;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Slot;
import org.entrain.core.text.Texts;

/** Finds the plan that somebody means, and asks whether they may. */
final class PlanFinder {
    private static final Pattern NUMBER = Pattern.compile("(?:n[o°.]* ?|#)?(\\d{1,6})\\b\\s*(.*)", Pattern.DOTALL);

    private final Access access;
    private final Plans plans;
    private final Editorial editorial;

    PlanFinder(Access access, Plans plans) {
        this.access = access;
        this.plans = plans;
        this.editorial = new Editorial(plans);
    }

    /** The plan that a button is about, of a community that the person helps to run. */
    Plan plan(Turn turn, Action action) {
        return plan(turn, action.uuid(0));
    }

    Plan plan(Turn turn, UUID id) {
        Plan plan = plans.find(turn.tx(), turn.person().organisationId(), id).orElseThrow(() -> gone(turn));
        access.in(turn, plan.communityId());
        return plan;
    }

    /** The round that a button is about. */
    static Instant round(Turn turn, Action action) {
        try {
            return Instant.parse(action.text(1));
        } catch (DateTimeParseException e) {
            throw gone(turn);
        }
    }

    /**
     * The place of a round in a plan's calendar.
     *
     * @throws Refusal where it is over, or the plan rests
     */
    Slot slot(Turn turn, Plan plan, Instant round) {
        Texts texts = turn.texts(PlanFinder.class);
        if (plan.paused()) {
            throw new Refusal(Message.of(texts.words("rests", editorial.title(turn.tx(), plan, turn.language()))));
        }
        return plans.slots(turn.tx(), plan, round).stream()
                .filter(slot -> slot.round().equals(round))
                .findFirst()
                .orElseThrow(() -> new Refusal(Message.of(texts.words("round.over"))));
    }

    static Refusal gone(Turn turn) {
        return new Refusal(Message.of(turn.texts(PlanFinder.class).words("gone")));
    }

    /**
     * What somebody said after a command's own words.
     *
     * @param plan by its number, or the only one there is; empty where it could be several
     * @param rest what was said after the number
     */
    record Said(Community community, Optional<Plan> plan, String rest) {}

    /**
     * Reads {@code 2 until friday}: the plan of that number, and the rest.
     *
     * @throws Refusal where there is none of that number, or no plan at all
     */
    Said said(Turn turn, String words) {
        Community community = access.meant(turn);
        List<Numbered> listed = editorial.plans(turn.tx(), community.id(), turn.language());
        if (listed.isEmpty()) {
            throw new Refusal(Message.of(turn.texts(PlanFinder.class).words("list.none", community.name())));
        }
        Matcher number = NUMBER.matcher(words.strip());
        if (number.matches()) {
            Plan plan = listed.stream()
                    .filter(one -> one.number() == Integer.parseInt(number.group(1)))
                    .map(Numbered::plan)
                    .findFirst()
                    .orElseThrow(() -> new Refusal(Message.of(
                            turn.texts(PlanFinder.class).words("list.no-number", number.group(1), community.name()))));
            return new Said(community, Optional.of(plan), number.group(2).strip());
        }
        Optional<Plan> only = listed.size() == 1 ? Optional.of(listed.getFirst().plan()) : Optional.empty();
        return new Said(community, only, words.strip());
    }

    /**
     * Asks which plan is meant.
     *
     * @param what the action that is meant by it
     */
    Reply which(Turn turn, Said said, String what) {
        Texts texts = turn.texts(PlanFinder.class);
        List<Option> options = editorial.plans(turn.tx(), said.community().id(), turn.language()).stream()
                .map(one -> new Option(one.plan().id().toString(), label(one, texts)))
                .toList();
        return new Reply.Private(Message.of(
                new Block.Text(texts.words("change.which")),
                new Block.Choice(texts.say("change.choose"), Action.of(ChangeChat.PICK, what), options)));
    }

    private static String label(Numbered one, Texts texts) {
        return texts.say("change.option", String.valueOf(one.number()), one.title());
    }
}

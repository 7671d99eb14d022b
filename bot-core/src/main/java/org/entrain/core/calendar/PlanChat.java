package org.entrain.core.calendar;

import java.util.Map;
import java.util.Optional;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.plans.NewPlan;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.Plans;
import org.entrain.core.text.Texts;

/** How the crew of a community plans something, in words or in a form; and what it has planned. */
public final class PlanChat implements Feature {
    static final String FORM = "plan.form";
    static final String ADD = "plan.add";

    private final Access access;
    private final Plans plans;
    private final Deeds deeds;
    private final Kinds kinds;
    private final Editorial editorial;
    private final WishForm form;

    /** Talks about these plans. */
    public PlanChat(Access access, Plans plans, Audit audit) {
        this.access = access;
        this.plans = plans;
        this.deeds = new Deeds(audit);
        this.kinds = new Kinds(plans);
        this.editorial = new Editorial(plans);
        this.form = new WishForm(kinds);
    }

    @Override
    public void register(Routes routes) {
        routes.command("plan", Right.RUN, PlanChat.class, this::plans)
                .command("plan add", Right.RUN, PlanChat.class, this::add)
                .press(FORM, Right.RUN, (turn, action) -> open(turn, access.in(turn, action.uuid(0))))
                .form(ADD, Right.RUN, this::keep);
    }

    /** All plans; or, where somebody goes right on, what they want to have planned. */
    private Reply plans(Turn turn, String words) {
        if (!words.isBlank() && kinds.read(Kinds.firstWord(words)).isPresent()) {
            return add(turn, words);
        }
        Community community = access.meant(turn);
        if (!words.isBlank()) {
            throw new Refusal(Message.of(texts(turn).words("plan.unknown", Plain.echo(Kinds.firstWord(words)))));
        }
        return new Reply.Private(PlanCards.plans(
                community, editorial.plans(turn.tx(), community.id(), turn.language()), kinds, texts(turn)));
    }

    private Reply add(Turn turn, String words) {
        Community community = access.meant(turn);
        if (words.isBlank()) {
            return new Reply.Private(PlanCards.howToAdd(community, kinds, texts(turn)));
        }
        try {
            return added(turn, community, reader(turn, community).read(words));
        } catch (Unfit unfit) {
            throw new Refusal(unfit.message());
        }
    }

    private Reply open(Turn turn, Community community) {
        return new Reply.Open(form.of(turn, community));
    }

    private Reply keep(Turn turn, Interaction.Submission sent) {
        Community community = access.in(turn, sent.action().uuid(0));
        try {
            return added(turn, community, form.read(turn, community, sent, reader(turn, community)));
        } catch (Unfit unfit) {
            return new Reply.Invalid(
                    Map.of(unfit.part().field(), unfit.message().plain()));
        }
    }

    private WishReader reader(Turn turn, Community community) {
        return new WishReader(kinds, community, turn.at(), turn.language());
    }

    private Reply added(Turn turn, Community community, Wish wish) {
        String subject = subject(turn, community, wish);
        refuseTwice(turn, community, wish, subject);
        var wanted = new NewPlan(
                turn.person().organisationId(),
                community.id(),
                wish.kind().name(),
                subject,
                wish.schedule(),
                wish.until(),
                wish.clock(),
                wish.audience(),
                wish.approval(),
                community.zone(),
                turn.person().id());
        Plan plan = plans.add(turn.tx(), wanted, turn.at())
                .orElseThrow(() -> new Unfit(
                        wish.until().isPresent() ? Wish.Part.UNTIL : Wish.Part.WHEN,
                        texts(turn).words("add.never")));
        PlanNumbers.of(turn.tx(), community.id());
        deeds.note(turn, plan, Deed.PLAN_ADDED, "");
        return new Reply.Private(
                PlanCards.added(community, plan, wish.kind().title(turn.tx(), plan, turn.language()), texts(turn)));
    }

    /** What is meant by the words after the kind. */
    private static String subject(Turn turn, Community community, Wish wish) {
        try {
            return wish.kind().subject(turn.tx(), community, wish.subject(), turn.language());
        } catch (Refusal refusal) {
            throw new Unfit(Wish.Part.SUBJECT, refusal.message());
        }
    }

    private void refuseTwice(Turn turn, Community community, Wish wish, String subject) {
        Optional<Plan> same = plans.list(turn.tx(), community.id(), wish.kind().name()).stream()
                .filter(plan -> plan.subject().equals(subject)
                        && plan.audience().equals(wish.audience())
                        && plan.schedule()
                                .describe(turn.language())
                                .equals(wish.schedule().describe(turn.language())))
                .findFirst();
        same.ifPresent(plan -> {
            throw new Unfit(
                    Wish.Part.WHEN,
                    texts(turn)
                            .words(
                                    "add.already",
                                    community.name(),
                                    wish.kind().title(turn.tx(), plan, turn.language()),
                                    Moment.of(plan, plan.nextDue(), turn.language())));
        });
    }

    private static Texts texts(Turn turn) {
        return turn.texts(PlanChat.class);
    }
}

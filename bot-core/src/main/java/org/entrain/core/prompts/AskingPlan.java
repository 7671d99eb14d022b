package org.entrain.core.prompts;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrain.core.bot.Refusal;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Round;
import org.entrain.core.prompts.Prompt.Kind;
import org.entrain.core.text.Language;

/** Questions by the clock: icebreakers, which are light, or prompts of the kinds that whoever plans them names. */
public final class AskingPlan implements PlanKind {
    static final String ICEBREAKER = "icebreaker";
    static final String PROMPT = "prompt";

    private static final Set<Kind> ICEBREAKERS = EnumSet.of(Kind.LIGHT, Kind.WORK);

    private final String name;
    private final Asking asking;

    private AskingPlan(String name, Asking asking) {
        this.name = name;
        this.asking = asking;
    }

    /** Icebreakers. */
    public static AskingPlan icebreakers(Asking asking) {
        return new AskingPlan(ICEBREAKER, asking);
    }

    /** Prompts of some kinds. */
    public static AskingPlan prompts(Asking asking) {
        return new AskingPlan(PROMPT, asking);
    }

    @Override
    public String name() {
        return name;
    }

    /** A question for the morning is still one at noon, but not at night. */
    @Override
    public Duration staleAfter() {
        return Duration.ofHours(4);
    }

    @Override
    public String subject(Transaction tx, Community community, String words, Language language) {
        if (name.equals(ICEBREAKER)) {
            return "";
        }
        return Kinds.text(Kinds.said(words)
                .orElseThrow(() ->
                        new Refusal(Message.of(PromptCards.texts(language).words("kind.unknown", Kinds.echo(words))))));
    }

    @Override
    public String title(Transaction tx, Plan plan, Language language) {
        if (name.equals(ICEBREAKER)) {
            return PromptCards.texts(language).say("plan.icebreaker");
        }
        return plan.subject().isEmpty()
                ? PromptCards.texts(language).say("plan.prompt")
                : PromptCards.texts(language)
                        .say(
                                "plan.prompt.kinds",
                                Kinds.parse(plan.subject()).stream()
                                        .map(kind -> kind.title(language))
                                        .collect(Collectors.joining(", ")));
    }

    @Override
    public Optional<String> choose(Transaction tx, Plan plan, Instant due) {
        Set<Kind> kinds = name.equals(ICEBREAKER) ? ICEBREAKERS : Kinds.parse(plan.subject());
        return Optional.of(
                asking.draw(tx, plan.communityId(), kinds, Language.EN).key());
    }

    /** What was taken away is asked no more. */
    @Override
    public boolean canBring(Transaction tx, Plan plan, String choice) {
        return asking.find(tx, plan.communityId(), choice, Language.EN).isPresent();
    }

    @Override
    public Message preview(Transaction tx, Plan plan, String choice, Language language) {
        return asking.find(tx, plan.communityId(), choice, language)
                .map(prompt -> PromptCards.question(plan.id(), prompt, List.of(), PromptCards.texts(language)))
                .orElseGet(() -> Message.of(PromptCards.texts(language).words("gone")));
    }

    @Override
    public void perform(Transaction tx, Round round) {
        Plan plan = round.plan();
        asking.find(tx, plan.communityId(), round.choice(), Language.EN)
                .ifPresent(prompt -> asking.ask(
                        tx, plan.organisationId(), plan.communityId(), prompt, Optional.empty(), round.due()));
    }
}

package org.entrain.core.prompts;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.bot.Refusal;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Round;
import org.entrain.core.plans.RoundPosts;
import org.entrain.core.prompts.Prompt.Kind;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Questions by the clock: icebreakers, which are light, or prompts of the kinds that whoever plans them names. */
public final class AskingPlan implements PlanKind {
    static final String ICEBREAKER = "icebreaker";
    static final String PROMPT = "prompt";

    private static final Set<Kind> ICEBREAKERS = EnumSet.of(Kind.LIGHT, Kind.WORK);

    private final String name;
    private final Asking asking;
    private final Communities communities;
    private final RoundPosts posts;

    private AskingPlan(String name, Asking asking, Communities communities, RoundPosts posts) {
        this.name = name;
        this.asking = asking;
        this.communities = communities;
        this.posts = posts;
    }

    /** Icebreakers. */
    public static AskingPlan icebreakers(Asking asking, Communities communities, RoundPosts posts) {
        return new AskingPlan(ICEBREAKER, asking, communities, posts);
    }

    /** Prompts of some kinds. */
    public static AskingPlan prompts(Asking asking, Communities communities, RoundPosts posts) {
        return new AskingPlan(PROMPT, asking, communities, posts);
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
    public boolean speaksTo(Audience audience) {
        return true;
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
        return card(tx, plan, plan.id(), choice, language);
    }

    @Override
    public void perform(Transaction tx, Round round) {
        Plan plan = round.plan();
        String choice = round.choice();
        if (plan.audience() instanceof Audience.Channel) {
            asking.ask(tx, plan.organisationId(), plan.communityId(), choice, Optional.empty(), round.due());
        } else {
            UUID asked = asking.note(
                            tx, plan.organisationId(), plan.communityId(), choice, Optional.empty(), round.due())
                    .id();
            posts.say(tx, round, language -> card(tx, plan, asked, choice, language));
        }
    }

    private Message card(Transaction tx, Plan plan, UUID asked, String choice, Language language) {
        Texts texts = PromptCards.texts(language);
        return asking.find(tx, plan.communityId(), choice, language)
                .map(prompt -> PromptCards.question(asked, prompt, List.of(), texts))
                .map(card -> plan.audience() instanceof Audience.Channel ? card : from(tx, plan, card, texts))
                .orElseGet(() -> Message.of(texts.words("gone")));
    }

    /** In private it is said who asks: somebody may belong to several communities. */
    private Message from(Transaction tx, Plan plan, Message card, Texts texts) {
        return communities
                .byId(tx, plan.organisationId(), plan.communityId())
                .map(community -> PromptCards.from(community.name(), card, texts))
                .orElse(card);
    }
}

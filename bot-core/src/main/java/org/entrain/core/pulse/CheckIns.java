package org.entrain.core.pulse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bot.Refusal;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.Once;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Round;
import org.entrain.core.plans.RoundPosts;
import org.entrain.core.plans.Whose;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Check-ins by the clock, or right away: in private to each member, or in the channel, whose buttons are answered in private. */
public final class CheckIns implements PlanKind {
    static final String KIND = "checkin";

    private final Pulses pulses;
    private final RoundPosts posts;

    /** Asks by these ways. */
    public CheckIns(Pulses pulses, RoundPosts posts) {
        this.pulses = pulses;
        this.posts = posts;
    }

    @Override
    public String name() {
        return KIND;
    }

    /** How somebody is can be asked in the afternoon as well as in the morning. */
    @Override
    public Duration staleAfter() {
        return Duration.ofHours(8);
    }

    /** Nothing for Entrain's own questions in turn, the name of one of them, or a question of the crew's own. */
    @Override
    public String subject(Transaction tx, Community community, String words, Language language) {
        return words.isBlank() ? "" : question(words, language).stored();
    }

    private static Question question(String words, Language language) {
        if (words.strip().length() > Question.MOST) {
            throw new Refusal(Message.of(Texts.of(CheckIns.class, language).words("question.long")));
        }
        return Question.named(words).orElseGet(() -> new Question.Own(words.strip()));
    }

    @Override
    public boolean speaksTo(Audience audience) {
        return true;
    }

    @Override
    public String title(Transaction tx, Plan plan, Language language) {
        String title = Texts.of(CheckIns.class, language).say("plan.title");
        return plan.subject().isEmpty()
                ? title
                : title + ": " + Question.parse(plan.subject()).text(language);
    }

    @Override
    public Optional<String> choose(Transaction tx, Plan plan, Instant due) {
        return Optional.of(
                plan.subject().isEmpty() ? pulses.next(tx, plan.communityId()).stored() : plan.subject());
    }

    @Override
    public Message preview(Transaction tx, Plan plan, String choice, Language language) {
        return PulseCards.asked(plan.id(), Question.parse(choice), language);
    }

    @Override
    public void perform(Transaction tx, Round round) {
        ask(tx, round);
    }

    private Pulse ask(Transaction tx, Round round) {
        Plan plan = round.plan();
        var pulse = new Pulse(
                UUID.nameUUIDFromBytes(round.stamp().getBytes(StandardCharsets.UTF_8)),
                plan.organisationId(),
                plan.communityId(),
                round.choice(),
                round.now(),
                round.now().plus(Pulses.OPEN),
                Optional.empty(),
                Optional.empty());
        pulses.open(tx, pulse);
        posts.say(tx, round, language -> PulseCards.asked(pulse.id(), pulse.asks(), language));
        return pulse;
    }

    /** Asks in a community's channels, at once. */
    Pulse now(Transaction tx, Community community, String words, UUID by, Language language, Instant at) {
        Question question = words.isBlank() ? pulses.next(tx, community.id()) : question(words, language);
        var plan = new Plan(
                UUID.randomUUID(),
                community.organisationId(),
                community.id(),
                KIND,
                question.stored(),
                new Once(at.atZone(community.zone()).toLocalDateTime()),
                Optional.empty(),
                Whose.COMMUNITY,
                new Audience.Channel(),
                false,
                community.zone(),
                at,
                at,
                false,
                by,
                at);
        return ask(tx, new Round(plan, at, question.stored(), staleAfter(), at));
    }
}

package org.entrain.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrain.core.bot.Refusal;
import org.entrain.core.calendar.Mixture.Entry;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Round;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * Several kinds in one plan, in turn: each round brings the next of them that is of another kind than what the community
 * got last, whichever plan brought that.
 */
public final class MixPlan implements PlanKind {
    static final String KIND = "mix";

    private final Plans plans;
    private final Kinds kinds;

    /** Made of the kinds of these plans. */
    public MixPlan(Plans plans) {
        this.plans = plans;
        this.kinds = new Kinds(plans);
    }

    @Override
    public String name() {
        return KIND;
    }

    /** Whether each of its kinds does is asked where it is planned. */
    @Override
    public boolean speaksTo(Audience audience) {
        return true;
    }

    /** As its kinds: what is for the morning is not for the night. */
    @Override
    public Duration staleAfter() {
        return Duration.ofHours(4);
    }

    @Override
    public String subject(Transaction tx, Community community, String words, Language language) {
        List<String> entries = kinds.entries(words);
        if (entries.size() < 2) {
            throw new Refusal(Message.of(Texts.of(MixPlan.class, language).words("mix.several")));
        }
        return entries.stream()
                .map(entry -> stored(tx, community, entry, language))
                .collect(Collectors.joining(Mixture.BETWEEN));
    }

    private String stored(Transaction tx, Community community, String entry, Language language) {
        String word = Kinds.firstWord(entry);
        PlanKind kind = kinds.read(word)
                .filter(one -> !List.of(KIND, EventPlan.KIND).contains(one.name()) && !one.isForCrew())
                .orElseThrow(() ->
                        new Refusal(Message.of(Texts.of(MixPlan.class, language).words("mix.kind", Plain.echo(word)))));
        String rest = entry.strip().substring(word.length()).strip();
        return kind.name() + " " + kind.subject(tx, community, rest, language);
    }

    @Override
    public String title(Transaction tx, Plan plan, Language language) {
        String titles = Mixture.of(plan).entries().stream()
                .map(entry -> title(tx, plan, entry, language))
                .collect(Collectors.joining(", "));
        return Texts.of(MixPlan.class, language).say("mix.title", titles);
    }

    private String title(Transaction tx, Plan plan, Entry entry, Language language) {
        Plan one = entry.of(plan);
        return plans.kindOf(one).title(tx, one, language);
    }

    @Override
    public Optional<String> choose(Transaction tx, Plan plan, Instant due) {
        return Mixture.of(plan)
                .inTurn(MixRounds.last(tx, plan), MixRounds.lastKind(tx, plan.communityId(), due))
                .stream()
                .flatMap(entry -> choose(tx, plan, entry, due).stream())
                .findFirst();
    }

    /** What a round brings where that is one of its things. */
    Optional<String> choose(Transaction tx, Plan plan, Entry entry, Instant due) {
        Plan one = entry.of(plan);
        PlanKind kind = plans.kindOf(one);
        return kind.choose(tx, one, due)
                .filter(choice -> kind.canBring(tx, one, choice))
                .map(choice -> entry.number() + " " + choice);
    }

    private static Entry entry(Plan plan, String choice) {
        return Mixture.of(plan).entry(choice);
    }

    private static String inner(String choice) {
        return choice.split(" ", 2)[1];
    }

    @Override
    public boolean canBring(Transaction tx, Plan plan, String choice) {
        Plan one = entry(plan, choice).of(plan);
        return plans.kindOf(one).canBring(tx, one, inner(choice));
    }

    @Override
    public Message preview(Transaction tx, Plan plan, String choice, Language language) {
        Plan one = entry(plan, choice).of(plan);
        return plans.kindOf(one).preview(tx, one, inner(choice), language);
    }

    @Override
    public void perform(Transaction tx, Round round) {
        Entry entry = entry(round.plan(), round.choice());
        Plan one = entry.of(round.plan());
        MixRounds.note(tx, round, entry);
        PlanKind kind = plans.kindOf(one);
        kind.perform(tx, new Round(one, round.due(), inner(round.choice()), kind.staleAfter(), round.now()));
    }
}

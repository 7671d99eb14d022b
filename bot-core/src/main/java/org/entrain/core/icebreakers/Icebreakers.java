package org.entrain.core.icebreakers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Message;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Round;
import org.entrain.core.plans.RoundPosts;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Icebreakers by the clock: a question in each of a community's channels, none twice before all were used. */
public final class Icebreakers implements PlanKind {
    static final String KIND = "icebreaker";

    private final Activity activity;
    private final RoundPosts posts;
    private final RandomGenerator random;
    private final IcebreakerBank bank = new IcebreakerBank();

    /**
     * Made once, when the program starts.
     *
     * @param random which of the questions not yet used comes next
     */
    public Icebreakers(Activity activity, RoundPosts posts, RandomGenerator random) {
        this.activity = activity;
        this.posts = posts;
        this.random = random;
    }

    @Override
    public String name() {
        return KIND;
    }

    /** A question for the morning is still one at noon, but not at night. */
    @Override
    public Duration staleAfter() {
        return Duration.ofHours(4);
    }

    @Override
    public String title(Transaction tx, Plan plan, Language language) {
        return Texts.of(Icebreakers.class, language).say("title");
    }

    /** Of two plans that are due at once, the second sees what the first asked. */
    @Override
    public Optional<String> choose(Transaction tx, Plan plan, Instant due) {
        onlyHere(tx, plan.communityId());
        return Optional.of(
                bank.next(Language.EN, asked(tx, plan.communityId()), random).key());
    }

    @Override
    public Message preview(Transaction tx, Plan plan, String choice, Language language) {
        return IcebreakerCards.question(bank.find(language, choice), language);
    }

    @Override
    public void perform(Transaction tx, Round round) {
        Plan plan = round.plan();
        note(tx, plan.communityId(), round.choice(), round.due());
        posts.say(tx, round, language -> preview(tx, plan, round.choice(), language));
        activity.record(
                tx, List.of(new Fact.IcebreakerAsked(plan.communityId(), Optional.empty(), plan.id(), round.due())));
    }

    private static void onlyHere(Transaction tx, UUID community) {
        tx.handle()
                .createQuery("SELECT id FROM communities WHERE id = :community FOR NO KEY UPDATE")
                .bind("community", community)
                .mapTo(UUID.class)
                .one();
    }

    private static Map<String, Integer> asked(Transaction tx, UUID community) {
        return tx
                .handle()
                .createQuery("""
                        SELECT icebreaker, count(*)::int AS times FROM icebreakers_asked
                        WHERE community_id = :community GROUP BY icebreaker
                        """)
                .bind("community", community)
                .map((row, context) -> Map.entry(row.getString("icebreaker"), row.getInt("times")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void note(Transaction tx, UUID community, String icebreaker, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO icebreakers_asked (community_id, icebreaker, asked_at)
                        VALUES (:community, :icebreaker, :at)
                        ON CONFLICT (community_id, icebreaker, asked_at) DO NOTHING
                        """)
                .bind("community", community)
                .bind("icebreaker", icebreaker)
                .bind("at", at)
                .execute();
    }
}

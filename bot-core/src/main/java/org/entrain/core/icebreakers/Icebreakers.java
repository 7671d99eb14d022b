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
import org.entrain.core.chat.Place;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanKind;

/** Icebreakers by the clock: a question in each of a community's channels, none twice before all were used. */
public final class Icebreakers implements PlanKind {
    static final String KIND = "icebreaker";

    private final Communities communities;
    private final Homes homes;
    private final Activity activity;
    private final Outbox outbox;
    private final RandomGenerator random;
    private final IcebreakerBank bank = new IcebreakerBank();

    /**
     * Made once, when the program starts.
     *
     * @param random which of the questions not yet used comes next
     */
    public Icebreakers(Communities communities, Homes homes, Activity activity, Outbox outbox, RandomGenerator random) {
        this.communities = communities;
        this.homes = homes;
        this.activity = activity;
        this.outbox = outbox;
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
    public void perform(Transaction tx, Plan plan, Instant due) {
        communities
                .byId(tx, plan.organisationId(), plan.communityId())
                .ifPresent(community -> ask(tx, plan, community, due));
    }

    private void ask(Transaction tx, Plan plan, Community community, Instant due) {
        List<Place> places = homes.of(tx, community.id());
        if (places.isEmpty()) {
            return;
        }
        onlyHere(tx, community.id());
        Icebreaker icebreaker = bank.next(community.language(), asked(tx, community.id()), random);
        places.forEach(home -> outbox.write(
                tx,
                plan.organisationId(),
                stamp(plan, due, home),
                home,
                IcebreakerCards.question(icebreaker, community.language()),
                due));
        note(tx, community.id(), icebreaker, due);
        activity.record(tx, List.of(new Fact.IcebreakerAsked(community.id(), Optional.empty(), plan.id(), due)));
    }

    private static String stamp(Plan plan, Instant due, Place home) {
        return "icebreaker/%s/%s/%s/%s/%s"
                .formatted(
                        plan.id(),
                        due,
                        home.workspace().platform(),
                        home.workspace().id(),
                        home.channel());
    }

    /** Of two plans of a community that are due at once, the second sees what the first asked. */
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

    private static void note(Transaction tx, UUID community, Icebreaker icebreaker, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO icebreakers_asked (community_id, icebreaker, asked_at)
                        VALUES (:community, :icebreaker, :at)
                        ON CONFLICT (community_id, icebreaker, asked_at) DO NOTHING
                        """)
                .bind("community", community)
                .bind("icebreaker", icebreaker.key())
                .bind("at", at)
                .execute();
    }
}

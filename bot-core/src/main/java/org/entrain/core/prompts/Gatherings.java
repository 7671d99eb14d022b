package org.entrain.core.prompts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.DaysOff;
import org.entrain.core.prompts.Prompts.Asked;

/** Gathers at the end of the week what was said, and lets the community read it. */
public final class Gatherings {
    /** A question to which nobody had said anything is looked at once more, the next week. */
    private static final Duration LOOKED_BACK = Duration.ofDays(14);
    /** Asked later than that before, it waits for the next week. */
    private static final Duration LEFT_TO_ANSWER = Duration.ofHours(3);
    /** As many questions as one message holds. */
    private static final int MOST_QUESTIONS = 10;

    private final Database database;
    private final Communities communities;
    private final PromptPosts posts;
    private final Prompts prompts = new Prompts();

    /** Gathers by these posts. */
    public Gatherings(Database database, Communities communities, PromptPosts posts) {
        this.database = database;
        this.communities = communities;
        this.posts = posts;
    }

    private record Place(UUID community, UUID organisation, ZoneId zone) {}

    /** Gathers where it is time to; meant for every minute, by any number of nodes. */
    public void gather(Instant now) {
        database.inTransaction(tx -> open(tx, now)).stream()
                .filter(place -> GatheringTime.isTimeOfDay(place.zone(), now))
                .forEach(place -> database.useTransaction(tx -> communities
                        .byId(tx, place.organisation(), place.community())
                        .filter(community -> !community.isArchived())
                        .ifPresent(community -> gather(tx, community, now))));
    }

    private static List<Place> open(Transaction tx, Instant now) {
        return tx.handle()
                .createQuery("""
                        SELECT DISTINCT c.id, c.organisation_id, c.zone
                        FROM prompt_rounds r JOIN communities c ON c.id = r.community_id
                        WHERE r.gathering_id IS NULL AND r.asked_at > :after
                        """)
                .bind("after", now.minus(LOOKED_BACK))
                .map((row, context) -> new Place(
                        row.getObject("id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        ZoneId.of(row.getString("zone"))))
                .list();
    }

    private void gather(Transaction tx, Community community, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, community.zone());
        boolean isDay = GatheringTime.day(today, DaysOff.of(tx, community.id()))
                .filter(today::equals)
                .isPresent();
        if (isDay) {
            begin(tx, community.id(), today, now).ifPresent(gathering -> gather(tx, gathering, community, today, now));
        }
    }

    /** Of all who try, one gathers a week. */
    private static Optional<UUID> begin(Transaction tx, UUID community, LocalDate day, Instant now) {
        return tx.handle()
                .createQuery("""
                        INSERT INTO prompt_gatherings (id, community_id, day, gathered_at)
                        VALUES (gen_random_uuid(), :community, :day, :now)
                        ON CONFLICT (community_id, day) DO NOTHING RETURNING id
                        """)
                .bind("community", community)
                .bind("day", day)
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne();
    }

    private record Heard(Asked asked, Gathered gathered) {}

    private void gather(Transaction tx, UUID gathering, Community community, LocalDate day, Instant now) {
        Instant due = GatheringTime.at(day, community.zone());
        List<Heard> heard =
                prompts.ungathered(tx, community.id(), due.minus(LOOKED_BACK), due.minus(LEFT_TO_ANSWER)).stream()
                        .flatMap(asked -> posts.gathered(tx, asked, community).map(one -> new Heard(asked, one)))
                        .filter(one -> !one.gathered().isEmpty())
                        .limit(MOST_QUESTIONS)
                        .toList();
        if (heard.isEmpty()) {
            return;
        }
        tx.handle()
                .createUpdate("UPDATE prompt_rounds SET gathering_id = :gathering WHERE id = ANY (:rounds)")
                .bind("gathering", gathering)
                .bindArray(
                        "rounds",
                        UUID.class,
                        heard.stream().map(one -> one.asked().id()).toArray())
                .execute();
        posts.gather(
                tx, gathering, community, heard.stream().map(Heard::gathered).toList(), now);
    }
}

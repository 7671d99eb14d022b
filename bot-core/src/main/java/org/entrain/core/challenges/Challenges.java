package org.entrain.core.challenges;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.challenges.Challenge.State;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;

/** The challenges of communities. */
final class Challenges {
    static final String ALL = """
            SELECT ch.*, c.organisation_id FROM challenges ch JOIN communities c ON c.id = ch.community_id
            """;

    /** Shorter ones have no half at which it would be worth a word. */
    private static final int FEWEST_FOR_A_HALF = 3;

    private static final int FEWEST_FOR_A_LAST_DAY = 2;

    /**
     * Keeps a new one.
     *
     * @return empty, with nothing kept, where one of this name is going in its community, whoever started it a moment ago
     */
    Optional<Challenge> start(Transaction tx, Community community, Wish wish, UUID person, Instant at) {
        ZoneId zone = community.zone();
        boolean isToday = !wish.first().isAfter(LocalDate.ofInstant(at, zone));
        UUID id = UUID.randomUUID();
        boolean fresh = tx.handle()
                        .createUpdate("""
                        INSERT INTO challenges (id, community_id, name, goal, steps, way, chosen, teams, target, starts_at,
                                                ends_at, half_at, last_at, state, started_by, announced_at)
                        VALUES (:id, :community, :name, :goal, CAST(:steps AS jsonb), :way, :chosen, :teams, :target,
                                :starts, :ends, :half, :last, 'OPEN', :person, :at)
                        ON CONFLICT (community_id, lower(name)) WHERE state IN ('OPEN', 'RUNNING') DO NOTHING
                        """)
                        .bind("id", id)
                        .bind("community", community.id())
                        .bind("name", wish.name())
                        .bind("goal", wish.goal())
                        .bind("steps", Challenge.json(wish.steps()))
                        .bind("way", wish.way().name())
                        .bind("chosen", wish.chosen())
                        .bind("teams", wish.teams())
                        .bind("target", wish.target())
                        .bind("starts", isToday ? at : midnight(wish.first(), zone))
                        .bind("ends", midnight(wish.last().plusDays(1), zone))
                        .bind(
                                "half",
                                wish.days() < FEWEST_FOR_A_HALF
                                        ? null
                                        : midnight(wish.first().plusDays(wish.days() / 2), zone))
                        .bind("last", wish.days() < FEWEST_FOR_A_LAST_DAY ? null : midnight(wish.last(), zone))
                        .bind("person", person)
                        .bind("at", at)
                        .execute()
                == 1;
        return fresh ? find(tx, community.organisationId(), id) : Optional.empty();
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** One of an organisation. */
    Optional<Challenge> find(Transaction tx, UUID organisation, UUID id) {
        return tx.handle()
                .createQuery(ALL + "WHERE ch.id = :id AND c.organisation_id = :organisation")
                .bind("id", id)
                .bind("organisation", organisation)
                .map((row, context) -> Challenge.read(row))
                .findOne();
    }

    /** Who started one; empty where they were forgotten. */
    Optional<UUID> starter(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("SELECT started_by FROM challenges WHERE id = :id AND started_by IS NOT NULL")
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne();
    }

    /** When one ended or was called off; empty while it goes on. */
    Optional<Instant> ended(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("SELECT ended_at FROM challenges WHERE id = :id AND ended_at IS NOT NULL")
                .bind("id", id)
                .mapTo(Instant.class)
                .findOne();
    }

    /** One of whatever organisation, as it is once nobody else changes it any more until this transaction ends. */
    Optional<Challenge> hold(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery(ALL + "WHERE ch.id = :id FOR UPDATE OF ch")
                .bind("id", id)
                .map((row, context) -> Challenge.read(row))
                .findOne();
    }

    /** Those of a community that go on, the first to end first. */
    List<Challenge> going(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery(ALL + """
                        WHERE ch.community_id = :community AND ch.state IN ('OPEN', 'RUNNING') ORDER BY ch.ends_at, ch.id
                        """)
                .bind("community", community)
                .map((row, context) -> Challenge.read(row))
                .list();
    }

    /** Those that ended last in a community, the latest first. */
    List<Challenge> ended(Transaction tx, UUID community, int limit) {
        return tx.handle()
                .createQuery(ALL + """
                        WHERE ch.community_id = :community AND ch.state = 'ENDED' ORDER BY ch.announced_at DESC LIMIT :limit
                        """)
                .bind("community", community)
                .bind("limit", limit)
                .map((row, context) -> Challenge.read(row))
                .list();
    }

    /** Those that go on and somebody joined, the first to end first. */
    List<Challenge> of(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery(ALL + """
                        JOIN challenge_members m ON m.challenge_id = ch.id
                        WHERE m.person_id = :person AND ch.state IN ('OPEN', 'RUNNING') ORDER BY ch.ends_at, ch.id
                        """)
                .bind("person", person)
                .map((row, context) -> Challenge.read(row))
                .list();
    }

    /** Has what people do count from now on. For who holds it. */
    void begin(Transaction tx, UUID id, int teams, Instant at) {
        tx.handle()
                .createUpdate("""
                        UPDATE challenges SET state = 'RUNNING', teams = :teams, starts_at = least(starts_at, :at) WHERE id = :id
                        """)
                .bind("id", id)
                .bind("teams", teams)
                .bind("at", at)
                .execute();
    }

    /** Has it be over. For who holds it. */
    void close(Transaction tx, UUID id, State state, Instant at) {
        tx.handle()
                .createUpdate("""
                        UPDATE challenges SET state = :state, ended_at = :at, half_at = NULL, last_at = NULL WHERE id = :id
                        """)
                .bind("id", id)
                .bind("state", state.name())
                .bind("at", at)
                .execute();
    }

    /** The ids of all that go on, of all organisations. */
    List<UUID> allGoing(Transaction tx) {
        return tx.handle()
                .createQuery("SELECT id FROM challenges WHERE state IN ('OPEN', 'RUNNING')")
                .mapTo(UUID.class)
                .list();
    }
}

package org.entrain.core.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/**
 * Communities that nobody leads any more, since their lead left or all the lead's accounts were deactivated: the crew is
 * asked who would; where there is none, the five of the active members who have been there longest.
 */
public final class Vacancies implements PersonalData {
    /** Of the community {@code c}: whether somebody leads it who is there. */
    private static final String LED = """
            EXISTS (SELECT FROM memberships l
                    WHERE l.community_id = c.id AND l.role = 'LEAD'
                      AND (EXISTS (SELECT FROM accounts a WHERE a.person_id = l.person_id AND a.standing <> 'GONE')
                           OR NOT EXISTS (SELECT FROM accounts a WHERE a.person_id = l.person_id)))
            """;

    private final Database database;
    private final Attention attention;

    /** Made once, when the program starts. */
    public Vacancies(Database database, Attention attention) {
        this.database = database;
        this.attention = attention;
    }

    /** Hears who left. */
    public void heard(Transaction tx, List<Fact> facts) {
        facts.stream()
                .filter(Fact.MemberLeft.class::isInstance)
                .map(Fact::community)
                .distinct()
                .forEach(community -> ask(tx, community, facts.getFirst().at()));
    }

    /** Finds those that lost their lead without a word; to be done every hour, by any number of nodes. */
    public void look(Instant now) {
        database.inTransaction(Vacancies::unled)
                .forEach(community -> database.useTransaction(tx -> ask(tx, community, now)));
    }

    /** A vacancy is over when somebody leads, or when all who were asked have gone: then others are asked. */
    private static List<UUID> unled(Transaction tx) {
        tx.handle().createUpdate("""
                        DELETE FROM vacancies v USING communities c
                        WHERE c.id = v.community_id
                          AND (%s OR NOT EXISTS (SELECT FROM asked_to_lead a JOIN memberships m USING (community_id, person_id)
                                                 WHERE a.community_id = v.community_id))
                        """.formatted(LED)).execute();
        return tx.handle().createQuery("""
                        SELECT c.id FROM communities c
                        WHERE c.archived_at IS NULL AND NOT %s
                          AND NOT EXISTS (SELECT FROM vacancies v WHERE v.community_id = c.id)
                        """.formatted(LED)).mapTo(UUID.class).list();
    }

    /** Asks, where nobody leads a community that goes on and nobody was asked yet. */
    private void ask(Transaction tx, UUID community, Instant now) {
        open(tx, community, now).ifPresent(name -> {
            List<UUID> crew = write(tx, community, name, crew(tx, community), now);
            List<UUID> asked = crew.isEmpty() ? write(tx, community, name, longest(tx, community, now), now) : crew;
            if (asked.isEmpty()) {
                close(tx, community); // there may be somebody within the next hour
            } else {
                note(tx, community, asked);
            }
        });
    }

    private List<UUID> write(Transaction tx, UUID community, String name, List<UUID> persons, Instant now) {
        return persons.stream()
                .filter(person -> attention.write(
                        tx,
                        person,
                        "health/lead/%s/%s/%s".formatted(community, now, person),
                        language -> HealthCards.wouldYouLead(community, name, language),
                        Weight.EXPECTED,
                        now))
                .toList();
    }

    /** The name of a community that has just become vacant; of two nodes one gets it. */
    private static Optional<String> open(Transaction tx, UUID community, Instant now) {
        tx.handle()
                .createUpdate("""
                        DELETE FROM vacancies v USING communities c
                        WHERE v.community_id = :community AND c.id = v.community_id AND %s
                        """.formatted(LED))
                .bind("community", community)
                .execute();
        return tx.handle()
                .createQuery("""
                        WITH opened AS (
                            INSERT INTO vacancies (community_id, since)
                            SELECT c.id, :now FROM communities c
                            WHERE c.id = :community AND c.archived_at IS NULL AND NOT %s
                            ON CONFLICT (community_id) DO NOTHING
                            RETURNING community_id)
                        SELECT c.name FROM opened JOIN communities c ON c.id = opened.community_id
                        """.formatted(LED))
                .bind("community", community)
                .bind("now", now)
                .mapTo(String.class)
                .findOne();
    }

    private static void close(Transaction tx, UUID community) {
        tx.handle()
                .createUpdate("DELETE FROM vacancies WHERE community_id = :community")
                .bind("community", community)
                .execute();
    }

    private static List<UUID> crew(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("""
                        SELECT person_id FROM memberships
                        WHERE community_id = :community AND role = 'CREW' ORDER BY joined_at, person_id
                        """)
                .bind("community", community)
                .mapTo(UUID.class)
                .list();
    }

    /** Guests are not asked: to lead is for people of the house. */
    private static List<UUID> longest(Transaction tx, UUID community, Instant now) {
        return tx.handle()
                .createQuery("""
                        SELECT m.person_id FROM memberships m
                        WHERE m.community_id = :community AND m.role = 'MEMBER'
                          AND m.person_id IN (SELECT person_id FROM activity
                                              WHERE community_id = :community AND at > :since AND kind NOT IN (%s))
                          AND EXISTS (SELECT FROM accounts a WHERE a.person_id = m.person_id AND a.standing = 'FULL')
                        ORDER BY m.joined_at, m.person_id LIMIT 5
                        """.formatted(Checkups.NO_PART))
                .bind("community", community)
                .bind("since", now.minus(Checkups.FOUR_WEEKS))
                .mapTo(UUID.class)
                .list();
    }

    private static void note(Transaction tx, UUID community, List<UUID> asked) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO asked_to_lead (community_id, person_id)
                        SELECT :community, person FROM unnest(:persons) AS person
                        """)
                .bind("community", community)
                .bindArray("persons", UUID.class, asked.toArray())
                .execute();
    }

    /** Ends a vacancy, for the first of those asked who says yes; false for everybody else. */
    boolean fill(Transaction tx, UUID community, UUID person) {
        return tx.handle()
                        .createUpdate("""
                        DELETE FROM vacancies v USING communities c
                        WHERE v.community_id = :community AND c.id = v.community_id AND c.archived_at IS NULL
                          AND EXISTS (SELECT FROM asked_to_lead a
                                      WHERE a.community_id = v.community_id AND a.person_id = :person)
                          AND NOT %s
                        """.formatted(LED))
                        .bind("community", community)
                        .bind("person", person)
                        .execute()
                == 1;
    }

    @Override
    public List<String> tables() {
        return List.of("asked_to_lead");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "Communities you were asked to lead",
                tx.handle().createQuery("""
                        SELECT c.name AS community, v.since AS "without a lead since"
                        FROM asked_to_lead a JOIN vacancies v USING (community_id) JOIN communities c ON c.id = a.community_id
                        WHERE a.person_id = :person
                        """).bind("person", person).mapToMap().list());
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        tx.handle()
                .createUpdate("DELETE FROM asked_to_lead WHERE person_id = :person")
                .bind("person", person)
                .execute();
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        tx.handle().createUpdate("""
                        INSERT INTO asked_to_lead (community_id, person_id)
                        SELECT community_id, :into FROM asked_to_lead WHERE person_id = :from
                        ON CONFLICT DO NOTHING
                        """).bind("from", from).bind("into", into).execute();
        tx.handle()
                .createUpdate("DELETE FROM asked_to_lead WHERE person_id = :from")
                .bind("from", from)
                .execute();
    }
}

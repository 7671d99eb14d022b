package org.entrain.core.points;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Person;

/**
 * Where there are no boards. Whose country is which is known from the groups that they or an administrator named; of
 * whom no country is known, none is switched off.
 */
final class Switches {
    /** What boards are switched off for. */
    enum Scope {
        ORGANISATION,
        COUNTRY,
        COMMUNITY
    }

    private Switches() {}

    /**
     * Switches boards off, or on again.
     *
     * @param which {@code ""}, the code of a country, or a community's id
     * @return whether they were not so already
     */
    static boolean turn(Transaction tx, UUID organisation, Scope scope, String which, boolean on, Instant at) {
        String sql = on ? """
                DELETE FROM boards_off
                WHERE organisation_id = :organisation AND scope = :scope AND which = :which AND :at IS NOT NULL
                """ : """
                INSERT INTO boards_off (organisation_id, scope, which, off_at) VALUES (:organisation, :scope, :which, :at)
                ON CONFLICT DO NOTHING
                """;
        return tx.handle()
                        .createUpdate(sql)
                        .bind("organisation", organisation)
                        .bind("scope", scope.name())
                        .bind("which", which)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** Whether there are no boards for a person in a community. */
    static boolean areOff(Transaction tx, Community community, Person person) {
        return areOff(tx, community)
                || tx.handle()
                        .createQuery("""
                                SELECT EXISTS (SELECT FROM person_groups
                                               WHERE person_id = :person AND kind = 'COUNTRY' AND lower(name) = ANY (:off))
                                """)
                        .bind("person", person.id())
                        .bindArray(
                                "off",
                                String.class,
                                countriesOff(tx, community.organisationId()).toArray())
                        .mapTo(Boolean.class)
                        .one();
    }

    /** Whether there are no boards in a community, for whomever. */
    static boolean areOff(Transaction tx, Community community) {
        return tx.handle()
                .createQuery("""
                        SELECT EXISTS (SELECT FROM boards_off
                                       WHERE organisation_id = :organisation
                                         AND (scope = 'ORGANISATION' OR (scope = 'COMMUNITY' AND which = :community)))
                        """)
                .bind("organisation", community.organisationId())
                .bind("community", community.id().toString())
                .mapTo(Boolean.class)
                .one();
    }

    /** All spellings of the countries that have no boards. */
    static List<String> countriesOff(Transaction tx, UUID organisation) {
        return tx
                .handle()
                .createQuery("SELECT which FROM boards_off WHERE organisation_id = :organisation AND scope = 'COUNTRY'")
                .bind("organisation", organisation)
                .mapTo(String.class)
                .stream()
                .flatMap(code -> Country.spellings(code).stream())
                .toList();
    }
}

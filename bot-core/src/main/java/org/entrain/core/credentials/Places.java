package org.entrain.core.credentials;

import java.util.BitSet;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/**
 * Places in an organisation's status lists (Bitstring Status List 1.0): a credential has one since it is first signed, and
 * nobody else ever gets it. Lists have the least length that the specification allows, so that a place tells little; places
 * are scattered over a list, so that neighbours were not signed one after the other.
 */
final class Places {
    /** Of a list: 16 KB, 131,072 places. */
    static final int LENGTH = 131_072;

    /** Odd, so that no two numbers below {@link #LENGTH} come to the same place. */
    private static final int SCATTER = 74_797;

    private Places() {}

    /** Gives a place to some that are to be signed and have none. */
    static void give(Transaction tx, int limit) {
        give(tx, "LIMIT " + limit + " FOR UPDATE SKIP LOCKED");
    }

    /** Gives a place to one that has none. */
    static void give(Transaction tx, UUID credential) {
        give(tx, "AND id = '" + credential + "'");
    }

    /** Counting goes on from a row of the organisation, which is locked for as long as the transaction lasts. */
    private static void give(Transaction tx, String which) {
        tx.handle().createUpdate("""
                        WITH found AS (
                            SELECT id, organisation_id FROM credentials
                            WHERE position IS NULL AND json IS NULL AND revoked_at IS NULL %1$s),
                        numbered AS (
                            SELECT id, organisation_id,
                                   row_number() OVER (PARTITION BY organisation_id ORDER BY id) AS number,
                                   count(*) OVER (PARTITION BY organisation_id) AS many
                            FROM found),
                        given AS (
                            INSERT INTO credential_places (organisation_id, taken)
                            SELECT organisation_id, count(*) FROM found GROUP BY organisation_id
                            ON CONFLICT (organisation_id)
                            DO UPDATE SET taken = credential_places.taken + EXCLUDED.taken
                            RETURNING organisation_id, taken),
                        placed AS (
                            SELECT n.id, g.taken - n.many + n.number - 1 AS place
                            FROM numbered n JOIN given g ON g.organisation_id = n.organisation_id)
                        UPDATE credentials c
                        SET position = place / %2$d * %2$d + place %% %2$d * %3$d %% %2$d
                        FROM placed WHERE placed.id = c.id AND c.position IS NULL
                        """.formatted(which, LENGTH, SCATTER)).execute();
    }

    /** How many lists an organisation has begun. */
    static int lists(Transaction tx, UUID organisation) {
        return tx.handle()
                .createQuery("""
                        SELECT coalesce(max((taken + :length - 1) / :length), 0) FROM credential_places
                        WHERE organisation_id = :organisation
                        """)
                .bind("organisation", organisation)
                .bind("length", LENGTH)
                .mapTo(Integer.class)
                .one();
    }

    /** The places of a list that are revoked, from 0. */
    static BitSet revoked(Transaction tx, UUID organisation, int list) {
        var revoked = new BitSet(LENGTH);
        tx.handle()
                .createQuery("""
                        SELECT position FROM credential_revocations
                        WHERE organisation_id = :organisation AND position >= :from AND position < :to
                        """)
                .bind("organisation", organisation)
                .bind("from", list * LENGTH)
                .bind("to", (list + 1) * LENGTH)
                .mapTo(Integer.class)
                .forEach(position -> revoked.set(position % LENGTH));
        return revoked;
    }

    static boolean isRevoked(Transaction tx, UUID organisation, int position) {
        return tx.handle()
                .createQuery("""
                        SELECT EXISTS (SELECT FROM credential_revocations
                                       WHERE organisation_id = :organisation AND position = :position)
                        """)
                .bind("organisation", organisation)
                .bind("position", position)
                .mapTo(Boolean.class)
                .one();
    }
}

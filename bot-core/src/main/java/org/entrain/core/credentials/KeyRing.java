package org.entrain.core.credentials;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** The public halves of all keys that ever signed, which are kept for ever; and the end of a key's time. */
public final class KeyRing {
    Optional<PublicHalf> find(Transaction tx, String kid) {
        return tx.handle()
                .createQuery("SELECT kid, organisation_id, kind, public_key FROM credential_keys WHERE kid = :kid")
                .bind("kid", kid)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** All keys of an organisation, the newest first. */
    List<PublicHalf> all(Transaction tx, UUID organisation) {
        return tx.handle()
                .createQuery("""
                        SELECT kid, organisation_id, kind, public_key FROM credential_keys
                        WHERE organisation_id = :organisation ORDER BY made_at DESC, kind, kid
                        """)
                .bind("organisation", organisation)
                .map((row, context) -> read(row))
                .list();
    }

    /**
     * Has an organisation's keys sign no more: their private halves are deleted, and new ones are made when something is
     * to be signed. What they signed stays valid.
     *
     * @return how many there were
     */
    int retire(Transaction tx, UUID organisation, Instant at) {
        return tx.handle()
                .createUpdate("""
                        UPDATE credential_keys SET retired_at = :at, private_key = NULL
                        WHERE organisation_id = :organisation AND retired_at IS NULL
                        """)
                .bind("organisation", organisation)
                .bind("at", at)
                .execute();
    }

    private static PublicHalf read(ResultSet row) throws SQLException {
        return PublicHalf.read(
                row.getString("kid"),
                row.getObject("organisation_id", UUID.class),
                PublicHalf.Kind.valueOf(row.getString("kind")),
                row.getBytes("public_key"));
    }
}

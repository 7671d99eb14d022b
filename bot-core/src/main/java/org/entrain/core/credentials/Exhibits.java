package org.entrain.core.credentials;

import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Credentials that people show to anybody; of all others nothing is said, not even that there is one. */
public final class Exhibits {
    private final Achievements achievements = new Achievements();
    private final Credentials credentials;

    private record Row(
            String achievement,
            String issuer,
            Optional<String> evidence,
            Optional<String> person,
            Optional<String> revocationReason) {}

    /** Finds them among these. */
    public Exhibits(Credentials credentials) {
        this.credentials = credentials;
    }

    /** A credential whose page is open. */
    public Optional<Exhibit> open(Transaction tx, UUID id) {
        return credentials.find(tx, id).filter(one -> one.shown().page()).map(one -> exhibit(tx, one));
    }

    /** A credential, for the person whose it is. */
    public Optional<Exhibit> own(Transaction tx, UUID id, UUID person) {
        return credentials
                .find(tx, id)
                .filter(one -> one.person().equals(person))
                .map(one -> exhibit(tx, one));
    }

    /** The picture of an achievement that somebody has, as PNG. */
    public Optional<byte[]> picture(Transaction tx, String hash) {
        return achievements.find(tx, hash).map(Achievement::png);
    }

    private Exhibit exhibit(Transaction tx, Credential one) {
        Row row = tx.handle()
                .createQuery("""
                        SELECT c.achievement, o.name AS issuer, c.evidence,
                               CASE WHEN c.shows_name THEN p.name END AS person, c.revocation_reason
                        FROM credentials c
                        JOIN organisations o ON o.id = c.organisation_id
                        JOIN persons p ON p.id = c.person_id
                        WHERE c.id = :id
                        """)
                .bind("id", one.id())
                .map((found, context) -> new Row(
                        found.getString("achievement"),
                        found.getString("issuer"),
                        Optional.ofNullable(found.getString("evidence")),
                        Optional.ofNullable(found.getString("person")),
                        Optional.ofNullable(found.getString("revocation_reason"))))
                .one();
        return new Exhibit(
                one,
                achievements.find(tx, row.achievement()).orElseThrow(),
                row.achievement(),
                row.issuer(),
                row.evidence(),
                row.person(),
                row.revocationReason());
    }
}

package org.entrain.core.credentials;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.jspecify.annotations.Nullable;

/** Credentials that are issued, refreshed, shown and revoked. All of it is cheap: they are signed later, by others. */
public final class Credentials {
    private final URI publicUrl;
    private final Achievements achievements = new Achievements();

    /**
     * Made once, when the program starts.
     *
     * @param publicUrl how the world reaches the program, without a slash at its end
     */
    public Credentials(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Issues a credential; where one of its id is issued already, that one stays as it is. */
    public void issue(Transaction tx, Draft draft) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO credentials (
                            id, organisation_id, person_id, achievement, valid_from, valid_until, evidence)
                        VALUES (:id, :organisation, :person, :achievement, :from, :until, :evidence)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .bind("id", draft.id())
                .bind("organisation", draft.achievement().organisation())
                .bind("person", draft.person())
                .bind("achievement", achievements.keep(tx, draft.achievement()))
                .bind("from", draft.validFrom())
                .bind("until", draft.validUntil().orElse(null))
                .bind("evidence", draft.evidence().orElse(null))
                .execute();
    }

    /**
     * Takes a credential back, for good; one that is revoked already stays so since then.
     *
     * @param reason a few words that whoever looks at the credential may read
     */
    public void revoke(Transaction tx, UUID id, String reason, Instant at) {
        tx.handle()
                .createUpdate("""
                        WITH revoked AS (
                            UPDATE credentials SET revoked_at = :at, revocation_reason = :reason
                            WHERE id = :id AND revoked_at IS NULL
                            RETURNING organisation_id, position)
                        INSERT INTO credential_revocations (organisation_id, position)
                        SELECT organisation_id, position FROM revoked WHERE position IS NOT NULL
                        """)
                .bind("id", id)
                .bind("reason", reason)
                .bind("at", at)
                .execute();
    }

    /** Says until when a credential is valid: it is signed anew. What was carried away before lapses as it said. */
    public void validUntil(Transaction tx, UUID id, Instant until) {
        tx.handle().createUpdate("""
                        UPDATE credentials SET valid_until = :until, json = NULL, jwt = NULL
                        WHERE id = :id AND revoked_at IS NULL AND valid_until IS DISTINCT FROM :until
                        """).bind("id", id).bind("until", until).execute();
    }

    /** Opens the page of a credential to anybody who has its address, without a name or an address on it; or closes it. */
    public void open(Transaction tx, UUID id, boolean open) {
        show(tx, id, open ? Shown.PAGE : Shown.NOTHING);
    }

    /** Shows so much of a credential as its person decided. */
    public void show(Transaction tx, UUID id, Shown shown) {
        tx.handle()
                .createUpdate("""
                        UPDATE credentials SET shows_page = :page, shows_name = :name, shows_email = :email,
                            json = CASE WHEN shows_email = :email THEN json END,
                            jwt = CASE WHEN shows_email = :email THEN jwt END
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("page", shown.page())
                .bind("name", shown.name())
                .bind("email", shown.email())
                .execute();
    }

    /** A credential, whoever may see it. */
    public Optional<Credential> find(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("""
                        SELECT c.id, c.organisation_id, c.person_id, a.name, c.valid_from, c.valid_until,
                               c.shows_page, c.shows_name, c.shows_email, c.revoked_at
                        FROM credentials c JOIN credential_achievements a ON a.hash = c.achievement
                        WHERE c.id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> new Credential(
                        row.getObject("id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("name"),
                        row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                        moment(row.getObject("valid_until", OffsetDateTime.class)),
                        new Shown(
                                row.getBoolean("shows_page"),
                                row.getBoolean("shows_name"),
                                row.getBoolean("shows_email")),
                        moment(row.getObject("revoked_at", OffsetDateTime.class))))
                .findOne();
    }

    private static Optional<Instant> moment(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    /** Where a credential's page is. */
    public URI page(UUID id) {
        return URI.create(publicUrl + "/badges/" + id);
    }
}

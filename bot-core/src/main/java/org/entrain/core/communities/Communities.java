package org.entrain.core.communities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.chat.Place;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;

/** The communities: what each is called, what it is for, how people come in. */
public final class Communities {
    static final String COLUMNS =
            "c.id, c.organisation_id, c.name, c.kind, c.purpose, c.language, c.zone, c.entry, c.archived_at";

    /**
     * Keeps a new community.
     *
     * @return false, with nothing kept, where its organisation has one of this name, whoever founded it a moment ago
     */
    public boolean create(Transaction tx, Community community, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO communities (
                            id, organisation_id, name, kind, purpose, language, zone, entry, created_at)
                        VALUES (:id, :organisation, :name, :kind, :purpose, :language, :zone, :entry, :at)
                        ON CONFLICT (organisation_id, lower(name)) DO NOTHING
                        """)
                        .bind("id", community.id())
                        .bind("organisation", community.organisationId())
                        .bind("name", community.name())
                        .bind("kind", community.kind().name())
                        .bind("purpose", community.purpose())
                        .bind("language", community.language().name())
                        .bind("zone", community.zone().getId())
                        .bind("entry", community.entry().name())
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** The community of an organisation by its name. */
    public Optional<Community> named(Transaction tx, UUID organisation, String name) {
        return tx.handle()
                .createQuery(
                        "SELECT " + COLUMNS
                                + " FROM communities c WHERE c.organisation_id = :organisation AND lower(c.name) = lower(:name)")
                .bind("organisation", organisation)
                .bind("name", name)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The community of an organisation by its id. */
    public Optional<Community> byId(Transaction tx, UUID organisation, UUID id) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS
                        + " FROM communities c WHERE c.organisation_id = :organisation AND c.id = :id")
                .bind("organisation", organisation)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The community whose home a place is; empty too where that community has ended. */
    public Optional<Community> at(Transaction tx, UUID organisation, Place place) {
        return Homes.bound(tx.handle().createQuery("SELECT " + COLUMNS + """
                                         FROM channels h JOIN communities c ON c.id = h.community_id
                                        WHERE h.platform = :platform AND h.workspace = :workspace AND h.external_id = :channel
                                          AND c.organisation_id = :organisation AND c.archived_at IS NULL
                                        """), place)
                .bind("organisation", organisation)
                .map((row, context) -> read(row))
                .findOne();
    }

    static Community read(ResultSet row) throws SQLException {
        return new Community(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getString("name"),
                Community.Kind.valueOf(row.getString("kind")),
                row.getString("purpose"),
                Language.valueOf(row.getString("language")),
                ZoneId.of(row.getString("zone")),
                Entry.valueOf(row.getString("entry")),
                Optional.ofNullable(row.getObject("archived_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}

package org.entrain.core.communities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.chat.Place;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The communities: what each is called, what it is for, how people come in. */
public final class Communities {
    private static final String UNIQUE_VIOLATION = "23505";
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

    /** A community of whatever organisation: for what nobody in particular asked for. */
    Optional<Community> find(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + " FROM communities c WHERE c.id = :id")
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

    /**
     * Keeps what a community has become: its name, kind, purpose, language, zone and entry.
     *
     * @return false, with nothing changed, where its organisation has another of this name, whoever took it a moment ago
     */
    public boolean change(Transaction tx, Community community) {
        tx.handle().savepoint("before_change");
        try {
            tx.handle()
                    .createUpdate("""
                            UPDATE communities
                            SET name = :name, kind = :kind, purpose = :purpose, language = :language, zone = :zone,
                                entry = :entry
                            WHERE id = :id AND organisation_id = :organisation
                            """)
                    .bind("id", community.id())
                    .bind("organisation", community.organisationId())
                    .bind("name", community.name())
                    .bind("kind", community.kind().name())
                    .bind("purpose", community.purpose())
                    .bind("language", community.language().name())
                    .bind("zone", community.zone().getId())
                    .bind("entry", community.entry().name())
                    .execute();
            return true;
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                tx.handle().rollbackToSavepoint("before_change");
                return false;
            }
            throw e;
        }
    }

    /**
     * Ends a community; its rows stay, and its name stays taken.
     *
     * @return whether it went on until now
     */
    boolean archive(Transaction tx, UUID community, Instant at) {
        return tx.handle()
                        .createUpdate("UPDATE communities SET archived_at = :at WHERE id = :id AND archived_at IS NULL")
                        .bind("at", at)
                        .bind("id", community)
                        .execute()
                == 1;
    }

    /** A community as somebody finds it in a list. */
    record Listed(Community community, boolean mine, int members) {}

    /**
     * Communities that go on, those that a person belongs to first, then by name.
     *
     * @param word what their name or purpose holds; empty for all
     * @param open whether the person sees those as well that take in whoever asks
     * @param hidden whether the person sees those as well that take in only whom they invite
     */
    List<Listed> list(
            Transaction tx,
            UUID organisation,
            UUID person,
            String word,
            boolean open,
            boolean hidden,
            int limit,
            int offset) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + """
                        , c.mine, m.members
                        FROM (SELECT c.*, own.role IS NOT NULL AS mine
                              FROM communities c
                              LEFT JOIN memberships own ON own.community_id = c.id AND own.person_id = :person
                              WHERE c.organisation_id = :organisation AND c.archived_at IS NULL
                                AND (own.role IS NOT NULL
                                     OR (c.entry <> 'INVITATION' AND :open)
                                     OR :hidden
                                     OR EXISTS (SELECT 1 FROM invitations i
                                                WHERE i.community_id = c.id AND i.person_id = :person
                                                  AND i.declined_at IS NULL))
                                AND (strpos(lower(c.name), lower(:word)) > 0 OR strpos(lower(c.purpose), lower(:word)) > 0)
                              ORDER BY own.role IS NULL, lower(c.name)
                              LIMIT :limit OFFSET :offset) AS c
                        CROSS JOIN LATERAL (
                            SELECT count(*)::int AS members FROM (
                                SELECT FROM memberships WHERE community_id = c.id AND gone_at IS NULL LIMIT :many) AS few) AS m
                        ORDER BY NOT c.mine, lower(c.name)
                        """)
                .bind("organisation", organisation)
                .bind("person", person)
                .bind("word", word)
                .bind("open", open)
                .bind("hidden", hidden)
                .bind("limit", limit)
                .bind("offset", offset)
                .bind("many", Members.MANY)
                .map((row, context) -> new Listed(read(row), row.getBoolean("mine"), row.getInt("members")))
                .list();
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

package org.entrain.core.pairing;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;

/** The programmes that go on, each for as long as its plan does. */
final class Programmes {
    private static final String SELECT = """
            SELECT p.*, l.organisation_id FROM pairing_programmes p JOIN plans l ON l.id = p.plan_id
            """;

    void add(Transaction tx, Programme programme, Instant at) {
        Terms terms = programme.terms();
        tx.handle()
                .createUpdate("""
                        INSERT INTO pairing_programmes (
                            id, community_id, plan_id, kind, size, weeks, wishes, live, no_reports, shows_email, mentees,
                            room, started_at)
                        VALUES (:id, :community, :plan, :kind, :size, :weeks, :wishes, :live, :noReports, :showsEmail,
                                :mentees, :room, :at)
                        """)
                .bind("id", programme.id())
                .bind("community", programme.communityId())
                .bind("plan", programme.planId())
                .bind("kind", programme.kind().name())
                .bind("size", terms.size())
                .bind("weeks", programme.weeks())
                .bindArray(
                        "wishes",
                        String.class,
                        terms.wishes().stream().sorted().map(Enum::name).toArray())
                .bind("live", terms.live())
                .bind("noReports", terms.withoutReports())
                .bind("showsEmail", terms.showsEmail())
                .bind("mentees", terms.mentees())
                .bind("room", terms.room().map(URI::toString).orElse(null))
                .bind("at", at)
                .execute();
    }

    /** Those of a community that go on, the oldest first. */
    List<Programme> of(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery(
                        SELECT + "WHERE p.community_id = :community AND l.stopped_at IS NULL ORDER BY p.started_at")
                .bind("community", community)
                .map((row, context) -> read(row))
                .list();
    }

    /** Those of a community that ended, whose plans ended with it. */
    List<Programme> ofEnded(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery(SELECT + "WHERE p.community_id = :community")
                .bind("community", community)
                .map((row, context) -> read(row))
                .list();
    }

    /** One of an organisation that goes on. */
    Optional<Programme> find(Transaction tx, UUID organisation, UUID id) {
        return tx.handle()
                .createQuery(SELECT + "WHERE p.id = :id AND l.organisation_id = :organisation AND l.stopped_at IS NULL")
                .bind("id", id)
                .bind("organisation", organisation)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** That of a plan. */
    Optional<Programme> ofPlan(Transaction tx, UUID plan) {
        return tx.handle()
                .createQuery(SELECT + "WHERE p.plan_id = :plan")
                .bind("plan", plan)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** That of a round, whether it goes on or not. */
    Optional<Programme> ofCycle(Transaction tx, UUID cycle) {
        return tx.handle()
                .createQuery(SELECT + "WHERE p.id = (SELECT programme_id FROM pairing_rounds WHERE id = :cycle)")
                .bind("cycle", cycle)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Nobody else begins a round, or makes or changes groups, before this transaction ends. */
    void hold(Transaction tx, Programme programme) {
        tx.handle()
                .createQuery("SELECT id FROM pairing_programmes WHERE id = :id FOR NO KEY UPDATE")
                .bind("id", programme.id())
                .mapTo(UUID.class)
                .one();
    }

    private static Programme read(ResultSet row) throws SQLException {
        return new Programme(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getObject("community_id", UUID.class),
                row.getObject("plan_id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getInt("weeks"),
                new Terms(
                        row.getInt("size"),
                        Arrays.stream((String[]) row.getArray("wishes").getArray())
                                .map(Wish::valueOf)
                                .collect(Collectors.toSet()),
                        row.getBoolean("live"),
                        row.getBoolean("no_reports"),
                        row.getBoolean("shows_email"),
                        row.getInt("mentees"),
                        Optional.ofNullable(row.getString("room")).map(URI::create)));
    }
}

package org.entrain.core.outbox;

import static org.entrain.core.database.Columns.each;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.entrain.core.chat.Message;
import org.entrain.core.database.Transaction;

/** The statements that write letters, each however many. */
final class NewLetters {
    private NewLetters() {}

    /** Writes those of whose stamps there is none yet; how many. */
    static int write(Transaction tx, List<Draft> drafts) {
        var messages = new LinkedHashMap<Message, Integer>();
        drafts.forEach(draft -> messages.putIfAbsent(draft.message(), messages.size() + 1));
        return tx.handle()
                .createUpdate("""
                        WITH given AS MATERIALIZED (
                            SELECT * FROM unnest(:organisations, :stamps, :platforms, :workspaces, :channels, :kinds,
                                                 :addresses, :said, :dues, :urgencies, :worthUntil)
                            AS g (organisation, stamp, platform, workspace, channel, kind, address, said, due,
                                  urgency, worth_until)
                        ), messages AS MATERIALIZED (
                            SELECT m.number, CAST(m.json AS jsonb) AS message
                            FROM unnest(:messages) WITH ORDINALITY AS m (json, number)
                        ), workspaces AS (
                            INSERT INTO outbox_workspaces (platform, workspace)
                            SELECT DISTINCT platform, workspace FROM given ORDER BY platform, workspace
                            ON CONFLICT DO NOTHING)
                        INSERT INTO letters (
                            organisation_id, stamp, platform, workspace, channel, place_kind, address, message, due, urgency,
                            worth_until)
                        SELECT g.organisation, g.stamp, g.platform, g.workspace, g.channel, g.kind, g.address,
                               m.message, g.due, g.urgency, nullif(CAST(g.worth_until AS timestamptz), 'infinity')
                        FROM given g JOIN messages m ON m.number = g.said
                        ON CONFLICT (stamp) DO NOTHING
                        """)
                .bindArray("organisations", UUID.class, each(drafts, Draft::organisation))
                .bindArray("stamps", String.class, each(drafts, Draft::stamp))
                .bindArray(
                        "platforms",
                        String.class,
                        each(
                                drafts,
                                draft -> draft.place().workspace().platform().name()))
                .bindArray(
                        "workspaces",
                        String.class,
                        each(drafts, draft -> draft.place().workspace().id()))
                .bindArray(
                        "channels",
                        String.class,
                        each(drafts, draft -> draft.place().channel()))
                .bindArray(
                        "kinds",
                        String.class,
                        each(drafts, draft -> draft.place().kind().name()))
                .bindArray(
                        "addresses",
                        String.class,
                        each(drafts, draft -> draft.place().address()))
                .bindArray("said", Integer.class, each(drafts, draft -> messages.getOrDefault(draft.message(), 0)))
                .bindArray("dues", Instant.class, each(drafts, Draft::due))
                .bindArray(
                        "urgencies",
                        Integer.class,
                        each(drafts, draft -> draft.urgency().stored()))
                .bindArray(
                        "worthUntil",
                        String.class,
                        each(
                                drafts,
                                draft -> draft.worthUntil()
                                        .map(Instant::toString)
                                        .orElse("infinity")))
                .bindArray(
                        "messages",
                        String.class,
                        messages.keySet().stream().map(MessageJson::write).toArray())
                .execute();
    }

    /** Writes a letter for each row of a table: see {@link Outbox#writeFrom}. */
    static int writeFrom(Transaction tx, String table, List<Message> messages, Urgency urgency) {
        return tx.handle()
                .createUpdate("""
                        WITH workspaces AS (
                            INSERT INTO outbox_workspaces (platform, workspace)
                            SELECT DISTINCT platform, workspace FROM %1$s WHERE has_room ORDER BY platform, workspace
                            ON CONFLICT DO NOTHING)
                        INSERT INTO letters (
                            organisation_id, stamp, platform, workspace, channel, place_kind, address, shared_id, due,
                            urgency, worth_until)
                        SELECT organisation_id, stamp, platform, workspace, channel, 'PERSONAL', address,
                               (CAST(:shared AS bigint[]))[said], due, :urgency, worth_until
                        FROM %1$s WHERE has_room
                        """.formatted(table))
                .bind("urgency", urgency.stored())
                .bindArray(
                        "shared",
                        Long.class,
                        messages.stream()
                                .map(message -> SharedMessages.keep(tx, message))
                                .toArray())
                .execute();
    }
}

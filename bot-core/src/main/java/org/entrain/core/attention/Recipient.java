package org.entrain.core.attention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.RefusedLetter;
import org.entrain.core.text.Language;

/** Somebody a letter can be written to: where, in what language, and when. */
record Recipient(UUID person, UUID organisation, Place place, Language language, ZoneId zone, Habits habits) {
    /**
     * The account of a person {@code p} that they turned to last, of those in a workspace where the app still is. The OFFSET
     * keeps the planner from looking for a person's accounts among all of a workspace, right after many came.
     */
    static final String LAST_ACCOUNT = """
            SELECT one.platform, one.workspace, one.external_id, one.address
            FROM (SELECT * FROM accounts WHERE person_id = p.id OFFSET 0) one
            JOIN workspaces w ON w.platform = one.platform AND w.external_id = one.workspace
            WHERE w.removed_at IS NULL AND one.standing IN ('FULL', 'GUEST')
            ORDER BY coalesce(one.used_at, 'epoch') DESC, one.linked_at, one.platform, one.workspace, one.external_id LIMIT 1
            """;

    /** An account that its person closed to the bot comes last, until they turn to it again. */
    static void refused(Transaction tx, RefusedLetter letter) {
        boolean isClosed = letter.why() == Delivery.Why.BLOCKED || letter.why() == Delivery.Why.PERSON_GONE;
        if (isClosed && letter.place().kind() == Place.Kind.PERSONAL) {
            tx.handle()
                    .createUpdate("""
                            UPDATE accounts SET used_at = '-infinity'
                            WHERE platform = :platform AND workspace = :workspace AND external_id = :account
                            """)
                    .bind("platform", letter.place().workspace().platform().name())
                    .bind("workspace", letter.place().workspace().id())
                    .bind("account", letter.place().channel())
                    .execute();
        }
    }

    static List<Recipient> of(Transaction tx, Collection<UUID> persons) {
        return tx.handle()
                .createQuery("""
                        SELECT p.id, p.organisation_id, coalesce(p.chosen_language, p.language) AS language, p.zone,
                               a.platform, a.workspace, a.external_id, a.address, h.person_id IS NOT NULL AS chose, %s
                        FROM (SELECT DISTINCT unnest(:persons) AS id) given
                        JOIN persons p USING (id)
                        CROSS JOIN LATERAL (%s) a
                        LEFT JOIN habits h ON h.person_id = p.id
                        ORDER BY p.id
                        """.formatted(Settings.COLUMNS, LAST_ACCOUNT))
                .bindArray("persons", UUID.class, persons.toArray())
                .map((row, context) -> read(row))
                .list();
    }

    private static Recipient read(ResultSet row) throws SQLException {
        return new Recipient(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                privately(
                        new Account(
                                new Workspace(new Platform(row.getString("platform")), row.getString("workspace")),
                                row.getString("external_id")),
                        row.getString("address")),
                Optional.ofNullable(row.getString("language"))
                        .map(Language::valueOf)
                        .orElse(Language.EN),
                Optional.ofNullable(row.getString("zone")).map(ZoneId::of).orElse(ZoneOffset.UTC),
                row.getBoolean("chose") ? Settings.habits(row) : Habits.USUAL);
    }

    /** The private conversation with an account: adapters open it by the account's id and address. */
    private static Place privately(Account account, String address) {
        return new Place(account.workspace(), account.id(), Place.Kind.PERSONAL, address);
    }
}

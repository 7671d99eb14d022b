package org.entrain.core.badges;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Workspace;

/** Finds whom somebody speaks of. */
final class Colleagues {
    /** Somebody of the organisation. */
    record Colleague(UUID id, String name) {}

    private Colleagues() {}

    /**
     * Those whom somebody may mean: whose account here has this id, else who is called that, or whose name begins so.
     *
     * @param who an account's id, a name, or a first name
     */
    static List<Colleague> meant(Turn turn, String who) {
        List<Colleague> byAccount = byAccount(turn, who);
        return byAccount.isEmpty() ? byName(turn, who.strip().toLowerCase(Locale.ROOT)) : byAccount;
    }

    /** Who acts with an account of the workspace that this is said in. */
    static List<Colleague> byAccount(Turn turn, String account) {
        Workspace workspace = turn.interaction().workspace();
        return turn.tx()
                .handle()
                .createQuery("""
                        SELECT p.id, p.name FROM accounts a JOIN persons p ON p.id = a.person_id
                        WHERE a.platform = :platform AND a.workspace = :workspace AND a.external_id = :account
                          AND p.organisation_id = :organisation AND a.standing IN ('FULL', 'GUEST')
                        """)
                .bind("platform", workspace.platform().name())
                .bind("workspace", workspace.id())
                .bind("account", account)
                .bind("organisation", turn.person().organisationId())
                .map((row, context) -> new Colleague(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    private static List<Colleague> byName(Turn turn, String name) {
        return turn.tx()
                .handle()
                .createQuery("""
                        SELECT p.id, p.name FROM persons p
                        WHERE p.organisation_id = :organisation
                          AND (lower(p.name) = :name OR starts_with(lower(p.name), :name || ' '))
                          AND EXISTS (SELECT FROM accounts a
                                      WHERE a.person_id = p.id AND a.standing IN ('FULL', 'GUEST'))
                        ORDER BY lower(p.name) <> :name, p.name LIMIT 5
                        """)
                .bind("organisation", turn.person().organisationId())
                .bind("name", name)
                .map((row, context) -> new Colleague(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }
}

package org.entrain.core.communities;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Profile.Standing;
import org.entrain.core.chat.Workspace;
import org.entrain.core.communities.Charter.Appointee;

/**
 * The people whom somebody named in a form, as far as they can be appointed or invited.
 *
 * @param found whom we have met and can reach
 * @param unknown accounts that nobody we have met acts with
 * @param bots the names of those who are no people
 * @param gone the names of those whose account is used no more
 */
record Appointees(List<Appointee> found, List<Account> unknown, List<String> bots, List<String> gone) {
    private record Known(String account, UUID person, String name, Standing standing) {}

    /** Those behind account ids of the workspace that a form was sent in. */
    static Appointees of(Turn turn, List<String> ids) {
        Workspace workspace = turn.interaction().workspace();
        List<Known> known = known(turn, workspace, ids);
        var result = new Appointees(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        ids.stream()
                .distinct()
                .filter(id -> known.stream().noneMatch(one -> one.account().equals(id)))
                .forEach(id -> result.unknown.add(new Account(workspace, id)));
        known.forEach(one -> result.add(one));
        return result;
    }

    private void add(Known one) {
        switch (one.standing()) {
            case FULL, GUEST -> found.add(new Appointee(one.person(), one.name()));
            case BOT -> bots.add(one.name());
            case GONE -> gone.add(one.name());
        }
    }

    private static List<Known> known(Turn turn, Workspace workspace, List<String> ids) {
        return turn.tx()
                .handle()
                .createQuery("""
                        SELECT a.external_id AS account, p.id AS person, p.name, a.standing
                        FROM accounts a JOIN persons p ON p.id = a.person_id
                        WHERE a.platform = :platform AND a.workspace = :workspace AND a.external_id = ANY(:ids)
                          AND p.organisation_id = :organisation
                        ORDER BY p.name, p.id
                        """)
                .bind("platform", workspace.platform().name())
                .bind("workspace", workspace.id())
                .bindArray("ids", String.class, ids.toArray())
                .bind("organisation", turn.person().organisationId())
                .map((row, context) -> new Known(
                        row.getString("account"),
                        row.getObject("person", UUID.class),
                        row.getString("name"),
                        Standing.valueOf(row.getString("standing"))))
                .list();
    }
}

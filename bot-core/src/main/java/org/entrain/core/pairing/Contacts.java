package org.entrain.core.pairing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;

/** How people can be reached, and whether a few of them can be written to together. */
final class Contacts {
    private final Set<Platform> conversing;

    /**
     * Made once, when the program starts.
     *
     * @param conversing the platforms that let a bot open a conversation of several people
     */
    Contacts(Set<Platform> conversing) {
        this.conversing = Set.copyOf(conversing);
    }

    /**
     * Each of these people whom there is a way to. The OFFSET keeps the planner from looking for a person's accounts among
     * all of a workspace, right after many came.
     */
    Map<UUID, Contact> of(Transaction tx, Collection<UUID> persons) {
        var contacts = new HashMap<UUID, Contact>();
        tx.handle()
                .createQuery("""
                        SELECT p.id, p.name, coalesce(p.chosen_language, p.language) AS language, p.email,
                               a.platform, a.workspace, a.external_id, a.address
                        FROM (SELECT DISTINCT unnest(:persons) AS id) given
                        JOIN persons p USING (id)
                        CROSS JOIN LATERAL (SELECT * FROM accounts WHERE person_id = p.id OFFSET 0) a
                        JOIN workspaces w ON w.platform = a.platform AND w.external_id = a.workspace
                        WHERE w.removed_at IS NULL AND a.standing IN ('FULL', 'GUEST')
                        ORDER BY p.id, a.linked_at, a.platform
                        """)
                .bindArray("persons", UUID.class, persons.toArray())
                .map((row, context) -> new Contact(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("language"))
                                .map(Language::valueOf)
                                .orElse(Language.EN),
                        Optional.ofNullable(row.getString("email")),
                        List.of(new Contact.Seat(
                                new Account(
                                        new Workspace(
                                                new Platform(row.getString("platform")), row.getString("workspace")),
                                        row.getString("external_id")),
                                row.getString("address")))))
                .list()
                .forEach(one -> contacts.merge(one.id(), one, Contacts::joined));
        return contacts;
    }

    private static Contact joined(Contact one, Contact more) {
        var accounts = new ArrayList<>(one.accounts());
        accounts.addAll(more.accounts());
        return new Contact(one.id(), one.name(), one.language(), one.email(), accounts);
    }

    /** Where all of these people can be written to together; empty where the bot cannot open such a conversation. */
    Optional<Place> together(List<Contact> people) {
        if (people.size() < Terms.LEAST_SIZE) {
            return Optional.empty();
        }
        return people.getFirst().accounts().stream()
                .map(seat -> seat.account().workspace())
                .filter(workspace -> conversing.contains(workspace.platform()))
                .filter(workspace ->
                        people.stream().allMatch(one -> one.in(workspace).isPresent()))
                .findFirst()
                .map(workspace -> Place.group(
                        workspace,
                        new TreeSet<>(people.stream()
                                .flatMap(one -> one.in(workspace).stream())
                                .map(seat -> seat.account().id())
                                .toList())));
    }
}

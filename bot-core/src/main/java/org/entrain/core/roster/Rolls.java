package org.entrain.core.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.database.Transaction;

/** Holds lists against who is there. */
final class Rolls {
    /**
     * Somebody of the organisation.
     *
     * @param role what they are in the community that is meant
     * @param met whether they have an account
     * @param bot whether no account of theirs is a person's
     */
    private record Known(String email, Optional<Role> role, boolean met, boolean bot) {}

    Roll check(Transaction tx, Target target, MemberList list) {
        Map<String, Known> known = known(tx, target, list.rows());
        var problems = new ArrayList<>(list.problems());
        List<Row> rows = without(list.rows(), strangers(target, list.rows(), known), problems);
        if (target.administers() && list.columns().contains(Column.MANAGER)) {
            rows = without(rows, new Managers(tx, target.organisation()).problems(rows, list.named()), problems);
        }
        if (target.community().isPresent()) {
            rows = without(rows, leaderless(tx, target.subject(), rows), problems);
        }
        problems.sort(Comparator.comparing(Problem::line));
        return roll(target, list, rows, problems, known);
    }

    private static List<Row> without(List<Row> rows, List<Problem> found, List<Problem> problems) {
        problems.addAll(found);
        Set<Integer> lines = found.stream().map(Problem::line).collect(Collectors.toSet());
        return rows.stream().filter(row -> !lines.contains(row.line())).toList();
    }

    /** The rows of those who cannot be members, or not what the row says. */
    private static List<Problem> strangers(Target target, List<Row> rows, Map<String, Known> known) {
        var problems = new ArrayList<Problem>();
        for (Row row : rows) {
            if (Optional.ofNullable(known.get(row.email())).filter(Known::bot).isPresent()) {
                problems.add(new Problem(row.line(), "bot", row.email()));
            } else if (target.community().isPresent()
                    && !target.appoints()
                    && row.role().filter(role -> role != Role.MEMBER).isPresent()) {
                problems.add(new Problem(row.line(), "appoints", row.email()));
            }
        }
        return problems;
    }

    /** The rows by which a community would lose the last who lead it. */
    private static List<Problem> leaderless(Transaction tx, UUID community, List<Row> rows) {
        Set<String> leads = leads(tx, community);
        List<Row> leaving = rows.stream()
                .filter(row -> leads.contains(row.email())
                        && row.role().filter(role -> role != Role.LEAD).isPresent())
                .toList();
        boolean somebodyLeads = rows.stream().anyMatch(row -> row.role().equals(Optional.of(Role.LEAD)));
        return leaving.size() < leads.size() || somebodyLeads
                ? List.of()
                : leaving.stream()
                        .map(row -> new Problem(row.line(), "last-lead", row.email()))
                        .toList();
    }

    private static Set<String> leads(Transaction tx, UUID community) {
        // Somebody without an address is on no list, and leads on.
        return new HashSet<>(tx.handle()
                .createQuery("""
                        SELECT coalesce(p.email, p.id::text) FROM memberships m JOIN persons p ON p.id = m.person_id
                        WHERE m.community_id = :community AND m.role = 'LEAD'
                        """)
                .bind("community", community)
                .mapTo(String.class)
                .list());
    }

    private static Roll roll(
            Target target, MemberList list, List<Row> rows, List<Problem> problems, Map<String, Known> known) {
        int already = 0;
        int changed = 0;
        int unmet = 0;
        for (Row row : rows) {
            Optional<Known> one = Optional.ofNullable(known.get(row.email()));
            Optional<Role> role = one.flatMap(Known::role);
            boolean isThere = target.community().isPresent() ? role.isPresent() : one.isPresent();
            already += isThere ? 1 : 0;
            changed += isThere
                            && target.appoints()
                            && row.role().isPresent()
                            && !row.role().equals(role)
                    ? 1
                    : 0;
            unmet += one.filter(Known::met).isEmpty() ? 1 : 0;
        }
        return new Roll(
                list.columns(), rows, problems, already, target.community().isPresent() ? changed : 0, unmet);
    }

    private static Map<String, Known> known(Transaction tx, Target target, List<Row> rows) {
        var known = new HashMap<String, Known>();
        tx.handle()
                .createQuery("""
                        SELECT p.email, m.role,
                               EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = p.id) AS met,
                               EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = p.id AND a.standing = 'BOT')
                               AND NOT EXISTS (
                                   SELECT 1 FROM accounts a WHERE a.person_id = p.id AND a.standing <> 'BOT') AS bot
                        FROM persons p
                        LEFT JOIN memberships m ON m.person_id = p.id AND m.community_id = :community
                        WHERE p.organisation_id = :organisation AND p.email = ANY (:emails)
                        """)
                .bind("organisation", target.organisation())
                .bind("community", target.community().map(Community::id).orElse(null))
                .bindArray("emails", String.class, rows.stream().map(Row::email).toArray())
                .map((row, context) -> new Known(
                        row.getString("email"),
                        Optional.ofNullable(row.getString("role")).map(Role::valueOf),
                        row.getBoolean("met"),
                        row.getBoolean("bot")))
                .forEach(one -> known.put(one.email(), one));
        return known;
    }
}

package org.entrain.core.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;

/** Who answers to whom in an organisation, so that a list that says otherwise can be held against it. */
final class Managers {
    /** Everybody by their address, or by their id where none is known. */
    private final Set<String> everybody = new HashSet<>();

    private final Map<String, String> managers = new HashMap<>();

    /** As it is now. */
    Managers(Transaction tx, UUID organisation) {
        tx.handle()
                .createQuery("""
                        SELECT coalesce(p.email, p.id::text) AS person, coalesce(m.email, m.id::text) AS manager
                        FROM persons p LEFT JOIN persons m ON m.id = p.manager_id
                        WHERE p.organisation_id = :organisation
                        """)
                .bind("organisation", organisation)
                .map((row, context) -> note(row.getString("person"), Optional.ofNullable(row.getString("manager"))))
                .list();
    }

    private boolean note(String person, Optional<String> manager) {
        manager.ifPresent(one -> managers.put(person, one));
        return everybody.add(person);
    }

    /**
     * The rows whose manager is nobody, or who would answer to themselves in the end.
     *
     * @param named whom the list names: somebody whose own line has a problem is still no unknown, or one bad line at the
     *     top would spoil a whole list
     */
    List<Problem> problems(List<Row> rows, Set<String> named) {
        List<Problem> problems = new ArrayList<>(unknown(rows, named));
        List<Row> good = without(rows, problems);
        // Who is left out keeps the manager they have, and that may close another circle.
        List<Problem> circular = circular(good);
        while (!circular.isEmpty()) {
            problems.addAll(circular);
            good = without(good, circular);
            circular = circular(good);
        }
        return problems;
    }

    private static List<Row> without(List<Row> rows, List<Problem> problems) {
        Set<Integer> lines = problems.stream().map(Problem::line).collect(Collectors.toSet());
        return rows.stream().filter(row -> !lines.contains(row.line())).toList();
    }

    private List<Problem> unknown(List<Row> rows, Set<String> named) {
        return rows.stream()
                .filter(row -> row.manager()
                        .filter(manager -> !everybody.contains(manager) && !named.contains(manager))
                        .isPresent())
                .map(row -> new Problem(row.line(), "no-manager", row.manager().orElseThrow()))
                .toList();
    }

    private List<Problem> circular(List<Row> rows) {
        var wanted = new HashMap<>(managers);
        rows.forEach(row -> row.manager().ifPresent(manager -> wanted.put(row.email(), manager)));
        Set<String> circles = circles(wanted);
        return rows.stream()
                .filter(row -> row.manager().isPresent() && circles.contains(row.email()))
                .map(row -> new Problem(row.line(), "circle", row.manager().orElseThrow()))
                .toList();
    }

    /** Everybody who answers to themselves in the end. Everybody answers to one at most, so each is looked at once. */
    static Set<String> circles(Map<String, String> managers) {
        var circles = new HashSet<String>();
        var seen = new HashSet<String>();
        for (String start : managers.keySet()) {
            var path = new ArrayList<String>();
            Optional<String> next = Optional.of(start);
            while (next.isPresent() && seen.add(next.get())) {
                path.add(next.get());
                next = Optional.ofNullable(managers.get(next.get()));
            }
            int circle = next.map(path::indexOf).orElse(-1);
            if (circle >= 0) {
                circles.addAll(path.subList(circle, path.size()));
            }
        }
        return circles;
    }
}

package org.entrain.core.insights;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.database.Transaction;

/** Who is in a circle, and what of each may be said by name. */
final class Circles {
    private Circles() {}

    /** Who answers to a manager and has an account that they use. */
    static Set<UUID> answeringTo(Transaction tx, UUID manager) {
        return Set.copyOf(tx.handle()
                .createQuery("""
                        SELECT p.id FROM persons p
                        WHERE p.manager_id = :manager
                          AND EXISTS (SELECT FROM accounts a
                                      WHERE a.person_id = p.id AND a.standing IN ('FULL', 'GUEST'))
                        """)
                .bind("manager", manager)
                .mapTo(UUID.class)
                .list());
    }

    /** What is no figure of a group. Who helped is named only where they allow it. */
    static List<Finding> others(Transaction tx, List<Observation> observations) {
        Map<UUID, String> helpers = names(
                tx,
                observations.stream().flatMap(one -> helper(one)).toList(),
                "AND EXISTS (SELECT FROM helper_consents h WHERE h.person_id = p.id)");
        Map<UUID, String> quiet =
                names(tx, observations.stream().flatMap(one -> quiet(one)).toList(), "");
        return observations.stream()
                .<Finding>flatMap(one -> switch (one) {
                    case Observation.OfEach _ -> Stream.empty();
                    case Observation.Helped it ->
                        Stream.ofNullable(helpers.get(it.person()))
                                .map(name -> new Finding.Helped(name, it.way(), it.times()));
                    case Observation.Mood it ->
                        Stream.of(new Finding.Mood(it.question(), it.before(), it.now(), it.people()));
                    case Observation.Participation it ->
                        Stream.of(new Finding.Participation(it.members(), it.active(), it.answers()));
                    case Observation.Advice it -> Stream.of(new Finding.Advice(it.words()));
                    case Observation.Quiet it ->
                        Stream.ofNullable(quiet.get(it.person())).map(Finding.Quiet::new);
                })
                .toList();
    }

    private static Stream<UUID> helper(Observation one) {
        return one instanceof Observation.Helped it ? Stream.of(it.person()) : Stream.empty();
    }

    private static Stream<UUID> quiet(Observation one) {
        return one instanceof Observation.Quiet it ? Stream.of(it.person()) : Stream.empty();
    }

    private static Map<UUID, String> names(Transaction tx, List<UUID> people, String where) {
        var names = new HashMap<UUID, String>();
        tx.handle()
                .createQuery("SELECT p.id, p.name FROM persons p WHERE p.id = ANY (:people) " + where)
                .bindArray("people", UUID.class, people.toArray())
                .map((row, context) -> names.put(row.getObject("id", UUID.class), row.getString("name")))
                .list();
        return names;
    }
}

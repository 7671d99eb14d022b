package org.entrain.core.health;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrain.core.database.Transaction;
import org.entrain.core.insights.Circle;
import org.entrain.core.insights.Observation;
import org.entrain.core.insights.Observation.Way;
import org.entrain.core.insights.Observer;
import org.entrain.core.insights.Period;
import org.entrain.core.insights.Tally;
import org.entrain.core.text.Texts;

/** What is known of how a group takes part, and of who helps others. */
public final class HealthInsights implements Observer {
    private static final String LIVELY = "lively";
    private static final int QUIET_AFTER_WEEKS = 4;
    private static final int ACTIVE_BEFORE_WEEKS = 12;

    private final Checkups checkups;

    /** Knows these figures. */
    public HealthInsights(Checkups checkups) {
        this.checkups = checkups;
    }

    @Override
    public List<Observation> observe(Transaction tx, Circle circle, Period when) {
        Stream<Observation> taking = circle.community()
                .map(community -> ofCommunity(tx, community, when))
                .orElseGet(() -> Stream.of(lively(tx, circle, when)));
        return Stream.concat(taking, helped(tx, circle, when)).toList();
    }

    private static Observation lively(Transaction tx, Circle circle, Period when) {
        Map<UUID, Tally> people = tx
                .handle()
                .createQuery("""
                        SELECT p.id, EXISTS (
                            SELECT FROM activity a
                            WHERE a.person_id = p.id AND a.at >= :from AND a.at < :until AND a.kind NOT IN (%s)) AS active
                        FROM persons p WHERE p.id = ANY (:counted)
                        """.formatted(Checkups.NO_PART))
                .bindArray("counted", UUID.class, circle.counted().toArray())
                .bind("from", when.from())
                .bind("until", when.until())
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getBoolean("active") ? 1 : 0))
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> new Tally(one.getValue(), 1, when.until().minusMillis(1))));
        return new Observation.Lively(LIVELY, LIVELY, people, Set.of());
    }

    private Stream<Observation> ofCommunity(Transaction tx, UUID community, Period when) {
        Checkup checkup = checkups.of(tx, community, when.until());
        Advice advice = Advice.of(checkup);
        return Stream.concat(
                Stream.of(
                        new Observation.Participation(checkup.members(), checkup.active(), checkup.answers()),
                        new Observation.Advice(language ->
                                Texts.of(HealthInsights.class, language).words("advice." + advice.name()))),
                quiet(tx, community, when));
    }

    /** Who did much until a month ago and nothing since. */
    private static Stream<Observation> quiet(Transaction tx, UUID community, Period when) {
        return tx
                .handle()
                .createQuery("""
                        SELECT a.person_id
                        FROM activity a JOIN memberships m USING (community_id, person_id)
                        WHERE a.community_id = :community AND a.at >= :long_ago AND a.at < :until
                          AND a.kind NOT IN (%s) AND m.gone_at IS NULL
                        GROUP BY a.person_id HAVING max(a.at) < :of_late
                        ORDER BY count(*) DESC, a.person_id LIMIT 3
                        """.formatted(Checkups.NO_PART))
                .bind("community", community)
                .bind("long_ago", when.weeksBack(ACTIVE_BEFORE_WEEKS))
                .bind("of_late", when.weeksBack(QUIET_AFTER_WEEKS))
                .bind("until", when.until())
                .mapTo(UUID.class)
                .stream()
                .map(Observation.Quiet::new);
    }

    private static Stream<Observation> helped(Transaction tx, Circle circle, Period when) {
        return tx
                .handle()
                .createQuery("""
                        SELECT person_id, kind, count(*)::int AS times FROM activity
                        WHERE person_id = ANY (:members) AND at >= :from AND at < :until
                          AND kind IN ('MemberGreeted', 'QuestionApproved', 'PairMet')
                          AND community_id = coalesce(:community, community_id)
                        GROUP BY person_id, kind ORDER BY times DESC, person_id
                        """)
                .bindArray("members", UUID.class, circle.members().toArray())
                .bind("community", circle.community().orElse(null))
                .bind("from", when.from())
                .bind("until", when.until())
                .<Observation>map((row, context) -> new Observation.Helped(
                        row.getObject("person_id", UUID.class), way(row.getString("kind")), row.getInt("times")))
                .stream();
    }

    private static Way way(String kind) {
        return switch (kind) {
            case "MemberGreeted" -> Way.WELCOMED;
            case "QuestionApproved" -> Way.WROTE;
            case "PairMet" -> Way.MET;
            default -> throw new IllegalStateException("Nobody is helped by " + kind);
        };
    }
}

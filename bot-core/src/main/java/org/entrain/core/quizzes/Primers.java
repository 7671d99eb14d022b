package org.entrain.core.quizzes;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Person;

/** Runs whose questions are asked once more four weeks later, to see what stayed. */
final class Primers {
    /** How long after the first run the same questions are asked again. */
    static final int WEEKS = 4;

    /** How long they are asked then. */
    private static final Duration OPEN_FOR = Duration.ofDays(7);

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** Something planned: the first run, the name of its quiz, and when the questions are asked again. */
    record Planned(UUID run, String quiz, Instant due) {}

    /**
     * What stayed, of the questions that the same people answered both times.
     *
     * @param people how many they are
     * @param before the share of right answers the first time, from 0 to 1
     * @param after the share of right answers the second time
     */
    record Uplift(int people, double before, double after) {}

    /** Four weeks later, at the same time by the community's clock; on the Monday after it where that is a weekend. */
    static Instant due(Instant opened, ZoneId zone) {
        ZonedDateTime later = opened.atZone(zone).plusWeeks(WEEKS);
        LocalDate day = WEEKEND.contains(later.getDayOfWeek())
                ? later.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                : later.toLocalDate();
        return day.atTime(later.toLocalTime()).atZone(zone).toInstant();
    }

    /** Has the questions of a run asked again. */
    void plan(Transaction tx, UUID run, Instant due) {
        tx.handle()
                .createUpdate("INSERT INTO quiz_primers (run_id, due_at) VALUES (:run, :due)")
                .bind("run", run)
                .bind("due", due)
                .execute();
    }

    /** What a community has planned, the next first. */
    List<Planned> planned(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("""
                        SELECT p.run_id, q.name, p.due_at
                        FROM quiz_runs r JOIN quiz_primers p ON p.run_id = r.id JOIN quizzes q ON q.id = r.quiz_id
                        WHERE r.community_id = :community AND p.follow_up IS NULL ORDER BY p.due_at, q.name
                        """)
                .bind("community", community)
                .map((row, context) -> new Planned(
                        row.getObject("run_id", UUID.class),
                        row.getString("name"),
                        row.getTimestamp("due_at").toInstant()))
                .list();
    }

    /** Has the questions of a run not asked again; nothing where they were already. */
    void stop(Transaction tx, UUID run) {
        tx.handle()
                .createUpdate("DELETE FROM quiz_primers WHERE run_id = :run AND follow_up IS NULL")
                .bind("run", run)
                .execute();
    }

    /** The runs whose questions are to be asked again by now, of communities that go on and have a channel. */
    List<UUID> due(Transaction tx, Instant now) {
        return tx.handle().createQuery("""
                        SELECT p.run_id
                        FROM quiz_primers p JOIN quiz_runs r ON r.id = p.run_id JOIN communities c ON c.id = r.community_id
                        WHERE p.follow_up IS NULL AND p.due_at <= :now AND c.archived_at IS NULL
                          AND EXISTS (SELECT FROM channels h WHERE h.community_id = c.id)
                        ORDER BY p.run_id
                        """).bind("now", now).mapTo(UUID.class).list();
    }

    /** Whether the questions of a run are still to be asked again; nobody else asks them until this transaction ends. */
    boolean claim(Transaction tx, UUID run) {
        return tx.handle()
                .createQuery("SELECT run_id FROM quiz_primers WHERE run_id = :run AND follow_up IS NULL FOR UPDATE")
                .bind("run", run)
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
    }

    /** Notes the run in which the questions are asked again. */
    void followed(Transaction tx, UUID run, UUID followUp) {
        tx.handle()
                .createUpdate("UPDATE quiz_primers SET follow_up = :followUp WHERE run_id = :run")
                .bind("followUp", followUp)
                .bind("run", run)
                .execute();
    }

    /** The first run of that in which its questions are asked again. */
    Optional<UUID> firstOf(Transaction tx, UUID followUp) {
        return tx.handle()
                .createQuery("SELECT run_id FROM quiz_primers WHERE follow_up = :followUp")
                .bind("followUp", followUp)
                .mapTo(UUID.class)
                .findOne();
    }

    /** The runs in which questions are asked again, and have been for long enough. */
    List<UUID> over(Transaction tx, Instant now) {
        return tx.handle()
                .createQuery("""
                        SELECT r.id FROM quiz_runs r JOIN quiz_primers p ON p.follow_up = r.id
                        WHERE r.closed_at IS NULL AND r.opened_at <= :before ORDER BY r.id
                        """)
                .bind("before", now.minus(OPEN_FOR))
                .mapTo(UUID.class)
                .list();
    }

    /** Who opened a run: in their name its questions are asked again. */
    Person opener(Transaction tx, UUID run) {
        return tx.handle()
                .createQuery("""
                        SELECT p.id, p.organisation_id, p.name
                        FROM quiz_runs r JOIN persons p ON p.id = r.opened_by WHERE r.id = :run
                        """)
                .bind("run", run)
                .map((row, context) -> new Person(
                        row.getObject("id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        row.getString("name"),
                        Optional.empty(),
                        Optional.empty(),
                        false))
                .one();
    }

    /** What stayed from one run to the other. */
    Uplift uplift(Transaction tx, UUID first, UUID followUp) {
        return tx.handle()
                .createQuery("""
                        SELECT count(DISTINCT b.person_id)::int AS people,
                               coalesce(avg((b.share = 1)::int), 0) AS before,
                               coalesce(avg((a.share = 1)::int), 0) AS after
                        FROM quiz_answers b
                        JOIN quiz_answers a ON a.run_id = :followUp AND a.person_id = b.person_id AND a.attempt = 1
                             AND a.number = b.number
                        WHERE b.run_id = :first AND b.attempt = 1 AND b.share IS NOT NULL AND a.share IS NOT NULL
                        """)
                .bind("followUp", followUp)
                .bind("first", first)
                .map((row, context) ->
                        new Uplift(row.getInt("people"), row.getDouble("before"), row.getDouble("after")))
                .one();
    }
}

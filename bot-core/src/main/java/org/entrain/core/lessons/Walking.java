package org.entrain.core.lessons;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Reach;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.communities.Present;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;

/**
 * Brings people their next step when its day has come, and reminds them a few times: then it is silent, and the step waits
 * on their page.
 */
public final class Walking {
    private static final int BATCH = 200;
    /** From a step to its reminder, and from one reminder to the next. */
    private static final int DAYS_BETWEEN = 2;
    /** Somebody without an account in use may have one again. */
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Database database;
    private final Attention attention;
    private final Journeys journeys;
    private final Guide guide;

    /** Made once, when the program starts. */
    public Walking(Database database, Attention attention, Journeys journeys, Guide guide) {
        this.database = database;
        this.attention = attention;
        this.journeys = journeys;
        this.guide = guide;
    }

    /** Does what is due; to be done every minute, by any number of nodes. */
    public void go(Instant now) {
        while (database.inTransaction(tx -> begin(tx, now))) {
            // One path after another.
        }
        while (database.inTransaction(tx -> batch(tx, now))) {
            // One transaction a batch: who is due is found there again where it fails.
        }
    }

    private record Begun(UUID id, UUID community, LocalDate day) {}

    /** Starts a path for everybody whose day has come. */
    private boolean begin(Transaction tx, Instant now) {
        Optional<Begun> begun = tx.handle()
                .createQuery("""
                        UPDATE paths SET begun_at = :now WHERE id = (
                            SELECT p.id FROM paths p JOIN communities c ON c.id = p.community_id
                            WHERE p.starts = 'DATE' AND p.begun_at IS NULL AND p.removed_at IS NULL
                              AND c.archived_at IS NULL
                              AND p.starts_on <= CAST(CAST(:now AS timestamptz) AT TIME ZONE c.zone AS date)
                            ORDER BY p.starts_on LIMIT 1 FOR UPDATE OF p SKIP LOCKED)
                        RETURNING id, community_id, starts_on
                        """)
                .bind("now", now)
                .map((row, context) -> new Begun(
                        row.getObject("id", UUID.class),
                        row.getObject("community_id", UUID.class),
                        row.getObject("starts_on", LocalDate.class)))
                .findOne();
        begun.ifPresent(path -> journeys.walks()
                .start(tx, path.id(), Present.in(tx, path.community()), Optional.of(path.day()), false, now));
        return begun.isPresent();
    }

    private boolean batch(Transaction tx, Instant now) {
        List<Walk> due = journeys.walks().due(tx, now, BATCH);
        if (due.isEmpty()) {
            return false;
        }
        Map<UUID, Reach> reach =
                attention.reach(tx, due.stream().map(Walk::person).toList(), now);
        var told = new HashMap<UUID, Walk>();
        for (Walk walk : due) {
            Optional<Reach> to = Optional.ofNullable(reach.get(walk.person()));
            if (to.isEmpty()) {
                later(tx, walk, now.plus(A_WEEK));
            } else if (isNow(tx, walk, to.get(), now)) {
                told.put(walk.person(), journeys.settled(tx, walk));
            }
        }
        tell(tx, told, reach, now);
        return true;
    }

    /** Else it is too early, in their quiet hours, on a day off, while they pause, or they hear enough today. */
    private boolean isNow(Transaction tx, Walk walk, Reach reach, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, reach.zone());
        Walk here = journeys.settled(tx, walk);
        if (here.isOver()) {
            journeys.finishUnasked(tx, here, now);
            return false;
        }
        Instant morning = Journeys.morning(here.opensOn(), reach.zone());
        Instant moment = reach.nudge(morning.isAfter(now) ? morning : now)
                .orElseGet(() -> Journeys.morning(today.plusDays(1), reach.zone()));
        if (moment.isAfter(now)) {
            later(tx, here, moment);
            return false;
        }
        return true;
    }

    private void later(Transaction tx, Walk walk, Instant moment) {
        journeys.walks().move(tx, walk.id(), walk.step(), walk.told(), Optional.of(moment));
    }

    private void tell(Transaction tx, Map<UUID, Walk> told, Map<UUID, Reach> reach, Instant now) {
        attention.writeEach(
                tx,
                told.keySet(),
                person -> stamp(requireNonNull(told.get(person))),
                (person, language) -> {
                    Walk walk = requireNonNull(told.get(person));
                    return guide.step(tx, walk, walk.current().orElseThrow(), language);
                },
                Weight.NUDGE,
                now);
        told.values().forEach(walk -> {
            ZoneId zone = requireNonNull(reach.get(walk.person())).zone();
            int letters = walk.told() + 1;
            Optional<Instant> next = nextReminder(walk, letters, LocalDate.ofInstant(now, zone), zone);
            journeys.walks().move(tx, walk.id(), walk.step(), letters, next);
        });
    }

    private static String stamp(Walk walk) {
        return "path/%s/%s/%d/%d".formatted(walk.id(), walk.startedOn(), walk.step(), walk.told());
    }

    /** When somebody is reminded of a step about which so many letters went; never again, once that is enough. */
    static Optional<Instant> nextReminder(Walk walk, int letters, LocalDate today, ZoneId zone) {
        return letters > walk.path().reminders()
                ? Optional.empty()
                : Optional.of(Journeys.morning(today.plusDays(DAYS_BETWEEN), zone));
    }
}

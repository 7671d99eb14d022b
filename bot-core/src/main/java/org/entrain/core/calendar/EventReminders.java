package org.entrain.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.LocalTimes;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Round;
import org.entrain.core.plans.RoundPosts;

/** Says that something takes place: the day before at the same hour, and an hour before. Each once, on whatever node. */
public final class EventReminders {
    /** A day by the clocks on the wall has at most so many hours. */
    private static final Duration LONGEST_DAY = Duration.ofHours(26);

    private final Database database;
    private final Plans plans;
    private final RoundPosts posts;

    /** Reminders of what these plans hold. */
    public EventReminders(Database database, Plans plans, RoundPosts posts) {
        this.database = database;
        this.plans = plans;
        this.posts = posts;
    }

    /**
     * One of the reminders of an event.
     *
     * @param staleAfter how late it may still be said
     */
    private record Reminder(Instant at, Duration staleAfter) {
        boolean isDue(Plan plan, Instant now) {
            return !at.isAfter(now) && now.isBefore(at.plus(staleAfter)) && at.isAfter(plan.createdAt());
        }
    }

    private static List<Reminder> reminders(Plan plan) {
        Instant due = plan.nextDue();
        Instant dayBefore = LocalTimes.instant(plan.local(due).minusDays(1), plan.zone());
        Instant hourBefore = due.minus(Duration.ofHours(1));
        return List.of(
                new Reminder(dayBefore, Duration.between(dayBefore, hourBefore)),
                new Reminder(hourBefore, Duration.ofHours(1)));
    }

    /** Says what is due; meant for every minute. */
    public void tell(Instant now) {
        database.inTransaction(tx -> soon(tx, now)).forEach(plan -> database.useTransaction(tx -> tell(tx, plan, now)));
    }

    private record Coming(UUID id, UUID organisation) {}

    private void tell(Transaction tx, Coming coming, Instant now) {
        plans.find(tx, coming.organisation(), coming.id())
                .ifPresent(plan -> reminders(plan).stream()
                        .filter(reminder -> reminder.isDue(plan, now) && isNews(tx, plan, reminder))
                        .forEach(reminder -> posts.say(
                                tx,
                                new Round(plan, reminder.at(), "", reminder.staleAfter(), now),
                                language -> EventPlan.reminder(plan, plan.nextDue(), language))));
    }

    private static List<Coming> soon(Transaction tx, Instant now) {
        return tx.handle()
                .createQuery("""
                        SELECT id, organisation_id FROM plans
                        WHERE kind = :kind AND stopped_at IS NULL AND paused_at IS NULL
                          AND next_due > :now AND next_due <= :until
                        """)
                .bind("kind", EventPlan.KIND)
                .bind("now", now)
                .bind("until", now.plus(LONGEST_DAY))
                .map((row, context) ->
                        new Coming(row.getObject("id", UUID.class), row.getObject("organisation_id", UUID.class)))
                .list();
    }

    private static boolean isNews(Transaction tx, Plan plan, Reminder reminder) {
        return tx.handle()
                        .createUpdate("""
                                INSERT INTO event_reminders (plan_id, at) VALUES (:plan, :at)
                                ON CONFLICT (plan_id, at) DO NOTHING
                                """)
                        .bind("plan", plan.id())
                        .bind("at", reminder.at())
                        .execute()
                == 1;
    }
}

package org.entrain.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.database.Database;
import org.entrain.core.plans.Plans;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The triggers of plans: one a plan, for its next round alone, and only for rounds of the next minutes. However many
 * plans there are, those that are not due soon cost nothing. A trigger's name says all of it (the plan, when it is due,
 * and the real time at which it goes off), so that triggers and plans are compared by their names.
 */
final class PlanTriggers {
    private static final Logger LOG = LoggerFactory.getLogger(PlanTriggers.class);
    private static final String GROUP = "plans";
    private static final JobKey JOB = new JobKey("plan", GROUP);

    /** Many times as long as the pause between two comparisons, so that a node may miss several. */
    private static final Duration AHEAD = Duration.ofMinutes(10);
    /** Where more are due soon, the earliest come first and the others follow as those are done. */
    private static final int AT_ONCE = 2_000;

    private final Scheduler quartz;
    private final Database database;
    private final Plans plans;
    private final InstantSource clock;
    private final InstantSource wall;

    PlanTriggers(Scheduler quartz, Database database, Plans plans, InstantSource clock, InstantSource wall) {
        this.quartz = quartz;
        this.database = database;
        this.plans = plans;
        this.clock = clock;
        this.wall = wall;
    }

    private record Alarm(UUID plan, Instant due, Instant at) {
        TriggerKey key() {
            return new TriggerKey("%s %s at %s".formatted(plan, due, at), GROUP);
        }

        static Instant due(TriggerKey key) {
            return Instant.parse(key.getName().split(" ", -1)[1]);
        }
    }

    /** Sets a trigger for every round that is due soon and takes away those of rounds that are not. */
    void reconcile() throws SchedulerException {
        Map<TriggerKey, Alarm> wanted = wanted();
        Instant sight = sight(wanted.values());
        Set<TriggerKey> present = quartz.getTriggerKeys(GroupMatcher.triggerGroupEquals(GROUP));
        for (TriggerKey key : present) {
            // Another node may see a little further.
            if (!wanted.containsKey(key) && !Alarm.due(key).isAfter(sight)) {
                quartz.unscheduleJob(key);
            }
        }
        if (!quartz.checkExists(JOB)) {
            quartz.addJob(
                    JobBuilder.newJob(PlanJob.class)
                            .withIdentity(JOB)
                            .storeDurably()
                            .requestRecovery()
                            .build(),
                    true);
        }
        for (Alarm alarm : wanted.values()) {
            if (!present.contains(alarm.key())) {
                set(alarm);
            }
        }
    }

    private Map<TriggerKey, Alarm> wanted() {
        // To the second: two readings of two clocks are never quite the same distance apart.
        Duration ahead = Duration.ofSeconds(
                Math.round(Duration.between(wall.instant(), clock.instant()).toMillis() / 1000.0));
        Map<TriggerKey, Alarm> wanted = new LinkedHashMap<>();
        Instant until = clock.instant().plus(AHEAD);
        database.inTransaction(tx -> plans.upcoming(tx, until, AT_ONCE)).forEach((plan, due) -> {
            var alarm = new Alarm(plan, due, due.minus(ahead));
            wanted.put(alarm.key(), alarm);
        });
        return wanted;
    }

    /** Up to when all that is due is known. */
    private Instant sight(Collection<Alarm> wanted) {
        Instant until = clock.instant().plus(AHEAD);
        return wanted.size() < AT_ONCE
                ? until
                : wanted.stream().map(Alarm::due).max(Instant::compareTo).orElse(until);
    }

    private void set(Alarm alarm) throws SchedulerException {
        // Quartz looks at what is long past only once a minute.
        Instant now = wall.instant();
        Instant at = alarm.at().isBefore(now) ? now : alarm.at();
        var trigger = TriggerBuilder.newTrigger()
                .withIdentity(alarm.key())
                .forJob(JOB)
                .usingJobData(PlanJob.PLAN, alarm.plan().toString())
                .usingJobData(PlanJob.DUE, alarm.due().toString())
                .startAt(Date.from(at))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
        try {
            quartz.scheduleJob(trigger);
        } catch (ObjectAlreadyExistsException e) {
            LOG.debug("Another node was first to set {}", alarm, e);
        }
    }
}

package org.entrain.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
 * The triggers of plans: one a plan, for its next round alone. A trigger's name says all of it (the plan, when it is
 * due, and the real time at which it goes off), so that triggers and plans are compared by their names.
 */
final class PlanTriggers {
    private static final Logger LOG = LoggerFactory.getLogger(PlanTriggers.class);
    private static final String GROUP = "plans";
    private static final JobKey JOB = new JobKey("plan", GROUP);

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
    }

    /** Sets a trigger for every plan's next round and takes away all others. */
    void reconcile() throws SchedulerException {
        Map<TriggerKey, Alarm> wanted = wanted();
        Set<TriggerKey> present = quartz.getTriggerKeys(GroupMatcher.triggerGroupEquals(GROUP));
        Set<TriggerKey> outdated = new HashSet<>(present);
        outdated.removeAll(wanted.keySet());
        for (TriggerKey key : outdated) {
            quartz.unscheduleJob(key);
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
        return database.inTransaction(plans::upcoming).entrySet().stream()
                .map(plan -> new Alarm(
                        plan.getKey(), plan.getValue(), plan.getValue().minus(ahead)))
                .collect(Collectors.toMap(Alarm::key, alarm -> alarm));
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

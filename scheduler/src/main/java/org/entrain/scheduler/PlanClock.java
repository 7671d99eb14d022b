package org.entrain.scheduler;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entrain.core.database.Database;
import org.entrain.core.database.DatabaseUnavailable;
import org.entrain.core.plans.Plans;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has plans done when they are due. The table of plans is the truth and Quartz the alarm clock: its triggers are set
 * right at the start, after every change, when the clock was moved, and every minute.
 */
final class PlanClock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlanClock.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(2);
    /** What changes in quick succession is looked at once. */
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final Scheduler quartz;
    private final PlanTriggers triggers;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("plan-triggers").factory());
    private final AtomicBoolean asked = new AtomicBoolean();

    PlanClock(Database database, Plans plans, InstantSource clock, InstantSource wall) {
        try {
            quartz = QuartzCluster.join(database.dataSource());
            quartz.setJobFactory((bundle, scheduler) -> new PlanJob(plans, clock, this::setTriggersSoon));
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz cannot be set up", e);
        }
        triggers = new PlanTriggers(quartz, database, plans, clock, wall);
        plans.onChanged(this::setTriggers);
    }

    /** This node's name in the cluster. */
    String node() {
        try {
            return quartz.getSchedulerInstanceId();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    void start() {
        try {
            quartz.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz cannot be started", e);
        }
        var unused = thread.scheduleWithFixedDelay(this::reconcile, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    void clockMoved() {
        setTriggers();
    }

    private void setTriggers() {
        setTriggersIn(AT_ONCE);
    }

    private void setTriggersSoon() {
        setTriggersIn(SOON);
    }

    private void setTriggersIn(Duration time) {
        if (asked.compareAndSet(false, true)) {
            try {
                var unused = thread.schedule(this::reconcile, time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("Plans changed while this node was stopping; the others will see", e);
            }
        }
    }

    private void reconcile() {
        asked.set(false);
        try {
            triggers.reconcile();
        } catch (SchedulerException | RuntimeException e) {
            if (DatabaseUnavailable.isCauseOf(e)) {
                LOG.debug("Plans are compared with their triggers once the database is back", e);
                setTriggersSoon();
                return;
            }
            LOG.warn("Plans could not be compared with their triggers; trying again within a minute", e);
        }
    }

    @Override
    public void close() {
        thread.close();
        try {
            quartz.shutdown(true);
        } catch (SchedulerException e) {
            LOG.warn("Quartz did not stop cleanly", e);
        }
    }
}

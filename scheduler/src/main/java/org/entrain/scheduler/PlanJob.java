package org.entrain.scheduler;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.entrain.core.database.DatabaseUnavailable;
import org.entrain.core.plans.Plans;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Quartz does when a plan is due. Quartz keeps the class by its name: it may not move. */
final class PlanJob implements Job {
    static final String PLAN = "plan";
    static final String DUE = "due";

    private static final Logger LOG = LoggerFactory.getLogger(PlanJob.class);

    private final Plans plans;
    private final InstantSource clock;
    private final Runnable tryAgainSoon;

    PlanJob(Plans plans, InstantSource clock, Runnable tryAgainSoon) {
        this.plans = plans;
        this.clock = clock;
        this.tryAgainSoon = tryAgainSoon;
    }

    @Override
    public void execute(JobExecutionContext context) {
        JobDataMap data = context.getMergedJobDataMap();
        Instant due = Instant.parse(data.getString(DUE));
        Instant now = clock.instant();
        try {
            plans.fire(UUID.fromString(data.getString(PLAN)), due, now.isBefore(due) ? due : now);
        } catch (DatabaseUnavailable e) {
            LOG.warn("Plan {} could not be done while the database was out of reach", data.getString(PLAN), e);
            tryAgainSoon.run();
        } catch (RuntimeException e) {
            LOG.error("Plan {} could not be done; trying again within a minute", data.getString(PLAN), e);
        }
    }
}

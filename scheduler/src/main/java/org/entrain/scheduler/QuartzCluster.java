package org.entrain.scheduler;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Quartz on the clustered JDBC store: all nodes share the triggers in the database. */
final class QuartzCluster {
    /** The cluster's name, in every row of Quartz's. */
    private static final String NAME = "entrain";

    private QuartzCluster() {}

    static Scheduler join(DataSource dataSource) throws SchedulerException {
        // Quartz knows connections by a name in a static table: one of our own for each node in this JVM.
        String connections = NAME + "-" + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(connections, new Borrowed(dataSource));
        Scheduler scheduler = new StdSchedulerFactory(properties(connections)).getScheduler();
        // Otherwise a second node in this JVM would be handed the first one's scheduler.
        SchedulerRepository.getInstance().remove(NAME);
        return scheduler;
    }

    private static Properties properties(String connections) {
        var properties = new Properties();
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, NAME);
        properties.setProperty(
                StdSchedulerFactory.PROP_SCHED_INSTANCE_ID, StdSchedulerFactory.AUTO_GENERATE_INSTANCE_ID);
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_IDLE_WAIT_TIME, "10000");
        properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        properties.setProperty(StdSchedulerFactory.PROP_THREAD_POOL_CLASS, SimpleThreadPool.class.getName());
        properties.setProperty("org.quartz.threadPool.threadCount", "2");
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty(StdSchedulerFactory.PROP_JOB_STORE_CLASS, JobStoreTX.class.getName());
        properties.setProperty("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        properties.setProperty("org.quartz.jobStore.dataSource", connections);
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        properties.setProperty("org.quartz.jobStore.isClustered", "true");
        properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", "5000");
        return properties;
    }

    /** Connections of our pool, which is not Quartz's to open or close. */
    private record Borrowed(DataSource dataSource) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return dataSource.getConnection();
        }

        @Override
        public void shutdown() {}

        @Override
        public void initialize() {}
    }
}

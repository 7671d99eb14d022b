package org.entrain.core.database;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a server running: one that ends on its own is started again, where it was. */
final class PostgresKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresKeeper.class);
    /** What is left of a killed server needs a moment to notice and to go. */
    private static final long PAUSE_MILLIS = 500;

    /** Starts a server, or says why it cannot. */
    interface Start {
        PostgresServer start() throws IOException;
    }

    private final Start start;
    private PostgresServer server;
    private boolean closing;

    private PostgresKeeper(Start start) throws IOException {
        this.start = start;
        this.server = start.start();
    }

    static PostgresKeeper start(Start start) throws IOException {
        var keeper = new PostgresKeeper(start);
        Thread.ofPlatform().daemon().name("postgres-keeper").start(keeper::keep);
        return keeper;
    }

    private void keep() {
        try {
            do {
                current().end().join();
            } while (startAgain());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized PostgresServer current() {
        return server;
    }

    /** Returns whether there is a server again: not where this was closed. */
    private synchronized boolean startAgain() throws InterruptedException {
        if (!closing) {
            LOG.error("PostgreSQL ended on its own; starting it again");
        }
        for (boolean isFirst = true; !closing; isFirst = false) {
            wait(PAUSE_MILLIS);
            if (closing) {
                return false;
            }
            try {
                server.stop();
                server = start.start();
                LOG.warn("PostgreSQL is running again");
                return true;
            } catch (IOException | RuntimeException e) {
                if (isFirst) {
                    LOG.warn("PostgreSQL does not start yet; trying on", e);
                }
            }
        }
        return false;
    }

    @Override
    public synchronized void close() {
        closing = true;
        notifyAll();
        server.stop();
    }
}

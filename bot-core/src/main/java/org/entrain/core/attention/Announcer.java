package org.entrain.core.attention;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.entrain.core.attention.AnnouncementParts.Part;
import org.entrain.core.database.Database;
import org.entrain.core.database.DatabaseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what was announced to large crowds, part by part, each in a transaction of its own: all nodes take part, nobody waits
 * for the whole, and what a node that died was at is done by the next. The first letters are on their way while others are still
 * being written.
 */
public final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    /** The database does the work: so many of its processors, and of the connections that others wait for too. */
    private static final int AT_ONCE = 2;

    private final Database database;
    private final Mailer mailer;

    /** Writes what was announced by way of this. */
    public Announcer(Database database, Attention attention) {
        this.database = database;
        this.mailer = attention.mailer();
    }

    /**
     * Writes all that waits; meant for every second, by any number of nodes.
     *
     * @throws DatabaseUnavailable when the database cannot be reached; a part that fails in any other way is logged, and tried
     *     again a minute later
     */
    public void write(Instant now) {
        if (!database.inTransaction(tx -> AnnouncementParts.anyWaits(tx, now))) {
            return;
        }
        Callable<Void> writing = () -> {
            while (writeOne(now)) {
                // Until none is left that nobody is at.
            }
            return null;
        };
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> writer : Stream.generate(() -> writers.submit(writing))
                    .limit(AT_ONCE)
                    .toList()) {
                writer.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DatabaseUnavailable unavailable ? unavailable : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there was one. */
    private boolean writeOne(Instant now) {
        var taken = new AtomicReference<Optional<Part>>(Optional.empty());
        try {
            database.useTransaction(tx -> {
                taken.set(AnnouncementParts.take(tx, now));
                taken.get().ifPresent(part -> mailer.write(tx, part, now));
            });
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            Part part = taken.get().orElseThrow(() -> e);
            LOG.error("What was announced as {} could not be written to all; this is tried again", part.stamp(), e);
            database.useTransaction(tx -> AnnouncementParts.postpone(tx, part, now));
        }
        return taken.get().isPresent();
    }
}

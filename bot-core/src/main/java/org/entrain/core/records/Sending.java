package org.entrain.core.records;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.entrain.core.activity.Details;
import org.entrain.core.database.Database;
import org.entrain.core.database.DatabaseUnavailable;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.BackOff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the store what waits, on any number of nodes. Statements are taken in one transaction, told outside any, and what
 * became of them is written down in another: who is killed in between tells them again, under the same ids, which changes
 * nothing. Where there is no store it does nothing.
 */
public final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Somebody has to do something: no hurry to knock again. */
    private static final Duration WHILE_SHUT = Duration.ofHours(1);
    /** So many batches, then what else is due has its turn. */
    private static final int BATCHES = 20;

    private final Database database;
    private final Optional<StoreClient> client;
    private final Statements statements;
    private final Waiting waiting;
    private final Alarm alarm;
    private final BackOff backOff;
    private final AtomicBoolean isBusy = new AtomicBoolean();

    /**
     * Made once, when the program starts.
     *
     * @param publicUrl what the ids of people and activities are below
     * @param details what features say of their facts
     * @param alarm for whom the store lets in no more
     * @param random spreads the waits
     */
    public Sending(
            Database database,
            Optional<Store> store,
            URI publicUrl,
            List<Details> details,
            Alarm alarm,
            RandomGenerator random) {
        this.database = database;
        this.client = store.map(one -> new StoreClient(one, PATIENCE));
        this.statements = new Statements(publicUrl);
        this.waiting = new Waiting(details);
        this.alarm = alarm;
        this.backOff = new BackOff(random);
    }

    /** Begins to tell what waits, on a thread of its own: a store that is slow holds up nothing else. */
    public void begin(Instant now) {
        if (client.isPresent() && isBusy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("records").start(() -> {
                try {
                    tell(now);
                } catch (DatabaseUnavailable e) {
                    LOG.debug("Nothing is told while the database is out of reach");
                } catch (RuntimeException e) {
                    LOG.error("The learning record store could not be told", e);
                } finally {
                    isBusy.set(false);
                }
            });
        }
    }

    /** Tells what waits; returns when it is done, or cannot go on. */
    public void tell(Instant now) {
        client.ifPresent(store -> {
            boolean goesOn = true;
            for (int batch = 0; goesOn && batch < BATCHES; batch++) {
                List<Entry> entries = database.inTransaction(tx -> waiting.take(tx, now));
                goesOn = !entries.isEmpty() && tell(store, entries, now);
            }
        });
    }

    /** A store refuses all for the sake of one: then each half is told by itself. False where it makes no sense to go on. */
    private boolean tell(StoreClient store, List<Entry> entries, Instant now) {
        List<UUID> ids = entries.stream().map(Entry::id).toList();
        return switch (store.tell(entries.stream().map(statements::of).toList())) {
            case Verdict.Taken _ -> {
                database.useTransaction(tx -> waiting.told(tx, ids));
                yield true;
            }
            case Verdict.Refused refused
            when ids.size() == 1 -> {
                LOG.warn("The learning record store refuses statement {}", ids.getFirst());
                database.useTransaction(tx -> waiting.refused(tx, ids.getFirst(), refused.reason()));
                yield true;
            }
            case Verdict.Refused _ -> {
                int half = entries.size() / 2;
                yield tell(store, entries.subList(0, half), now)
                        && tell(store, entries.subList(half, entries.size()), now);
            }
            case Verdict.Later later -> {
                database.useTransaction(tx -> later(tx, ids, later, now));
                yield false;
            }
            case Verdict.Shut shut -> {
                database.useTransaction(tx -> shut(tx, ids, shut, now));
                yield false;
            }
        };
    }

    private void later(Transaction tx, List<UUID> ids, Verdict.Later later, Instant now) {
        Duration wait = backOff.wait(waiting.failures(tx, ids));
        Instant until = now.plus(wait.compareTo(later.after()) > 0 ? wait : later.after());
        waiting.later(tx, ids, until, later.reason());
    }

    private void shut(Transaction tx, List<UUID> ids, Verdict.Shut shut, Instant now) {
        if (waiting.shut(tx, ids, now, now.plus(WHILE_SHUT), shut.reason())) {
            LOG.error("The learning record store does not let Entrain in");
            alarm.ring(tx, now);
        }
    }
}

package org.entrain.slack;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that go out after the acknowledgement. There is a limit to how many may wait, and to how long they are tried:
 * a response URL is good for half an hour and five uses.
 */
final class AfterCommit implements AutoCloseable {
    /** What became of one attempt. */
    enum Outcome {
        DONE,
        /** Slack was not reached, or asked to wait. */
        AGAIN,
        /** Slack refuses, or may have done it already. */
        NEVER
    }

    /** One attempt to answer. */
    @FunctionalInterface
    interface Attempt {
        Outcome run() throws IOException, SlackApiException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(AfterCommit.class);
    private static final int WAITING = 10_000;
    static final int AT_ONCE = 32;
    private static final Duration DRAIN = Duration.ofSeconds(10);
    static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("slack-answer-", 0).factory());
    private final Semaphore waiting = new Semaphore(WAITING);
    private final Semaphore atOnce = new Semaphore(AT_ONCE);
    private final List<Duration> pauses;

    AfterCommit(List<Duration> pauses) {
        this.pauses = List.copyOf(pauses);
    }

    /** Has {@code attempt} run soon; an answer that finds no room is dropped and logged. */
    void run(String what, Attempt attempt) {
        if (!waiting.tryAcquire()) {
            LOG.error("Too many answers wait for Slack: {} is dropped", what);
            return;
        }
        threads.execute(() -> {
            try {
                runUntilDone(what, attempt);
            } catch (InterruptedException e) {
                LOG.warn("{} was not answered before the program ended", what);
                Thread.currentThread().interrupt();
            } finally {
                waiting.release();
            }
        });
    }

    private void runUntilDone(String what, Attempt attempt) throws InterruptedException {
        for (Duration pause : pauses) {
            if (once(what, attempt) != Outcome.AGAIN) {
                return;
            }
            Thread.sleep(pause);
        }
        if (once(what, attempt) == Outcome.AGAIN) {
            LOG.error("{} could not be answered: Slack was out of reach each time", what);
        }
    }

    private Outcome once(String what, Attempt attempt) throws InterruptedException {
        atOnce.acquire();
        try {
            return attempt.run();
        } catch (IOException e) {
            LOG.warn("{} was not answered: {}", what, e.toString());
            return SlackWire.neverLeft(e) ? Outcome.AGAIN : Outcome.NEVER;
        } catch (SlackApiException e) {
            LOG.warn("{} was not answered: HTTP {}", what, e.getResponse().code());
            return e.getResponse().code() == 429 ? Outcome.AGAIN : Outcome.NEVER;
        } catch (RuntimeException e) {
            LOG.error("{} could not be answered", what, e);
            return Outcome.NEVER;
        } finally {
            atOnce.release();
        }
    }

    /** Waits a little for what is under way. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

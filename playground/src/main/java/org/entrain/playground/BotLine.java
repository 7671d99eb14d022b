package org.entrain.playground;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line from a platform to the bot: plain HTTP, with a time-out, and with what the platform was told to do wrong. */
final class BotLine implements AutoCloseable {
    /** What came back. */
    sealed interface Heard {
        /** The bot answered. */
        record Answer(int status, String body, boolean noRetry) implements Heard {
            boolean ok() {
                return status >= 200 && status < 300;
            }
        }

        /** The bot took too long, or its answer was lost. */
        record TimedOut() implements Heard {}

        /** The bot is not there. */
        record Unreachable() implements Heard {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(BotLine.class);
    private static final Duration HELD_BACK = Duration.ofSeconds(2);

    private final String platform;
    private final Misbehaviour misbehaviour;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<Runnable> held = new ArrayList<>();
    private volatile boolean closed;

    BotLine(String platform, Misbehaviour misbehaviour) {
        this.platform = platform;
        this.misbehaviour = misbehaviour;
    }

    /** Makes a delivery now, or after the next one where the platform was told to mix up the order. */
    void inOrder(Runnable delivery) {
        if (misbehaviour.strikesDelivery(platform, Misbehaviour.Kind.REORDER)) {
            synchronized (held) {
                held.add(delivery);
            }
            after(HELD_BACK, this::deliverHeld);
        } else {
            delivery.run();
            deliverHeld();
        }
    }

    private void deliverHeld() {
        List<Runnable> now;
        synchronized (held) {
            now = List.copyOf(held);
            held.clear();
        }
        now.forEach(Runnable::run);
    }

    /** Runs {@code deed} after a while on a thread of its own, unless the line is closed by then. */
    void after(Duration wait, Runnable deed) {
        CompletableFuture.delayedExecutor(
                        wait.toMillis(),
                        TimeUnit.MILLISECONDS,
                        task -> Thread.ofVirtual().name("playground-line").start(task))
                .execute(() -> logged(deed));
    }

    private void logged(Runnable deed) {
        try {
            if (!closed) {
                deed.run();
            }
        } catch (RuntimeException e) {
            LOG.error("A delivery of the playground failed", e);
        }
    }

    /** Sends {@code body} and waits for the answer. */
    Heard post(URI to, Map<String, String> headers, String body, Duration timeout) {
        Heard heard = once(to, headers, body, timeout);
        if (misbehaviour.strikesDelivery(platform, Misbehaviour.Kind.DUPLICATE)) {
            once(to, headers, body, timeout);
        }
        boolean lost = misbehaviour.strikesDelivery(platform, Misbehaviour.Kind.LOST_ACK);
        return lost ? new Heard.TimedOut() : heard;
    }

    private Heard once(URI to, Map<String, String> headers, String body, Duration timeout) {
        var request = HttpRequest.newBuilder(to).timeout(timeout).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean noRetry = response.headers()
                    .firstValue("x-slack-no-retry")
                    .filter("1"::equals)
                    .isPresent();
            return new Heard.Answer(response.statusCode(), response.body(), noRetry);
        } catch (HttpTimeoutException e) {
            LOG.info("The bot did not answer {} within {}", to, timeout);
            return new Heard.TimedOut();
        } catch (IOException e) {
            LOG.warn("The bot cannot be reached at {}", to, e);
            return new Heard.Unreachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Heard.Unreachable();
        }
    }

    @Override
    public void close() {
        closed = true;
        http.shutdownNow();
    }
}

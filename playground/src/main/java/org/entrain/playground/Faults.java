package org.entrain.playground;

import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.entrain.playground.Misbehaviour.Kind;
import org.jspecify.annotations.Nullable;

/** Answers a call of the bot wrongly where a platform was told to. */
final class Faults implements AutoCloseable {
    private static final int SILENCE_SECONDS = 20;

    private final Misbehaviour misbehaviour;
    private final World world;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("playground-silence").unstarted(task));

    Faults(Misbehaviour misbehaviour, World world) {
        this.misbehaviour = misbehaviour;
        this.world = world;
    }

    /** Runs {@code deed}, which answers {@code ctx}; or does not, or hides the answer. */
    void around(Context ctx, String platform, String method, Runnable deed) {
        if (misbehaviour.strikesCall(platform, Kind.TOO_MANY_REQUESTS, method)) {
            tooMany(ctx, platform, method, 1);
        } else if (misbehaviour.strikesCall(platform, Kind.SERVER_ERROR, method)) {
            ctx.status(503).contentType("text/plain").result("Service Unavailable");
        } else if (misbehaviour.strikesCall(platform, Kind.TIMEOUT, method)) {
            beSilent(ctx);
        } else {
            deed.run();
            if (misbehaviour.strikesCall(platform, Kind.LOST_ACK, method)) {
                beSilent(ctx);
            }
        }
    }

    /** Answers that the bot is too fast. */
    void tooMany(Context ctx, String platform, String method, long retryAfter) {
        world.refused(platform, "too.many", method, retryAfter);
        ctx.status(429).header("Retry-After", String.valueOf(retryAfter));
        Json.answer(
                ctx,
                platform.equals("slack")
                        ? new SlackError("ratelimited").body()
                        : ConnectorError.body("Throttled", "Too many requests"));
    }

    /** Answers when nobody listens any more; not at all where the playground ends before. */
    private void beSilent(Context ctx) {
        var end = new CompletableFuture<@Nullable Void>();
        ctx.status(504).result("Gateway Timeout").future(() -> end);
        var unused = clock.schedule(() -> end.complete(null), SILENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

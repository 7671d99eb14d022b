package org.entrain.playground;

import io.javalin.http.sse.SseClient;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Word of every change to every page that is open: server-sent events with the name {@code changed}. */
final class PageEvents implements AutoCloseable {
    private final World world;
    /** One thread, so that a page hears of the changes in their order; what is said after the end is dropped. */
    private final ThreadPoolExecutor announcer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> Thread.ofPlatform().daemon().name("playground-events").unstarted(task),
            new ThreadPoolExecutor.DiscardPolicy());

    PageEvents(World world) {
        this.world = world;
    }

    /** Tells {@code client} the number of the state as it stands, and then of every change until it leaves. */
    void listen(SseClient client) {
        client.keepAlive();
        client.onClose(world.listen(version -> tell(client, version)));
        tell(client, world.version());
    }

    private void tell(SseClient client, long version) {
        announcer.execute(() -> announce(client, version));
    }

    private static void announce(SseClient client, long version) {
        if (!client.terminated()) {
            client.sendEvent("changed", Json.object().put("version", version).toString());
        }
    }

    @Override
    public void close() {
        announcer.shutdownNow();
    }
}

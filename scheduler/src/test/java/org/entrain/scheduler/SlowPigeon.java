package org.entrain.scheduler;

import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.entrain.core.chat.Platform;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.Letter;
import org.entrain.core.outbox.Pace;
import org.entrain.core.outbox.Postman;

/** A postman who tells when he sets out, and arrives only once he may. */
final class SlowPigeon implements Postman {
    final BlockingQueue<String> setOut = new LinkedBlockingQueue<>();
    final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    final CountDownLatch mayArrive = new CountDownLatch(1);

    @Override
    public Platform platform() {
        return Bakery.CHAT;
    }

    @Override
    public Pace pace() {
        return Bakery.NONE;
    }

    @Override
    public Delivery deliver(Letter letter) {
        setOut.add(letter.message().plain());
        try {
            mayArrive.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.Unknown("interrupted");
        }
        arrived.add(letter.message().plain());
        return new Delivery.Sent("m");
    }

    @Override
    public Delivery find(Letter letter, Instant since) {
        return new Delivery.Unknown("cannot read here");
    }
}

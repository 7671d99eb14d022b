package org.entrain.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Database;
import org.entrain.core.database.TestDatabase;

/** A database with an organisation, an outbox, and as many senders as a test wants; the time is the test's. */
final class PostOffice implements AutoCloseable {
    static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    static final Duration LEASE = Duration.ofSeconds(60);
    static final Platform CHAT = new Platform("chat");
    static final Pace NO_HURRY = new Pace(Duration.ofSeconds(1), Duration.ZERO);

    final Database database = TestDatabase.fresh();
    final Outbox outbox = new Outbox();
    final UUID organisation = UUID.randomUUID();
    Instant wall = START;

    PostOffice() {
        database.useTransaction(tx -> tx.handle()
                .createUpdate("INSERT INTO organisations (id, name, created_at) VALUES (:id, 'The bakery', :at)")
                .bind("id", organisation)
                .bind("at", START)
                .execute());
    }

    Leases sender(Pace pace) {
        return sender(pace, "here");
    }

    Leases sender(Pace pace, String node) {
        return new Leases(database, outbox, Map.of(CHAT, pace), new Random(1), node);
    }

    static Place channel(String workspace, String id) {
        return new Place(new Workspace(CHAT, workspace), id, Place.Kind.SHARED, "");
    }

    void write(String stamp, String channel, String words) {
        write(stamp, channel("W", channel), words, START);
    }

    void write(String stamp, Place place, String words, Instant due) {
        database.useTransaction(tx -> outbox.write(tx, organisation, stamp, place, message(words), due));
    }

    void revise(String stamp, String words) {
        database.useTransaction(tx -> outbox.revise(tx, stamp, message(words), START));
    }

    static Message message(String words) {
        return Message.of(Words.plain(words));
    }

    List<Lease> lease(Leases sender) {
        return sender.lease(10, wall, wall, LEASE);
    }

    Outbox.Counts counts() {
        return database.inTransaction(outbox::counts);
    }

    String state(String stamp) {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT state || coalesce(': ' || reason, '') FROM letters WHERE stamp = :stamp")
                .bind("stamp", stamp)
                .mapTo(String.class)
                .one());
    }

    void later(Duration duration) {
        wall = wall.plus(duration);
    }

    @Override
    public void close() {
        database.close();
    }
}

package org.entrain.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Database;
import org.entrain.core.database.DatabaseUnavailable;
import org.entrain.core.database.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what became of leased letters, and what has to wait because of it. */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final Database database;
    private final Outbox outbox;
    private final BackOff backOff;
    private final String node;

    Settlement(Database database, Outbox outbox, BackOff backOff, String node) {
        this.database = database;
        this.outbox = outbox;
        this.backOff = backOff;
        this.node = node;
    }

    /** Those that arrived together, each other by itself: who listens to a refusal may fail. */
    List<Settled> recordAll(List<Settled> settled, Instant wall) {
        List<Settled> arrived = settled.stream()
                .filter(one -> one.delivery() instanceof Delivery.Sent)
                .toList();
        List<Settled> left = new ArrayList<>(settled);
        try {
            left.removeAll(arrived(arrived, wall));
        } catch (RuntimeException e) {
            LOG.debug("{} letters are settled one by one", arrived.size(), e);
        }
        left.removeIf(one -> isRecorded(one, wall));
        return left;
    }

    private boolean isRecorded(Settled one, Instant wall) {
        try {
            record(one, wall);
            return true;
        } catch (DatabaseUnavailable e) {
            LOG.debug(
                    "What became of letter {} waits for the database",
                    one.lease().letterId(),
                    e);
            return false;
        } catch (RuntimeException e) {
            LOG.warn(
                    "What became of letter {} is not written down yet",
                    one.lease().letterId(),
                    e);
            return false;
        }
    }

    /** One whose row somebody has locked is left for later; so is one whose lease was given to another sender. */
    private List<Settled> arrived(List<Settled> arrived, Instant wall) {
        return arrived.isEmpty()
                ? List.of()
                : database.inTransaction(tx -> {
                    Set<UUID> written = new HashSet<>(sent(tx, arrived, wall));
                    List<Settled> done = arrived.stream()
                            .filter(one -> written.contains(one.lease().id()))
                            .toList();
                    Free.release(tx, done.stream().map(Settlement::release).toList(), node);
                    return done;
                });
    }

    private static Free.Release release(Settled one) {
        return new Free.Release(one.lease().letter().place(), Instant.EPOCH);
    }

    private static List<UUID> sent(Transaction tx, List<Settled> arrived, Instant wall) {
        return tx.handle()
                .createQuery("""
                        WITH held AS MATERIALIZED (
                            SELECT l.id, l.lease_id, g.revision, g.reference
                            FROM unnest(:leases, :letters, :revisions, :references)
                                AS g (lease, letter, revision, reference)
                            JOIN letters l ON l.id = g.letter AND l.lease_id = g.lease
                            FOR UPDATE OF l SKIP LOCKED)
                        UPDATE letters l
                        SET state = CASE WHEN l.revision > held.revision THEN 'WAITING' ELSE 'SENT' END,
                            sent_revision = held.revision, reference = held.reference, settled_at = :wall,
                            reason = NULL, uncertain = false, attempts = 0, first_tried_at = NULL,
                            not_before = '-infinity', lease_id = NULL, leased_until = NULL
                        FROM held WHERE l.id = held.id
                        RETURNING held.lease_id
                        """)
                .bindArray(
                        "leases",
                        UUID.class,
                        arrived.stream().map(one -> one.lease().id()).toArray())
                .bindArray(
                        "letters",
                        Long.class,
                        arrived.stream().map(one -> one.lease().letterId()).toArray())
                .bindArray(
                        "revisions",
                        Integer.class,
                        arrived.stream().map(one -> one.lease().revision()).toArray())
                .bindArray(
                        "references",
                        String.class,
                        arrived.stream()
                                .map(one -> one.delivery() instanceof Delivery.Sent(var reference) ? reference : "")
                                .toArray())
                .bind("wall", wall)
                .mapTo(UUID.class)
                .list();
    }

    void record(Settled settled, Instant wall) {
        database.useTransaction(tx -> record(tx, settled.lease(), settled.delivery(), wall));
    }

    private void record(Transaction tx, Lease lease, Delivery delivery, Instant wall) {
        if (!isHeld(tx, lease)) {
            LOG.warn("The lease of letter {} had been given to another: {}", lease.letterId(), delivery);
            return;
        }
        Workspace workspace = lease.letter().place().workspace();
        Instant channelFree = Instant.EPOCH;
        switch (delivery) {
            case Delivery.Sent sent -> sent(tx, List.of(new Settled(lease, sent)), wall);
            case Delivery.Refused refused -> refused(tx, lease, refused, wall);
            case Delivery.Unknown unknown -> unknown(tx, lease, unknown.reason(), wall);
            case Delivery.Unsure unsure -> unsure(tx, lease, unsure, wall);
            case Delivery.Later later -> {
                Instant again = wall.plus(later(tx, lease, later, wall));
                switch (later.scope()) {
                    case LETTER -> {}
                    case CHANNEL -> channelFree = again;
                    case EDITS -> Free.editsFrom(tx, workspace, again);
                    case WORKSPACE -> Free.workspaceFrom(tx, workspace, again);
                }
            }
        }
        Free.release(tx, List.of(new Free.Release(lease.letter().place(), channelFree)), node);
    }

    private static boolean isHeld(Transaction tx, Lease lease) {
        return tx.handle()
                .createQuery("SELECT true FROM letters WHERE id = :letter AND lease_id = :lease FOR UPDATE")
                .bind("letter", lease.letterId())
                .bind("lease", lease.id())
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    private void refused(Transaction tx, Lease lease, Delivery.Refused refused, Instant wall) {
        end(tx, lease, "REFUSED", refused.reason(), refused.why().name(), wall);
        Letter letter = lease.letter();
        outbox.tellRefused(tx, new RefusedLetter(letter.stamp(), letter.place(), refused.why(), wall));
    }

    private static void end(Transaction tx, Lease lease, String state, String reason, String why, Instant wall) {
        tx.handle()
                .createUpdate("""
                        UPDATE letters
                        SET state = :state, settled_at = :wall, reason = :reason, why = nullif(:why, ''),
                            lease_id = NULL, leased_until = NULL
                        WHERE id = :letter
                        """)
                .bind("state", state)
                .bind("reason", reason)
                .bind("why", why)
                .bind("wall", wall)
                .bind("letter", lease.letterId())
                .execute();
    }

    /** An edit may simply be made again; a first sending is looked for, once. */
    private void unknown(Transaction tx, Lease lease, String reason, Instant wall) {
        if (lease.uncertain()) {
            end(tx, lease, "UNKNOWN", reason, "", wall);
        } else {
            boolean isEdit = lease.letter().sent().isPresent();
            again(tx, lease, lease.attempts() + 1, wall.plus(backOff.wait(lease.attempts())), !isEdit, reason, wall);
        }
    }

    private void unsure(Transaction tx, Lease lease, Delivery.Unsure unsure, Instant wall) {
        int attempts = unsure.after().isPositive() ? lease.attempts() : lease.attempts() + 1;
        if (backOff.givesUp(attempts, lease.since(), wall)) {
            end(tx, lease, "UNKNOWN", unsure.reason(), "", wall);
        } else {
            Duration wait = unsure.after().isPositive() ? unsure.after() : backOff.wait(lease.attempts());
            again(tx, lease, attempts, wall.plus(wait), lease.uncertain(), unsure.reason(), wall);
        }
    }

    /** How long to wait. Where the platform asked for it, the wait is no failure of the letter's. */
    private Duration later(Transaction tx, Lease lease, Delivery.Later later, Instant wall) {
        if (lease.uncertain()) {
            // It surely is not there, and that was not found out in a moment: it may go at once.
            again(tx, lease, lease.attempts(), wall.plus(later.after()), false, later.reason(), wall);
            return later.after();
        }
        boolean wasAsked = later.after().isPositive();
        int attempts = wasAsked ? lease.attempts() : lease.attempts() + 1;
        if (backOff.givesUp(attempts, lease.since(), wall)) {
            String reason = "given up after %d tries: %s".formatted(attempts, later.reason());
            refused(tx, lease, new Delivery.Refused(Delivery.Why.GIVEN_UP, reason), wall);
            return later.after();
        }
        Duration wait = wasAsked ? later.after() : backOff.wait(lease.attempts());
        Instant notBefore = later.scope() == Delivery.Scope.LETTER ? wall.plus(wait) : wall;
        again(tx, lease, attempts, notBefore, false, later.reason(), wall);
        return wait;
    }

    private static void again(
            Transaction tx,
            Lease lease,
            int attempts,
            Instant notBefore,
            boolean uncertain,
            String reason,
            Instant wall) {
        tx.handle()
                .createUpdate("""
                        UPDATE letters
                        SET attempts = :attempts, not_before = :notBefore, uncertain = :uncertain, reason = :reason,
                            aside = CASE WHEN CAST(:aside AS boolean) THEN 'BACK_OFF' END,
                            lease_id = NULL, leased_until = NULL
                        WHERE id = :letter
                        """)
                .bind("attempts", attempts)
                .bind("notBefore", notBefore)
                .bind("aside", notBefore.isAfter(wall))
                .bind("uncertain", uncertain)
                .bind("reason", reason)
                .bind("letter", lease.letterId())
                .execute();
    }
}

package org.entrain.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what became of a leased letter, and what has to wait because of it. */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final Pace UNLIMITED = new Pace(Duration.ZERO, Duration.ZERO);

    private final Outbox outbox;
    private final Map<Platform, Pace> paces;
    private final BackOff backOff;

    Settlement(Outbox outbox, Map<Platform, Pace> paces, BackOff backOff) {
        this.outbox = outbox;
        this.paces = paces;
        this.backOff = backOff;
    }

    Pace pace(Workspace workspace) {
        return paces.getOrDefault(workspace.platform(), UNLIMITED);
    }

    void record(Transaction tx, Lease lease, Delivery delivery, Instant wall) {
        if (!isHeld(tx, lease)) {
            LOG.warn("The lease of letter {} had run out when it was settled: {}", lease.letterId(), delivery);
            return;
        }
        Workspace workspace = lease.letter().place().workspace();
        Instant channelFree = wall.plus(pace(workspace).perChannel());
        switch (delivery) {
            case Delivery.Sent sent -> sent(tx, lease, sent.reference(), wall);
            case Delivery.Refused refused -> refused(tx, lease, refused, wall);
            case Delivery.Unknown unknown -> unknown(tx, lease, unknown.reason(), wall);
            case Delivery.Later later -> {
                Instant again = wall.plus(later(tx, lease, later, wall));
                switch (later.scope()) {
                    case LETTER -> {}
                    case CHANNEL -> channelFree = again.isAfter(channelFree) ? again : channelFree;
                    case WORKSPACE -> Free.workspaceFrom(tx, workspace, again);
                }
            }
        }
        Free.channelFrom(tx, lease.letter().place(), channelFree);
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

    private static void sent(Transaction tx, Lease lease, String reference, Instant wall) {
        tx.handle()
                .createUpdate("""
                        UPDATE letters
                        SET state = CASE WHEN revision > :revision THEN 'WAITING' ELSE 'SENT' END,
                            sent_revision = :revision, reference = :reference, settled_at = :wall, reason = NULL,
                            uncertain = false, attempts = 0, first_tried_at = NULL, not_before = '-infinity',
                            lease_id = NULL, leased_until = NULL
                        WHERE id = :letter
                        """)
                .bind("revision", lease.revision())
                .bind("reference", reference)
                .bind("wall", wall)
                .bind("letter", lease.letterId())
                .execute();
    }

    private void refused(Transaction tx, Lease lease, Delivery.Refused refused, Instant wall) {
        end(tx, lease, "REFUSED", refused.reason(), wall);
        Letter letter = lease.letter();
        outbox.tellRefused(tx, new RefusedLetter(letter.stamp(), letter.place(), refused.why(), wall));
    }

    private static void end(Transaction tx, Lease lease, String state, String reason, Instant wall) {
        tx.handle()
                .createUpdate("""
                        UPDATE letters
                        SET state = :state, settled_at = :wall, reason = :reason, lease_id = NULL, leased_until = NULL
                        WHERE id = :letter
                        """)
                .bind("state", state)
                .bind("reason", reason)
                .bind("wall", wall)
                .bind("letter", lease.letterId())
                .execute();
    }

    /** An edit may simply be made again; a first sending is looked for, once. */
    private void unknown(Transaction tx, Lease lease, String reason, Instant wall) {
        if (lease.uncertain()) {
            end(tx, lease, "UNKNOWN", reason, wall);
        } else {
            boolean isEdit = lease.letter().sent().isPresent();
            again(tx, lease, lease.attempts() + 1, wall.plus(backOff.wait(lease.attempts())), !isEdit, reason);
        }
    }

    /** How long to wait. Where the platform asked for it, the wait is no failure of the letter's. */
    private Duration later(Transaction tx, Lease lease, Delivery.Later later, Instant wall) {
        boolean wasAsked = later.after().isPositive();
        int attempts = wasAsked ? lease.attempts() : lease.attempts() + 1;
        if (backOff.givesUp(attempts, lease.since(), wall)) {
            String reason = "given up after %d tries: %s".formatted(attempts, later.reason());
            refused(tx, lease, new Delivery.Refused(Delivery.Why.OTHER, reason), wall);
            return later.after();
        }
        Duration wait = wasAsked ? later.after() : backOff.wait(lease.attempts());
        Instant notBefore = later.scope() == Delivery.Scope.LETTER ? wall.plus(wait) : wall;
        again(tx, lease, attempts, notBefore, false, later.reason());
        return wait;
    }

    private static void again(
            Transaction tx, Lease lease, int attempts, Instant notBefore, boolean uncertain, String reason) {
        tx.handle()
                .createUpdate("""
                        UPDATE letters
                        SET attempts = :attempts, not_before = :notBefore, uncertain = :uncertain, reason = :reason,
                            lease_id = NULL, leased_until = NULL
                        WHERE id = :letter
                        """)
                .bind("attempts", attempts)
                .bind("notBefore", notBefore)
                .bind("uncertain", uncertain)
                .bind("reason", reason)
                .bind("letter", lease.letterId())
                .execute();
    }
}

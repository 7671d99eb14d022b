package org.entrain.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.entrain.core.database.Transaction;

/** Puts letters off that an outage, or a long queue, brought into hours in which nobody wants to hear of them. */
final class Lateness {
    /** What is on time was written for an hour that suits; what is later than this may have missed it. */
    static final Duration ON_TIME = Duration.ofMinutes(1);

    private Lateness() {}

    /**
     * A letter that was leased.
     *
     * @param isLate whether its hour is to be asked for
     */
    record Taken(Lease lease, boolean isLate, boolean isNudge) {
        private Hours.Late late() {
            return new Hours.Late(lease.letter().stamp(), lease.letter().place(), isNudge);
        }
    }

    /** Lets go of those whose hour is not now, until it comes; the others. Nothing is asked where nothing is late. */
    static List<Lease> sifted(Transaction tx, List<Taken> taken, Hours hours, Instant now) {
        List<Hours.Late> late =
                taken.stream().filter(Taken::isLate).map(Taken::late).toList();
        Map<String, Instant> closed = late.isEmpty() ? Map.of() : hours.closed(tx, late, now);
        List<Lease> leases = taken.stream().map(Taken::lease).toList();
        if (closed.isEmpty()) {
            return leases;
        }
        putOff(tx, closed);
        return leases.stream()
                .filter(lease -> !closed.containsKey(lease.letter().stamp()))
                .toList();
    }

    /** As if nobody had taken them. What is worth nothing by then goes stale meanwhile. */
    private static void putOff(Transaction tx, Map<String, Instant> dues) {
        tx.handle()
                .createUpdate("""
                        UPDATE letters
                        SET due = later.at, tries = tries - 1, lease_id = NULL, leased_by = NULL, leased_until = NULL,
                            first_tried_at = CASE WHEN attempts > 0 THEN first_tried_at END
                        FROM unnest(:stamps, :dues) AS later (letter, at)
                        WHERE stamp = later.letter
                        """)
                .bindArray("stamps", String.class, dues.keySet().toArray())
                .bindArray("dues", Instant.class, dues.values().toArray())
                .execute();
    }
}

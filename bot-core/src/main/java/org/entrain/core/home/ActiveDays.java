package org.entrain.core.home;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;

/** The days on which somebody did something of their own will. */
final class ActiveDays {
    /** A longer streak is shown as this long. */
    private static final Duration LOOK_BACK = Duration.ofDays(366);

    private ActiveDays() {}

    /**
     * The days of the last year, by a clock. The database counts in quarters of an hour, of which every offset from UTC
     * is a multiple: it need not know the zone.
     */
    static Set<LocalDate> of(Transaction tx, UUID person, ZoneId zone, Instant now) {
        return tx
                .handle()
                .createQuery("""
                        SELECT DISTINCT date_bin('15 minutes', at, TIMESTAMPTZ 'epoch') FROM activity
                        WHERE person_id = :person AND at > :since AND kind NOT IN ('MemberJoined', 'MemberLeft')
                        """)
                .bind("person", person)
                .bind("since", now.minus(LOOK_BACK))
                .mapTo(Instant.class)
                .stream()
                .map(at -> LocalDate.ofInstant(at, zone))
                .collect(Collectors.toUnmodifiableSet());
    }
}

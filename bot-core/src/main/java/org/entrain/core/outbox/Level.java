package org.entrain.core.outbox;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How full some buckets are that all have to be taken from.
 *
 * @param fullAt of each, when it is full again; those that are not known are full
 */
record Level(List<Bucket> buckets, List<Instant> fullAt) {
    /** Long enough ago for every bucket to be full. */
    private static final Instant LONG_AGO = Instant.EPOCH;

    Level {
        buckets = List.copyOf(buckets);
        fullAt = List.copyOf(fullAt);
    }

    private Instant fullAt(int bucket) {
        return bucket < fullAt.size() ? fullAt.get(bucket) : LONG_AGO;
    }

    /** How many may be taken now, at most {@code wanted}. */
    int left(Instant now, int wanted) {
        return IntStream.range(0, buckets.size())
                .map(one -> buckets.get(one).left(fullAt(one), now))
                .reduce(wanted, Math::min);
    }

    /** After so many were taken. */
    Level taken(Instant now, int count) {
        return new Level(
                buckets,
                IntStream.range(0, buckets.size())
                        .mapToObj(one -> buckets.get(one).taken(fullAt(one), now, count))
                        .toList());
    }

    /** From when on another may be taken. */
    Instant nextAt() {
        return IntStream.range(0, buckets.size())
                .mapToObj(one -> buckets.get(one).nextAt(fullAt(one)))
                .reduce(LONG_AGO, (one, other) -> one.isAfter(other) ? one : other);
    }
}

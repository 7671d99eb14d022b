package org.entrain.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whoever takes as much as the buckets give, whenever they come, never takes more than was promised. */
class BucketProperties {
    private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");

    /** What Teams takes in one conversation: so many in so long. */
    private record Limit(int messages, Duration in) {}

    private static final List<Limit> TEAMS = List.of(
            new Limit(7, Duration.ofSeconds(1)),
            new Limit(8, Duration.ofSeconds(2)),
            new Limit(60, Duration.ofSeconds(30)),
            new Limit(1_800, Duration.ofHours(1)));

    @Property(tries = 100)
    void a_sender_in_a_hurry_keeps_within_all_the_limits_of_a_conversation_in_teams(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 30_000) Integer> pauses) {
        var level = new Level(
                List.of(new Bucket(4, Duration.ofMillis(590)), new Bucket(150, Duration.ofMillis(2_200))), List.of());
        var sent = new ArrayList<Instant>();
        Instant now = START;
        for (int pause : pauses) {
            now = now.plusMillis(pause);
            for (int i = 0; i < 60; i++) {
                if (level.left(now, 1) == 0) {
                    now = level.nextAt();
                }
                level = level.taken(now, 1);
                sent.add(now);
            }
        }
        for (Limit limit : TEAMS) {
            for (int i = limit.messages(); i < sent.size(); i++) {
                assertThat(Duration.between(sent.get(i - limit.messages()), sent.get(i)))
                        .isGreaterThanOrEqualTo(limit.in());
            }
        }
    }

    @Property(tries = 200)
    void what_is_said_to_be_left_can_be_taken_and_no_more(
            @ForAll @IntRange(min = 1, max = 50) int burst,
            @ForAll @IntRange(min = 1, max = 5_000) int millis,
            @ForAll @IntRange(min = 0, max = 60) int before,
            @ForAll @IntRange(min = 0, max = 100_000) int later) {
        var bucket = new Bucket(burst, Duration.ofMillis(millis));
        Instant full = bucket.taken(Instant.EPOCH, START, Math.min(before, burst));
        Instant now = START.plusMillis(later);
        int left = bucket.left(full, now);
        assertThat(left).isBetween(0, burst);
        Instant emptied = bucket.taken(full, now, left);
        assertThat(bucket.left(emptied, now)).isZero();
        assertThat(bucket.left(emptied, bucket.nextAt(emptied))).isEqualTo(1);
        assertThat(bucket.left(emptied, bucket.nextAt(emptied).minusNanos(1))).isZero();
    }
}

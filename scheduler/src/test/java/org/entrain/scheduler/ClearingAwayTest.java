package org.entrain.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrain.core.database.Database;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClearingAwayTest {
    private static final Instant NOW = Instant.parse("2026-12-07T08:00:00Z");
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final Database database = TestDatabase.fresh();
    private final UUID organisation = UUID.randomUUID();
    private final ClearingAway clearing = new ClearingAway(database, new Outbox(), () -> NOW);

    @BeforeEach
    void bakery() {
        database.useTransaction(tx -> tx.handle()
                .createUpdate("INSERT INTO organisations (id, name, created_at) VALUES (:id, 'The bakery', :at)")
                .bind("id", organisation)
                .bind("at", NOW)
                .execute());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_letter_of_which_nothing_more_is_to_come_is_kept_for_thirty_days() {
        Instant monthAgo = NOW.minus(Duration.ofDays(30));
        letters("sent", "SENT", monthAgo.minus(MOMENT), 1);
        letters("refused", "REFUSED", monthAgo.minus(MOMENT), 1);
        letters("unknown", "UNKNOWN", monthAgo.minus(MOMENT), 1);
        letters("sent, kept", "SENT", monthAgo, 1);
        letters("sent long ago and being edited", "WAITING", monthAgo.minus(MOMENT), 1);

        clearing.clear(NOW);

        assertThat(names("SELECT stamp FROM letters ORDER BY id"))
                .containsExactly("sent, kept 1", "sent long ago and being edited 1");
    }

    @Test
    void however_many_there_are_none_is_left_behind() {
        letters("old", "SENT", NOW.minus(Duration.ofDays(31)), 2_500);
        letters("new", "SENT", NOW, 1);

        clearing.clear(NOW);

        assertThat(names("SELECT stamp FROM letters")).containsExactly("new 1");
    }

    @Test
    void what_was_said_to_a_crowd_is_kept_as_long_as_one_letter_says_it() {
        Instant old = NOW.minus(Duration.ofDays(31));
        letters("lesson", "SENT", old, 1);
        letters("late lesson", "WAITING", old, 1);
        database.useTransaction(tx -> tx.handle().execute("""
                INSERT INTO shared_messages (message, written_at) SELECT message, settled_at FROM letters;
                UPDATE letters SET message = NULL, shared_id = id
                """));
        assertThat(names("SELECT id::text FROM shared_messages")).containsExactly("1", "2");

        clearing.clear(NOW);

        assertThat(names("SELECT id::text FROM shared_messages")).containsExactly("2");
        assertThat(names("SELECT said(letters)::text FROM letters")).hasSize(1).doesNotContainNull();
    }

    @Test
    void what_platforms_delivered_is_kept_for_seven_days_of_the_bots_time() {
        Instant bot = NOW.plus(Duration.ofDays(100));
        delivery("old", bot.minus(Duration.ofDays(7)).minus(MOMENT));
        delivery("kept", bot.minus(Duration.ofDays(7)));

        clearing.clear(bot);

        assertThat(names("SELECT id FROM deliveries")).containsExactly("kept");
    }

    private void letters(String name, String state, Instant settled, int count) {
        database.useTransaction(tx -> tx.handle()
                .createUpdate("""
                        INSERT INTO letters (organisation_id, stamp, platform, workspace, channel, place_kind, address,
                                             message, due, state, settled_at)
                        SELECT :organisation, :name || ' ' || n, 'chat', 'W', 'C', 'SHARED', '', '{}', :settled, :state,
                               :settled
                        FROM generate_series(1, :count) n
                        """)
                .bind("organisation", organisation)
                .bind("name", name)
                .bind("state", state)
                .bind("settled", settled)
                .bind("count", count)
                .execute());
    }

    private void delivery(String id, Instant at) {
        database.useTransaction(tx -> tx.handle()
                .createUpdate("INSERT INTO deliveries (platform, id, received_at) VALUES ('chat', :id, :at)")
                .bind("id", id)
                .bind("at", at)
                .execute());
    }

    private List<String> names(String sql) {
        return database.inTransaction(
                tx -> tx.handle().createQuery(sql).mapTo(String.class).list());
    }
}

package org.entrain.core.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.database.Database;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said to more people than are written to in one go. */
class AnnouncerTest {
    /** A Monday. */
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static final int PEOPLE = 200;
    private static final int BUDGET = Habits.USUAL.budget();

    private final Database database = TestDatabase.fresh();
    private final Attention attention = new Attention(new Outbox(), PEOPLE - 1);

    @BeforeEach
    void settle() {
        database.useTransaction(tx -> tx.handle().execute("""
                INSERT INTO organisations (id, name, created_at) VALUES (gen_random_uuid(), 'House', now());
                INSERT INTO workspaces (platform, external_id, organisation_id, installed_at)
                SELECT 'slack', 'W', id, now() FROM organisations;
                INSERT INTO persons (id, organisation_id, name, created_at)
                SELECT gen_random_uuid(), id, 'Somebody', now() FROM organisations, generate_series(1, %d);
                INSERT INTO accounts (platform, workspace, external_id, person_id, address)
                SELECT 'slack', 'W', id::text, id, 'address' FROM persons
                """.formatted(PEOPLE)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nobody_has_a_letter_before_its_part_is_written_and_all_have_one_when_every_node_is_done() throws Exception {
        announce("lesson");
        assertThat(letters("lesson/%")).isZero();

        atOnce(List.of(this::announcer, this::announcer, this::announcer));

        assertThat(letters("lesson/%")).isEqualTo(PEOPLE);
        assertThat(count("SELECT count(*) FROM nudges WHERE day = '2026-11-23'"))
                .isEqualTo(PEOPLE);
        assertThat(count("SELECT count(*) FROM announcement_parts")).isZero();
    }

    @Test
    void what_is_announced_twice_comes_once_whichever_is_written_first() throws Exception {
        announce("lesson");
        announce("lesson");

        atOnce(List.of(this::announcer, this::announcer, this::announcer));

        assertThat(letters("lesson/%")).isEqualTo(PEOPLE);
        assertThat(count("SELECT count(*) FROM announcement_parts")).isZero();
    }

    @Test
    void a_day_holds_no_more_than_its_budget_whatever_is_written_and_announced_at_once() throws Exception {
        announce("lesson");
        announce("question");
        List<UUID> people = people();

        atOnce(List.of(this::announcer, this::announcer, () -> {
            for (UUID person : people) {
                database.useTransaction(tx -> attention.write(
                        tx,
                        person,
                        "thanks/" + person,
                        language -> Message.of(Words.plain("Thank you")),
                        Weight.NUDGE,
                        NOW));
            }
            return announcer();
        }));

        assertThat(letters("lesson/%") + letters("question/%") + letters("thanks/%") + pieces())
                .isGreaterThanOrEqualTo(3 * PEOPLE);
        assertThat(count("""
                        SELECT max(letters) FROM (
                            SELECT count(*) AS letters FROM nudges WHERE piece IS NULL GROUP BY person_id, day) AS days
                        """)).isEqualTo(BUDGET);
    }

    @Test
    void a_part_that_fails_is_tried_again_a_minute_later_and_keeps_nobody_else_waiting() {
        database.useTransaction(tx -> tx.handle().execute("""
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END $$;
                CREATE TRIGGER fails BEFORE INSERT ON letters FOR EACH ROW
                WHEN (NEW.stamp LIKE 'lesson/0%') EXECUTE FUNCTION fail()
                """));
        announce("lesson");
        announcer().write(NOW);
        int lucky = count("SELECT count(*) FROM persons WHERE get_byte(uuid_send(id), 0) >= 64");
        assertThat(letters("lesson/%")).isEqualTo(lucky).isLessThan(PEOPLE);

        database.useTransaction(tx -> tx.handle().execute("DROP TRIGGER fails ON letters"));
        announcer().write(NOW.plusSeconds(59));
        assertThat(letters("lesson/%")).isEqualTo(lucky);
        announcer().write(NOW.plusSeconds(60));
        assertThat(letters("lesson/%")).isEqualTo(PEOPLE);
    }

    @Test
    void who_is_forgotten_meanwhile_is_not_written_to_and_who_was_somebody_else_once() {
        announce("lesson");
        UUID forgotten = people().get(0);
        UUID twice = people().get(1);
        UUID once = people().get(2);
        var settings = new Settings(new Outbox());
        database.useTransaction(tx -> {
            settings.forget(tx, forgotten, NOW);
            settings.merge(tx, twice, once);
            tx.handle().execute("UPDATE accounts SET person_id = ? WHERE person_id = ?", once, twice);
        });

        announcer().write(NOW);

        assertThat(letters("lesson/" + forgotten)).isZero();
        assertThat(letters("lesson/" + once)).isEqualTo(1);
        assertThat(letters("lesson/%")).isEqualTo(PEOPLE - 2);
    }

    private void announce(String stamp) {
        var everybody = new Crowd("SELECT id AS person_id FROM persons", Map.of());
        database.useTransaction(tx -> attention.announce(
                tx,
                everybody,
                stamp,
                language -> Message.of(Words.plain("Hello in " + language)),
                Weight.NUDGE,
                NOW,
                zone -> Optional.of(NOW)));
    }

    private Announcer announcer() {
        return new Announcer(database, attention);
    }

    /** Has each of these do its part, then write what there is, all at the same time. */
    private static void atOnce(List<Callable<Announcer>> nodes) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> node : nodes.stream()
                    .map(node -> threads.submit(() -> {
                        node.call().write(NOW);
                        return true;
                    }))
                    .toList()) {
                node.get();
            }
        }
    }

    private List<UUID> people() {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT id FROM persons ORDER BY id")
                .mapTo(UUID.class)
                .list());
    }

    private int letters(String stamp) {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM letters WHERE stamp LIKE :stamp")
                .bind("stamp", stamp)
                .mapTo(Integer.class)
                .one());
    }

    private int pieces() {
        return count("SELECT count(*) FROM nudges WHERE piece IS NOT NULL");
    }

    private int count(String sql) {
        return database.inTransaction(
                tx -> tx.handle().createQuery(sql).mapTo(Integer.class).one());
    }
}

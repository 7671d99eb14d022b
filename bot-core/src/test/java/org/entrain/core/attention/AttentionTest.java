package org.entrain.core.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.bot.FireSafety;
import org.entrain.core.bot.Visitor;
import org.entrain.core.bot.World;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Words;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttentionTest {
    private static final Instant TUESDAY = World.MONDAY.plus(Duration.ofDays(1));

    private final FireSafety safety = new FireSafety().withQuestions().started();
    private final World world = safety.world;
    private final Attention attention = new Attention(new Outbox());
    private final Settings settings = new Settings(new Outbox());
    private final UUID bo = person(safety.bo);
    private final UUID chen = person(safety.chen);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_third_nudge_of_a_day_comes_the_next_morning() {
        assertThat(IntStream.range(0, 3).mapToObj(i -> nudge(bo, "nudge " + i)).toList())
                .containsOnly(true);
        assertThat(dues())
                .containsOnly(
                        Map.entry("nudge 0", World.MONDAY),
                        Map.entry("nudge 1", World.MONDAY),
                        Map.entry("nudge 2", TUESDAY.minus(Duration.ofHours(1))));
    }

    @Test
    void the_same_nudge_written_again_is_one_and_counts_once() {
        for (int i = 0; i < 5; i++) {
            nudge(bo, "nudge");
        }
        nudge(bo, "another");
        assertThat(dues()).containsEntry("another", World.MONDAY).hasSize(2);
    }

    @Test
    void however_many_write_at_once_a_day_keeps_to_its_budget() {
        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> nudge(bo, "nudge " + i)))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(world.count("SELECT max(n)::int FROM (SELECT count(*) AS n FROM nudges WHERE piece IS NULL"
                        + " GROUP BY day) days"))
                .isEqualTo(2);
        // Two today, one tomorrow, and beside it one that gathers the others.
        assertThat(dues()).hasSize(4);
        assertThat(world.count("SELECT count(*)::int FROM nudges WHERE piece IS NOT NULL"))
                .isEqualTo(5);
    }

    @Test
    void a_pause_takes_back_what_was_to_come_and_lets_what_is_expected_through() {
        nudge(bo, "nudge");
        world.database()
                .useTransaction(
                        tx -> settings.keep(tx, bo, Habits.USUAL.paused(Optional.of(LocalDate.parse("2026-12-24")))));
        assertThat(dues()).isEmpty();
        assertThat(nudge(bo, "late")).isFalse();
        assertThat(expected(bo, "expected")).isTrue();
        assertThat(dues()).containsExactly(Map.entry("expected", World.MONDAY));

        world.database().useTransaction(tx -> settings.keep(tx, bo, Habits.USUAL));
        nudge(bo, "after it");
        assertThat(dues()).containsEntry("after it", World.MONDAY);
    }

    @Test
    void many_are_written_to_at_once_each_in_their_language_and_at_their_hours() {
        world.database()
                .useTransaction(tx -> settings.keep(
                        tx,
                        chen,
                        new Habits(
                                LocalTime.of(6, 0),
                                LocalTime.of(11, 0),
                                Habits.USUAL.days(),
                                2,
                                Optional.empty(),
                                false)));
        int written = world.database()
                .inTransaction(tx -> attention.writeAll(
                        tx,
                        List.of(bo, chen, UUID.randomUUID()),
                        to -> "hello/" + to,
                        AttentionTest::hello,
                        Weight.EXPECTED,
                        World.MONDAY));
        assertThat(written).isEqualTo(2);
        world.post();
        assertThat(read(safety.bo)).containsExactly("FR");
        assertThat(read(safety.chen)).isEmpty();
        world.later(Duration.ofHours(2));
        world.post();
        assertThat(read(safety.chen)).containsExactly("EN");
    }

    @Test
    void thousands_of_letters_are_written_in_a_moment() {
        List<UUID> crowd = world.database().inTransaction(tx -> crowd(tx, 10_000));
        long start = System.nanoTime();
        int written = world.database()
                .inTransaction(tx -> attention.writeAll(
                        tx, crowd, to -> "welcome/" + to, AttentionTest::hello, Weight.EXPECTED, World.MONDAY));
        assertThat(written).isEqualTo(10_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_language_once_chosen_is_spoken_whatever_the_platform_says() {
        var press = safety.onTheLeft();
        assertThat(privately(safety.chen.says("help"))).startsWith("Hello");
        world.database().useTransaction(tx -> settings.speak(tx, chen, Optional.of(Language.FR)));
        assertThat(privately(safety.chen.says("help"))).startsWith("Bonjour");
        assertThat(privately(safety.chen.presses("At the assembly point", press)))
                .startsWith("C'est juste");
        expected(chen, "letter");
        world.post();
        assertThat(read(safety.chen)).containsExactly("FR");

        world.database().useTransaction(tx -> settings.speak(tx, chen, Optional.empty()));
        assertThat(privately(safety.chen.says("help"))).startsWith("Hello");
    }

    @Test
    void what_is_held_of_somebody_is_told_moved_and_forgotten() {
        UUID amina = person(safety.amina);
        world.database().useTransaction(tx -> {
            settings.keep(tx, bo, Habits.USUAL.paused(Optional.of(LocalDate.parse("2026-12-24"))));
            settings.keepApart(tx, bo, Set.of(bo, chen));
            assertThat(settings.apart(tx, bo)).containsExactly(chen);
            assertThat(settings.held(tx, bo).toString())
                    .contains("20:00:00", "2026-12-24", "Chen")
                    .doesNotContain("Bo");
            settings.merge(tx, bo, amina);
            assertThat(settings.habits(tx, bo)).isEqualTo(Habits.USUAL);
            assertThat(settings.habits(tx, amina).pausedUntil()).isPresent();
            assertThat(settings.apart(tx, amina)).containsExactly(chen);
            settings.forget(tx, amina, world.now());
            assertThat(settings.apart(tx, amina)).isEmpty();
            assertThat(settings.habits(tx, amina)).isEqualTo(Habits.USUAL);
        });
    }

    private boolean nudge(UUID person, String stamp) {
        return write(person, stamp, Weight.NUDGE);
    }

    private boolean expected(UUID person, String stamp) {
        return write(person, stamp, Weight.EXPECTED);
    }

    private boolean write(UUID person, String stamp, Weight weight) {
        return world.database()
                .inTransaction(tx -> attention.write(tx, person, stamp, AttentionTest::hello, weight, world.now()));
    }

    private static Message hello(Language language) {
        return Message.of(Words.plain(language.name()));
    }

    private UUID person(Visitor visitor) {
        visitor.says("help");
        return visitor.person();
    }

    private Map<String, Instant> dues() {
        return world.database()
                .inTransaction(tx -> tx
                        .handle()
                        .createQuery("""
                        SELECT stamp, due FROM letters
                        WHERE place_kind = 'PERSONAL' AND state = 'WAITING' ORDER BY stamp
                        """)
                        .map((row, context) -> Map.entry(
                                row.getString("stamp"), row.getTimestamp("due").toInstant()))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private List<String> read(Visitor visitor) {
        var place = new Place(visitor.account().workspace(), visitor.account().id(), Place.Kind.PERSONAL, "");
        return world.read(place).stream().map(Message::plain).toList();
    }

    private static List<UUID> crowd(Transaction tx, int size) {
        tx.handle().createUpdate("""
                        WITH crowd AS (
                            INSERT INTO persons (id, organisation_id, name, created_at)
                            SELECT gen_random_uuid(), o.id, 'Somebody', now()
                            FROM generate_series(1, :size), (SELECT id FROM organisations ORDER BY name DESC LIMIT 1) o
                            RETURNING id)
                        INSERT INTO accounts (platform, workspace, external_id, person_id, address)
                        SELECT 'left', 'L1', 'crowd-' || id, id, '' FROM crowd
                        """).bind("size", size).execute();
        return tx.handle()
                .createQuery("SELECT person_id FROM accounts WHERE external_id LIKE 'crowd-%'")
                .mapTo(UUID.class)
                .list();
    }
}

package org.entrain.core.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.database.Database;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.text.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said to many at once comes to each exactly as if it were said to them alone. */
class AnnouncementTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final List<String> ZONES =
            List.of("Europe/Paris", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe", "UTC");
    private static final List<Weight> WEIGHTS = List.of(Weight.EXPECTED, Weight.PRESSING, Weight.NUDGE, Weight.ASIDE);
    private static final int PEOPLE = 300;
    private static final int FEW = 100;

    private final Database database = TestDatabase.fresh();
    private final Outbox outbox = new Outbox();
    private final Attention attention = new Attention(outbox, FEW);
    private final Settings settings = new Settings(outbox);
    private final Random random = new Random(20261123);

    @AfterEach
    void close() {
        database.close();
    }

    /** A way to write to everybody; in a transaction that comes to nothing. */
    private interface Way {
        void write(Transaction tx, String stamp, Weight weight, Function<ZoneId, Optional<Instant>> wanted);
    }

    @Test
    void random_people_get_the_same_letters_at_the_same_time_either_way() {
        List<UUID> people = people();
        var crowd = new Crowd("SELECT id AS person_id FROM persons", Map.of());
        Way each = (tx, stamp, weight, wanted) -> attention.writeEach(
                tx, people, to -> stamp + "/" + to, (to, language) -> card(stamp, language), weight, NOW, wanted);
        Way all = (tx, stamp, weight, wanted) -> {
            attention.announce(tx, crowd, stamp, language -> card(stamp, language), weight, NOW, wanted);
            Stream.generate(() -> AnnouncementParts.take(tx, NOW))
                    .takeWhile(Optional::isPresent)
                    .forEach(part -> attention.mailer().write(tx, part.orElseThrow(), NOW));
        };
        List<String> one = outcome(each);
        assertThat(one).hasSizeGreaterThan(PEOPLE * 2);
        assertThat(outcome(all)).isEqualTo(one);
        assertThat(one.stream().filter(row -> row.startsWith("gathering/"))).hasSizeGreaterThan(20);
        assertThat(one.stream().filter(row -> row.contains("|3|t|"))).isNotEmpty();
    }

    private List<String> outcome(Way way) {
        return database.inTransaction(tx -> {
            tx.handle().execute("SAVEPOINT before");
            for (int i = 0; i < 7; i++) {
                Weight weight = WEIGHTS.get(i % WEIGHTS.size());
                Duration later = Duration.ofHours(7L * i);
                way.write(
                        tx,
                        "round-" + i,
                        weight,
                        zone -> zone.getId().equals("UTC") && later.toHours() == 14
                                ? Optional.empty()
                                : Optional.of(NOW.plus(later)));
                if (i == 2) {
                    // Some are on their way already, and some arrived.
                    tx.handle().execute("""
                            UPDATE letters SET sent_revision = 1, state = 'SENT'
                            WHERE due <= '2026-11-23T20:00:00Z' AND channel < '5'
                            """);
                }
            }
            way.write(tx, "round-1", Weight.NUDGE, zone -> Optional.of(NOW));
            List<String> rows = tx.handle().createQuery("""
                            SELECT concat_ws('|', coalesce(n.stamp, l.stamp), n.day, n.importance, n.waited, n.piece,
                                             l.platform, l.workspace, l.channel, said(l), l.due, l.state)
                            FROM nudges n FULL JOIN letters l ON l.stamp = n.stamp
                            """).mapTo(String.class).list();
            tx.handle().execute("ROLLBACK TO SAVEPOINT before");
            return rows.stream().sorted().toList();
        });
    }

    private static Message card(String stamp, Language language) {
        return Message.of(Words.plain(stamp + " in " + language));
    }

    private List<UUID> people() {
        database.useTransaction(tx -> tx.handle().execute("""
                INSERT INTO organisations (id, name, created_at) VALUES (gen_random_uuid(), 'House', now());
                INSERT INTO workspaces (platform, external_id, organisation_id, installed_at, removed_at)
                SELECT p, p || w, id, now(), CASE WHEN w = 3 THEN now() END
                FROM organisations, unnest(ARRAY['left', 'right']) AS p, generate_series(1, 3) AS w
                """));
        return IntStream.range(0, PEOPLE).mapToObj(i -> person()).toList();
    }

    private UUID person() {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        database.useTransaction(tx -> {
            tx.handle()
                    .createUpdate("""
                            INSERT INTO persons (id, organisation_id, name, language, chosen_language, zone, created_at)
                            SELECT :id, id, 'Somebody', :language, :chosen, :zone, now() FROM organisations
                            """)
                    .bind("id", id)
                    .bind("language", some("EN", "FR"))
                    .bind("chosen", some("EN", "FR"))
                    .bind("zone", some(ZONES.toArray(String[]::new)))
                    .execute();
            for (int i = random.nextInt(4); i > 0; i--) {
                account(tx, id);
            }
            if (random.nextBoolean()) {
                settings.keep(tx, id, habits());
            }
        });
        return id;
    }

    private void account(Transaction tx, UUID person) {
        String platform = random.nextBoolean() ? "left" : "right";
        tx.handle()
                .createUpdate("""
                        INSERT INTO accounts (platform, workspace, external_id, person_id, address, standing, linked_at,
                                              used_at)
                        VALUES (:platform, :workspace, :id, :person, 'address', :standing, :linked,
                                CAST(:used AS timestamptz))
                        """)
                .bind("platform", platform)
                .bind("workspace", platform + (1 + random.nextInt(3)))
                .bind("id", UUID.randomUUID().toString())
                .bind("person", person)
                .bind("standing", random.nextInt(5) == 0 ? "GONE" : "FULL")
                .bind("linked", NOW.minusSeconds(random.nextInt(3)))
                .bind("used", some("-infinity", "2026-11-20T09:00:00Z", "2026-11-21T09:00:00Z"))
                .execute();
    }

    /** One of these, or none. */
    private @Nullable String some(String... values) {
        int chosen = random.nextInt(values.length + 1);
        return chosen == values.length ? null : values[chosen];
    }

    private Habits habits() {
        Set<DayOfWeek> days = Arrays.stream(DayOfWeek.values())
                .filter(day -> random.nextInt(3) > 0)
                .collect(Collectors.toSet());
        return new Habits(
                LocalTime.of(random.nextInt(24), 30),
                LocalTime.of(random.nextInt(24), 0),
                days.isEmpty() ? Habits.USUAL.days() : days,
                random.nextInt(4),
                random.nextInt(4) == 0
                        ? Optional.of(LocalDate.of(2026, 11, 20 + random.nextInt(10)))
                        : Optional.empty(),
                false);
    }
}

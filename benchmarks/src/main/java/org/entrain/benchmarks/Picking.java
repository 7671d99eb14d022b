package org.entrain.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrain.core.database.Database;
import org.entrain.core.reviews.Turns;

/**
 * Measures how long it takes to pick the day's reviews: the statement that the program runs, for everybody whose turn it
 * is, batch by batch.
 */
final class Picking {
    private static final int MILLION = 1_000_000;
    private static final int CARDS = 100;
    private static final double SECONDS = 60;
    private static final int ROUNDS = 3;
    private static final int BATCH = 1_000;

    private final int people;

    /** With so many people, a multiple of two hundred. */
    Picking(int people) {
        this.people = people;
    }

    /** In an empty database. */
    Section measure(Database database) {
        settle(database);
        var rounds = new ArrayList<Double>();
        long picked = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            picked = pick(database);
            rounds.add((System.nanoTime() - begun) / 1e9);
        }
        double seconds = Figures.median(rounds);
        double million = seconds * MILLION / people;
        return new Section(
                "Picking the day's reviews",
                """
                %s people with %d cards each, one row after another as they were learnt and not person by person, about a \
                tenth of them due; all of these people's turn is now. One connection runs the program's statement for %s of \
                them at a time: it locks their turns, and picks for each the three cards most likely to be forgotten, of \
                communities and questions that go on. What follows (letters, the next turn) is not in it. A million people \
                were not measured: it takes %s of disk for their %s cards alone. The last column is this measurement times %s.""".formatted(
                                Figures.whole(people),
                                CARDS,
                                Figures.whole(BATCH),
                                size(database, (double) MILLION / people),
                                Figures.whole((long) MILLION * CARDS),
                                Figures.whole(MILLION / people)),
                List.of("cards", "of disk", "picked", "seconds, median", "each round", "for a million people, seconds"),
                List.of(List.of(
                        Figures.whole((long) people * CARDS),
                        size(database, 1),
                        Figures.whole(picked),
                        Figures.tenths(seconds),
                        String.join(", ", rounds.stream().map(Figures::tenths).toList()),
                        Figures.whole(million))),
                List.of(),
                List.of(new Goal(
                        "The day's reviews of 1,000,000 people with 100 cards each: picked in 60 s",
                        "%s s for %s people, so %s s for a million"
                                .formatted(Figures.tenths(seconds), Figures.whole(people), Figures.whole(million)),
                        million < SECONDS)));
    }

    private static long pick(Database database) {
        var turns = new Turns();
        Instant now = Instant.now();
        Optional<Turns.Turn> last = Optional.empty();
        long picked = 0;
        while (true) {
            Optional<Turns.Turn> after = last;
            List<Turns.Turn> batch = database.inTransaction(tx -> turns.due(tx, now, after, BATCH));
            if (batch.isEmpty()) {
                return picked;
            }
            picked += batch.stream().mapToLong(turn -> turn.questions().size()).sum();
            last = Optional.of(batch.getLast());
        }
    }

    private static String size(Database database, double times) {
        long bytes = database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT pg_total_relation_size('review_cards')")
                .mapTo(Long.class)
                .one());
        return Figures.tenths(bytes * times / 1e9) + " GB";
    }

    private void settle(Database database) {
        Laboratory.fill(database, settling());
    }

    private List<String> settling() {
        var steps = new ArrayList<String>();
        steps.add("""
                INSERT INTO organisations (id, name, created_at) VALUES (gen_random_uuid(), 'House', now());
                CREATE TEMP TABLE readers AS
                SELECT n, gen_random_uuid() AS id FROM generate_series(0, %1$d - 1) AS n;
                CREATE TEMP TABLE rooms AS
                SELECT n, gen_random_uuid() AS id FROM generate_series(0, %1$d / 200 - 1) AS n;
                CREATE TEMP TABLE asked AS
                SELECT r.n AS room, i, gen_random_uuid() AS id FROM rooms r, generate_series(0, %2$d - 1) AS i;
                CREATE UNIQUE INDEX ON asked (room, i);
                INSERT INTO persons (id, organisation_id, name, language, zone, created_at)
                SELECT r.id, o.id, 'Reader ' || n, 'EN', 'Europe/Paris', now()
                FROM readers r, organisations o;
                INSERT INTO communities (id, organisation_id, name, kind, purpose, language, zone, created_at)
                SELECT r.id, o.id, 'Room ' || n, 'LEARNING', 'We learn together.', 'EN', 'Europe/Paris', now()
                FROM rooms r, organisations o;
                INSERT INTO memberships (community_id, person_id, role, joined_at)
                SELECT k.id, r.id, 'MEMBER', now() FROM readers r JOIN rooms k ON k.n = r.n / 200;
                INSERT INTO questions
                    (id, organisation_id, community_id, version, standing, likeness, author_id, created_at)
                SELECT a.id, o.id, k.id, 1, 'APPROVED', 'question ' || i, r.id, now()
                FROM asked a JOIN rooms k ON k.n = a.room JOIN readers r ON r.n = 0,
                     organisations o;
                DROP INDEX review_cards_due;
                ALTER TABLE review_cards DROP CONSTRAINT review_cards_pkey;
                SET session_replication_role = replica""".formatted(people, CARDS));
        for (int i = 0; i < CARDS; i++) {
            steps.add("""
                    INSERT INTO review_cards (person_id, question_id, version, stability, difficulty,
                                              learnt_on, due_on, reviews, forgotten)
                    SELECT r.id, a.id, 1, 1 + random() * 60, 5, due - 1 - (random() * 60)::int, due, 3, 1
                    FROM readers r JOIN asked a ON a.room = r.n / 200 AND a.i = %d
                    CROSS JOIN LATERAL (SELECT CURRENT_DATE - 9 + (random() * 99 + r.n * 0)::int AS due) AS d
                    """.formatted(i));
        }
        steps.add("""
                SET session_replication_role = origin;
                ALTER TABLE review_cards ADD PRIMARY KEY (person_id, question_id);
                CREATE INDEX review_cards_due ON review_cards (person_id, due_on) INCLUDE (question_id, learnt_on, stability);
                INSERT INTO review_turns (person_id, at, day)
                SELECT id, now() - interval '1 minute', CURRENT_DATE FROM readers""");
        steps.add("VACUUM ANALYZE");
        return steps;
    }
}

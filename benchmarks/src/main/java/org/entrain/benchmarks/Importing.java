package org.entrain.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.entrain.core.database.Database;

/** Measures how long it takes to bring in a large file of questions, from Slack's event to the last row. */
final class Importing {
    static final int QUESTIONS = 10_000;

    private static final int ROUNDS = 3;
    private static final double SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final int sink;

    /** The files lie with the sink on this port. */
    Importing(int sink) {
        this.sink = sink;
    }

    Section measure(EntrainProgram program) throws IOException {
        var seconds = new ArrayList<Double>();
        try (var database = Database.open(program.database())) {
            for (int round = 1; round <= ROUNDS; round++) {
                seconds.add(bring(program, database, "rules-" + round));
            }
        }
        double median = Figures.median(seconds);
        return new Section(
                "Bringing in questions",
                """
                The lead of a community hands over a GIFT file with %s questions of four options, each with a feedback, none \
                of them known: the signed event comes in, the file is fetched from the sink, read, held against all questions \
                of the community, and kept in one transaction; the time ends when the quiz can be seen in the database.""".formatted(Figures.whole(QUESTIONS)),
                List.of("what", "seconds", "questions a second", "seconds, each round"),
                List.of(List.of(
                        Figures.whole(QUESTIONS) + " questions",
                        Figures.hundredths(median),
                        Figures.whole(QUESTIONS / median),
                        String.join(
                                ", ", seconds.stream().map(Figures::hundredths).toList()))),
                List.of(),
                List.of(new Goal(
                        "Bringing in 10,000 questions: under 10 s",
                        Figures.hundredths(median) + " s",
                        median < SECONDS)));
    }

    private double bring(EntrainProgram program, Database database, String quiz) throws IOException {
        String event = SlackForms.fileShared(
                EntrainProgram.LEAD,
                quiz + ".gift",
                "http://127.0.0.1:" + sink + "/questions/" + quiz + ".gift",
                UUID.randomUUID());
        long begin = System.nanoTime();
        try (var connection = new HttpConnection(program.port())) {
            connection.send(Signed.bySlackEvent(program.port(), event, Instant.now()));
        }
        while (questions(database, quiz) < QUESTIONS) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("The questions have not come in");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static int questions(Database database, String quiz) {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("""
                        SELECT count(*) FROM quizzes q JOIN quiz_questions a ON a.quiz_id = q.id WHERE q.name = :quiz
                        """)
                .bind("quiz", quiz)
                .mapTo(Integer.class)
                .one());
    }
}

package org.entrain.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Measures a whole company at once: ten thousand people nobody has met answer one quiz within a minute. */
final class Rush {
    private static final double MILLISECONDS = 500;

    private final int newcomers;
    private final Duration within;

    Rush(Scale scale) {
        newcomers = scale.newcomers();
        within = scale.rush();
    }

    Section measure(EntrainProgram program, Classroom classroom) {
        UUID run = classroom.open();
        OpenLoop.Result result = OpenLoop.send(program.port(), moments(), n -> classroom.press(run, "UNEW" + n, n));
        long kept = classroom.answers(run);
        long people = classroom.count("SELECT count(DISTINCT person_id) FROM quiz_answers WHERE run_id = :run", run);
        long accounts = classroom.count("""
                SELECT count(*) FROM accounts WHERE external_id LIKE 'UNEW%'
                AND person_id IN (SELECT person_id FROM quiz_answers WHERE run_id = :run)
                """, run);
        long facts =
                classroom.count("SELECT count(*) FROM activity WHERE subject = :run AND kind = 'QuizAnswered'", run);
        boolean exact = List.of(kept, people, accounts, facts).stream().allMatch(count -> count == newcomers);
        return new Section(
                "Ten thousand learners in a minute",
                """
                %s accounts never seen before each press once within %d seconds, at random moments; latency counts from \
                the moment. What is kept is counted in the database afterwards.""".formatted(Figures.whole(newcomers), within.toSeconds()),
                List.of("pressed", "answers kept", "people", "accounts", "facts", "p50, ms", "p99, ms", "longest, ms"),
                List.of(List.of(
                        Figures.whole(result.requests()),
                        Figures.whole(kept),
                        Figures.whole(people),
                        Figures.whole(accounts),
                        Figures.whole(facts),
                        Figures.tenths(result.p50()),
                        Figures.tenths(result.p99()),
                        Figures.tenths(result.max()))),
                List.of(),
                List.of(
                        new Goal(
                                "%s learners within %d s: none lost, none twice"
                                        .formatted(Figures.whole(newcomers), within.toSeconds()),
                                "%s kept of %s, %s not answered 200"
                                        .formatted(
                                                Figures.whole(kept),
                                                Figures.whole(result.requests()),
                                                Figures.whole(result.bad())),
                                exact && result.bad() == 0),
                        new Goal(
                                "... and every acknowledgement under 500 ms",
                                "the longest took " + Figures.tenths(result.max()) + " ms",
                                result.max() < MILLISECONDS)));
    }

    /** People do not press in step: the moments are random, the same in every run. */
    private long[] moments() {
        long[] moments = new Random(1).longs(newcomers, 0, within.toNanos()).toArray();
        Arrays.sort(moments);
        return moments;
    }
}

package org.entrain.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.entrain.benchmarks.SweptLetters.Where;
import org.entrain.core.database.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few kills of what {@code benchmarks/run sweep} does two hundred times. */
class KillSweepTest {
    private static final List<String> QUICK_TO_START = List.of(
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    @Test
    @Timeout(240)
    void whatever_is_killed_every_letter_arrives_and_none_twice(@TempDir Path work) throws Exception {
        try (var postgres = EmbeddedPostgres.start(work.resolve("postgres"))) {
            var sweep = new KillSweep(
                    work,
                    System.getProperty("java.class.path"),
                    QUICK_TO_START,
                    Sweep.database(postgres.url(), "swept"),
                    Sweep.database(postgres.url(), "playground"),
                    1);
            allIsWell(sweep.run(List.of(0, 2)));
        }
    }

    private static void allIsWell(KillSweep.Found found) {
        assertThat(found.letters()).isPositive();
        assertThat(found.waiting()).isZero();
        assertThat(found.takeovers()).allMatch(seconds -> seconds < 30);
        found.tallies().forEach((where, tally) -> {
            assertThat(tally.twice()).as("%s, twice", where).isZero();
            assertThat(tally.silent()).as("%s, said to be sent", where).isZero();
            assertThat(tally.missing()).as("%s, told of", where).isEqualTo(tally.unknownMissing());
        });
        assertThat(found.tallies().get(Where.SLACK_PRIVATE))
                .satisfies(tally -> assertThat(tally.once()).isEqualTo(tally.written()));
    }
}

package org.entrain.core.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against what ts-fsrs 5.4.2 (npm, MIT) answers: 1,500 histories, half of them with other weights than the usual. */
class FsrsThirdPartyTest {
    private static final Path FILE = Path.of(
            System.getProperty("entrain.third-party", "../../shared/third-party"),
            "fsrs/ts-fsrs-5.4.2-long-term-cases.txt");

    /** One review, and what the reference makes of it. */
    private record Step(Grade grade, long elapsed, double stability, double difficulty, int days) {
        static Step of(String text) {
            String[] parts = text.split(":", -1);
            return new Step(
                    Grade.of(Integer.parseInt(parts[0])),
                    Long.parseLong(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]),
                    Integer.parseInt(parts[4]));
        }
    }

    @Test
    void memories_and_intervals_are_those_of_the_reference_implementation() throws IOException {
        assumeTrue(Files.exists(FILE), "The third-party FSRS cases are not at " + FILE);
        List<String> lines = Files.readAllLines(FILE);
        assertThat(lines).hasSizeGreaterThan(1_000);
        lines.forEach(FsrsThirdPartyTest::replay);
    }

    private static void replay(String line) {
        String[] parts = line.split(";", -1);
        double[] weights = Stream.of(parts[0].split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        int longest = Integer.parseInt(parts[2]);
        var scheduling = new Scheduling(new Fsrs(false, weights), Double.parseDouble(parts[1]), longest);
        Optional<Memory> memory = Optional.empty();
        for (String text : parts[3].split(" ", -1)) {
            Step step = Step.of(text);
            Scheduling.Next next = memory.map(before -> scheduling.next(before, step.elapsed(), step.grade()))
                    .orElseGet(() -> scheduling.first(step.grade()));
            assertThat(next.memory().stability()).as(line).isCloseTo(step.stability(), closely(step.stability()));
            assertThat(next.memory().difficulty()).as(line).isCloseTo(step.difficulty(), closely(step.difficulty()));
            // The reference passes its own maximum by a day or two, to keep the grades in order.
            assertThat(next.days()).as(line).isEqualTo(Math.min(step.days(), longest));
            memory = Optional.of(next.memory());
        }
    }

    private static Offset<Double> closely(double value) {
        return within(1e-6 * Math.max(1, value));
    }
}

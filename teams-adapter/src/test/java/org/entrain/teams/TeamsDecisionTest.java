package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The decision on the Bot Framework names the test that holds each defect. */
final class TeamsDecisionTest {
    private static final Path DECISION = Path.of("../docs/decisions/bot-framework.md");
    private static final Pattern TEST = Pattern.compile("`(Teams\\w+Test)\\.(\\w+)`");
    private static final int DEFECTS = 15;

    @Test
    void every_defect_names_a_test_that_exists() throws IOException {
        List<String> rows = Files.readAllLines(DECISION).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .toList();
        assertThat(rows).hasSize(DEFECTS);
        assertThat(IntStream.range(0, DEFECTS)).allSatisfy(row -> {
            assertThat(rows.get(row)).startsWith("| " + (row + 1) + " |").containsPattern(TEST);
            TEST.matcher(rows.get(row))
                    .results()
                    .forEach(test -> assertThat(tests(test.group(1))).contains(test.group(2)));
        });
    }

    private static List<String> tests(String name) {
        try {
            return Arrays.stream(Class.forName("org.entrain.teams." + name).getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .map(Method::getName)
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new AssertionError("There is no " + name, e);
        }
    }
}

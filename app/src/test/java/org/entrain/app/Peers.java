package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Programs that nobody here wrote, from npm; src/test/peers says which, and {@code .ci/run} installs them. */
final class Peers {
    private static final Path FOLDER = Path.of(System.getProperty("entrain.root", ".."), "app", "src", "test", "peers");
    private static final String ABSENT =
            "The programs that badges are held against are not installed (npm ci --prefix app/src/test/peers)";

    private Peers() {}

    /**
     * Without them the calling test is skipped with a sentence that says so; where the environment variable
     * {@code ENTRAIN_REQUIRE_VERIFIER} is set it fails.
     */
    static void areThere() {
        boolean there = Files.isDirectory(FOLDER.resolve("node_modules")) && runs("node", "--version");
        if (!there && System.getenv("ENTRAIN_REQUIRE_VERIFIER") != null) {
            throw new IllegalStateException(ABSENT);
        }
        assumeTrue(there, ABSENT);
    }

    /** What they say of credentials that the program at {@code url} issued. */
    static JsonNode verify(URI url, JsonNode credentials, Instant now) {
        try {
            Process process = new ProcessBuilder("node", "verify.mjs", url.toString(), now.toString())
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .start();
            try (var input = process.getOutputStream()) {
                input.write(credentials.toString().getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return Story.JSON.readTree(said);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

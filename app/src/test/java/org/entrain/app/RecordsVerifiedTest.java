package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.entrain.core.bot.Recorded;
import org.entrain.core.database.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a learning record store is told, held against the xAPI specification by a program that is not ours. */
class RecordsVerifiedTest {
    private static final Path PEERS = Path.of(System.getProperty("entrain.root", ".."), "app", "src", "test", "peers");
    private static final String ABSENT =
            "The validator is not here: run npm ci --prefix app/src/test/peers --ignore-scripts";

    @BeforeEach
    void requireValidator() {
        boolean isHere = Files.isDirectory(PEERS.resolve("node_modules/@learninglocker/xapi-validation"));
        if (!isHere && System.getenv("ENTRAIN_REQUIRE_VERIFIER") != null) {
            throw new IllegalStateException(ABSENT);
        }
        assumeTrue(isHere, ABSENT);
    }

    @Test
    void every_kind_of_statement_is_as_the_specification_says_and_a_spoilt_one_is_not()
            throws IOException, InterruptedException {
        try (var recorded = new Recorded().everything()) {
            List<JsonNode> taken = recorded.store.taken();
            assertThat(verbs(taken))
                    .containsOnly(
                            "answered", "completed", "passed", "failed", "experienced", "earned", "shared", "voided");
            assertThat(found(taken))
                    .hasSameSizeAs(taken)
                    .allSatisfy(wrong -> assertThat(wrong).isEmpty());

            JsonNode answer = taken.stream()
                    .filter(one -> one.at("/result/score").isObject())
                    .findFirst()
                    .orElseThrow();
            JsonNode voiding = taken.stream()
                    .filter(one -> one.at("/object/objectType").asText().equals("StatementRef"))
                    .findFirst()
                    .orElseThrow();
            assertThat(found(List.of(
                            answer,
                            spoilt(answer, "/result/score", score -> score.put("scaled", 1.5)),
                            spoilt(answer, "/actor", actor -> actor.put("mbox", "mailto:chen@example.org")),
                            spoilt(answer, "/verb", verb -> verb.put("id", "answered")),
                            spoilt(answer, "/result", result -> result.putNull("success")),
                            spoilt(answer, "", statement -> statement.put("timestamp", "yesterday")),
                            spoilt(voiding, "", one -> one.putObject("context").put("platform", "Slack")))))
                    .extracting(List::isEmpty)
                    .containsExactly(true, false, false, false, false, false, false);
        }
    }

    private static List<String> verbs(List<JsonNode> statements) {
        return statements.stream()
                .map(one -> one.at("/verb/display/en").asText())
                .toList();
    }

    private static JsonNode spoilt(JsonNode statement, String where, Consumer<ObjectNode> how) {
        JsonNode copy = statement.deepCopy();
        how.accept((ObjectNode) copy.at(where));
        return copy;
    }

    /** What is wrong with each. */
    private static List<List<String>> found(List<JsonNode> statements) throws IOException, InterruptedException {
        Process node = new ProcessBuilder("node", "xapi.mjs")
                .directory(PEERS.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var input = node.outputWriter(StandardCharsets.UTF_8)) {
            input.write(Json.MAPPER.writeValueAsString(statements));
        }
        JsonNode found = Json.MAPPER.readTree(node.getInputStream().readAllBytes());
        assertThat(node.waitFor()).isZero();
        return StreamSupport.stream(found.spliterator(), false)
                .map(wrong -> StreamSupport.stream(wrong.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.toList()))
                .toList();
    }
}

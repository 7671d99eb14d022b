package org.entrain.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Slack's own recorded payloads, their values blanked: whatever is missing, nothing breaks. */
class RecordedPayloadsTest {
    @Test
    void every_recorded_event_and_interaction_is_survived() throws IOException {
        var samples = Path.of(System.getProperty("entrain.third-party"), "slack-payloads/json-logs/samples");
        assumeTrue(Files.exists(samples), "Slack's recorded payloads are not on this machine");
        List<Path> files;
        try (var events = Files.walk(samples.resolve("events"));
                var interactions = Files.walk(samples.resolve("app-backend"))) {
            files = Stream.concat(events, interactions)
                    .filter(file -> file.toString().endsWith(".json"))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(100);
        var logger = (Logger) LoggerFactory.getLogger(SlackRouter.class);
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        logger.addAppender(log);
        try (var house = new House()) {
            for (Path file : files) {
                String json = Files.readString(file);
                assertThat(house.sendsPayload(json).statusCode())
                        .as(file + " as a form")
                        .isLessThan(500);
                assertThat(house.sends(filled(json)).statusCode())
                        .as(file + " as JSON")
                        .isLessThan(500);
            }
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list).noneMatch(line -> line.getLevel() == Level.ERROR);
    }

    /** With a few ids filled in, so that it comes further. */
    private static String filled(String json) {
        return json.strip()
                .replace("\"type\": \"\",\n  \"authed", "\"type\": \"event_callback\",\n  \"authed")
                .replace("\"team_id\": \"\"", "\"team_id\": \"T1\"")
                .replace("\"event_id\": \"\"", "\"event_id\": \"Ev1\"")
                .replace("\"user\": \"\"", "\"user\": \"U1\"");
    }
}

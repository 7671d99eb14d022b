package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;
import static org.entrain.app.Side.SAFETY;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.entrain.core.database.EmbeddedPostgres;
import org.entrain.core.database.ServerOwner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away under the running program, and comes back. */
class DatabaseGoneTest {
    private static final String EVENT = """
            {"type":"event_callback","team_id":"T0ENTRAIN","api_app_id":"A0ENTRAIN","event_id":"Ev0AGAIN",
             "event":{"type":"message","channel_type":"im","channel":"D0SOFIA","user":"U0SOFIA","text":"help","ts":"1763900100.000100"}}
            """;

    @Test
    void people_are_asked_to_try_again_and_nothing_acknowledged_is_lost(@TempDir Path home) {
        Path data = home.resolve("postgres");
        EmbeddedPostgres postgres = ServerOwner.started(data);
        try (Story story = Story.begin(home.resolve("first"), Optional.of(Story.setting(postgres.url())))) {
            Visitor amina = story.visitor("amina");
            Visitor sofia = story.visitor("sofia");
            amina.inSlack().asks(BOT, "quiz start fire-safety");
            sofia.onBothSides().forEach(side -> side.sees(SAFETY, "Quiz: fire-safety"));
            sofia.inSlack().presses(SAFETY, "Quiz: fire-safety", "A");
            sofia.inSlack().sees(SAFETY, "That's right!");

            postgres.close();
            // Teams is answered 503 and delivers again; Slack does not, so the person has to know.
            amina.inSlack().asks(BOT, "help");
            amina.inSlack().sees(BOT, "I can't reach my memory just now.");
            assertThat(event(story)).isEqualTo(503);
            assertThat(story.send(story.to("/readyz").GET()).statusCode()).isEqualTo(503);

            postgres = ServerOwner.started(data);
            Story.until(() -> event(story) == 200, () -> "The event is still not taken");
            sofia.inSlack().sees(BOT, "Hello, I am Entrain");
            assertThat(sofia.inSlack().count(BOT, "Hello, I am Entrain")).isEqualTo(1);
            amina.onBothSides().forEach(side -> side.sees(SAFETY, "One person has answered so far."));
            amina.inSlack().asks(BOT, "quiz close");
            amina.onBothSides().forEach(side -> side.seesOnce(SAFETY, "Results: fire-safety"));
        } finally {
            postgres.close();
        }
    }

    private static int event(Story story) {
        Instant now = Instant.now();
        return story.send(story.to("/slack/events")
                        .header("X-Slack-Request-Timestamp", String.valueOf(now.getEpochSecond()))
                        .header("X-Slack-Signature", SlackSigner.signature(story.program(), EVENT, now))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(EVENT)))
                .statusCode();
    }
}

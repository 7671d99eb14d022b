package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;
import static org.entrain.app.Side.SAFETY;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are brought together in the local Slack. */
class PairStoryTest {
    private Story story;
    private Visitor amina;

    @BeforeEach
    void begin(@TempDir Path home) {
        story = Story.begin(home);
        amina = story.visitor("amina");
    }

    @AfterEach
    void stop() {
        story.close();
    }

    private List<JsonNode> groups(String persona) {
        return StreamSupport.stream(story.state(persona).at("/slack/channels").spliterator(), false)
                .filter(one -> one.path("kind").asText().equals("group"))
                .filter(one -> !one.path("messages").isEmpty())
                .toList();
    }

    private void starts(String kind, String name) {
        amina.inSlack().asks(BOT, "pair start " + kind + " every 2 weeks monday 10:00");
        amina.inSlack().sees(BOT, "Done: " + name);
    }

    private void meet(String kind, String name, Side one, Side other) {
        one.presses(SAFETY, name, "Count me in");
        other.presses(SAFETY, name, "Count me in");
        Story.until(() -> participants(kind) == 2, () -> kind + ": " + participants(kind));
    }

    /** When the round comes; at night nobody is written to. */
    private void itIsMondayAtTen() {
        Instant now = Instant.parse(story.state("amina").at("/clock/now").asText());
        Instant round = story.program()
                .database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("SELECT max(next_due) FROM plans WHERE stopped_at IS NULL")
                        .mapTo(Instant.class)
                        .one());
        story.moveClock(Duration.between(now, round).plusMinutes(1));
    }

    private int participants(String kind) {
        return number("""
                SELECT count(*)::int FROM pairing_participants a JOIN pairing_programmes p ON p.id = a.programme_id
                WHERE p.kind = '%s'
                """.formatted(kind));
    }

    private int number(String sql) {
        return story.program()
                .database()
                .inTransaction(
                        tx -> tx.handle().createQuery(sql).mapTo(Integer.class).one());
    }

    @Test
    void two_in_slack_get_a_conversation_of_their_own_in_both_their_languages() {
        Visitor leo = story.visitor("leo");
        Visitor sofia = story.visitor("sofia");
        starts("coffee", "Coffee together");
        meet("COFFEE", "Coffee together", leo.inSlack(), sofia.inSlack());
        itIsMondayAtTen();

        Story.until(() -> groups("leo").size() == 1, () -> "" + story.state("leo"));
        JsonNode together = groups("leo").getFirst();
        assertThat(together.path("name").asText()).isEqualTo("Sofia");
        assertThat(together.at("/messages/0").toString())
                .contains("A coffee together", "Un café ensemble", "<@U0LEO>", "<@U0SOFIA>");
        assertThat(groups("sofia")).hasSize(1);
        assertThat(groups("amina")).isEmpty();
    }
}

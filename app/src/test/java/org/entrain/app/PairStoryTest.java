package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;
import static org.entrain.app.Side.SAFETY;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are brought together in the local Slack and the local Teams. */
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
    void two_in_slack_get_a_conversation_of_their_own_and_two_in_teams_a_link_to_a_chat() {
        Visitor leo = story.visitor("leo");
        Visitor sofia = story.visitor("sofia");
        Visitor bruno = story.visitor("bruno");
        Visitor tom = story.visitor("tom");
        starts("coffee", "Coffee together");
        meet("COFFEE", "Coffee together", leo.inSlack(), sofia.inSlack());
        starts("peer", "Peer learning");
        meet("PEER", "Peer learning", bruno.inTeams(), tom.inTeams());
        Story.until(
                () -> number("SELECT count(*)::int FROM accounts WHERE address LIKE '%principal%'") >= 2,
                () -> "The roster tells what the directory calls people");
        amina.inSlack().asks(BOT, "pair now coffee");
        amina.inSlack().asks(BOT, "pair now peer");

        Story.until(() -> groups("leo").size() == 1, () -> "" + story.state("leo"));
        JsonNode together = groups("leo").getFirst();
        assertThat(together.path("name").asText()).isEqualTo("Sofia");
        assertThat(together.at("/messages/0").toString())
                .contains("A coffee together", "Un café ensemble", "<@U0LEO>", "<@U0SOFIA>");
        assertThat(groups("sofia")).hasSize(1);
        assertThat(groups("amina")).isEmpty();
        assertThat(tom.inTeams().sees(BOT, "This round you meet Bruno").shown().toString())
                .contains("https://teams.microsoft.com/l/chat/0/0?users=bruno%40entrain.example");
        bruno.inTeams().sees(BOT, "Ce tour-ci, vous rencontrez Tom");
    }
}

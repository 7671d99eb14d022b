package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;
import static org.entrain.app.Side.SAFETY;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A challenge in teams in the local Slack and the local Teams at once. */
class ChallengeStoryTest {
    private Story story;

    @BeforeEach
    void begin(@TempDir Path home) {
        story = Story.begin(home);
    }

    @AfterEach
    void stop() {
        story.close();
    }

    @Test
    void a_challenge_in_teams_is_played_from_launch_to_finish_over_both_platforms() throws IOException {
        Visitor amina = story.visitor("amina");
        Visitor leo = story.visitor("leo");
        Visitor sofia = story.visitor("sofia");
        Visitor tom = story.visitor("tom");
        Visitor chloe = story.visitor("chloe");
        amina.inSlack().asks(BOT, "challenge start \"Exits\" 1d teams: Show an exit that is free; share");
        amina.inSlack().sees(BOT, "Exits is announced.");
        for (Side side : List.of(leo.inSlack(), sofia.inTeams(), tom.inSlack(), chloe.inTeams())) {
            side.presses(SAFETY, "Challenge: Exits", "Join");
        }
        Story.until(() -> number("SELECT count(*)::int FROM challenge_members") == 4, () -> "Not all are in");
        amina.inSlack().presses(BOT, "Exits is announced.", "Begin now");
        amina.inSlack().sees(BOT, "Exits has begun.");
        assertThat(number("SELECT count(DISTINCT team)::int FROM challenge_members"))
                .isEqualTo(2);

        tom.inSlack().asks(BOT, "challenge");
        tom.inSlack().presses(BOT, "Show an exit that is free", "Write it");
        tom.inSlack().seesWindow("Who may see it?");
        tom.inSlack()
                .sends(Map.of(
                        "What you did",
                        List.of("The door by the stairs"),
                        "Who may see it?",
                        List.of("Everybody in the channel")));
        amina.inTeams().presses(SAFETY, "The door by the stairs", "Looks good");
        tom.inSlack().sees(SAFETY, "The door by the stairs", "Found good");

        chloe.inTeams().asks(BOT, "challenge");
        chloe.inTeams().sees(BOT, "Envoyer une image");
        chloe.inTeams().hands("exit.png", picture());
        chloe.inTeams().sees(BOT, "Seule l'équipe le voit.");
        amina.inSlack().asks(BOT, "challenge review");
        amina.inSlack().presses(BOT, "What Chloé shows", "Looks good");
        Story.until(() -> number("SELECT count(*)::int FROM challenge_steps") == 2, () -> "Two steps are done");

        story.moveClock(Duration.ofDays(2));
        for (Side side : amina.onBothSides()) {
            side.sees(SAFETY, "Done: Exits", "2 people did 2 steps", "Show an exit that is free: 2 people showed it");
            side.seesOnce(SAFETY, "Challenge: Exits");
        }
    }

    private int number(String sql) {
        return story.program()
                .database()
                .inTransaction(
                        tx -> tx.handle().createQuery(sql).mapTo(Integer.class).one());
    }

    private static byte[] picture() throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", file);
        return file.toByteArray();
    }
}

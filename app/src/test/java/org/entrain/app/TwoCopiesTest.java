package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;
import static org.entrain.app.Side.SAFETY;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entrain.core.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two copies of the program on one database, behind a load balancer: people cannot tell. */
class TwoCopiesTest {
    private static Balancer balancer;
    private static Story story;
    private static Program second;

    private Visitor amina;

    @BeforeAll
    static void start(@TempDir Path home) {
        Optional<String> database = Story.freshDatabase();
        balancer = new Balancer();
        int port = FreePort.next();
        balancer.add(port);
        story = Story.begin(home.resolve("first"), database, port, balancer.port());
        Settings first = story.program().settings();
        int secondPort = FreePort.next();
        second = Program.start(new Settings(
                secondPort,
                first.publicUrl(),
                home.resolve("second"),
                database,
                first.slack(),
                first.teams(),
                Set.of()));
        balancer.add(secondPort);
    }

    @BeforeEach
    void people_come() {
        amina = story.visitor("amina");
    }

    @AfterAll
    static void stop() {
        second.close();
        story.close();
        balancer.close();
    }

    @Test
    void an_icebreaker_appears_once_in_each_channel() {
        amina.inSlack().asks(BOT, "icebreaker every monday 10:00");
        amina.inSlack().sees(BOT, "Done: an icebreaker");
        story.moveClockToNextDue();
        amina.onBothSides().forEach(side -> side.sees(SAFETY, "A question for all of us"));
        nothingIsWaiting();
        amina.onBothSides().forEach(side -> side.seesOnce(SAFETY, "A question for all of us"));
    }

    @Test
    void presses_reach_either_copy_and_are_counted_together() {
        amina.inSlack().asks(BOT, "quiz start fire-safety");
        amina.onBothSides().forEach(side -> side.sees(SAFETY, "Quiz: fire-safety"));
        List<String> learners = List.of("sofia", "tom", "leo", "chloe");
        for (String learner : learners) {
            Side side = learner.equals("tom")
                    ? story.visitor(learner).inTeams()
                    : story.visitor(learner).inSlack();
            Said quiz = amina.onBothSides().stream()
                    .filter(one -> one.platform().equals(side.platform()))
                    .findFirst()
                    .orElseThrow()
                    .sees(SAFETY, "Quiz: fire-safety");
            side.presses(SAFETY, quiz, "A");
        }
        amina.onBothSides().forEach(side -> side.sees(SAFETY, "Quiz: fire-safety", "4 people have answered so far."));
        nothingIsWaiting();
        amina.onBothSides().forEach(side -> side.seesOnce(SAFETY, "Quiz: fire-safety"));
        assertThat(balancer.handledBy(story.program().port())).isPositive();
        assertThat(balancer.handledBy(second.port())).isPositive();
    }

    private static void nothingIsWaiting() {
        Story.until(
                () -> story.send(story.to("/metrics").GET()).body().contains("entrain_letters{state=\"waiting\"} 0"),
                () -> story.send(story.to("/metrics").GET()).body());
    }
}

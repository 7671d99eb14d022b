package org.entrain.app;

import static org.entrain.app.Side.BOT;
import static org.entrain.app.Side.SAFETY;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platforms misbehave, as they do: nothing is posted twice, nothing is lost, the count is right. */
class MisbehaviourTest {
    private static Story story;

    private Visitor amina;
    private Visitor sofia;
    private Visitor tom;

    @BeforeAll
    static void start(@TempDir Path home) {
        story = Story.begin(home);
    }

    @BeforeEach
    void people_come() {
        amina = story.visitor("amina");
        sofia = story.visitor("sofia");
        tom = story.visitor("tom");
    }

    @AfterAll
    static void stop() {
        story.close();
    }

    @AfterEach
    void close_the_quiz() {
        amina.inSlack().asks(BOT, "quiz close fire-safety");
        amina.onBothSides().forEach(side -> side.sees(SAFETY, "Results: fire-safety"));
    }

    @Test
    void too_many_requests_delay_a_quiz_and_do_not_double_it() {
        story.misbehave("slack", "too-many-requests", 2, Optional.of("chat.postMessage"));
        story.misbehave("teams", "too-many-requests", 2, Optional.empty());
        isPostedOnce();
    }

    @Test
    void errors_of_a_server_delay_the_count_and_do_not_lose_it() {
        isPostedOnce();
        story.misbehave("slack", "server-error", 1, Optional.of("chat.update"));
        story.misbehave("teams", "server-error", 1, Optional.of("updateActivity"));
        sofia.inSlack().presses(SAFETY, amina.inSlack().sees(SAFETY, "Quiz: fire-safety"), "A");
        amina.onBothSides().forEach(side -> side.sees(SAFETY, "One person has answered so far."));
    }

    /** Entrain may not read what people write in channels, so it cannot look: it leaves the doubt as it is. */
    @Test
    void a_quiz_is_not_posted_again_where_nobody_can_tell_whether_it_arrived() {
        story.misbehave("slack", "lost-ack", 1, Optional.of("chat.postMessage"));
        story.misbehave("teams", "lost-ack", 1, Optional.of("createConversation"));
        isPostedOnce();
        Story.until(
                () -> metrics().contains("{state=\"unknown\"} 2") && metrics().contains("{state=\"waiting\"} 0"),
                MisbehaviourTest::metrics);
        amina.onBothSides().forEach(side -> side.seesOnce(SAFETY, "Quiz: fire-safety"));
    }

    @Test
    void deliveries_made_twice_count_once() {
        isPostedOnce();
        story.misbehave("slack", "duplicate", 1, Optional.empty());
        story.misbehave("teams", "duplicate", 1, Optional.empty());
        sofia.inSlack().presses(SAFETY, amina.inSlack().sees(SAFETY, "Quiz: fire-safety"), "A");
        tom.inTeams().presses(SAFETY, amina.inTeams().sees(SAFETY, "Quiz: fire-safety"), "A");
        amina.onBothSides().forEach(side -> side.sees(SAFETY, "2 people have answered so far."));
    }

    @Test
    void an_acknowledgement_that_is_lost_changes_nothing_when_the_platform_tries_again() {
        isPostedOnce();
        story.misbehave("teams", "lost-ack", 1, Optional.empty());
        tom.inTeams().presses(SAFETY, amina.inTeams().sees(SAFETY, "Quiz: fire-safety"), "A");
        amina.onBothSides().forEach(side -> side.sees(SAFETY, "One person has answered so far."));
        tom.inTeams().sees(SAFETY, "That's right!");
    }

    @Test
    void presses_in_another_order_are_all_counted() {
        isPostedOnce();
        story.misbehave("slack", "reorder", 1, Optional.empty());
        Said quiz = amina.inSlack().sees(SAFETY, "Quiz: fire-safety");
        sofia.inSlack().presses(SAFETY, quiz, "A");
        tom.inSlack().presses(SAFETY, quiz, "A");
        amina.onBothSides().forEach(side -> side.sees(SAFETY, "2 people have answered so far."));
    }

    private static String metrics() {
        return story.send(story.to("/metrics").GET()).body();
    }

    private void isPostedOnce() {
        amina.inSlack().asks(BOT, "quiz start fire-safety");
        amina.onBothSides().forEach(side -> side.sees(SAFETY, "Quiz: fire-safety", "Raise the alarm"));
        amina.onBothSides().forEach(side -> side.seesOnce(SAFETY, "Quiz: fire-safety"));
    }
}

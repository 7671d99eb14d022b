package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;
import static org.entrain.app.Side.SAFETY;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Monday at ten, the community's time, an icebreaker appears; the playground's clock is moved there. */
class IcebreakerStoryTest {
    private static final String QUESTION = "A question for all of us";

    private Story story;
    private Visitor amina;

    @BeforeEach
    void plan_an_icebreaker(@TempDir Path home) {
        story = Story.begin(home);
        amina = story.visitor("amina");
        amina.inSlack().asks(BOT, "icebreaker every monday 10:00");
        amina.inSlack().sees(BOT, "Done: an icebreaker for Safety first, every Monday at 10:00.");
    }

    @AfterEach
    void stop() {
        story.close();
    }

    @Test
    void it_appears_on_monday_at_ten_in_the_channels_of_both_platforms_once() {
        story.moveClockToNextDue();
        amina.onBothSides().forEach(side -> side.seesOnce(SAFETY, QUESTION));

        ZonedDateTime now =
                Instant.parse(story.state("amina").at("/clock/now").asText()).atZone(ZoneId.of("Europe/Paris"));
        assertThat(now.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(now.toLocalTime()).isBetween(LocalTime.of(10, 0), LocalTime.of(10, 5));
        amina.onBothSides().forEach(side -> side.seesOnce(SAFETY, QUESTION));
    }

    @Test
    void the_next_one_is_another_question_a_week_later() {
        story.moveClockToNextDue();
        amina.onBothSides().forEach(side -> side.sees(SAFETY, QUESTION));
        story.moveClockToNextDue();
        amina.onBothSides()
                .forEach(side -> Story.until(
                        () -> side.count(SAFETY, QUESTION) == 2, () -> side + " sees " + side.messages(SAFETY)));
        assertThat(amina.inSlack().messages(SAFETY).stream().map(Said::words)).doesNotHaveDuplicates();
    }

    @Test
    void it_is_listed_skipped_and_stopped() {
        amina.inTeams().asks(BOT, "icebreaker list");
        amina.inTeams().presses(BOT, "Icebreakers in Safety first", "Skip the next one");
        amina.inTeams().sees(BOT, "is left out. The next comes on");
        amina.inSlack().asks(BOT, "icebreaker stop");
        amina.inSlack().sees(BOT, "Stopped: no more icebreakers every Monday at 10:00.");
        amina.inSlack().asks(BOT, "icebreaker list");
        amina.inSlack().sees(BOT, "No icebreaker is planned in Safety first.");
    }
}

package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;
import static org.entrain.app.Side.SAFETY;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week is played in a minute: the clock is moved on by a command, and what comes in between comes as if one had waited. */
class ClockStoryTest {
    @Test
    void eight_days_bring_every_weekdays_question_once_on_both_platforms(@TempDir Path home) {
        try (Story story = Story.begin(home)) {
            Visitor amina = story.visitor("amina");
            amina.inSlack().asks(BOT, "icebreaker every monday wednesday 10:00");
            amina.inSlack().sees(BOT, "Done: an icebreaker for Safety first");
            Instant before = now(story);
            amina.inTeams().asks(BOT, "clock +8d");
            amina.inTeams().sees(BOT, "The clock moves on to");
            Story.until(() -> now(story).isAfter(before.plus(Duration.ofDays(8))), () -> "It is " + now(story));
            amina.onBothSides()
                    .forEach(side -> assertThat(side.count(SAFETY, "A question for all of us"))
                            .as("%s: %s", side, side.messages(SAFETY))
                            .isBetween(2L, 3L));
            amina.inSlack().asks(BOT, "clock -2d");
            amina.inSlack().sees(BOT, "is no time to move on to");
        }
    }

    private static Instant now(Story story) {
        return Instant.parse(story.state("amina").at("/clock/now").asText());
    }
}

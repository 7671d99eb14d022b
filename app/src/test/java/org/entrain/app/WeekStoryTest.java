package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;
import static org.entrain.app.Side.SAFETY;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A community's week, planned by command and played on a clock that is moved on, in the real program on both platforms. */
class WeekStoryTest {
    private static final List<String> PEOPLE = List.of("amina", "bruno", "leo", "sofia", "chloe", "tom");

    @Test
    void what_is_planned_for_a_week_arrives_on_both_platforms(@TempDir Path home) {
        try (Story story = Story.begin(home)) {
            Visitor amina = story.visitor("amina");
            amina.inSlack().asks(BOT, "icebreaker every monday 10:00");
            amina.inSlack().sees(BOT, "Done: an icebreaker for Safety first");
            amina.inTeams().asks(BOT, "plan add prompt debate every wednesday 10:00");
            amina.inTeams().sees(BOT, "Wednesday");
            amina.inSlack().asks(BOT, "pair start coffee every 1 weeks tuesday 10:00");
            amina.onBothSides().forEach(side -> side.sees(SAFETY, "coffee"));
            for (String person : PEOPLE) {
                story.visitor(person).inTeams().asks(BOT, "pair join coffee");
            }
            amina.inSlack().asks(BOT, "plan list");
            amina.inSlack().sees(BOT, "Debate");
            Instant before = now(story);

            amina.inTeams().asks(BOT, "clock +9d");
            amina.inTeams().sees(BOT, "The clock moves on to");
            Story.until(() -> now(story).isAfter(before.plus(Duration.ofDays(9))), () -> "It is " + now(story));

            amina.onBothSides()
                    .forEach(side -> assertThat(side.count(SAFETY, "A question for all of us"))
                            .as("icebreakers in %s", side)
                            .isBetween(1L, 2L));
            amina.onBothSides()
                    .forEach(side -> assertThat(side.count(SAFETY, "Which side are you on?"))
                            .as("debates in %s", side)
                            .isBetween(1L, 2L));
        }
    }

    private static Instant now(Story story) {
        return Instant.parse(story.state("amina").at("/clock/now").asText());
    }
}

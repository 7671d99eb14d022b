package org.entrain.app;

import static org.entrain.app.Side.BOT;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The crew plans in words and in a form, moves a round and looks at the calendar, as each platform draws it. */
class CalendarStoryTest {
    private static final String LIST = "Planned in Safety first";

    @Test
    void a_calendar_is_made_and_changed_on_both_platforms(@TempDir Path home) {
        try (Story story = Story.begin(home)) {
            Visitor amina = story.visitor("amina");
            LocalDate today = LocalDate.ofInstant(
                    Instant.parse(story.state("amina").at("/clock/now").asText()), ZoneId.of("Europe/Paris"));
            amina.inSlack().asks(BOT, "plan add icebreaker every 4 weeks monday 10:00 with approval");
            amina.inSlack().sees(BOT, "Done: ", "The crew sees each one a day before");
            for (Side side : amina.onBothSides()) {
                String name = "Fire drill for " + side.platform();
                side.asks(BOT, "plan");
                side.presses(BOT, LIST, "Plan something");
                side.seesWindow("Which one");
                side.sends(wish(name, "every friday 15:00"));
                side.seesWindow("Done: Event: " + name);
                side.asks(BOT, "plan list");
                side.sees(BOT, "the next 6 weeks", "Event: " + name, "waits for your approval");
                side.asks(BOT, "plan days-off country France");
                side.sees(BOT, "Safety first keeps the public holidays of France.");
                side.asks(BOT, "plan preview 1");
                side.sees(BOT, "Only you see this.");
            }
            moves(amina.inSlack(), today.plusDays(8));
            moves(amina.inTeams(), today.plusDays(9));
        }
    }

    private static void moves(Side side, LocalDate day) {
        side.asks(BOT, "plan move 1");
        side.presses(BOT, "in the channel", "Move it");
        side.seesWindow("Only this one moves.");
        side.sends(Map.of("Day", List.of(day.toString()), "Time", List.of("9:15")));
        side.seesWindow(" moves from ");
    }

    private static Map<String, List<String>> wish(String name, String when) {
        var values = new HashMap<String, List<String>>();
        values.put("What", List.of("event"));
        values.put("Which one", List.of(name));
        values.put("When", List.of(when));
        values.put("For whom", List.of("in the channel"));
        values.put("By whose clock", List.of("The community's: everybody at the same moment"));
        values.put("Does the crew see each one before?", List.of("No, just say it"));
        return values;
    }
}

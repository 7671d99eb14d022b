package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;
import static org.entrain.app.Side.SAFETY;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
            theyLeaveSlack(story);
            theyAllGetItWrong(story);
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
            eachPairOpensItsChatFromTeams(story);
            theManagerSeesTheChart(story);
        }
    }

    /** Two who both have Slack meet there. */
    private static void theyLeaveSlack(Story story) {
        story.program()
                .database()
                .useTransaction(tx -> tx.handle()
                        .createUpdate(
                                "UPDATE accounts SET standing = 'GONE' WHERE platform = 'slack' AND external_id IN (<gone>)")
                        .bindList(
                                "gone",
                                PEOPLE.stream()
                                        .map(one -> "U0" + one.toUpperCase(Locale.ROOT))
                                        .toList())
                        .execute());
    }

    private static void theyAllGetItWrong(Story story) {
        Side amina = story.visitor("amina").inTeams();
        List<Visitor> people = PEOPLE.stream().map(story::visitor).toList();
        amina.hands("exits.gift", "::Exit::Which way out do you take? { =The nearest safe exit ~The lift }");
        amina.sees(BOT, "exits is ready");
        amina.asks(BOT, "quiz start exits");
        people.forEach(one -> one.inTeams().presses(SAFETY, "Quiz: exits", "The lift"));
        amina.sees(SAFETY, "Quiz: exits", PEOPLE.size() + " people have answered so far.");
        amina.asks(BOT, "quiz close exits");
        amina.sees(SAFETY, "Results: exits");
    }

    /** Teams lets no bot open a conversation of two: each has a card in private, with a link that opens it. */
    private static void eachPairOpensItsChatFromTeams(Story story) {
        for (String person : PEOPLE) {
            Story.until(() -> !chats(story, person).isEmpty(), () -> person + " has no link to a chat in Teams");
            assertThat(chats(story, person)).noneMatch(url -> url.contains(person));
        }
    }

    private static List<String> chats(Story story, String person) {
        return story.state(person).at("/teams/channels").findParents("url").stream()
                .filter(action -> action.path("type").asText().equals("Action.OpenUrl"))
                .map(action -> action.path("url").asText())
                .filter(url -> url.startsWith("https://teams.microsoft.com/l/chat/0/0?users="))
                .toList();
    }

    private static void theManagerSeesTheChart(Story story) {
        Visitor marc = story.visitor("marc");
        marc.onBothSides().forEach(side -> side.asks(BOT, "digest preview"));
        JsonNode inSlack = picture(marc.inSlack(), "image_url");
        JsonNode inTeams = picture(marc.inTeams(), "url");
        assertThat(List.of(
                        inSlack.path("alt_text").asText(),
                        inTeams.path("altText").asText()))
                .allSatisfy(alternative ->
                        assertThat(alternative).contains("Which way out do you take?", "le savent, 6 personnes"));
        assertThat(inSlack.path("image_url").asText())
                .as("one picture for both")
                .isEqualTo(inTeams.path("url").asText());
        var png =
                story.send(HttpRequest.newBuilder(URI.create(inTeams.path("url").asText())));
        assertThat(png.statusCode()).isEqualTo(200);
        assertThat(png.headers().firstValue("Content-Type")).contains("image/png");
    }

    private static JsonNode picture(Side side, String member) {
        return side.sees(BOT, "Votre groupe, cette semaine").shown().findParents(member).stream()
                .filter(image -> image.path("type").asText().equalsIgnoreCase("image"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No picture for " + side));
    }

    private static Instant now(Story story) {
        return Instant.parse(story.state("amina").at("/clock/now").asText());
    }
}

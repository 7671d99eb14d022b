package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;
import static org.entrain.app.Side.SAFETY;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a community called Cooking, from its founding to its end, as those tell it who are in it. */
class CommunityStoryTest {
    private static final String COOKING = "cooking";
    private static final String PURPOSE = "Everybody here can cook a lunch for ten.";
    private static final String USUAL_PURPOSE = "We learn from each other.";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Pattern CODE = Pattern.compile("link ([A-Z0-9]{4}-[A-Z0-9]{4})");

    private Story story;
    private Visitor amina;
    private Visitor bruno;
    private Visitor leo;
    private Visitor sofia;
    private Visitor chloe;
    private Visitor tom;
    private Visitor nora;
    private Visitor hugo;

    /** On a Tuesday at eleven, when nobody is asleep and letters go out at once. */
    @BeforeEach
    void people_come(@TempDir Path home) {
        ZonedDateTime now = ZonedDateTime.now(PARIS);
        ZonedDateTime tuesday =
                now.with(TemporalAdjusters.next(DayOfWeek.TUESDAY)).withHour(11).withMinute(0);
        story = Story.begin(home, Story.databaseIn(Duration.between(now, tuesday)));
        amina = story.visitor("amina");
        bruno = story.visitor("bruno");
        leo = story.visitor("leo");
        sofia = story.visitor("sofia");
        chloe = story.visitor("chloe");
        tom = story.visitor("tom");
        nora = story.visitor("nora");
        hugo = story.visitor("hugo");
    }

    @AfterEach
    void stop() {
        story.close();
    }

    @Test
    void a_newcomer_founds_a_community_in_slack_and_brings_it_to_teams() {
        SlackSide slack = nora.inSlack();
        slack.asks(COOKING, "community create");
        slack.presses(COOKING, "A community needs a name", "Found a community");
        slack.seesWindow("Purpose, in one sentence");
        slack.sends(Map.of(
                "Name",
                List.of("Cooking"),
                "Purpose, in one sentence",
                List.of(PURPOSE),
                "Crew",
                List.of("Amina"),
                "Home on Slack",
                List.of(here(slack, "cooking", "this channel")),
                "Time zone",
                List.of("Europe/Lisbon")));
        slack.seesWindow("Cooking is there. Next: say");
        told(amina, "Nora made you one of the crew of Cooking");

        nora.inTeams().asks(COOKING, "community here Cooking");
        nora.inTeams().sees(COOKING, "There is a community called Cooking already, and only its lead");
        link(slack, nora.inTeams());
        nora.inTeams().sees(BOT, "Done: your accounts are one person now.");
        nora.inTeams().asks(COOKING, "community here Cooking");
        nora.inTeams().sees(COOKING, "Cooking is at home here too now.");

        shows(nora.inSlack(), PURPOSE, "Nora", "Amina", "2 people", "cooking (Slack)", "(Teams)", "Europe/Lisbon");
        shows(nora.inTeams(), PURPOSE, "Nora", "Amina", "2 people", "(Slack)", "Cooking (Teams)", "Europe/Lisbon");
    }

    @Test
    void a_colleague_founds_one_by_the_french_form_in_teams() {
        TeamsSide teams = chloe.inTeams();
        teams.asks(COOKING, "community create");
        teams.presses(COOKING, "Il faut à une communauté un nom", "Fonder une communauté");
        teams.seesWindow("Raison d'être, en une phrase");
        teams.sends(Map.of(
                "Nom",
                List.of("Cuisine"),
                "Genre",
                List.of("Intérêt : des personnes qu'un même sujet passionne"),
                "Raison d'être, en une phrase",
                List.of("Chacun sait cuisiner pour dix."),
                "Qui l'anime",
                List.of("Bruno"),
                "Équipe",
                List.of("Léo", "Sofia"),
                "Canal sur Teams",
                List.of(here(teams, "Cooking", "ce canal")),
                "Qui peut entrer",
                List.of("Sur accord : on demande, et l'équipe dit oui ou non")));
        teams.seesWindow("Cuisine existe. La suite : dites");
        told(bruno, "Chloé vous demande d'animer Cuisine.");
        told(leo, "Chloé vous fait entrer dans l'équipe de Cuisine");
        told(sofia, "Chloé made you one of the crew of Cuisine");

        tom.inSlack().asks(BOT, "community join Cuisine");
        tom.inSlack().sees(BOT, "I have asked the crew of Cuisine");
        Side asked = told(leo, "Tom aimerait rejoindre Cuisine");
        asked.presses(BOT, "Tom aimerait rejoindre Cuisine", "Oui, bienvenue");
        told(tom, "Welcome to Cuisine");
        tom.inTeams().asks(COOKING, "community");
        tom.inTeams()
                .sees(COOKING, "Chacun sait cuisiner pour dix.", "Bruno", "Léo", "Sofia", "5 people", "Europe/Paris");
    }

    @Test
    void a_learner_is_welcomed_in_french_introduces_himself_and_is_greeted_from_the_other_platform() {
        cookingIsFounded();
        leo.inTeams().asks(BOT, "community join Cooking");
        leo.inTeams().sees(BOT, "Bienvenue : vous faites désormais partie de Cooking.");
        Side welcomed = told(leo, "Bienvenue dans Cooking");
        assertThat(amina.canRead("Bienvenue dans Cooking")).isFalse();

        welcomed.presses(BOT, "Bienvenue dans Cooking", "Me présenter");
        welcomed.seesWindow("What do you do?");
        welcomed.sends(Map.of(
                "What do you do?",
                List.of("Je fais du pain."),
                "What would you like to learn here?",
                List.of("Les sauces."),
                "What can others ask you about?",
                List.of("Le levain.")));
        amina.onBothSides().forEach(side -> side.sees(COOKING, "Meet Léo", "Je fais du pain."));

        joins(sofia.inSlack());
        Side other = welcomed.platform().equals("teams") ? sofia.inSlack() : sofia.inTeams();
        other.presses(COOKING, "Meet Léo", "Say hello");
        other.sees(COOKING, "You said hello to Léo.");
        amina.onBothSides().forEach(side -> side.sees(COOKING, "Meet Léo", "One person said hello"));
        amina.inTeams().presses(COOKING, "Meet Léo", "Say hello");
        amina.onBothSides().forEach(side -> side.sees(COOKING, "Meet Léo", "2 people said hello"));
    }

    @Test
    void a_list_from_an_old_spreadsheet_brings_in_its_good_rows_once_and_welcomes_who_turns_up() {
        chloe.inSlack().asks(COOKING, "community here Cuisine");
        chloe.inSlack().sees(COOKING, "Cuisine vit désormais ici, et c'est vous qui l'animez.");
        String list = """
                e-mail;nom;rôle
                zoe@entrain.example;Zoé Lefèvre;membre
                personne;Qui sait;membre
                nora@entrain.example;Nora;membre
                """;
        chloe.inSlack().hands("équipe.csv", list.getBytes(StandardCharsets.ISO_8859_1));
        Said preview = chloe.inSlack()
                .sees(BOT, "Ligne 3 : « personne » n'est pas une adresse e-mail.", "2 personnes de plus");
        chloe.inSlack().asks(BOT, "community show Cuisine");
        chloe.inSlack().sees(BOT, "Nous apprenons les uns des autres.", "une personne");

        chloe.inSlack().presses(BOT, preview, "Importer les 2 bonnes");
        chloe.inSlack().sees(BOT, "C'est fait. Cuisine compte 2 personnes de plus");
        assertThat(chloe.canRead("Importer les 2 bonnes")).isFalse();
        chloe.inSlack().asks(BOT, "community show Cuisine");
        chloe.inSlack().sees(BOT, "Nous apprenons les uns des autres.", "3 personnes");

        nora.inSlack().asks(BOT, "help");
        told(nora, "Welcome to Cuisine");
    }

    @Test
    void accounts_are_one_person_by_a_code_that_cannot_be_guessed() {
        nora.inTeams().asks(BOT, "community here Cooking");
        for (int i = 1; i <= 4; i++) {
            int tries = i;
            hugo.inTeams().asks(BOT, "link ABCD-EFG" + i);
            Story.until(
                    () -> hugo.inTeams().count(BOT, "Je ne connais pas ce code.") == tries,
                    () -> hugo.inTeams().messages(BOT).toString());
        }
        hugo.inTeams().asks(BOT, "link ABCD-EFGH");
        hugo.inTeams().sees(BOT, "Cela fait trop de codes erronés. Réessayez dans une heure.");
        nora.inSlack().asks(COOKING, "community here Cooking");
        nora.inSlack().sees(COOKING, "Cooking lives here now, and you lead it.");
        nora.inTeams().asks(BOT, "community leave Cooking");
        nora.inTeams().sees(BOT, "That is for the members of Cooking.");
        link(nora.inSlack(), nora.inTeams());
        nora.inTeams().sees(BOT, "Done: your accounts are one person now.");
        nora.inTeams().asks(BOT, "community leave Cooking");
        nora.inTeams().sees(BOT, "You lead Cooking.");
    }

    @Test
    void the_crew_sees_how_it_goes_and_everybody_their_own_page() {
        cookingIsFounded();
        joins(leo.inTeams());
        amina.onBothSides().forEach(side -> {
            side.asks(BOT, "community health Cooking");
            side.sees(BOT, "How Cooking is doing", "Last quiz or icebreaker", "none yet", "One thing to do next");
        });
        leo.onBothSides().forEach(side -> {
            side.asks(BOT, "community health Cooking");
            side.sees(BOT, "Seule l'équipe de Cooking peut faire cela.");
            side.asks(BOT, "me");
            side.sees(BOT, "Vos communautés", "Cooking", "Safety first", "Comment je vous écris");
        });
        assertThat(leo.inSlack().home("Vos communautés").words()).contains("Cooking", "Comment je vous écris");
        sofia.inSlack().asks(BOT, "me");
        sofia.inSlack().presses(BOT, "How I reach you", "Change");
        sofia.inSlack().seesWindow("What language shall I speak with you?");
        sofia.inSlack()
                .sends(Map.of(
                        "What language shall I speak with you?",
                        List.of("French"),
                        "Pause until",
                        List.of("2030-01-31")));
        complains(sofia.inSlack(), "Please choose a day from tomorrow on, within a year.");
        LocalDate day = now().toLocalDate().plusDays(3);
        sofia.inSlack()
                .sends(Map.of(
                        "What language shall I speak with you?", List.of("French"), "Pause until", List.of(day + "")));
        sofia.inSlack().seesWindow("C'est enregistré. Voici ce qui change :");
        sofia.inTeams().asks(BOT, "me");
        sofia.inTeams().sees(BOT, "Comment je vous écris", "Jusqu'au vendredi " + day.getDayOfMonth());
        sofia.inTeams().presses(BOT, "Comment je vous écris", "Modifier");
        sofia.inTeams().seesWindow("Dans quelle langue vous parler ?");
        sofia.inTeams().sends(Map.of("Dans quelle langue vous parler ?", List.of("Anglais")));
        sofia.inTeams().seesWindow("Saved. This is new:");
        sofia.inTeams().asks(BOT, "me");
        sofia.inTeams().sees(BOT, "How I reach you", "Until Friday " + day.getDayOfMonth());
    }

    @Test
    void the_roster_follows_what_happens_on_the_platforms_and_the_lead_is_told_once() {
        cookingIsFounded();
        amina.inSlack().act("channel/rename", place(amina.inSlack()).put("name", "kitchen"));
        amina.inTeams().act("channel/rename", place(amina.inTeams()).put("name", "The Kitchen"));
        shows(amina.inSlack(), USUAL_PURPOSE, "kitchen (Slack)");
        shows(amina.inTeams(), USUAL_PURPOSE, "The Kitchen (Teams)");

        amina.inSlack().act("bot/remove", place(amina.inSlack()));
        told(amina, "I cannot write in kitchen (Slack), the home of Cooking, any more.", "/invite @Entrain");
        amina.inSlack().act("bot/invite", place(amina.inSlack()));
        amina.inSlack().act("channel/archive", place(amina.inSlack()));
        told(amina, "kitchen (Slack), the home of Cooking, was archived or deleted", "Bring the channel back");
        amina.inSlack().act("channel/reopen", place(amina.inSlack()));
        amina.inTeams().act("channel/delete", place(amina.inTeams()));
        told(amina, "(Teams), the home of Cooking, was archived or deleted", "community here Cooking");
        amina.inTeams().act("channel/restore", place(amina.inTeams()));
        assertThat(heard(amina, "I cannot write in kitchen")).isEqualTo(1);
        assertThat(heard(amina, "kitchen (Slack), the home of Cooking, was archived"))
                .isEqualTo(1);

        amina.inSlack().act("app/remove", Story.JSON.createObjectNode());
        joins(leo.inTeams());
        introduces(leo.inTeams(), "Je fais du pain.");
        amina.inTeams().sees(COOKING, "Meet Léo");
        amina.inSlack().act("app/add", Story.JSON.createObjectNode());
        shows(amina.inSlack(), USUAL_PURPOSE, "kitchen (Slack)", "(Teams)");
        joins(chloe.inTeams());
        introduces(chloe.inTeams(), "Je fais des tartes.");
        amina.onBothSides().forEach(side -> side.sees(COOKING, "Meet Chloé", "Je fais des tartes."));
    }

    @Test
    void who_has_left_the_house_gets_nothing_more() {
        cookingIsFounded();
        for (Visitor one : List.of(tom, chloe, sofia)) {
            joins(one.inTeams());
        }
        introduces(tom.inTeams(), "I grill.");
        introduces(chloe.inTeams(), "Je fais des tartes.");
        sofia.inTeams().presses(COOKING, "Meet Tom", "Say hello");
        sofia.inTeams().sees(COOKING, "You said hello to Tom.");
        sofia.inTeams().presses(COOKING, "Meet Chloé", "Say hello");
        sofia.inTeams().sees(COOKING, "You said hello to Chloé.");
        ObjectNode gone = Story.JSON.createObjectNode();
        gone.putObject("changes").put("active", false);
        tom.onBothSides().forEach(side -> side.act("account", gone.deepCopy()));
        story.moveClock(Duration.ofDays(1));
        told(chloe, "On vous a dit bonjour");
        assertThat(heard(tom, "Somebody said hello")).isZero();
    }

    @Test
    void a_member_leaves_and_an_ended_community_is_silent_but_can_be_read() {
        cookingIsFounded();
        joins(leo.inSlack());
        leo.inTeams().asks(BOT, "community leave Cooking");
        leo.inTeams().sees(BOT, "Vous avez quitté Cooking. Vous n'en recevrez plus rien.");
        amina.inSlack().asks(COOKING, "icebreaker every day 10:00");
        amina.inSlack().sees(COOKING, "Done: an icebreaker for Cooking, every day at 10:00.");
        amina.inSlack().asks(SAFETY, "icebreaker every day 10:00");
        amina.inSlack().sees(SAFETY, "Done: an icebreaker for Safety first");
        String question = "A question for all of us";
        moveToTomorrow();
        amina.onBothSides().forEach(side -> side.sees(COOKING, question));
        amina.inTeams().sees(SAFETY, question);

        amina.inTeams().asks(BOT, "community archive Cooking");
        amina.inTeams().presses(BOT, "If Cooking ends, its plans stop", "End it");
        amina.inTeams().sees(BOT, "Cooking has ended.");
        moveToTomorrow();
        amina.onBothSides()
                .forEach(side -> Story.until(() -> side.count(SAFETY, question) == 2, () -> side + " sees no second"));
        amina.inSlack().asks(BOT, "community show Cooking");
        amina.inSlack().sees(BOT, USUAL_PURPOSE, "This community has ended. What it was can still be read.");
        leo.inTeams().asks(BOT, "community join Cooking");
        leo.inTeams().sees(BOT, "Cooking a pris fin");
        amina.onBothSides()
                .forEach(side -> assertThat(side.count(COOKING, question)).isEqualTo(1));
    }

    @Test
    void what_is_held_about_somebody_is_theirs_to_have_and_to_erase() {
        cookingIsFounded();
        joins(leo.inTeams());
        joins(sofia.inSlack());
        isForgotten(
                leo.inTeams(),
                List.of(
                        "Obtenir mes données",
                        "Dois-je vous oublier ?",
                        "Oubliez-moi",
                        "C'est oublié.",
                        "(vous en êtes)"));
        isForgotten(
                sofia.inSlack(),
                List.of("Get my data", "Shall I forget you?", "Forget me", "You are forgotten.", "(you belong to it)"));
    }

    private void isForgotten(Side side, List<String> words) {
        side.asks(BOT, "community list");
        side.sees(BOT, "Cooking " + words.get(4));
        side.asks(BOT, "my data");
        String url = side.sees(BOT, words.get(0)).shown().findValuesAsText("url").stream()
                .filter(each -> each.contains("/files/"))
                .findFirst()
                .orElseThrow();
        String path = url.substring(story.program().url().toString().length());
        assertThat(story.send(story.to(path).GET()).body()).contains("<form method=\"post\">");
        HttpResponse<String> file = story.send(story.to(path).POST(BodyPublishers.noBody()));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(Story.json(file).toString()).contains("Cooking");
        assertThat(story.send(story.to(path).POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(404);

        side.asks(BOT, "forget me");
        side.presses(BOT, words.get(1), words.get(2));
        side.sees(BOT, words.get(3));
        long before = side.count(BOT, "Cooking ");
        side.asks(BOT, "community list");
        Story.until(() -> side.count(BOT, "Cooking ") > before, () -> side + " sees no list");
        List<Said> all = side.messages(BOT);
        assertThat(all.getLast().words()).contains("Cooking").doesNotContain(words.get(4));
    }

    @Test
    void what_makes_no_sense_gets_one_sentence_and_nothing_is_half_done() {
        cookingIsFounded();
        for (Side side : nora.onBothSides()) {
            refuses(side, Map.of("Name", List.of("cooking")), "There is a community called cooking already.");
            refuses(side, Map.of("Purpose, in one sentence", List.of("x".repeat(4_000))), "these are 4,000 characters");
            refuses(side, Map.of("Time zone", List.of("Europe/Pari")), "The nearest are: Europe/Paris");
        }
        refuses(nora.inSlack(), Map.of("Lead", List.of("Toaster")), "Toaster is a bot, and a community is for people.");

        SlackSide slack = nora.inSlack();
        slack.asks("lounge", "community create");
        slack.presses("lounge", "A community needs a name", "Found a community");
        slack.seesWindow("Purpose, in one sentence");
        amina.inSlack().asks("lounge", "community here Sofas");
        amina.inSlack().sees("lounge", "Sofas lives here now");
        slack.sends(Map.of(
                "Name",
                List.of("Baking"),
                "Purpose, in one sentence",
                List.of(PURPOSE),
                "Home on Slack",
                List.of(here(slack, "lounge", "this channel"))));
        complains(slack, "A community lives in that channel already");
        slack.asks(COOKING, "community here Baking");
        slack.sees(COOKING, "This channel is already the home of Cooking.");
        slack.asks(BOT, "community list");
        assertThat(slack.sees(BOT, "Communities", "Sofas", "Cooking").words()).doesNotContain("Baking");
    }

    private void refuses(Side side, Map<String, List<String>> wrong, String sentence) {
        side.asks(BOT, "community create");
        side.presses(BOT, "A community needs a name", "Found a community");
        side.seesWindow("Purpose, in one sentence");
        var values = new HashMap<>(Map.of("Name", List.of("Baking"), "Purpose, in one sentence", List.of(PURPOSE)));
        values.putAll(wrong);
        side.sends(values);
        complains(side, sentence);
    }

    private static void complains(Side side, String sentence) {
        Story.until(
                () -> side.window()
                        .filter(one -> one.shown().toString().contains(sentence))
                        .isPresent(),
                () -> side + " sees " + side.window());
    }

    private void cookingIsFounded() {
        amina.inSlack().asks(COOKING, "community here Cooking");
        amina.inSlack().sees(COOKING, "Cooking lives here now, and you lead it.");
        amina.inTeams().asks(COOKING, "community here Cooking");
        amina.inTeams().sees(COOKING, "Cooking is at home here too now.");
    }

    /** What the channel in which a form was asked for is called in it, before and after its name is known. */
    private static String here(Side side, String name, String unnamed) {
        return side.window().orElseThrow().shown().toString().contains('"' + unnamed + '"') ? unnamed : name;
    }

    /** Asks in the home until the answer has all of these words: what a channel is called is found out on the way. */
    private static void shows(Side side, String... words) {
        String each = "Led by";
        Story.until(
                () -> {
                    long before = side.count(COOKING, each);
                    side.asks(COOKING, "community");
                    Story.until(() -> side.count(COOKING, each) > before, () -> side + " is shown no community");
                    return Stream.of(words).allMatch(side.sees(COOKING, each)::says);
                },
                () -> side + " sees " + side.sees(COOKING, each).words());
    }

    private static void joins(Side side) {
        side.asks(BOT, "community join Cooking");
        side.sees(BOT, USUAL_PURPOSE);
    }

    private static void introduces(Side side, String words) {
        side.asks(BOT, "introduce Cooking");
        Said offer = side.sees(BOT, "Cooking", side.persona.equals("tom") ? "Introduce myself" : "Me présenter");
        side.presses(BOT, offer, side.persona.equals("tom") ? "Introduce myself" : "Me présenter");
        side.seesWindow("What do you do?");
        side.sends(Map.of("What do you do?", List.of(words)));
        side.sees(COOKING, words);
    }

    private static void link(Side shown, Side typed) {
        shown.asks(BOT, "link");
        Matcher code = CODE.matcher(shown.sees(BOT, "On your other platform").words());
        assertThat(code.find()).isTrue();
        typed.asks(BOT, "link " + code.group(1));
    }

    /** Waits until somebody reads the words in private, and says where. */
    private static Side told(Visitor who, String... words) {
        Story.until(
                () -> heard(who, words[0]) > 0,
                () -> who + " is not told " + words[0] + ", but "
                        + who.onBothSides().stream()
                                .flatMap(side -> side.messages(BOT).stream())
                                .map(Said::words)
                                .toList());
        Side side = who.onBothSides().stream()
                .filter(one -> one.count(BOT, words[0]) > 0)
                .findFirst()
                .orElseThrow();
        side.sees(BOT, words);
        return side;
    }

    private static long heard(Visitor who, String words) {
        return who.onBothSides().stream()
                .mapToLong(side -> side.count(BOT, words))
                .sum();
    }

    private static ObjectNode place(Side side) {
        return Story.object(Map.of("channel", side.channel(COOKING)));
    }

    /** To five past ten in London, five past eleven in Paris. */
    private void moveToTomorrow() {
        ZonedDateTime now = now();
        story.moveClock(Duration.between(now, now.plusDays(1).withHour(11).withMinute(5)));
    }

    private ZonedDateTime now() {
        return Instant.parse(story.state("amina").at("/clock/now").asText()).atZone(PARIS);
    }
}

package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;
import static org.entrain.app.Side.SAFETY;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees of quizzes: all of it, on both platforms, through the real program and its own PostgreSQL. */
class FoundationStoryTest {
    /** One question of each kind. */
    private static final String FOUR_KINDS = """
            ::Exit::Which way out do you take? { =The nearest safe exit ~The lift ####Lifts stop when the power does. }

            ::Number::Which number calls for help in all of Europe? { =112 ####It works from every phone. }

            ::Smoke::In smoke you stay low. { TRUE ####The air is clearer near the floor. }

            ::Leaving::What belongs to leaving well? {
              ~%50%Closing doors behind you
              ~%50%Going to the assembly point
              ~%-100%Going back for a coat
              ####Doors closed, then straight to the assembly point.
            }
            """;

    private static Story story;

    private Visitor amina;
    private Visitor leo;
    private Visitor sofia;
    private Visitor chloe;
    private Visitor tom;
    private final List<String> open = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path home) {
        story = Story.begin(home, Optional.empty());
    }

    @BeforeEach
    void people_come() {
        amina = story.visitor("amina");
        leo = story.visitor("leo");
        sofia = story.visitor("sofia");
        chloe = story.visitor("chloe");
        tom = story.visitor("tom");
    }

    @AfterAll
    static void stop() {
        story.close();
    }

    @AfterEach
    void close_what_is_open() {
        open.forEach(quiz -> {
            amina.inSlack().asks(BOT, "quiz close " + quiz);
            amina.inSlack().sees(SAFETY, "Results: " + quiz);
            amina.inTeams().sees(SAFETY, "Results: " + quiz);
        });
    }

    @Test
    void help_is_there_on_both_platforms_in_the_persons_language() {
        amina.onBothSides().forEach(side -> {
            side.asks(BOT, "help");
            side.sees(BOT, "Hello, I am Entrain", "help quiz", "what newcomers are asked");
            side.asks(BOT, "help icebreaker");
            side.sees(BOT, "icebreaker every monday 10:00");
        });
        leo.onBothSides().forEach(side -> {
            side.asks(BOT, "help");
            side.sees(BOT, "Bonjour, je suis Entrain", "help pair");
        });
    }

    @Test
    void an_unknown_word_gets_the_nearest_command() {
        leo.onBothSides().forEach(side -> {
            side.asks(SAFETY, "quiz strat first-aid");
            Said answer = side.sees(SAFETY, "Vouliez-vous dire", "quiz start");
            assertThat(side.isPrivate(answer)).isTrue();
        });
    }

    @Test
    void a_quiz_started_in_slack_appears_on_both_platforms() {
        starts(amina.inSlack(), BOT, "first-aid");
        amina.inSlack().sees(BOT, "first-aid is on its way to 2 channels");
        sofia.onBothSides()
                .forEach(side -> side.sees(
                        SAFETY, "Quiz: first-aid", "Amina invites you to 10 questions", "Nobody has answered yet"));
    }

    @Test
    void a_quiz_starts_from_the_personal_chat_in_teams() {
        starts(amina.inTeams(), BOT, "fire-safety");
        sofia.onBothSides().forEach(side -> side.sees(SAFETY, "Quiz: fire-safety"));
    }

    @Test
    void a_quiz_starts_from_a_mention_in_the_teams_channel() {
        amina.inTeams().asks(SAFETY, "quiz start");
        amina.inTeams().presses(SAFETY, "Which quiz shall it be?", "premiers-secours");
        open.add("premiers-secours");
        sofia.onBothSides().forEach(side -> side.sees(SAFETY, "Quiz: premiers-secours"));
    }

    @Test
    void a_verdict_with_its_explanation_is_read_by_nobody_else() {
        amina.inSlack().hands("verdicts.gift", fresh("verdicts").replace("Lifts stop", "Every lift stops"));
        amina.inSlack().sees(BOT, "verdicts is ready");
        starts(amina.inSlack(), BOT, "verdicts");
        sofia.inSlack().presses(SAFETY, "Quiz: verdicts", "The nearest safe exit");
        Said right = sofia.inSlack().sees(SAFETY, "That's right!", "Every lift stops when the power does.");
        leo.inTeams().presses(SAFETY, "Quiz: verdicts", "The lift");
        Said wrong = leo.inTeams().sees(SAFETY, "Pas tout à fait.", "Every lift stops when the power does.");

        assertThat(sofia.inSlack().isPrivate(right)).isTrue();
        assertThat(leo.inTeams().isPrivate(wrong)).isTrue();
        for (Visitor other : List.of(amina, chloe, tom)) {
            assertThat(other.canRead("Every lift stops")).as(other.toString()).isFalse();
        }
    }

    @Test
    void the_channels_on_both_platforms_count_who_answered() {
        imported("counted");
        starts(amina.inSlack(), BOT, "counted");
        sofia.inSlack().presses(SAFETY, "Quiz: counted", "The lift");
        amina.onBothSides().forEach(side -> side.sees(SAFETY, "Quiz: counted", "One person has answered so far."));
        tom.inTeams().presses(SAFETY, "Quiz: counted", "The lift");
        amina.onBothSides().forEach(side -> side.sees(SAFETY, "Quiz: counted", "2 people have answered so far."));
    }

    @Test
    void a_second_press_says_what_was_answered_and_changes_nothing() {
        imported("twice");
        starts(amina.inSlack(), BOT, "twice");
        Said inSlack = sofia.inSlack().sees(SAFETY, "Quiz: twice");
        sofia.inSlack().presses(SAFETY, inSlack, "The lift");
        sofia.inSlack().sees(SAFETY, "Not quite.");
        sofia.inSlack().presses(SAFETY, inSlack, "The nearest safe exit");
        sofia.inSlack().sees(SAFETY, "You answered this one already: \"The lift\". Your first answer counts.");

        Said inTeams = leo.inTeams().sees(SAFETY, "Quiz: twice");
        leo.inTeams().presses(SAFETY, inTeams, "The nearest safe exit");
        leo.inTeams().sees(SAFETY, "C'est juste !");
        leo.inTeams().presses(SAFETY, inTeams, "The lift");
        leo.inTeams().sees(SAFETY, "Vous avez déjà répondu : « The nearest safe exit »");
        amina.inTeams().sees(SAFETY, "Quiz: twice", "2 people have answered so far.");
    }

    @Test
    void all_four_kinds_of_questions_are_answered_in_slack() {
        imported("kinds-slack");
        starts(amina.inSlack(), BOT, "kinds-slack");
        SlackSide side = sofia.inSlack();
        side.presses(SAFETY, "Quiz: kinds-slack", "The nearest safe exit");
        side.presses(SAFETY, "That's right!", "Write your answer");
        side.seesWindow("Which number calls for help");
        side.sends(Map.of("Your answer", List.of("112")));
        side.seesWindow("It works from every phone.");
        side.pressesInWindow("False");
        side.seesWindow("Not quite.");
        side.pressesInWindow("Choose your answers");
        side.seesWindow("Question 4 of 4");
        side.sends(Map.of("Your answer", List.of("Closing doors behind you")));
        side.seesWindow("Partly right. The whole answer: Closing doors behind you and Going to the assembly point");
        side.seesWindow("That was the last one: 2 of 4 right.");
    }

    @Test
    void all_four_kinds_of_questions_are_answered_in_teams() {
        imported("kinds-teams");
        starts(amina.inSlack(), BOT, "kinds-teams");
        TeamsSide side = chloe.inTeams();
        side.presses(SAFETY, "Quiz: kinds-teams", "The lift");
        side.presses(SAFETY, "Which number calls for help", "Écrire votre réponse");
        side.seesWindow("Which number calls for help");
        side.sends(Map.of("Votre réponse", List.of("112")));
        side.seesWindow("It works from every phone.");
        side.pressesInWindow("Vrai");
        side.seesWindow("C'est juste !");
        side.pressesInWindow("Choisir vos réponses");
        side.seesWindow("Question 4 sur 4");
        side.sends(Map.of("Votre réponse", List.of("Closing doors behind you", "Going to the assembly point")));
        side.seesWindow("C'était la dernière : 3 sur 4 justes.");
    }

    @Test
    void a_closed_quiz_tells_both_channels_what_was_hard_and_offers_another_try() {
        imported("hard");
        starts(amina.inSlack(), BOT, "hard");
        sofia.inSlack().presses(SAFETY, "Quiz: hard", "The lift");
        tom.inTeams().presses(SAFETY, "Quiz: hard", "The lift");
        leo.inSlack().presses(SAFETY, "Quiz: hard", "The lift");
        chloe.inTeams().presses(SAFETY, "Quiz: hard", "The lift");
        amina.inTeams().presses(SAFETY, "Quiz: hard", "The nearest safe exit");
        amina.inTeams().sees(SAFETY, "5 people have answered so far.");
        amina.inTeams().asks(BOT, "quiz close hard");
        amina.inTeams().sees(BOT, "hard is closed.");

        sofia.onBothSides().forEach(side -> {
            side.sees(SAFETY, "Results: hard", "5 people took part", "1 of 5 right", "One question was hard");
            side.sees(SAFETY, "Quiz: hard", "This quiz is closed.");
        });
        sofia.inSlack().presses(SAFETY, "Results: hard", "Try the hard ones again");
        sofia.inSlack().presses(SAFETY, "1 of 1", "The nearest safe exit");
        sofia.inSlack().sees(SAFETY, "That was the last one: 1 of 1 right this time.");
        tom.inTeams().presses(SAFETY, "Results: hard", "Try the hard ones again");
        tom.inTeams().presses(SAFETY, "1 of 1", "The nearest safe exit");
        tom.inTeams().sees(SAFETY, "That was the last one: 1 of 1 right this time.");
    }

    @Test
    void a_learner_may_not_start_a_quiz_and_is_told_so_in_private() {
        leo.onBothSides().forEach(side -> {
            side.asks(SAFETY, "quiz start first-aid");
            Said refusal = side.sees(SAFETY, "Seule l'équipe de Safety first peut faire cela.");
            assertThat(side.isPrivate(refusal)).isTrue();
        });
        assertThat(amina.canRead("Seule l'équipe")).isFalse();
    }

    @Test
    void a_quiz_that_does_not_exist_gets_the_nearest_names() {
        amina.onBothSides().forEach(side -> {
            side.asks(BOT, "quiz start first-ade");
            side.sees(BOT, "There is no quiz called \"first-ade\". The nearest: first-aid");
        });
    }

    @Test
    void the_home_tab_in_slack_shows_the_open_quiz() {
        imported("at-home");
        starts(amina.inSlack(), BOT, "at-home");
        SlackSide side = tom.inSlack();
        side.sees(SAFETY, "Quiz: at-home");
        Said home = side.home("at-home is open in Safety first. You have answered 0 of 4.");
        side.pressesInView(home.id(), home.shown(), "Continue where I was");
        side.seesWindow("Which way out do you take?");
    }

    private void starts(Side side, String place, String quiz) {
        side.asks(place, "quiz start " + quiz);
        open.add(quiz);
        amina.onBothSides().forEach(one -> one.sees(SAFETY, "Quiz: " + quiz));
    }

    /** Questions that no other test brought: what is there already would be asked about. */
    private static String fresh(String quiz) {
        return FOUR_KINDS.replace(" {", " (%s) {".formatted(quiz));
    }

    private void imported(String quiz) {
        amina.inSlack().hands(quiz + ".gift", fresh(quiz));
        amina.inSlack().sees(BOT, quiz + " is ready with 4 questions");
    }
}

package org.entrain.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;
import static org.entrain.app.Side.SAFETY;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrain.core.asking.AskCards;
import org.entrain.core.questions.Question;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each of the nine kinds of questions is asked and answered with its natural control, through the real program. */
class QuestionTypesStoryTest {
    private static final String QUIZ = "nine-kinds";

    private static final Map<String, Visitor> PEOPLE = new HashMap<>();

    private static Story story;

    @BeforeAll
    static void start(@TempDir Path home) {
        story = Story.begin(home);
        NineKinds.bring(story.program().database(), QUIZ);
        // They are there before the quiz begins.
        List.of("sofia", "tom", "leo", "chloe").forEach(persona -> PEOPLE.put(persona, story.visitor(persona)));
        Visitor amina = story.visitor("amina");
        amina.inSlack().asks(BOT, "quiz start " + QUIZ);
        amina.onBothSides().forEach(side -> side.sees(SAFETY, "Quiz: " + QUIZ));
    }

    @AfterAll
    static void stop() {
        story.close();
    }

    @ParameterizedTest(name = "by {0}, {2}, in {1}")
    @CsvSource({"sofia, slack, EN", "tom, teams, EN", "leo, slack, FR", "chloe, teams, FR"})
    void all_nine_kinds_are_answered_with_their_natural_control(String persona, String platform, Language language) {
        Visitor visitor = requireNonNull(PEOPLE.get(persona));
        Side side = platform.equals("slack") ? visitor.inSlack() : visitor.inTeams();
        new Walk(side, language).goes();
    }

    /** One person's way through all of them, with nothing but right answers. */
    private static final class Walk {
        private final Side side;
        private final boolean french;
        private final Texts texts;
        private final List<Question> questions;

        private Walk(Side side, Language language) {
            this.side = side;
            this.french = language == Language.FR;
            this.texts = Texts.of(AskCards.class, language);
            this.questions = NineKinds.in(language);
        }

        void goes() {
            // What stands in the channel is in the channel's language.
            side.presses(SAFETY, "Quiz: " + QUIZ, "Assembly point");
            Said second = side.sees(SAFETY, right(), cue(1), texts.say("true"), texts.say("false"));
            side.presses(SAFETY, second, texts.say("true"));
            Said third = side.sees(SAFETY, right(), cue(2));
            side.presses(SAFETY, third, texts.say("open.several"));
            fills(2, Map.of(texts.say("choose"), french ? List.of("Eau", "Sable") : List.of("Water", "Sand")));
            opens(3, "open.write", Map.of(texts.say("write"), List.of(french ? "La Porte" : "The  Door")));
            opens(4, "open.number", Map.of(texts.say("write"), List.of(french ? "1,5" : "1.5")));
            opens(
                    5,
                    "open.match",
                    french
                            ? Map.of(
                                    "Guide",
                                    List.of("Compte tout le monde"),
                                    "Secouriste",
                                    List.of("Refroidit la brûlure"))
                            : Map.of("Warden", List.of("Counts everybody"), "First aider", List.of("Cools the burn")));
            List<String> order = french ? List.of("Alerter", "Sortir", "Compter") : List.of("Warn", "Leave", "Count");
            opens(
                    6,
                    "open.order",
                    Map.of(
                            texts.say("place", 1), List.of(order.get(0)),
                            texts.say("place", 2), List.of(order.get(1)),
                            texts.say("place", 3), List.of(order.get(2))));
            opens(
                    7,
                    "open.fill",
                    Map.of(
                            texts.say("gap", 1), List.of(french ? "bas" : "low"),
                            texts.say("gap", 2), List.of(french ? "la fumée" : "the smoke")));
            opens(8, "open.reflect", Map.of(texts.say("reflect"), List.of(french ? "Hier" : "Yesterday")));
        }

        /** A question that the window shows behind the verdict on the one before. */
        private void opens(int number, String label, Map<String, List<String>> values) {
            side.pressesInWindow(texts.say(label));
            fills(number, values);
        }

        private void fills(int number, Map<String, List<String>> values) {
            String field = values.keySet().iterator().next();
            Said window = side.seesWindow(field);
            assertThat(window.words()).contains(cue(number));
            side.sends(withConsent(window, values));
            boolean last = number == questions.size() - 1;
            String next = last ? plain("thanks") : cue(number + 1);
            assertThat(side.seesWindow(next).words()).contains(last ? next : right());
        }

        /** Whoever reflects is asked whether others may read it. */
        private Map<String, List<String>> withConsent(Said window, Map<String, List<String>> values) {
            var all = new HashMap<>(values);
            if (window.says(texts.say("share"))) {
                all.put(texts.say("share"), List.of(texts.say("share.NAMELESS")));
            }
            return all;
        }

        /** What a question begins with, up to its first gap. */
        private String cue(int number) {
            return questions.get(number).text().replaceFirst(" _____.*", "");
        }

        private String right() {
            return french ? "C'est juste !" : "That's right!";
        }

        private String plain(String key) {
            return texts.say(key);
        }
    }
}

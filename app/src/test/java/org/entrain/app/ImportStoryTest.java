package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions come in: as a file shared on either platform, pasted, or from the disk of the playground. */
class ImportStoryTest {
    /** A question that no other quiz asks: what is there already would be asked about. */
    private static String good(String quiz) {
        return "Which number calls for help (%s)? { =112 ~118 }\n".formatted(quiz);
    }

    /** The second question, on line 3, has no right answer. */
    private static String oneBad(String quiz) {
        return good(quiz) + "\nWhich way out? { ~The lift ~The roof }\n";
    }

    private static Story story;

    private Visitor amina;
    private Visitor bruno;

    @BeforeAll
    static void start(@TempDir Path home) {
        story = Story.begin(home);
    }

    @BeforeEach
    void people_come() {
        amina = story.visitor("amina");
        bruno = story.visitor("bruno");
    }

    @AfterAll
    static void stop() {
        story.close();
    }

    @Test
    void a_file_with_a_bad_question_imports_nothing_until_the_good_ones_are_asked_for() {
        for (Side side : amina.onBothSides()) {
            String quiz = "mended-" + side.platform();
            side.hands(quiz + ".gift", oneBad(quiz));
            Said problem = side.sees(BOT, "Nothing was imported yet: one thing needs a look.", "Line 3:");
            side.asks(BOT, "quiz start " + quiz);
            side.sees(BOT, "There is no quiz called \"" + quiz + "\".");

            side.presses(BOT, problem, "Import the good one");
            side.sees(BOT, quiz + " is ready with one question.");
        }
    }

    @Test
    void five_files_handed_over_at_once_are_one_path() {
        var files = new TreeMap<String, String>();
        for (int step = 1; step <= 5; step++) {
            files.put(step + ".md", "---\nkind: task\ntitle: Door %d\n---\nLook at it.".formatted(step));
        }
        for (Side side : amina.onBothSides()) {
            side.hands("Doors on " + side.platform(), files);
            side.presses(BOT, side.sees(BOT, "Doors on " + side.platform(), "5 steps", "Door 5"), "Keep it");
            side.sees(BOT, "Done: Doors on " + side.platform() + " is a path of");
        }
    }

    @Test
    void a_french_facilitator_is_told_in_french_which_line_is_wrong() {
        bruno.onBothSides().forEach(side -> {
            side.hands("francais-" + side.platform() + ".gift", oneBad("francais-" + side.platform()));
            side.sees(BOT, "Rien n'est encore importé", "Ligne 3");
        });
    }

    @Test
    void a_question_pasted_into_the_form_is_imported() {
        for (Side side : amina.onBothSides()) {
            side.asks(BOT, "quiz import");
            side.presses(BOT, "Paste your questions", "Bring in questions");
            side.seesWindow("Name of the quiz");
            side.sends(Map.of(
                    "Name of the quiz",
                    List.of("pasted " + side.platform()),
                    "Questions",
                    List.of(good("pasted " + side.platform()))));
            side.seesWindow("pasted " + side.platform() + " is ready with one question.");
        }
    }

    @Test
    void a_name_that_is_taken_is_said_beside_its_field() {
        for (Side side : amina.onBothSides()) {
            side.asks(BOT, "quiz import");
            side.presses(BOT, "Paste your questions", "Bring in questions");
            side.seesWindow("Name of the quiz");
            side.sends(Map.of("Name of the quiz", List.of("first-aid"), "Questions", List.of(good("taken"))));
            Story.until(
                    () -> side.window()
                            .orElseThrow()
                            .shown()
                            .toString()
                            .contains("There is a quiz called first-aid already."),
                    () -> side + " sees " + side.window());
        }
    }

    @Test
    void a_file_is_read_from_the_disk_of_the_playground(@TempDir Path folder) throws IOException {
        for (Side side : amina.onBothSides()) {
            Path file = Files.writeString(
                    folder.resolve("from-disk-" + side.platform() + ".gift"), good("from disk " + side.platform()));
            assertThat(side.handsPath(file.toString()).statusCode()).isEqualTo(200);
            side.sees(BOT, "from-disk-" + side.platform() + " is ready with one question.");
        }
    }

    @Test
    void a_path_that_leads_nowhere_is_said_at_once() {
        assertThat(amina.inSlack().handsPath("/nowhere/at-all.gift").body()).contains("/nowhere/at-all.gift");
    }
}

package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.message;
import static org.entrain.core.bot.Shown.privately;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.downloads.Download;
import org.entrain.core.questions.Item;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Questions come in from files of every kind, and go out again. */
class ExchangeStoryTest {
    private static final String RIGHT_PLACE = "At the assembly point";

    private static final String AIKEN = """
            Where do you meet after an alarm?
            A) At the lift
            B) At the assembly point
            ANSWER: B
            """;

    private static final String KAHOOT = """
            Question,Answer 1,Answer 2,Answer 3,Answer 4,Time limit (sec),Correct answer(s)
            Where do you meet after an alarm?,At the lift,At the assembly point,In the canteen,,20,2
            """;

    private final FireSafety safety = new FireSafety();
    private final World world = safety.world;
    private final Visitor french = world.visitor(World.LEFT, "amina", Locale.FRANCE);

    @AfterEach
    void close() {
        safety.close();
    }

    private enum Written {
        CSV("CSV"),
        EXCEL("Excel"),
        GIFT("GIFT"),
        MOODLE_XML("Moodle XML"),
        QTI("QTI 3.0");

        private final String label;

        Written(String label) {
            this.label = label;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_quiz_goes_out_in_every_format_comes_back_and_is_played_on_both_platforms(Written format) {
        safety.with(FireSafety.GIFT);
        Download file = fetched(exported(safety.amina, "fire-safety", format.label));
        assertThat(file.name()).startsWith("fire-safety.");
        assertThat(world.count("SELECT count(*)::int FROM audit WHERE deed = 'QUESTIONS_EXPORTED'"))
                .isEqualTo(1);
        Reply known = safety.amina.hands(ending(file, "back"), file.content());
        assertThat(privately(known)).startsWith("Nothing was imported yet: of 4 questions, 4 are here already");
        assertThat(labels(message(known))).containsExactly("Bring all 4", "Cancel");
        assertThat(privately(safety.amina.presses("Bring all 4", known))).startsWith("back is ready with 4 questions.");
        assertThat(items("back")).isEqualTo(items("fire-safety"));
        isPlayed("back");
    }

    @Test
    void a_picture_goes_out_with_its_question_and_comes_back() throws IOException {
        safety.withQuestions();
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        Reply form = safety.amina.presses("Show it with a question", safety.amina.hands("sign.png", png.toByteArray()));
        safety.amina.submits(
                form,
                Map.of(
                        "quiz", List.of("fire-safety"),
                        "number", List.of("1"),
                        "alternative", List.of("A green sign")));
        Download file = fetched(exported(safety.amina, "fire-safety", "Moodle XML"));
        world.database().useTransaction(tx -> tx.handle().execute("DELETE FROM pictures"));
        safety.amina.presses("Bring all 4", safety.amina.hands("back.xml", file.content()));
        assertThat(items("back").getFirst().picture())
                .isPresent()
                .isEqualTo(items("fire-safety").getFirst().picture());
        assertThat(world.count("SELECT count(*)::int FROM pictures")).isEqualTo(1);
    }

    @Test
    void what_others_make_is_read_and_played() {
        safety.amina.hands("aiken.txt", AIKEN);
        isPlayed("aiken");
        assertThat(privately(safety.amina.presses("Bring it all the same", safety.amina.hands("kahoot.csv", KAHOOT))))
                .startsWith("kahoot is ready with one question.");
        isPlayed("kahoot");
    }

    @ParameterizedTest
    @EnumSource
    void all_nine_kinds_come_back_as_far_as_the_format_holds_them(Written format) {
        template(safety.amina, "Excel");
        List<Item> before = items("questions");
        assertThat(before).hasSize(9);
        Reply out = exported(safety.amina, "questions", format.label);
        Download file = fetched(out);
        Reply known = safety.amina.hands(ending(file, "back"), file.content());
        String bring = format == Written.GIFT ? "Bring all 7" : "Bring all 9";
        safety.amina.presses(bring, known);
        if (format == Written.CSV || format == Written.EXCEL) {
            assertThat(items("back")).isEqualTo(before);
            assertThat(privately(out)).doesNotContain("What this format cannot hold");
        } else {
            assertThat(texts(before)).containsAll(texts(items("back")));
            assertThat(privately(out)).contains("What this format cannot hold:", "Question ");
        }
    }

    @Test
    void the_template_is_filled_in_and_handed_over_in_either_language() {
        template(safety.amina, "CSV");
        Download table = fetched(french.says("quiz template"), "Excel");
        assertThat(table.name()).isEqualTo("questions.xlsx");
        assertThat(privately(french.hands("securite.xlsx", table.content())))
                .startsWith("securite est prêt avec 9 questions.");
        assertThat(privately(safety.chen.says("quiz template"))).startsWith("Here is a table");
    }

    @Test
    void what_is_here_already_is_asked_about() {
        safety.withQuestions();
        String more = FireSafety.GIFT + "\nWho goes last? { =The warden ~Nobody }\n\nwho goes last { =The warden }\n";
        Reply known = safety.amina.hands("more.gift", more);
        assertThat(privately(known))
                .startsWith("Nothing was imported yet: of 6 questions, 5 are here already, or in the file twice.")
                .contains("Line 2: Where do you meet after an alarm?", "who goes last");
        assertThat(labels(message(known))).containsExactly("Leave them out, import one", "Bring all 6", "Cancel");
        assertThat(privately(safety.chen.presses("Bring all 6", known))).startsWith("This is not here any more");
        assertThat(privately(safety.amina.presses("Leave them out, import one", known)))
                .startsWith("more is ready with one question.");
        assertThat(privately(safety.amina.presses("Bring all 6", known))).startsWith("This is not here any more");
        Reply again = safety.amina.hands("again.gift", more);
        assertThat(privately(safety.amina.presses("Cancel", again))).isEqualTo("Nothing was imported.");
        assertThat(quizzes()).isEqualTo(2);
    }

    @Test
    void ten_thousand_questions_with_three_mistakes_are_all_or_nothing_and_then_they_are_played() {
        String good = IntStream.range(0, 9_997)
                .mapToObj(n -> "Does rule " + n + " hold? {TRUE}")
                .collect(Collectors.joining("\n\n"));
        String file = good + String.join("", Collections.nCopies(3, "\n\nWho goes last? { =The warden"));
        Reply problems = safety.amina.hands("rules.gift", file);
        assertThat(privately(problems))
                .startsWith("Nothing was imported yet: 3 things need a look.")
                .contains("Line 19995:", "Line 19997:", "Line 19999:");
        assertThat(quizzes()).isZero();
        assertThat(privately(safety.amina.presses("Import the 9,997 good ones", problems)))
                .startsWith("rules is ready with 9,997 questions.")
                .contains("That is a lot for one sitting.");
        safety.amina.in(FireSafety.LEFT).says("quiz start rules");
        world.post();
        assertThat(privately(safety.chen.presses("True", safety.onTheLeft()))).startsWith("That's right!");
    }

    @Test
    void more_than_ten_mistakes_are_counted() {
        String file = String.join("\n\n", Collections.nCopies(12, "Who goes last? { =The warden"));
        assertThat(privately(safety.amina.hands("rules.gift", file)))
                .startsWith("Nothing was imported yet: 12 things need a look.")
                .contains("... and 2 more.", "Please mend the file");
    }

    @Test
    void what_would_do_harm_is_refused_in_one_sentence() throws IOException {
        assertThat(privately(safety.amina.hands("bomb.xlsx", bomb())))
                .contains("unpacks to more than any list of questions needs");
        assertThat(
                        privately(
                                safety.amina.hands(
                                        "entities.xml",
                                        "<?xml version='1.0'?><!DOCTYPE quiz [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><quiz>&x;</quiz>")))
                .contains("DOCTYPE")
                .doesNotContain("root:");
        assertThat(quizzes()).isZero();
    }

    @Test
    void what_a_file_holds_and_entrain_does_not_keep_is_said() {
        assertThat(privately(safety.amina.hands("kahoot.csv", KAHOOT.replace("Time limit (sec)", "Mood"))))
                .startsWith("kahoot is ready with one question.")
                .contains("What the file holds and I do not keep:", "Mood");
    }

    @Test
    void a_list_of_people_is_still_a_list_of_people() {
        assertThat(privately(safety.amina.hands("people.csv", "email,name\nada@house.org,Ada\n")))
                .doesNotContain("question");
        assertThat(privately(safety.chen.hands("questions.csv", KAHOOT))).startsWith("This is for people who");
    }

    @Test
    void who_learns_takes_nothing_out_but_their_own_reviews() {
        safety.withQuestions().started();
        assertThat(privately(safety.chen.says("quiz export fire-safety"))).startsWith("This is for people who");
        assertThat(privately(french.says("quiz export autre"))).startsWith("Aucun quiz ne s'appelle « autre »");
        assertThat(privately(safety.chen.says("review export"))).startsWith("There is nothing to refresh.");
        safety.chen.presses("At the lift", safety.onTheLeft());
        Download cards = fetched(safety.chen.says("review export"));
        assertThat(new String(cards.content(), StandardCharsets.UTF_8))
                .contains("#deck:Entrain", "Where do you meet after an alarm?", RIGHT_PLACE);
    }

    private void isPlayed(String quiz) {
        safety.amina.in(FireSafety.LEFT).says("quiz start " + quiz);
        world.post();
        Message left = world.read(FireSafety.LEFT).getLast();
        Message right = world.read(FireSafety.RIGHT).getLast();
        assertThat(privately(safety.chen.presses(RIGHT_PLACE, left))).startsWith("That's right!");
        assertThat(privately(safety.bo.presses(RIGHT_PLACE, right))).startsWith("C'est juste");
    }

    private void template(Visitor visitor, String format) {
        Download table = fetched(visitor.says("quiz template"), format);
        assertThat(privately(visitor.hands(table.name(), table.content())))
                .isEqualTo("questions is ready with 9 questions. Say quiz start questions when you like.");
    }

    private static Reply exported(Visitor visitor, String quiz, String format) {
        return visitor.presses(format, visitor.says("quiz export " + quiz));
    }

    private Download fetched(Reply reply) {
        return fetched(reply, links(reply).findFirst().orElseThrow().label());
    }

    private Download fetched(Reply reply, String label) {
        String path = links(reply)
                .filter(link -> link.label().equals(label))
                .findFirst()
                .orElseThrow()
                .url()
                .getPath();
        return world.downloads()
                .take(path.substring(path.lastIndexOf('/') + 1), world.now())
                .orElseThrow();
    }

    private static Stream<Block.Link> links(Reply reply) {
        return message(reply).blocks().stream()
                .filter(Block.Links.class::isInstance)
                .flatMap(block -> ((Block.Links) block).links().stream());
    }

    private static String ending(Download file, String name) {
        return name + file.name().substring(file.name().lastIndexOf('.'));
    }

    private List<Item> items(String quiz) {
        return world.database().inTransaction(tx -> {
            UUID community = tx.handle()
                    .createQuery("SELECT id FROM communities WHERE name = 'Fire safety'")
                    .mapTo(UUID.class)
                    .one();
            return new Quizzes(new Bank())
                    .named(tx, community, quiz).orElseThrow().questions().stream()
                            .map(Version::original)
                            .toList();
        });
    }

    private static List<String> texts(List<Item> items) {
        return items.stream().map(item -> item.question().text()).toList();
    }

    private int quizzes() {
        return world.count("SELECT count(*)::int FROM quizzes");
    }

    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            for (int i = 0; i < 100; i++) {
                zip.write(new byte[1_000_000]);
            }
        }
        return bytes.toByteArray();
    }
}

package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PictureStoryTest {
    private final FireSafety safety = new FireSafety();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void a_picture_gets_words_and_is_shown_with_a_question() throws IOException {
        safety.withQuestions();
        Reply kept = safety.amina.hands("sign.PNG", picture("png", 40));
        assertThat(picture(Shown.message(kept)).at().toString())
                .matches("https://entrain\\.example\\.org/pictures/[0-9a-f]{64}");

        Reply form = safety.amina.presses("Show it with a question", kept);
        assertThat(Shown.form(form).intro()).hasSize(1);
        assertThat(Shown.form(form).fields())
                .extracting(Form.Field::id)
                .containsExactly("quiz", "number", "alternative");
        Message done = Shown.message(safety.amina.submits(form, values("1", " A green sign with four arrows ")));
        assertThat(done.plain())
                .startsWith("Question 1 of fire-safety shows this picture from the next start on.")
                .contains("Where do you meet after an alarm?");
        assertThat(picture(done))
                .isEqualTo(new Block.Picture(picture(Shown.message(kept)).at(), "A green sign with four arrows"));
    }

    @Test
    void what_is_missing_is_said_beside_its_field_and_nothing_changes() throws IOException {
        safety.withQuestions();
        Reply kept = safety.amina.hands("sign.gif", picture("gif", 40));
        Reply form = safety.amina.presses("Show it with a question", kept);
        assertThat(safety.amina.submits(form, values("5", "A sign")))
                .isEqualTo(new Reply.Invalid(
                        Map.of("number", "fire-safety has 4 questions: please write a number from 1 to 4.")));
        assertThat(safety.amina.submits(form, values("two", "A sign"))).isInstanceOf(Reply.Invalid.class);
        assertThat(safety.amina.submits(form, values("1", " \0 ")))
                .isEqualTo(
                        new Reply.Invalid(Map.of("alternative", "Please say in a few words what the picture shows.")));
        assertThat(versions()).isEqualTo(1);
        safety.amina.submits(form, values("1", "A sign"));
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    void what_is_no_picture_or_too_large_is_kindly_refused() throws IOException {
        Visitor french = safety.world.visitor(World.LEFT, "amina", Locale.FRANCE);
        assertThat(privately(safety.amina.hands("sign.png", picture("png", 40))))
                .startsWith("There is no quiz");
        safety.withQuestions();
        assertThat(privately(safety.amina.hands("sign.png", "<svg/>".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("This is no picture that I can show. Please send a PNG, JPEG, GIF or WebP.");
        assertThat(privately(french.hands("sign.jpg", picture("jpg", 5_000))))
                .startsWith("Cette image est trop grande.");
        assertThat(privately(safety.amina.hands("sign.jpg", picture("png", 40))))
                .contains("which question shows it");
    }

    /** Whoever guesses an address still has to have the picture. */
    @Test
    void only_a_picture_of_ones_own_house_is_shown() throws IOException {
        safety.withQuestions();
        Reply kept = safety.amina.hands("sign.png", picture("png", 40));
        safety.world
                .database()
                .useTransaction(
                        tx -> tx.handle()
                                .execute(
                                        "UPDATE pictures SET organisation_id = (SELECT id FROM organisations WHERE name = 'The neighbours')"));
        assertThat(privately(safety.amina.presses("Show it with a question", kept)))
                .startsWith("This is not here any more");
    }

    private int versions() {
        return safety.world.count("SELECT max(number)::int FROM question_versions");
    }

    private static Map<String, List<String>> values(String number, String alternative) {
        return Map.of("quiz", List.of("fire-safety"), "number", List.of(number), "alternative", List.of(alternative));
    }

    private static Block.Picture picture(Message message) {
        return message.blocks().stream()
                .filter(Block.Picture.class::isInstance)
                .map(Block.Picture.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] picture(String format, int width) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 30, BufferedImage.TYPE_INT_RGB), format, file);
        return file.toByteArray();
    }
}

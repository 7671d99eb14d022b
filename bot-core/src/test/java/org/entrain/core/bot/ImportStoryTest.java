package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportStoryTest {
    private final FireSafety safety = new FireSafety();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void a_file_without_a_mistake_is_a_quiz_at_once() {
        assertThat(privately(safety.amina.hands("Fire safety.gift", FireSafety.GIFT)))
                .isEqualTo("fire-safety is ready with 4 questions. Say quiz start fire-safety when you like.");
        assertThat(safety.world.facts())
                .filteredOn(Fact.QuestionsImported.class::isInstance)
                .hasSize(1);
    }

    @Test
    void a_mistake_is_named_by_its_line_and_nothing_is_imported() {
        Message problems = Shown.message(safety.amina.hands("Fire safety.gift", FireSafety.GIFT_WITH_A_MISTAKE));
        assertThat(problems.plain())
                .startsWith("Nothing was imported yet: one thing needs a look.")
                .contains("Line 15: this { is never closed");
        assertThat(Shown.labels(problems)).containsExactly("Import the 4 good ones", "Cancel");
        assertThat(quizzes()).isZero();
    }

    @Test
    void the_good_ones_are_imported_once_however_often_the_button_is_pressed() {
        Reply problems = safety.amina.hands("Fire safety.gift", FireSafety.GIFT_WITH_A_MISTAKE);
        assertThat(privately(safety.amina.presses("Import the 4 good ones", problems)))
                .startsWith("fire-safety is ready with 4 questions.");
        assertThat(privately(safety.amina.presses("Import the 4 good ones", problems)))
                .isEqualTo("This is not here any more, or not for you. Say help to see what I can do.");
        assertThat(quizzes()).isEqualTo(1);
    }

    @Test
    void the_good_ones_are_for_who_brought_them() {
        Reply problems = safety.amina.hands("Fire safety.gift", FireSafety.GIFT_WITH_A_MISTAKE);
        assertThat(privately(safety.chen.presses("Import the 4 good ones", problems)))
                .startsWith("This is not here");
        assertThat(quizzes()).isZero();
        safety.amina.presses("Import the 4 good ones", problems);
        assertThat(quizzes()).isEqualTo(1);
    }

    @Test
    void questions_are_pasted_into_a_form() {
        Reply form = safety.amina.presses("Bring in questions", safety.amina.says("quiz import"));
        assertThat(Shown.form(form).fields()).extracting("id").containsExactly("name", "text");
        assertThat(privately(safety.amina.submits(form, values("alarm", FireSafety.GIFT))))
                .startsWith("alarm is ready");
    }

    @Test
    void a_form_that_cannot_be_read_stays_open_with_what_was_typed() {
        Reply form = safety.amina.presses("Bring in questions", safety.amina.says("quiz import"));
        assertThat(safety.amina.submits(form, values("alarm", "// nothing")))
                .isEqualTo(
                        new Reply.Invalid(
                                Map.of(
                                        "text",
                                        "I found no question in this. Say quiz template for a table to fill in, or write your questions as GIFT.")));
        safety.amina.submits(form, values("alarm", FireSafety.GIFT));
        assertThat(safety.amina.submits(form, values("Alarm", FireSafety.GIFT)))
                .isEqualTo(new Reply.Invalid(
                        Map.of("name", "There is a quiz called alarm already. Please choose another name.")));
    }

    @Test
    void a_file_is_read_in_whichever_encoding_and_what_is_no_text_is_kindly_refused() {
        byte[] sixteenBits = FireSafety.GIFT.getBytes(StandardCharsets.UTF_16);
        assertThat(privately(safety.amina.hands("Fire safety.gift", sixteenBits)))
                .startsWith("fire-safety is ready with 4 questions.");
        assertThat(privately(safety.amina.hands("music.mp3", "\1\2\3\4\5\6\7")))
                .contains("this file is neither a text nor a spreadsheet");
        assertThat(quizzes()).isEqualTo(1);
    }

    @Test
    void a_learner_brings_nothing_in() {
        assertThat(privately(safety.chen.hands("Fire safety.gift", FireSafety.GIFT)))
                .startsWith("This is for people who");
        assertThat(quizzes()).isZero();
    }

    private static Map<String, List<String>> values(String name, String text) {
        return Map.of("name", List.of(name), "text", List.of(text));
    }

    private int quizzes() {
        return safety.world.count("SELECT count(*)::int FROM quizzes");
    }
}

package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.privately;

import java.util.List;
import java.util.Map;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlagStoryTest {
    private static final String LIFT = "At the lift";
    private static final String QUESTION = "Where do you meet after an alarm?";

    private final FireSafety safety = new FireSafety().withQuestions().started();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void the_crew_gets_one_letter_that_gathers_what_people_find_wrong_and_does_not_say_who() {
        assertThat(privately(chenFlags("WRONG", "We meet at the <@U1> lift now.")))
                .isEqualTo("Thank you! The crew has it now, without your name, and you will hear what becomes of it.");
        safety.world.post();
        assertThat(privately(boFlags())).startsWith("Merci ! L'équipe le sait maintenant");
        safety.world.post();
        assertThat(safety.world.letters(safety.amina.account())).singleElement().isEqualTo("""
                2 people find something wrong with a question: "Where do you meet after an alarm?"
                What counts as right: At the assembly point
                What counts as right is wrong: 1
                It is unclear: 1
                "We meet at the <@U1> lift now."
                To word it anew, say quiz edit, then thank them here. Whoever told us hears what became of it.""");
        assertThat(labels(letter()))
                .containsExactly(
                        "Put the key right", "See its statistics", "Do not ask it any more", "Thank them and close");
        assertThat(privately(safety.amina.presses("See its statistics", letter())))
                .contains("2 people find something wrong with it.");
    }

    @Test
    void somebody_flags_a_question_once() {
        chenFlags("WRONG", "");
        assertThat(privately(chenFlags("UNCLEAR", "Really.")))
                .startsWith("You told us about this question already. Thank you!");
        assertThat(safety.world.count("SELECT count(*)::int FROM question_flags"))
                .isEqualTo(1);
    }

    @Test
    void whoever_flagged_is_thanked_and_told_that_it_was_put_right() {
        chenFlags("WRONG", "");
        boFlags();
        safety.world.post();
        Reply form = safety.amina.presses("Say what is right", safety.amina.presses("Put the key right", letter()));
        assertThat(privately(safety.amina.fillsIn(form, LIFT))).contains("Right is now: At the lift");
        safety.world.post();
        assertThat(safety.world.letters(safety.chen.account()))
                .containsExactly("Thank you for telling us about \"" + QUESTION + "\": it was put right.");
        assertThat(safety.world.letters(safety.bo.account()))
                .singleElement()
                .satisfies(letter -> assertThat(letter).startsWith("Merci de nous avoir parlé de"));
        assertThat(letter().plain()).isEqualTo("\"" + QUESTION + "\": Amina has seen to it. It was put right.");
        assertThat(labels(letter())).isEmpty();
    }

    @Test
    void a_question_can_be_retired_or_left_as_it_is() {
        chenFlags("OUT_OF_DATE", "");
        safety.world.post();
        Message open = letter();
        safety.amina.presses("Do not ask it any more", open);
        assertThat(privately(safety.amina.presses("Thank them and close", open)))
                .startsWith("Somebody has seen to it already.");
        boFlags();
        safety.world.post();
        assertThat(safety.world.read(World.privately(safety.amina.account()))).hasSize(2);
        safety.amina.presses(
                "Thank them and close",
                safety.world.read(World.privately(safety.amina.account())).getLast());
        safety.world.post();
        assertThat(safety.world.letters(safety.chen.account()).getLast()).endsWith("it is not asked any more.");
        assertThat(safety.world.letters(safety.bo.account()).getLast()).contains("la laisse telle quelle");
        assertThat(safety.world.count("SELECT count(*)::int FROM questions WHERE standing = 'RETIRED'"))
                .isEqualTo(1);
    }

    @Test
    void only_who_answered_a_question_flags_it_and_only_the_crew_sees_to_it() {
        Reply verdict = safety.chen.presses(LIFT, safety.onTheLeft());
        assertThat(labels(Shown.message(verdict))).contains("Something wrong with this question?");
        var raise = Shown.action(Shown.message(verdict), "Something wrong with this question?");
        assertThat(privately(safety.bo.presses(raise))).startsWith("Répondez d'abord à la question");
        assertThat(privately(safety.zoe.presses(raise))).startsWith("This quiz is not here any more");
        assertThat(safety.chen.submits(safety.chen.presses(raise), Map.of()))
                .isEqualTo(new Reply.Invalid(Map.of("reason", "Please choose what it is.")));
        chenFlags("WRONG", "");
        safety.world.post();
        assertThat(privately(safety.chen.presses("Thank them and close", letter())))
                .doesNotContain("Done");
        assertThat(safety.world.count("SELECT count(*)::int FROM question_flags WHERE closed_at IS NULL"))
                .isEqualTo(1);
    }

    private Message letter() {
        return safety.world.read(World.privately(safety.amina.account())).getFirst();
    }

    private Reply chenFlags(String reason, String words) {
        Reply verdict = safety.chen.presses(LIFT, safety.onTheLeft());
        Reply form = safety.chen.presses("Something wrong with this question?", verdict);
        return safety.chen.submits(form, Map.of("reason", List.of(reason), "words", List.of(words)));
    }

    private Reply boFlags() {
        Reply verdict = safety.bo.presses(LIFT, safety.onTheRight());
        Reply form = safety.bo.presses("Un problème avec cette question ?", verdict);
        return safety.bo.submits(form, Map.of("reason", List.of("UNCLEAR")));
    }
}

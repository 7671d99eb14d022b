package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.message;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.attention.Habits;
import org.entrain.core.attention.Settings;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People hear as much as they want: what matters more first, nothing twice, and less or nothing with one press. */
class AttentionStoryTest {
    private final FireSafety safety = new FireSafety().withQuestions().started();
    private final World world = safety.world;
    private final Attention attention = new Attention(new Outbox());

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void what_is_pressing_comes_first_and_what_is_too_much_comes_together_the_next_day_each_in_their_language() {
        for (Visitor one : List.of(safety.chen, safety.bo)) {
            nudge(one, "thanks", Weight.ASIDE);
            nudge(one, "lesson", Weight.NUDGE);
            nudge(one, "invitation", Weight.PRESSING);
            nudge(one, "prompt", Weight.NUDGE);
            nudge(one, "prompt", Weight.NUDGE);
            nudge(one, "pairing", Weight.NUDGE);
        }
        world.post();
        assertThat(world.letters(safety.chen.account())).containsExactly("lesson", "invitation");
        tuesday();
        assertThat(world.letters(safety.chen.account())).containsExactly("lesson", "invitation", "pairing", """
                        2 things at once
                        There was more for you than you want to hear in a day. Here it is in one message.
                        prompt
                        thanks""");
        assertThat(world.letters(safety.bo.account()).getLast()).startsWith("2 choses à la fois\nIl y avait pour vous");
        Message gathering = last(safety.chen);
        assertThat(labels(gathering)).containsExactly("Do prompt", "Do thanks", "Too much?");
        assertThat(gathering.blocks())
                .filteredOn(Block.Divider.class::isInstance)
                .hasSize(2);
        assertThat(world.deliveries().values()).containsOnly(1);
    }

    @Test
    void what_comes_together_can_still_be_revised_and_taken_back() {
        List.of("a", "b", "c", "d", "e", "f").forEach(what -> nudge(safety.chen, what, Weight.NUDGE));
        UUID chen = id(safety.chen);
        world.database().useTransaction(tx -> {
            attention.revise(tx, chen, "e/" + chen, language -> card("e, but better"), world.now());
            attention.withdraw(tx, List.of("d/" + chen));
        });
        tuesday();
        assertThat(world.letters(safety.chen.account()).getLast())
                .contains("e, but better", "f")
                .doesNotContain("\nd", "\ne\n");
        world.database()
                .useTransaction(
                        tx -> attention.revise(tx, chen, "f/" + chen, language -> card("f, but better"), world.now()));
        world.post();
        assertThat(world.letters(safety.chen.account()).getLast()).contains("e, but better", "f, but better");
        assertThat(labels(last(safety.chen))).endsWith("Too much?");
    }

    @Test
    void less_is_one_press_away_on_every_nudge_and_stop_takes_back_all_that_waits() {
        for (Visitor one : List.of(safety.chen, safety.bo)) {
            List.of("a", "b", "c", "d", "e").forEach(what -> nudge(one, what, Weight.NUDGE));
        }
        world.post();
        assertThat(labels(last(safety.chen))).containsExactly("Do b", "Too much?");
        Reply choice = safety.chen.presses("Too much?", last(safety.chen));
        assertThat(choice).isInstanceOf(Reply.Public.class);
        assertThat(labels(message(choice)))
                .containsExactly("One message a week", "Two weeks of peace", "Nothing any more", "All is well");
        assertThat(privately(safety.chen.in(FireSafety.LEFT).presses(Action.of("attention.less"))))
                .startsWith("How much is right for you?");
        assertThat(privately(safety.chen.presses("Nothing any more", choice))).startsWith("Done. I write nothing");
        Reply frenchChoice = safety.bo.presses("Trop de messages ?", last(safety.bo));
        Reply stopped = safety.bo.presses("Plus aucun message", frenchChoice);
        assertThat(privately(stopped)).startsWith("C'est fait. Je ne vous écris plus rien");
        nudge(safety.bo, "more", Weight.PRESSING);
        tuesday();
        for (Visitor one : List.of(safety.chen, safety.bo)) {
            assertThat(world.letters(one.account())).hasSize(2);
        }
        assertThat(privately(safety.chen.presses("At the assembly point", safety.onTheLeft())))
                .startsWith("That's right");
        assertThat(privately(safety.bo.presses("Reprendre", stopped))).startsWith("Quel plaisir de vous retrouver. 2");
        nudge(safety.bo, "again", Weight.NUDGE);
        world.post();
        assertThat(world.letters(safety.bo.account())).hasSize(3);
    }

    @Test
    void words_stop_and_start_again_too() {
        assertThat(privately(safety.chen.says("stop the quiz"))).startsWith("I did not stop anything.");
        assertThat(privately(safety.chen.says("me"))).contains("2 a day at most");
        assertThat(privately(safety.chen.says("stop"))).startsWith("Done.");
        assertThat(privately(safety.bo.says("Arrêt"))).startsWith("C'est fait.");
        assertThat(privately(safety.bo.says("me"))).contains("Mes propres messages: Aucun");
        assertThat(privately(safety.chen.says("start again"))).startsWith("Good to have you back.");
        assertThat(privately(safety.chen.says("me"))).contains("2 a day at most");
        assertThat(privately(safety.bo.says("help"))).contains("arrêt").doesNotContain("arret");
    }

    @Test
    void once_a_week_all_comes_in_one_letter_and_two_weeks_of_peace_end_by_themselves() {
        assertThat(privately(safety.chen.presses(Action.of("attention.weekly"))))
                .isEqualTo("From now on one message of my own a week at most, on Tuesday, with everything in it.");
        assertThat(privately(safety.bo.presses(Action.of("attention.pause"))))
                .startsWith("Je vous laisse au calme jusqu'au lundi 7 décembre.");
        for (Visitor one : List.of(safety.chen, safety.bo)) {
            nudge(one, "a", Weight.NUDGE);
            nudge(one, "b", Weight.NUDGE);
        }
        tuesday();
        assertThat(world.letters(safety.chen.account()))
                .singleElement()
                .asString()
                .startsWith("2 things at once");
        world.later(Duration.ofDays(13));
        nudge(safety.bo, "c", Weight.NUDGE);
        world.post();
        assertThat(world.letters(safety.bo.account())).containsExactly("c");
    }

    @Test
    void who_lets_five_pass_is_asked_once_whether_to_hear_less_and_who_did_something_is_not() {
        for (int day = 0; day < 3; day++) {
            for (Visitor one : List.of(safety.chen, safety.bo, safety.amina)) {
                nudge(one, "first" + day, Weight.NUDGE);
                nudge(one, "second" + day, Weight.NUDGE);
            }
            world.post();
            world.later(Duration.ofDays(1));
        }
        safety.amina.in(FireSafety.LEFT).presses("At the assembly point", safety.onTheLeft());
        int before = world.letters(safety.chen.account()).size();
        twoDaysPass();
        assertThat(labels(last(safety.chen)))
                .containsExactly("One message a week", "Two weeks of peace", "Nothing any more", "All is well");
        assertThat(world.letters(safety.bo.account()).getLast()).startsWith("Dois-je vous écrire moins ?");
        assertThat(world.letters(safety.amina.account())).hasSize(before);
        assertThat(privately(safety.chen.presses("All is well", last(safety.chen))))
                .startsWith("Then all stays");
        for (int day = 0; day < 3; day++) {
            nudge(safety.chen, "third" + day, Weight.NUDGE);
            nudge(safety.chen, "fourth" + day, Weight.NUDGE);
            twoDaysPass();
        }
        assertThat(world.letters(safety.chen.account()))
                .filteredOn(letter -> letter.startsWith("Shall I write less?"))
                .hasSize(1);
    }

    @Test
    void what_an_outage_held_up_comes_when_the_day_begins_and_not_at_night_but_for_what_answers_somebody() {
        assertThat(privately(safety.bo.says("help"))).isNotEmpty();
        UUID bo = id(safety.bo);
        world.database()
                .useTransaction(tx -> new Settings(new Outbox())
                        .keep(
                                tx,
                                bo,
                                new Habits(
                                        LocalTime.NOON,
                                        LocalTime.NOON,
                                        Habits.USUAL.days(),
                                        2,
                                        Optional.empty(),
                                        false)));
        for (Visitor one : List.of(safety.chen, safety.bo)) {
            nudge(one, "lesson", Weight.NUDGE);
            nudge(one, "mark", Weight.EXPECTED);
            nudge(one, "answer", Weight.DIRECT);
        }
        world.later(Duration.ofHours(13));
        world.post();
        assertThat(world.letters(safety.bo.account())).containsExactlyInAnyOrder("lesson", "mark", "answer");
        assertThat(world.letters(safety.chen.account())).containsExactly("answer");
        world.later(Duration.ofHours(9));
        world.post();
        assertThat(world.letters(safety.chen.account())).containsExactly("answer");
        assertThat(world.count("SELECT count(*)::int FROM nudges WHERE day = '2026-11-24'"))
                .isEqualTo(1);
        world.later(Duration.ofHours(1));
        world.post();
        assertThat(world.letters(safety.chen.account())).containsExactlyInAnyOrder("answer", "mark", "lesson");
        nudge(safety.chen, "invitation", Weight.NUDGE);
        world.later(Duration.ofDays(3).plusHours(14));
        world.post();
        assertThat(world.letters(safety.chen.account())).hasSize(3);
        assertThat(world.count("SELECT count(*)::int FROM letters WHERE state = 'STALE'"))
                .isEqualTo(1);
    }

    private void twoDaysPass() {
        for (int hour = 0; hour < 48; hour += 4) {
            world.later(Duration.ofHours(3));
            world.anHourPasses();
            world.post();
        }
    }

    private void tuesday() {
        world.later(Duration.between(world.now(), Instant.parse("2026-11-24T12:00:00Z")));
        world.post();
    }

    private Message last(Visitor visitor) {
        return world.read(World.privately(visitor.account())).getLast();
    }

    private void nudge(Visitor visitor, String what, Weight weight) {
        UUID person = id(visitor);
        world.database()
                .useTransaction(tx ->
                        attention.write(tx, person, what + "/" + person, language -> card(what), weight, world.now()));
    }

    private static Message card(String what) {
        return Message.of(
                new Block.Text(Words.plain(what)), Block.Buttons.of(Button.of("Do " + what, Action.of("some.thing"))));
    }

    private UUID id(Visitor visitor) {
        visitor.says("help");
        return visitor.person();
    }
}

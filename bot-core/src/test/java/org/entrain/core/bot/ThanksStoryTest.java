package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who was helped says so. It is Monday, 10 o'clock. */
class ThanksStoryTest {
    private final FireSafety safety = new FireSafety();
    private final World world = safety.world;
    private final Visitor amina = safety.amina.in(FireSafety.LEFT);
    private final Visitor chen = joined(safety.chen, FireSafety.LEFT);
    private final Visitor bo = joined(safety.bo, FireSafety.RIGHT);
    private final Visitor dora = joined(world.visitor(World.LEFT, "dora", Locale.UK), FireSafety.LEFT);

    ThanksStoryTest() {
        joined(world.visitor(World.LEFT, "emil", Locale.UK), FireSafety.LEFT);
        world.later(Duration.ofHours(1));
        world.post();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static Visitor joined(Visitor visitor, Place home) {
        visitor.in(home).joins();
        return visitor.in(home);
    }

    @Test
    void who_helped_reads_in_one_letter_of_the_day_who_says_thank_you_and_what_for() {
        assertThat(privately(chen.says("thanks Bo for the *forklift* trick, for <b>real</b>")))
                .startsWith("Thank you for saying it. Bo reads it this afternoon, in private.");
        world.later(Duration.ofMinutes(1));
        dora.says("thank @bo because you waited");
        world.post();
        assertThat(letters(bo)).as("until the afternoon").isEmpty();
        world.later(Duration.ofHours(7));
        world.post();
        assertThat(letters(bo)).singleElement().asString().isEqualTo("""
                2 personnes vous disent merci
                Chen vous remercie :
                the *forklift* trick, for <b>real</b>
                Dora vous remercie :
                you waited
                Vous avez aidé quelqu'un à apprendre. C'est ce qui fait une communauté.""");
        assertThat(thanked())
                .extracting(Fact.HelpThanked::person, Fact.HelpThanked::by)
                .containsExactly(
                        tuple(Optional.of(bo.person()), chen.person()), tuple(Optional.of(bo.person()), dora.person()));
        assertThat(privately(bo.says("points"))).contains("Aide pour laquelle on vous a dit merci: 2 fois : 30 points");
        assertThat(world.read(FireSafety.LEFT)).isEmpty();
    }

    @Test
    void the_channels_read_it_only_where_who_was_helped_wishes_and_once() {
        Reply said = bo.says("merci chen pour l'astuce");
        assertThat(privately(said)).contains("Seulement si vous le voulez");
        assertThat(privately(dora.presses(Shown.action(Shown.message(said), "Le montrer aussi dans le canal"))))
                .isEqualTo("This thank-you is no longer there.");
        bo.presses("Le montrer aussi dans le canal", said);
        bo.presses("Le montrer aussi dans le canal", said);
        world.post();
        assertThat(List.of(world.read(FireSafety.LEFT), world.read(FireSafety.RIGHT)))
                .allSatisfy(channel -> assertThat(channel)
                        .extracting(Message::plain)
                        .containsExactly("Bo says thank you to Chen for:\nl'astuce"));
        UUID forgotten = chen.person();
        world.database().useTransaction(tx -> world.keepers().forEach(data -> data.forget(tx, forgotten, world.now())));
        world.post();
        assertThat(world.read(FireSafety.LEFT).getFirst().plain())
                .isEqualTo("There was a thank-you here. It was taken back.");
    }

    @Test
    void kindness_has_its_limits() {
        assertThat(privately(chen.says("thanks Chen for being me"))).startsWith("It is good to be kind to oneself.");
        chen.says("thanks Bo for one");
        assertThat(privately(chen.says("thanks Bo for another")))
                .startsWith("You thanked Bo within the last seven days.");
        chen.says("thanks Dora for two");
        chen.says("thanks Emil for three");
        assertThat(privately(chen.says("thanks @amina for four"))).startsWith("You have said thank you 3 times today");
        assertThat(thanked()).hasSize(3);
        world.later(Duration.ofDays(1));
        chen.says("thanks @amina for four");
        assertThat(thanked()).hasSize(4);
        world.later(Duration.ofDays(7));
        chen.says("thanks Bo for another");
        assertThat(thanked()).hasSize(5);
    }

    @Test
    void thanks_to_and_fro_reach_who_they_are_for_and_count_once() {
        chen.says("thanks Dora for the map");
        assertThat(privately(dora.says("thanks Chen for the thanks"))).startsWith("Thank you for saying it.");
        assertThat(thanked()).hasSize(1);
        world.later(Duration.ofHours(8));
        world.post();
        assertThat(letters(chen)).last().asString().contains("the thanks");
    }

    @Test
    void of_two_nodes_that_hear_it_at_once_one_keeps_it() {
        Bot other = world.newBot();
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> chen.says("thanks Bo for the trick")),
                        CompletableFuture.runAsync(() -> chen.at(other).says("thanks Bo for the trick")))
                .join();
        assertThat(thanked()).hasSize(1);
    }

    @Test
    void who_is_not_found_is_chosen_in_a_form() {
        assertThat(privately(chen.says("thanks"))).startsWith("Who helped you, and what with?");
        assertThat(privately(chen.says("thanks Léo for it"))).startsWith("I find nobody called Léo in Fire safety.");
        assertThat(privately(chen.says("thanks Zoe for it"))).startsWith("I find nobody called Zoe");
        assertThat(privately(chen.says("thanks Dora"))).startsWith("What did Dora help you with?");
        assertThat(privately(chen.says("thanks Dora for " + "x".repeat(301)))).contains("in 300 letters or fewer");
        joined(world.visitor(World.RIGHT, "dora", Locale.FRANCE), FireSafety.RIGHT);
        Reply several = amina.says("thanks dora\0 for the map");
        assertThat(privately(several)).startsWith("Thank you for saying it. Dora");
        Reply offer = bo.says("merci Dora pour ça");
        assertThat(privately(offer)).startsWith("Plus d'une personne s'appelle Dora ici.");
        assertThat(thanked()).hasSize(1);

        Reply form = chen.presses("Say thank you", chen.says("thanks"));
        assertThat(chen.submits(form, Map.of()))
                .isEqualTo(new Reply.Invalid(Map.of(
                        "helper", "Please choose somebody who belongs to Fire safety and has spoken with me once.",
                        "words", "Please write a few words here.")));
        assertThat(chen.submits(form, Map.of("helper", List.of("chen"), "words", List.of("me"))))
                .isInstanceOf(Reply.Invalid.class);
        assertThat(privately(chen.submits(form, Map.of("helper", List.of("emil"), "words", List.of("the map")))))
                .startsWith("Thank you for saying it. Emil");
    }

    private List<String> letters(Visitor visitor) {
        return world.letters(visitor.account());
    }

    private List<Fact.HelpThanked> thanked() {
        return world.facts().stream()
                .filter(Fact.HelpThanked.class::isInstance)
                .map(Fact.HelpThanked.class::cast)
                .toList();
    }
}

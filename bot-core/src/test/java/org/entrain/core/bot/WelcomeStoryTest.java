package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.attention.Attention;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Homes;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.welcome.Introductions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WelcomeStoryTest {
    private final FireSafety safety = new FireSafety();
    private final World world = safety.world;
    private final Visitor chen = safety.chen;
    private final Visitor bo = safety.bo;
    private final Visitor dora = world.visitor(World.LEFT, "dora", Locale.UK);

    WelcomeStoryTest() {
        world.later(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void who_joins_is_welcomed_once_in_private_and_in_their_language() {
        joined();
        assertThat(letters(chen))
                .singleElement()
                .satisfies(letter -> assertThat(letter.plain())
                        .startsWith("Welcome to Fire safety\nWhat it is for: We learn from each other.")
                        .contains("two messages a day at the very most", "Say pause", "me to choose"));
        assertThat(letters(bo))
                .singleElement()
                .satisfies(letter -> assertThat(letter.plain()).startsWith("Bienvenue dans Fire safety\n"));
        assertThat(letters(safety.amina)).as("who founded it").isEmpty();

        chen.in(FireSafety.LEFT).leaves();
        chen.in(FireSafety.LEFT).joins();
        world.post();
        assertThat(letters(chen)).hasSize(1);
    }

    @Test
    void who_comes_by_themselves_is_there_to_be_welcomed_whatever_the_hour() {
        world.later(Duration.ofHours(13));
        joined();
        assertThat(letters(chen)).hasSize(1);
    }

    @Test
    void who_is_brought_in_at_night_is_welcomed_in_the_morning() {
        chen.says("help");
        world.later(Duration.ofHours(13));
        world.database()
                .useTransaction(tx -> world.members().admit(tx, community(tx), List.of(person(tx, chen)), world.now()));
        world.post();
        assertThat(letters(chen)).isEmpty();
        world.later(Duration.ofHours(10));
        world.post();
        assertThat(letters(chen)).hasSize(1);
    }

    @Test
    void a_newcomer_introduces_themselves_in_the_channels_of_all_platforms() {
        joined();
        Reply form = chen.presses("Introduce myself", letters(chen).getFirst());
        assertThat(Shown.form(form).fields())
                .extracting(Form.Field::label)
                .containsExactly(
                        "What do you do?", "What would you like to learn here?", "What can others ask you about?");
        assertThat(privately(chen.submits(form, answers("I *bake* <b>bread</b>", "First aid"))))
                .isEqualTo("Thank you! Your introduction is on its way to the channel of Fire safety.");
        world.post();
        assertThat(safety.lastPosts())
                .extracting(Message::plain)
                .containsOnly("Meet Chen\nWhat do you do?\nI *bake* <b>bread</b>"
                        + "\nWhat would you like to learn here?\nFirst aid");
    }

    @Test
    void a_second_introduction_takes_the_place_of_the_first() {
        introduced();
        Reply form = chen.presses("Introduce myself", letters(chen).getFirst());
        assertThat(Shown.form(form).fields().getFirst())
                .isInstanceOfSatisfying(
                        Form.TextField.class,
                        field -> assertThat(field.initial()).isEqualTo("I bake"));
        assertThat(privately(chen.submits(form, answers("I sell", ""))))
                .isEqualTo("Thank you! Your introduction in Fire safety now says what you just wrote.");
        later();
        assertThat(world.read(FireSafety.LEFT))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.plain()).contains("I sell").doesNotContain("I bake"));
        assertThat(world.deliveries()).doesNotContainValue(2);
    }

    @Test
    void each_says_hello_once_and_nobody_to_themselves() {
        introduced();
        Message post = world.read(FireSafety.LEFT).getFirst();
        assertThat(privately(bo.presses("Say hello", post)))
                .isEqualTo("Vous avez dit bonjour à Chen. Je le lui ferai savoir.");
        assertThat(privately(bo.presses("Say hello", post))).isEqualTo("Vous avez déjà dit bonjour à Chen.");
        assertThat(privately(chen.presses("Say hello", post))).startsWith("These are your own words");
        later();
        assertThat(safety.lastPosts())
                .allSatisfy(message -> assertThat(message.plain()).endsWith("One person said hello"));
        safety.amina.presses("Say hello", post);
        later();
        assertThat(safety.lastPosts())
                .allSatisfy(message -> assertThat(message.plain()).endsWith("2 people said hello"));
        assertThat(world.deliveries()).doesNotContainValue(2);
    }

    @Test
    void a_letter_a_day_tells_who_said_hello() {
        introduced();
        Message post = world.read(FireSafety.LEFT).getFirst();
        safety.amina.presses("Say hello", post);
        bo.presses("Say hello", post);
        later();
        assertThat(letters(chen)).as("nothing but the welcome").hasSize(1);
        at("2026-11-23T16:00:00Z");
        assertThat(letters(chen)).hasSize(2);
        assertThat(letters(chen).getLast().plain())
                .isEqualTo("Somebody said hello\n"
                        + "Amina and Bo have said hello to you in Fire safety. Why not write back?");

        dora.in(FireSafety.LEFT).joins();
        dora.presses("Say hello", post);
        at("2026-11-24T15:59:00Z");
        assertThat(letters(chen)).hasSize(2);
        at("2026-11-24T16:00:00Z");
        assertThat(letters(chen).getLast().plain()).contains("Dora has said hello");
    }

    @Test
    void who_has_left_the_house_is_not_told_who_said_hello_before() {
        introduced();
        bo.presses("Say hello", world.read(FireSafety.LEFT).getFirst());
        chen.stands(Profile.Standing.GONE);
        at("2026-11-23T16:00:00Z");
        assertThat(letters(chen)).as("nothing but the welcome").hasSize(1);
    }

    @Test
    void who_does_not_belong_neither_introduces_themselves_nor_says_hello() {
        introduced();
        Message post = world.read(FireSafety.LEFT).getFirst();
        assertThat(privately(bo.presses("Say hello", post))).startsWith("Vous avez dit bonjour");
        Reply form = bo.presses("Me présenter", letters(bo).getFirst());
        assertThat(Shown.form(form).title()).isEqualTo("Me présenter");

        Message welcome = letters(chen).getFirst();
        assertThat(List.of(
                        privately(dora.presses("Say hello", post)),
                        privately(dora.presses("Introduce myself", welcome)),
                        privately(dora.submits(Shown.form(form).onSubmit(), answers("Let me in", ""))),
                        privately(safety.zoe.presses("Introduce myself", welcome))))
                .allSatisfy(words -> assertThat(words).doesNotContain("Thank you", "Something went wrong"));
        assertThat(privately(safety.zoe.presses("Say hello", post))).isEqualTo("This introduction is no longer there.");
        assertThat(world.count("SELECT count(*)::int FROM greetings")).isEqualTo(1);
        assertThat(world.count("SELECT count(*)::int FROM introductions")).isEqualTo(1);
    }

    @Test
    void the_crew_chooses_what_newcomers_are_asked() {
        joined();
        Reply offer = safety.amina.in(FireSafety.LEFT).says("welcome questions");
        assertThat(privately(offer)).contains("• What do you do?");
        Reply form = safety.amina.presses("Choose the questions", offer);
        assertThat(safety.amina.submits(form, Map.of("text-1", List.of("x".repeat(121)))))
                .isEqualTo(new Reply.Invalid(Map.of(
                        "text-0", "Please write a few words here.", "text-1", "Please use 120 letters at most.")));
        Reply before = chen.presses("Introduce myself", letters(chen).getFirst());
        assertThat(privately(safety.amina.submits(form, answers("Which fire did you put out?", ""))))
                .isEqualTo("Done: newcomers to Fire safety are asked one question.");

        assertThat(privately(chen.submits(before, answers("I bake", ""))))
                .startsWith("Fire safety has just chosen other questions.");
        Reply form2 = chen.in(FireSafety.LEFT)
                .presses("Introduce myself", chen.in(FireSafety.LEFT).says("introduce"));
        assertThat(Shown.form(form2).fields())
                .extracting(Form.Field::label)
                .containsExactly("Which fire did you put out?");

        assertThat(privately(chen.in(FireSafety.LEFT).says("welcome questions")))
                .startsWith("Only the crew");
        assertThat(privately(chen.submits(Shown.form(form).onSubmit(), answers("Mine?", ""))))
                .startsWith("Only the crew");
    }

    @Test
    void an_introduction_that_says_nothing_or_too_much_is_asked_for_again() {
        joined();
        Reply form = chen.presses("Introduce myself", letters(chen).getFirst());
        assertThat(chen.submits(form, answers("  ", "y".repeat(601))))
                .isEqualTo(new Reply.Invalid(Map.of(
                        "text-0", "Please write a few words here.", "text-1", "Please use 600 letters at most.")));
        assertThat(privately(chen.submits(form, answers("\0I bake", "y".repeat(600)))))
                .startsWith("Thank you!");
    }

    @Test
    void a_button_that_nobody_made_is_answered_with_one_kind_sentence() {
        String nothing = "00000000-0000-0000-0000-000000000000";
        for (String name : List.of("welcome.introduce", "welcome.greet", "welcome.questions")) {
            for (List<String> arguments : List.of(List.<String>of(), List.of("x"), List.of(nothing, "x"))) {
                var action = new Action(name, arguments);
                assertThat(List.of(privately(chen.presses(action)), privately(safety.amina.presses(action))))
                        .allSatisfy(words ->
                                assertThat(words).hasSizeBetween(10, 120).doesNotContain("went wrong"));
                if (!name.equals("welcome.greet")) {
                    assertThat(privately(chen.submits(action, Map.of()))).doesNotContain("went wrong");
                }
            }
        }
    }

    @Test
    void who_is_forgotten_leaves_no_introduction_behind() {
        introduced();
        bo.presses("Say hello", world.read(FireSafety.LEFT).getFirst());
        world.database().useTransaction(tx -> {
            UUID person = person(tx, chen);
            assertThat(introductions().held(tx, person).toString()).contains("I bake", "Fire safety");
            introductions().forget(tx, person, world.now());
            assertThat(introductions().held(tx, person).values()).containsOnly(List.of());
        });
        later();
        assertThat(safety.lastPosts())
                .extracting(Message::plain)
                .containsOnly("There was an introduction here. Its author took it back.");
    }

    @Test
    void of_two_who_turn_out_to_be_one_the_older_introduction_stands() {
        introduced();
        bo.presses("Say hello", world.read(FireSafety.LEFT).getFirst());
        world.later(Duration.ofHours(1));
        bo.submits(bo.presses("Me présenter", letters(bo).getFirst()), answers("Je vends", ""));
        world.database().useTransaction(tx -> {
            introductions().merge(tx, person(tx, chen), person(tx, bo));
            assertThat(introductions().held(tx, person(tx, bo)).toString())
                    .contains("I bake")
                    .doesNotContain("Je vends");
        });
        assertThat(world.count("SELECT count(*)::int FROM greetings"))
                .as("nobody greets themselves")
                .isZero();
    }

    private static Introductions introductions() {
        var outbox = new Outbox();
        return new Introductions(new Homes(), outbox, new Attention(outbox), new Activity(List.of()));
    }

    private static UUID community(Transaction tx) {
        return tx.handle()
                .createQuery("SELECT id FROM communities WHERE name = 'Fire safety'")
                .mapTo(UUID.class)
                .one();
    }

    private static UUID person(Transaction tx, Visitor visitor) {
        return World.people(new Activity(List.of()))
                .find(tx, visitor.account())
                .orElseThrow()
                .id();
    }

    private void joined() {
        chen.in(FireSafety.LEFT).joins();
        bo.in(FireSafety.RIGHT).joins();
        world.post();
    }

    private void introduced() {
        joined();
        chen.submits(chen.presses("Introduce myself", letters(chen).getFirst()), answers("I bake", "First aid"));
        world.post();
    }

    private static Map<String, List<String>> answers(String first, String second) {
        return second.isEmpty()
                ? Map.of("text-0", List.of(first))
                : Map.of("text-0", List.of(first), "text-1", List.of(second));
    }

    private void later() {
        world.later(Duration.ofSeconds(10));
        world.post();
    }

    private void at(String moment) {
        world.later(Duration.between(world.now(), Instant.parse(moment)));
        world.post();
    }

    private List<Message> letters(Visitor visitor) {
        return world.read(
                new Place(visitor.account().workspace(), visitor.account().id(), Place.Kind.PERSONAL, ""));
    }
}

package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Reply;
import org.entrain.core.outbox.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * People are brought together. On the left a bot may open a conversation of several people, on the right it may not. It is
 * Monday, and the first round comes on Monday in a week.
 */
class PairStoryTest {
    private static final String COFFEE = "pair start coffee every 2 weeks monday 10:00";

    private final FireSafety safety = new FireSafety();
    private final World world = safety.world;
    private final Visitor amina = safety.amina.in(FireSafety.LEFT);
    private final Visitor chen = joined(safety.chen, FireSafety.LEFT);
    private final Visitor bo = joined(safety.bo, FireSafety.RIGHT);

    PairStoryTest() {
        world.later(Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static Visitor joined(Visitor visitor, Place home) {
        visitor.in(home).joins();
        return visitor;
    }

    private Visitor onTheLeft(String name) {
        return joined(world.visitor(World.LEFT, name, Locale.UK), FireSafety.LEFT);
    }

    private Visitor onTheRight(String name) {
        return joined(world.visitor(World.RIGHT, name, Locale.FRANCE), FireSafety.RIGHT);
    }

    private void allIn(String kind, Visitor... visitors) {
        for (Visitor visitor : visitors) {
            world.later(Duration.ofSeconds(1));
            assertThat(privately(visitor.says("pair join " + kind))).containsAnyOf("You are in", "C'est noté");
        }
    }

    private void at(String instant) {
        world.liveUntil(Instant.parse(instant));
        world.looksAfterPairs();
        world.post();
    }

    private static Place together(Visitor... visitors) {
        return Place.group(
                visitors[0].account().workspace(),
                Arrays.stream(visitors).map(one -> one.account().id()).toList());
    }

    private List<Message> letters(Visitor visitor) {
        return world.read(World.privately(visitor.account())).stream()
                .filter(letter ->
                        !letter.plain().contains("Welcome") && !letter.plain().contains("Bienvenue"))
                .toList();
    }

    @Test
    void people_take_part_by_one_press_in_the_channel_on_either_platform() {
        assertThat(privately(amina.says(COFFEE)))
                .isEqualTo("Done: Coffee together, every 2 weeks on Monday at 10:00, first Monday 30 November at 10:00."
                        + " The channels of Fire safety are told now; people take part by one press.");
        world.post();
        Message left = world.read(FireSafety.LEFT).getLast();
        assertThat(left.plain()).startsWith("Coffee together\n").endsWith("Be the first to take part");
        assertThat(privately(bo.in(FireSafety.RIGHT)
                        .presses("Count me in", world.read(FireSafety.RIGHT).getLast())))
                .isEqualTo("C'est noté : Un café ensemble. Je vous écrirai lundi 30 novembre à 10:00"
                        + " pour vous dire qui vous rencontrez.");
        assertThat(privately(chen.in(FireSafety.LEFT).presses("Count me in", left)))
                .startsWith("You are in");
        assertThat(privately(chen.in(FireSafety.LEFT).presses("Count me in", left)))
                .startsWith("You take part");
        world.later(Duration.ofSeconds(3));
        world.post();
        assertThat(safety.lastPosts())
                .allSatisfy(card -> assertThat(card.plain()).endsWith("2 people take part"));
        assertThat(privately(world.visitor(World.LEFT, "nobody", Locale.UK).presses("Count me in", left)))
                .contains("Fire safety")
                .doesNotContain("You are in");
        assertThat(privately(chen.says("pair leave coffee"))).startsWith("Done");
        assertThat(privately(chen.says("pair leave coffee"))).doesNotContain("Done");
        assertThat(privately(amina.says(COFFEE))).startsWith("Coffee together is there already");
    }

    @Test
    void people_of_one_workspace_get_a_conversation_of_their_own_and_an_odd_one_makes_it_three() {
        amina.says(COFFEE);
        Visitor dora = onTheLeft("dora");
        allIn("coffee", chen, dora, safety.amina);
        at("2026-11-30T10:00:00Z");
        List<Message> read = world.read(together(chen, dora, safety.amina));
        assertThat(read)
                .singleElement()
                .satisfies(hello -> assertThat(hello.plain())
                        .startsWith("A coffee together\n")
                        .contains(
                                "Chen",
                                "Dora",
                                "Amina",
                                "you meet this round in Fire safety",
                                "A question to begin with"));
        assertThat(letters(chen)).as("nothing but the conversation").isEmpty();

        at("2026-12-07T10:00:00Z");
        Message asked = world.read(together(chen, dora, safety.amina)).getLast();
        assertThat(asked.plain()).isEqualTo("Have you met already?");
        Reply notYet = dora.in(FireSafety.LEFT).presses("Not yet", asked);
        assertThat(privately(notYet)).startsWith("There is time.").contains("two times to");
        Reply met = chen.in(FireSafety.LEFT).presses("We met", asked);
        assertThat(met).isInstanceOf(Reply.Replace.class);
        dora.in(FireSafety.LEFT).presses("We met", asked);
        assertThat(world.facts().stream().filter(Fact.PairMet.class::isInstance))
                .hasSize(3);
        at("2026-12-13T10:00:00Z");
        assertThat(world.read(together(chen, dora, safety.amina)))
                .as("asked once")
                .hasSize(2);
        assertThat(privately(amina.says("pair preview coffee")))
                .contains("People: 3", "Groups: 1", "nobody is left out: 1", "Groups that met: 1", "had met before: 0");
    }

    @Test
    void where_no_conversation_can_be_opened_each_gets_a_letter_with_the_way_to_the_other() {
        amina.says(COFFEE);
        Visitor enzo = onTheRight("enzo");
        allIn("coffee", bo, enzo);
        at("2026-11-30T10:00:00Z");
        assertThat(letters(bo)).singleElement().satisfies(letter -> {
            assertThat(letter.plain())
                    .startsWith("Un café ensemble\nCe tour-ci, vous rencontrez Enzo, dans Fire safety, jusqu'au")
                    .contains("Ouvrir la discussion – Enzo");
            assertThat(letter.blocks())
                    .anySatisfy(block -> assertThat(block)
                            .isInstanceOfSatisfying(
                                    Block.Chat.class,
                                    chat -> assertThat(chat.with().getFirst().account())
                                            .isEqualTo(enzo.account())));
        });
        assertThat(letters(enzo)).hasSize(1);
        at("2026-12-07T10:00:00Z");
        assertThat(letters(bo).getLast().plain()).isEqualTo("Avez-vous déjà rencontré Enzo ?");
        assertThat(privately(bo.presses("Pas encore", letters(bo).getLast())))
                .startsWith("Il reste du temps.")
                .contains("Ouvrir la discussion");
        at("2026-12-11T10:00:00Z");
        assertThat(letters(bo).getLast().plain()).isEqualTo("Avez-vous pu rencontrer Enzo ?");
        assertThat(privately(enzo.presses("Nous n'avons pas pu", letters(enzo).getLast())))
                .startsWith("Merci de me l'avoir dit.");
        assertThat(world.facts()).noneMatch(Fact.PairMet.class::isInstance);
    }

    @Test
    void two_on_different_platforms_learn_each_others_name_and_where_to_find_them() {
        Reply form = amina.presses("Bring people together", amina.says("pair start"));
        var entered = Map.of(
                "kind", List.of("PEER"),
                "size", List.of("2"),
                "weeks", List.of("2"),
                "day", List.of("MONDAY"),
                "time", List.of("10:00"),
                "wishes", List.of("LANGUAGE", "SKILLS"),
                "terms", List.of("email"),
                "mentees", List.of("2"),
                "room", List.of("https://meet.example.org/fire"));
        assertThat(privately(amina.submits(form, entered))).startsWith("Done: Peer learning");
        skilled(chen, "First aid", "Pumps");
        skilled(bo, "Hoses\nPUMPS", "Knots");
        world.database()
                .useTransaction(tx -> tx.handle().execute("UPDATE persons SET email = lower(name) || '@e.org'"));
        allIn("peer", chen, bo);
        at("2026-11-30T10:00:00Z");
        assertThat(letters(chen)).singleElement().satisfies(letter -> {
            assertThat(letter.plain())
                    .startsWith("Learn from each other\nThis round you meet Bo")
                    .contains(
                            "Bo can teach what you would like to learn: PUMPS.",
                            "Half an hour\n• 5 minutes",
                            "Bo is on Right: bo@e.org",
                            "You are on different platforms.");
            assertThat(letter.blocks()).anyMatch(Block.Links.class::isInstance);
        });
        assertThat(letters(bo).getFirst().plain())
                .contains("Chen aimerait apprendre ce que vous pouvez enseigner : PUMPS", "Chen est sur Left");
    }

    private void skilled(Visitor visitor, String teaches, String learns) {
        String open = visitor.locale().equals(java.util.Optional.of(Locale.UK))
                ? "What I teach and learn"
                : "Ce que j'enseigne et apprends";
        Reply form = visitor.presses(open, visitor.says("pair skills"));
        visitor.submits(form, Map.of("teaches", List.of(teaches), "learns", List.of(learns)));
    }

    @Test
    void where_the_platform_refuses_the_conversation_each_is_written_to_in_private() {
        amina.says(COFFEE);
        Visitor dora = onTheLeft("dora");
        allIn("coffee", chen, dora);
        world.refuses(together(chen, dora), Delivery.Why.OTHER);
        at("2026-11-30T10:00:00Z");
        world.post();
        assertThat(letters(chen))
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.plain()).contains("This round you meet Dora", "Open the chat – Dora"));
        assertThat(letters(dora)).hasSize(1);
    }

    @Test
    void who_comes_late_is_matched_within_the_round_and_after_half_of_it_with_the_next() {
        amina.says(COFFEE);
        Visitor dora = onTheLeft("dora");
        allIn("coffee", chen, dora);
        at("2026-11-30T10:00:00Z");
        at("2026-12-01T10:00:00Z");
        Visitor emil = onTheLeft("emil");
        assertThat(privately(emil.says("pair join coffee"))).contains("by tomorrow I will have found you somebody");
        Visitor fay = onTheLeft("fay");
        assertThat(privately(fay.says("pair join coffee"))).contains("you already have somebody to meet");
        world.post();
        assertThat(world.read(together(emil, fay))).hasSize(1);

        Visitor gil = onTheLeft("gil");
        allIn("coffee", gil);
        at("2026-12-01T12:00:00Z");
        assertThat(world.count("SELECT count(*)::int FROM pairing_waiting")).isEqualTo(1);
        at("2026-12-02T10:01:00Z");
        assertThat(Stream.of(together(chen, dora, gil), together(emil, fay, gil))
                        .flatMap(place -> world.read(place).stream()))
                .singleElement()
                .satisfies(hello -> assertThat(hello.plain()).contains("Gil"));
        at("2026-12-08T10:00:00Z");
        Visitor hal = onTheLeft("hal");
        assertThat(privately(hal.says("pair join coffee")))
                .isEqualTo("You are in: Coffee together. You will hear from me Monday 14 December at 10:00,"
                        + " with whom you meet.");
    }

    @Test
    void who_was_left_alone_is_brought_together_with_others() {
        amina.says(COFFEE);
        Visitor dora = onTheLeft("dora");
        Visitor emil = onTheLeft("emil");
        Visitor fay = onTheLeft("fay");
        allIn("coffee", chen, dora, emil, fay);
        at("2026-11-30T10:00:00Z");
        List<Visitor> all = List.of(chen, dora, emil, fay);
        Visitor partner = all.stream()
                .filter(one ->
                        !one.equals(chen) && !world.read(together(chen, one)).isEmpty())
                .findFirst()
                .orElseThrow();
        partner.in(FireSafety.LEFT).leaves();
        world.post();
        assertThat(letters(chen))
                .singleElement()
                .satisfies(letter -> assertThat(letter.plain())
                        .contains("ends earlier than planned", "I am looking for somebody else")
                        .doesNotContain(partner.profile().name()));
        at("2026-12-01T10:01:00Z");
        List<Visitor> others = all.stream()
                .filter(one -> !one.equals(chen) && !one.equals(partner))
                .toList();
        assertThat(world.read(together(chen, others.getFirst(), others.getLast())))
                .hasSize(1);
    }

    @Test
    void who_pauses_or_is_gone_is_not_matched_and_nobody_meets_whom_they_keep_apart_from() {
        amina.says(COFFEE);
        Visitor dora = onTheLeft("dora");
        Visitor emil = onTheLeft("emil");
        Visitor fay = onTheLeft("fay");
        Visitor gil = onTheLeft("gil");
        allIn("coffee", chen, dora, emil, fay, gil);
        assertThat(privately(emil.says("pair pause coffee 3"))).contains("before Monday 14 December");
        fay.says("pause until 2026-12-15");
        gil.stands(Profile.Standing.GONE);
        assertThat(privately(amina.says("pair preview coffee")))
                .contains("One group", "Chen, Dora")
                .doesNotContain("Emil", "Fay", "Gil");

        Reply form = dora.presses("Whom not to meet", dora.says("pair apart"));
        assertThat(dora.submits(form, Map.of("others", List.of("dora"))))
                .isEqualTo(new Reply.Invalid(
                        Map.of("others", "You are never matched with yourself: choose only others.")));
        assertThat(dora.submits(form, Map.of("others", List.of("nobody")))).isInstanceOf(Reply.Invalid.class);
        assertThat(privately(dora.submits(form, Map.of("others", List.of("chen")))))
                .startsWith("Done");
        assertThat(privately(chen.says("pair apart"))).startsWith("You may be matched with everybody");
        assertThat(privately(amina.says("pair preview coffee"))).contains("Nobody to meet yet: Chen, Dora");
        at("2026-11-30T10:00:00Z");
        assertThat(world.count("SELECT count(*)::int FROM pairing_groups")).isZero();
        assertThat(world.letters(safety.amina.account()))
                .last()
                .asString()
                .contains("2 people take part, and none of them");
        allIn("coffee", safety.amina);
        at("2026-12-01T10:01:00Z");
        assertThat(world.count("SELECT count(*)::int FROM pairing_groups")).isEqualTo(1);
    }

    @Test
    void where_nobody_takes_part_the_crew_is_told_once() {
        amina.says(COFFEE);
        at("2026-11-30T10:00:00Z");
        at("2026-12-14T10:00:00Z");
        assertThat(world.letters(safety.amina.account()).stream().filter(letter -> letter.contains("Coffee together")))
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter).contains("nobody takes part yet", "I will not write about it again"));
    }

    @Test
    void rounds_go_on_without_a_repeat_and_each_is_the_third_in_turn() {
        amina.says("pair start coffee every week monday 10:00");
        Visitor dora = onTheLeft("dora");
        Visitor emil = onTheLeft("emil");
        allIn("coffee", chen, dora, emil, safety.amina);
        world.liveUntil(Instant.parse("2026-12-14T10:00:00Z"));
        assertThat(world.count("SELECT count(*)::int FROM pairing_groups")).isEqualTo(6);
        assertThat(world.count("""
                SELECT count(DISTINCT (a.person_id, b.person_id))::int FROM pairing_members a
                JOIN pairing_members b ON b.group_id = a.group_id AND a.person_id < b.person_id
                """)).isEqualTo(6);
    }

    @Test
    void the_crew_has_a_round_at_once_and_ends_it() {
        amina.says(COFFEE);
        Visitor dora = onTheLeft("dora");
        allIn("coffee", chen, dora);
        assertThat(privately(chen.says("pair now"))).doesNotContain("group");
        assertThat(privately(amina.says("pair now")))
                .isEqualTo("One group has just been told. Nobody is left without anybody to meet."
                        + " The next round comes Monday 14 December.");
        assertThat(privately(amina.says("pair now"))).startsWith("A round has only just begun.");
        world.post();
        assertThat(world.read(together(chen, dora))).hasSize(1);
        assertThat(privately(chen.says("pair list")))
                .contains("Coffee together, every 2 weeks on Monday", "2 people take part");
        assertThat(Shown.labels(Shown.message(chen.says("pair list"))))
                .containsExactly("Leave out the next round", "Leave");
        assertThat(privately(amina.says("pair stop"))).startsWith("Coffee together is stopped");
        world.later(Duration.ofSeconds(3));
        world.post();
        assertThat(world.read(FireSafety.LEFT).getLast().plain()).contains("has come to an end");
        at("2026-12-20T10:00:00Z");
        assertThat(world.read(together(chen, dora))).as("asked nothing more").hasSize(1);
        assertThat(privately(chen.says("pair list"))).startsWith("There is no pairing programme here yet.");
    }

    @Test
    void what_makes_no_programme_is_said_in_one_sentence() {
        assertThat(privately(amina.says("pair start coffee every 20 weeks monday 10:00")))
                .isEqualTo("A round comes every 1 to 12 weeks. Choose a number between them.");
        assertThat(privately(amina.says("pair start coffee every 2 weeks monday 10:00 in groups of 7")))
                .isEqualTo("A group has 2 to 5 people. Choose a size between them.");
        assertThat(privately(amina.says("pair start mentoring every 2 weeks monday 10:00")))
                .startsWith("Mentoring takes time");
        assertThat(privately(amina.says("pair start coffee monday and tuesday 10:00")))
                .startsWith("A round begins on one day");
        assertThat(privately(amina.says("pair start yoga monday 10:00"))).startsWith("For what should people meet");
        assertThat(privately(amina.says("pair start coffee someday"))).doesNotContain("Done");
        Action start = Shown.form(amina.presses("Bring people together", amina.says("pair start")))
                .onSubmit();
        assertThat(amina.submits(
                        start,
                        Map.of(
                                "kind",
                                List.of("COFFEE"),
                                "size",
                                List.of("7"),
                                "weeks",
                                List.of("2"),
                                "day",
                                List.of("MONDAY"),
                                "time",
                                List.of("noon o'clock"),
                                "room",
                                List.of("javascript:x"))))
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        wrong -> assertThat(wrong.errors()).containsOnlyKeys("size", "time", "room"));
        assertThat(privately(bo.says("pair start coffee"))).doesNotContain("C'est fait");
        assertThat(world.count("SELECT count(*)::int FROM pairing_programmes")).isZero();
    }

    @Test
    void a_mentor_and_a_mentee_find_each_other_and_who_does_not_suit_gets_another_without_anybody_told() {
        amina.says("pair start mentoring every 8 weeks monday 10:00");
        world.post();
        Message card = world.read(FireSafety.LEFT).getLast();
        Visitor dora = onTheLeft("dora");
        Visitor emil = onTheLeft("emil");
        chen.in(FireSafety.LEFT).presses("I can mentor", card);
        dora.in(FireSafety.LEFT).presses("I can mentor", card);
        emil.in(FireSafety.LEFT).presses("Find me a mentor", card);
        Reply form = emil.presses("Whom I would like", emil.says("pair wishes"));
        Form.ChoiceField mentors = (Form.ChoiceField) Shown.form(form).fields().getFirst();
        assertThat(mentors.options()).extracting(option -> option.label()).containsExactly("Chen", "Dora");
        assertThat(privately(emil.fillsIn(form, "Dora"))).startsWith("Kept: your wish");
        assertThat(privately(bo.says("pair wishes"))).startsWith("Participez d'abord");

        at("2026-11-30T10:00:00Z");
        assertThat(world.read(together(dora, emil)).getFirst().plain())
                .contains("One of you asked for this.", "For the first meeting\n• Who you are");
        at("2026-12-21T10:00:00Z");
        assertThat(letters(emil).getLast().plain()).startsWith("You have had three weeks with Dora.");
        assertThat(privately(
                        emil.presses("I would like somebody else", letters(emil).getLast())))
                .startsWith("Thank you for saying so. Nobody is told");
        world.post();
        assertThat(letters(dora).getLast().plain())
                .startsWith("One of the pairs in which you mentor ends earlier")
                .doesNotContain("Emil", "suit");
        assertThat(world.read(together(chen, emil))).hasSize(1);
        assertThat(privately(dora.presses(
                        "Yes, we go on", letters(dora).get(letters(dora).size() - 2))))
                .isNotBlank();
        at("2027-01-25T10:00:00Z");
        assertThat(world.read(together(dora, emil))).as("never again").hasSize(1);
    }
}

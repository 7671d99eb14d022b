package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Profile.Standing;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chen founds communities, and changes them; nobody needs to be an administrator for that. */
class FoundingStoryTest {
    private static final Place GARDEN = World.channel(World.LEFT, "garden");
    private static final Place SHED = World.channel(World.LEFT, "shed");
    private static final Place JARDIN = World.channel(World.RIGHT, "jardin");

    private final World world = new World();
    private final Visitor chen = world.visitor(World.LEFT, "chen", Locale.UK);
    private final Visitor dara = world.visitor(World.LEFT, "dara", Locale.FRANCE);
    private final Visitor bo = world.visitor(World.RIGHT, "bo", Locale.FRANCE);

    @BeforeEach
    void everybodyHasSaidHello() {
        Stream.of(chen, dara, bo).forEach(one -> one.says("help"));
        named(GARDEN, true);
        named(JARDIN, true);
        named(SHED, false);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_form_founds_a_community_with_its_people_and_its_homes() {
        Reply done = chen.submits(
                form(chen),
                with(Map.of(
                        "lead", List.of("dara"),
                        "home-left", List.of("L1 garden"),
                        "home-right", List.of("R1 jardin"),
                        "entry", List.of("APPROVAL"))));
        assertThat(privately(done)).startsWith("Gardening is there. Next: say community invite");

        assertThat(privately(bo.in(JARDIN).says("community")))
                .contains(
                        "Gardening\n", "Fewer plants die.", "Animée par: Dara", "Équipe: Chen", "Membres: 2 personnes")
                .contains("garden (Left), jardin (Right)", "Europe/Paris", "Qui le demande, avec l'accord de l'équipe");
        world.post();
        assertThat(letters(dara))
                .containsExactly("Chen vous demande d'animer Gardening. Dites community edit Gardening pour voir et"
                        + " changer ce qu'elle est, ou community leave Gardening si ce doit être quelqu'un d'autre.\n"
                        + "Fewer plants die.");
        assertThat(letters(chen)).as("did it themselves").isEmpty();
    }

    @Test
    void who_names_no_lead_leads() {
        chen.submits(form(chen), with(Map.of("crew", List.of("dara"))));
        assertThat(privately(dara.says("community show gardening"))).contains("Animée par: Chen", "Équipe: Dara");
    }

    @Test
    void a_home_can_be_a_channel_that_all_may_see_or_the_private_one_where_it_is_said() {
        assertThat(options(form(chen), "home-left")).containsExactly("garden");
        assertThat(options(form(chen.in(SHED)), "home-left")).containsExactly("shed", "garden");
        assertThat(chen.submits(form(chen), with(Map.of("home-left", List.of("L1 shed")))))
                .isEqualTo(invalid(
                        "home-left",
                        "A community lives in that channel already,"
                                + " or I cannot speak there any more. Please choose another channel."));
        assertThat(privately(chen.in(SHED).submits(form(chen), with(Map.of("home-left", List.of("L1 shed"))))))
                .startsWith("Gardening is there.");
        assertThat(privately(dara.says("community show Gardening")))
                .as("told to nobody outside")
                .contains("un canal réservé à ses membres (Left)")
                .doesNotContain("shed");
        assertThat(privately(dara.in(SHED).says("community"))).contains("shed (Left)");
    }

    @Test
    void what_cannot_be_kept_is_said_beside_its_field_and_nothing_is_done() {
        bo.says("help");
        world.visitor(World.LEFT, "robot", Locale.UK).stands(Standing.BOT);
        var eve = world.visitor(World.LEFT, "eve", Locale.UK);
        eve.says("help");
        eve.stands(Standing.GONE);
        assertInvalid("name", "", "Please give it a name of one line and at most 80 letters.");
        assertInvalid("name", "x".repeat(81), "Please give it a name of one line and at most 80 letters.");
        assertInvalid("purpose", " ", "Please say in one sentence what it is for.");
        assertInvalid(
                "purpose",
                "x".repeat(4000),
                "One sentence is enough: these are 4,000 characters, and 200 are what people read.");
        assertInvalid("kind", "SECT", "Please choose one of these.");
        assertInvalid(
                "zone",
                "Europe/Pari",
                "I know no time zone called \"Europe/Pari\"."
                        + " The nearest are: Europe/Paris, Europe/Bari, Europe/Kiev.",
                "Europe/Paris");
        assertInvalid("lead", "robot", "Robot is a bot, and a community is for people. Please choose a person.");
        assertInvalid("lead", "eve", "Eve does not use this account any more. Please choose somebody else.");
        assertInvalid(
                "crew",
                "nobody",
                "I have not met this person yet:" + " ask them to say help to me once, then name them here.");
        assertInvalid(
                "crew",
                "bo",
                "I have not met this person yet:" + " ask them to say help to me once, then name them here.");
        assertThat(world.count("SELECT count(*)::int FROM communities")).isZero();

        assertThat(privately(chen.submits(form(chen), with(Map.of("zone", List.of("paris"))))))
                .startsWith("Gardening is there.");
    }

    @Test
    void a_name_belongs_to_one_community_even_to_one_that_ended() {
        chen.submits(form(chen), with(Map.of()));
        assertThat(dara.submits(form(dara), with(Map.of("name", List.of("GARDENING")))))
                .isEqualTo(invalid("name", "Une communauté s'appelle déjà GARDENING. Choisissez un autre nom."));
        chen.presses("End it", chen.says("community archive Gardening"));
        assertThat(dara.submits(form(dara), with(Map.of())))
                .isEqualTo(invalid(
                        "name",
                        "Une communauté qui a pris fin s'appelait Gardening, et son nom reste à son histoire."
                                + " Choisissez un autre nom."));
    }

    @Test
    void of_two_who_found_under_one_name_at_once_one_does() {
        List<CompletableFuture<Reply>> both = Stream.of(chen, dara)
                .map(one -> CompletableFuture.supplyAsync(() -> one.submits(form(one), with(Map.of()))))
                .toList();
        List<Reply> replies = both.stream().map(CompletableFuture::join).toList();
        assertThat(replies).filteredOn(Reply.Invalid.class::isInstance).hasSize(1);
        assertThat(world.count("SELECT count(*)::int FROM communities")).isEqualTo(1);
    }

    @Test
    void the_lead_changes_all_of_it() {
        chen.submits(form(chen), with(Map.of("home-left", List.of("L1 garden"), "crew", List.of("dara"))));
        assertThat(privately(dara.says("community edit Gardening"))).startsWith("Seule la personne qui anime");

        Reply form = chen.presses("Change it", chen.says("community edit"));
        assertThat(Shown.form(form).fields()).extracting(Form.Field::id).contains("name", "lead", "home-left");
        Reply done = chen.submits(
                form,
                with(Map.of(
                        "name", List.of("Roses"),
                        "lead", List.of("dara"),
                        "home-right", List.of("R1 jardin"))));
        assertThat(privately(done)).isEqualTo("Roses is as you said.");
        assertThat(privately(bo.in(JARDIN).says("community")))
                .contains("Roses", "Animée par: Dara", "Équipe: Chen", "jardin (Right)")
                .doesNotContain("garden");
        assertThat(privately(bo.in(World.channel(World.LEFT, "garden")).says("community here Roses")))
                .as("free for others, by another name")
                .startsWith("Une communauté s'appelle déjà Roses");
        assertThat(world.count("SELECT count(*)::int FROM audit WHERE deed = 'ROLE_CHANGED'"))
                .isEqualTo(4);
        assertThat(world.count("SELECT count(*)::int FROM audit WHERE deed = 'COMMUNITY_CHANGED'"))
                .isEqualTo(1);
    }

    @Test
    void a_community_keeps_its_name_where_another_has_the_new_one() {
        chen.submits(form(chen), with(Map.of()));
        dara.submits(form(dara), with(Map.of("name", List.of("Roses"))));
        Reply form = chen.presses("Change it", chen.says("community edit"));
        assertThat(chen.submits(form, with(Map.of("name", List.of("Roses")))))
                .isEqualTo(invalid("name", "There is a community called Roses already. Please choose another name."));
    }

    @Test
    void who_may_not_see_a_community_does_not_hear_its_name_where_it_lives() {
        chen.in(GARDEN)
                .submits(form(chen), with(Map.of("home-left", List.of("L1 garden"), "entry", List.of("INVITATION"))));
        assertThat(privately(dara.in(GARDEN).says("community here Roses")))
                .startsWith("Une communauté vit déjà dans ce canal")
                .doesNotContain("Gardening");
        assertThat(privately(chen.in(GARDEN).says("community here Roses")))
                .startsWith("This channel is already the home of Gardening.");
    }

    @Test
    void what_ended_stays_readable_and_nothing_goes_on() {
        chen.submits(form(chen), with(Map.of("home-left", List.of("L1 garden"))));
        chen.hands("Fire safety.gift", FireSafety.GIFT);
        chen.in(GARDEN).says("quiz start fire-safety");
        chen.in(GARDEN).says("icebreaker every day 9:00");
        assertThat(world.count("SELECT count(*)::int FROM plans WHERE stopped_at IS NULL"))
                .isEqualTo(1);

        Reply sure = chen.in(GARDEN).says("community archive");
        assertThat(privately(sure)).startsWith("If Gardening ends, its plans stop");
        assertThat(privately(chen.presses("End it", sure))).startsWith("Gardening has ended.");
        assertThat(privately(chen.presses("End it", sure))).as("twice").startsWith("Gardening has ended");

        assertThat(world.count("SELECT count(*)::int FROM plans WHERE stopped_at IS NULL"))
                .isZero();
        assertThat(world.count("SELECT count(*)::int FROM quiz_runs WHERE closed_at IS NULL"))
                .isZero();
        assertThat(privately(dara.says("community show Gardening")))
                .contains("Gardening", "Animée par: Chen", "Cette communauté a pris fin.");
        assertThat(privately(dara.says("community list"))).startsWith("Il n'y a pas encore de communauté.");
        assertThat(privately(dara.says("community join Gardening"))).startsWith("Gardening a pris fin");
        assertThat(privately(chen.says("community invite Gardening"))).startsWith("Gardening has ended");
        assertThat(privately(dara.in(GARDEN).says("community here Roses"))).startsWith("Roses vit désormais ici");
    }

    private void assertInvalid(String field, String value, String error) {
        assertInvalid(field, value, error, "");
    }

    private void assertInvalid(String field, String value, String error, String beginning) {
        Reply reply = chen.submits(form(chen), with(Map.of(field, List.of(value))));
        if (beginning.isEmpty()) {
            assertThat(reply).isEqualTo(invalid(field, error));
        } else {
            assertThat(((Reply.Invalid) reply).errors().get(field)).contains(beginning);
        }
    }

    private static Reply form(Visitor visitor) {
        Reply asked = visitor.says("community create");
        return visitor.presses(Shown.labels(Shown.message(asked)).getFirst(), asked);
    }

    private static Map<String, List<String>> with(Map<String, List<String>> values) {
        var all = new HashMap<>(Map.of(
                "name", List.of("Gardening"),
                "kind", List.of("PRACTICE"),
                "purpose", List.of("Fewer plants die."),
                "language", List.of("EN"),
                "zone", List.of("Europe/Paris"),
                "entry", List.of("OPEN")));
        all.putAll(values);
        return all;
    }

    private static List<String> options(Reply opened, String field) {
        return Shown.form(opened).fields().stream()
                .filter(one -> one.id().equals(field))
                .flatMap(one -> ((Form.ChoiceField) one).options().stream())
                .map(Option::label)
                .toList();
    }

    private static Reply invalid(String field, String error) {
        return new Reply.Invalid(Map.of(field, error));
    }

    private void named(Place place, boolean open) {
        world.bot()
                .handle(new Interaction.ChannelNamed(world.newDelivery(), place, place.channel(), open, world.now()));
    }

    private List<String> letters(Visitor visitor) {
        return world.letters(visitor.account());
    }
}

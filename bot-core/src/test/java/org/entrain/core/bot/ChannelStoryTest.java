package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;
import org.entrain.core.outbox.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens on the platforms to the channels that a community lives in, and to who is there. */
class ChannelStoryTest {
    private static final String BOT_IS_OUT = "I cannot write in safety (Left), the home of Fire safety, any more."
            + " Please bring me back: in Slack, type /invite @Entrain in the channel;"
            + " in Teams, add the Entrain app to the team again.";
    private static final String CLOSED =
            "safety (Left), the home of Fire safety, was archived or deleted, so nothing is"
                    + " said there. Bring the channel back, or say community here Fire safety in another one.";

    private final FireSafety safety = new FireSafety().withQuestions();
    private final World world = safety.world;
    private final Visitor amina = safety.amina;
    private final Visitor chen = safety.chen;
    private final Visitor dara = world.visitor(World.LEFT, "dara", Locale.FRANCE);

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void a_channel_that_is_renamed_is_shown_by_its_new_name() {
        named(FireSafety.LEFT, "safety", true);
        named(FireSafety.LEFT, "fire", true);
        assertThat(privately(chen.says("community show Fire safety")))
                .contains("At home in: fire (Left), a channel (Right)");
    }

    @Test
    void the_lead_is_told_once_that_the_bot_was_taken_out_and_again_after_it_was_back() {
        named(FireSafety.LEFT, "safety", true);
        botLeft();
        botLeft();
        world.post();
        assertThat(letters()).containsExactly(BOT_IS_OUT);
        botJoined();
        botLeft();
        world.post();
        assertThat(letters()).containsExactly(BOT_IS_OUT, BOT_IS_OUT);
    }

    @Test
    void the_lead_is_told_once_when_a_letter_cannot_be_posted() {
        named(FireSafety.LEFT, "safety", true);
        world.refuses(FireSafety.LEFT, Delivery.Why.NOT_IN_CHANNEL);
        safety.started();
        world.post();
        amina.in(FireSafety.LEFT).says("quiz close");
        world.post();
        world.post();
        assertThat(letters()).containsExactly(BOT_IS_OUT);
        assertThat(world.read(FireSafety.RIGHT)).as("elsewhere all is well").hasSize(2);
    }

    @Test
    void nothing_is_written_to_a_channel_that_is_closed_until_it_is_open_again() {
        named(FireSafety.LEFT, "safety", true);
        world.bot().handle(new Interaction.ChannelClosed(world.newDelivery(), FireSafety.LEFT, world.now()));
        safety.started();
        world.post();
        assertThat(letters()).containsExactly(CLOSED);
        assertThat(world.read(FireSafety.LEFT)).isEmpty();
        assertThat(world.read(FireSafety.RIGHT)).hasSize(1);

        world.bot().handle(new Interaction.ChannelReopened(world.newDelivery(), FireSafety.LEFT, world.now()));
        safety.closed();
        assertThat(world.read(FireSafety.LEFT)).hasSize(1);
    }

    @Test
    void a_private_channel_is_not_named_to_who_may_not_be_in_it() {
        named(FireSafety.LEFT, "board-only", false);
        botLeft();
        world.post();
        assertThat(letters())
                .singleElement()
                .asString()
                .startsWith("I cannot write in a channel for its members (Left), the home of Fire safety");
        assertThat(privately(chen.says("community show Fire safety"))).doesNotContain("board-only");
        assertThat(privately(chen.in(FireSafety.LEFT).says("community"))).contains("board-only");
    }

    @Test
    void nothing_goes_to_a_workspace_without_the_app_and_all_goes_on_when_it_is_back() {
        chen.in(FireSafety.LEFT).joins();
        world.bot().handle(new Interaction.Uninstalled(world.newDelivery(), World.LEFT, world.now()));
        safety.aminaOnTheRight.in(FireSafety.RIGHT).says("quiz start fire-safety");
        world.post();
        assertThat(world.read(FireSafety.LEFT)).isEmpty();
        assertThat(world.read(FireSafety.RIGHT)).hasSize(1);
        world.bot().handle(new Interaction.Installed(world.newDelivery(), World.LEFT, world.now()));
        safety.closed();
        assertThat(world.read(FireSafety.LEFT)).hasSize(1);
        assertThat(privately(chen.says("community show"))).contains("Members: 2 people");
    }

    @Test
    void whoever_speaks_with_the_bot_shows_that_the_app_is_back() {
        world.bot().handle(new Interaction.Uninstalled(world.newDelivery(), World.LEFT, world.now()));
        safety.aminaOnTheRight.in(FireSafety.RIGHT).says("quiz start fire-safety");
        world.post();
        assertThat(world.read(FireSafety.LEFT)).isEmpty();
        world.later(Duration.ofSeconds(1));
        chen.says("help");
        safety.closed();
        assertThat(world.read(FireSafety.LEFT)).hasSize(1);
    }

    @Test
    void who_leaves_one_of_two_homes_still_belongs() {
        Place annexe = World.channel(World.LEFT, "annexe");
        amina.in(annexe).says("community here Fire safety");
        chen.in(FireSafety.LEFT).joins();
        chen.in(annexe).joins();
        chen.in(FireSafety.LEFT).leaves();
        assertThat(members()).isEqualTo(2);
        chen.in(annexe).leaves();
        assertThat(members()).isEqualTo(1);
    }

    @Test
    void the_door_of_a_private_channel_is_an_invitation_and_that_of_an_open_one_asks_the_crew_once() {
        world.database().useTransaction(tx -> tx.handle().execute("UPDATE communities SET entry = 'APPROVAL'"));
        named(FireSafety.LEFT, "safety", true);
        dara.in(FireSafety.LEFT).joins();
        dara.in(FireSafety.LEFT).leaves();
        dara.in(FireSafety.LEFT).joins();
        world.post();
        assertThat(letters()).containsExactly("Dara would like to join Fire safety.");
        assertThat(members()).isEqualTo(1);

        named(FireSafety.LEFT, "safety", false);
        chen.in(FireSafety.LEFT).joins();
        assertThat(members()).isEqualTo(2);
    }

    private List<String> letters() {
        return world.letters(amina.account());
    }

    private int members() {
        return world.count("SELECT count(*)::int FROM memberships");
    }

    private void named(Place place, String name, boolean open) {
        world.later(Duration.ofSeconds(1));
        world.bot().handle(new Interaction.ChannelNamed(world.newDelivery(), place, name, open, world.now()));
    }

    private void botLeft() {
        world.later(Duration.ofSeconds(1));
        world.bot().handle(new Interaction.BotLeft(world.newDelivery(), FireSafety.LEFT, world.now()));
    }

    private void botJoined() {
        world.later(Duration.ofSeconds(1));
        world.bot().handle(new Interaction.BotJoined(world.newDelivery(), FireSafety.LEFT, world.now()));
    }
}

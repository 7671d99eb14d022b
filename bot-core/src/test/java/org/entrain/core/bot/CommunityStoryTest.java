package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommunityStoryTest {
    private final World world = new World();
    private final Visitor amina = world.visitor(World.LEFT, "amina", Locale.UK);
    private final Visitor chen = world.visitor(World.LEFT, "chen", Locale.UK);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_community_comes_to_live_in_a_channel_and_says_who_leads_it() {
        assertThat(privately(amina.in(FireSafety.LEFT).says("community here Fire safety")))
                .startsWith("Fire safety lives here now, and you lead it.");
        assertThat(privately(chen.in(FireSafety.LEFT).says("community")))
                .startsWith("Fire safety\n")
                .contains("Led by: Amina");
    }

    @Test
    void a_channel_is_home_to_one_community() {
        amina.in(FireSafety.LEFT).says("community here Fire safety");
        assertThat(privately(amina.in(FireSafety.LEFT).says("community here First aid")))
                .isEqualTo("This channel is already the home of Fire safety. Each channel is home to one community.");
        assertThat(world.count("SELECT count(*)::int FROM communities")).isEqualTo(1);
    }

    @Test
    void everybody_of_the_house_founds_one() {
        var garden = World.channel(World.LEFT, "garden");
        assertThat(privately(chen.in(garden).says("community here Gardening")))
                .startsWith("Gardening lives here now, and you lead it.");
    }

    @Test
    void a_name_of_several_lines_is_asked_for_again() {
        assertThat(privately(amina.in(FireSafety.LEFT).says("community here Fire\nsafety")))
                .startsWith("Please give the community a name of at most 80 letters");
    }

    @Test
    void who_comes_into_the_channel_is_a_member_and_who_leaves_is_none() {
        amina.in(FireSafety.LEFT).says("community here Fire safety");
        chen.in(FireSafety.LEFT).joins();
        assertThat(members()).isEqualTo(1);
        chen.in(FireSafety.LEFT).leaves();
        assertThat(members()).isZero();
    }

    @Test
    void a_lead_who_leaves_the_channel_still_leads() {
        amina.in(FireSafety.LEFT).says("community here Fire safety");
        amina.in(FireSafety.LEFT).leaves();
        assertThat(privately(chen.in(FireSafety.LEFT).says("community"))).contains("Led by: Amina");
    }

    private int members() {
        return world.count("SELECT count(*)::int FROM memberships WHERE role = 'MEMBER'");
    }
}

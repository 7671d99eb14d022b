package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.attention.Attention;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Homes;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.Cadence;
import org.entrain.core.plans.NewPlan;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.RoundPosts;
import org.entrain.core.plans.Whose;
import org.entrain.core.pulse.CheckIns;
import org.entrain.core.pulse.Pulses;
import org.entrain.core.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PulseStoryTest {
    private static final List<String> WORDS = List.of("Very well", "Well", "So-so", "Not so well", "Badly");

    private final FireSafety safety = new FireSafety();
    private final World world = safety.world;
    private final Visitor amina = safety.amina.in(FireSafety.LEFT);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void five_answer_by_a_press_and_the_crew_reads_what_tells_of_nobody() {
        List<Visitor> members = members(6);
        assertThat(privately(amina.says("pulse"))).contains("Nobody in Fire safety has been asked yet");
        assertThat(privately(amina.says("pulse now energy"))).startsWith("Asked in Fire safety.");
        world.post();
        Message left = world.read(FireSafety.LEFT).getLast();
        assertThat(left.plain()).contains("How well is your energy holding up this week?");
        assertThat(Shown.labels(left)).isEqualTo(WORDS);
        Message right = world.read(FireSafety.RIGHT).getLast();
        Visitor french = members.get(1).in(FireSafety.RIGHT);

        Reply first = members.getFirst().in(FireSafety.LEFT).presses("Badly", left);
        assertThat(privately(first)).contains("without your name", "what would help most?");
        assertThat(privately(french.presses("Well", right))).contains("sans votre nom");
        assertThat(privately(members.getFirst().presses("Very well", left)))
                .contains("nobody knows which answer is yours");
        for (Visitor member : members.subList(2, 6)) {
            member.presses("So-so", left);
        }
        Reply second = members.getFirst().presses("Clearer priorities", first);
        members.get(2).presses(Action.of("pulse.help", pulse(), "priorities"));
        assertThat(privately(second)).contains("counted too");
        Reply form = members.getFirst().presses("Write a line", second);
        assertThat(privately(members.getFirst().fillsIn(form, "Too many meetings *all* day")))
                .contains("without your name");
        assertThat(privately(members.getFirst().fillsIn(form, "Another"))).contains("You have written a line");

        // Nobody reads anything before it is closed, and nothing tells of anybody afterwards.
        assertThat(privately(amina.says("pulse"))).contains("One is open until").doesNotContain("meetings", "people");
        assertThat(world.count("SELECT count(*)::int FROM pulse_answered")).isEqualTo(6);
        closes();
        assertThat(world.count("SELECT count(*)::int FROM pulse_answered")).isZero();
        assertThat(privately(amina.says("pulse")))
                .contains(
                        "6 people answered",
                        "So-so: about 7 of 10",
                        "Badly: about 2 of 10",
                        "Very well: 1 of 10 or fewer")
                .contains("most wished for first: Clearer priorities", "Too many meetings *all* day")
                .doesNotContain("over time");
        assertThat(privately(members.get(4).presses("Badly", left))).contains("closed");
        assertThat(privately(members.get(3).in(FireSafety.LEFT).says("pulse"))).doesNotContain("meetings");
    }

    @Test
    void of_fewer_than_five_nothing_is_kept() {
        members(4).forEach(new Asked("Badly")::pressedBy);
        closes();
        assertThat(privately(amina.says("pulse"))).contains("fewer than five answered, so nothing was kept");
        assertThat(world.count("SELECT count(*)::int FROM pulse_counts")).isZero();
    }

    @Test
    void the_same_question_again_shows_a_trend_and_all_of_one_mind_are_said_to_be_most() {
        List<Visitor> members = members(5);
        members.forEach(new Asked("Badly")::pressedBy);
        closes();
        assertThat(privately(amina.says("pulse"))).contains("Badly: 9 of 10 or more");
        world.later(Duration.ofDays(5));
        members.forEach(new Asked("Well")::pressedBy);
        assertThat(privately(amina.says("pulse now energy"))).contains("A check-in is open in Fire safety");
        closes();
        assertThat(privately(amina.says("pulse"))).contains("over time", "1 · 5 people", "8 · 5 people");
        UUID community = community();
        Optional<Pulses.Trend> trend = world.database()
                .inTransaction(tx -> new Pulses(world.database())
                        .trend(
                                tx,
                                community,
                                world.now().minus(Duration.ofDays(7)),
                                world.now().plusSeconds(1),
                                Language.FR));
        assertThat(trend).contains(new Pulses.Trend("Votre énergie tient-elle bien cette semaine ?", 0.1, 0.8, 5));
    }

    @Test
    void by_a_plan_each_member_is_asked_in_private_in_their_language_another_question_each_time() {
        List<Visitor> members = members(2);
        var outbox = new Outbox();
        var posts = new RoundPosts(new Communities(), new Homes(), outbox, new Attention(outbox));
        var plans = new Plans(world.database());
        plans.register(new CheckIns(new Pulses(world.database()), posts));
        UUID creator = id("SELECT id FROM persons LIMIT 1");
        UUID house = id("SELECT organisation_id FROM communities WHERE name = 'Fire safety'");
        UUID community = community();
        world.database()
                .useTransaction(tx -> plans.add(
                        tx,
                        new NewPlan(
                                house,
                                community,
                                "checkin",
                                "",
                                Cadence.parse("MON 10:00"),
                                Optional.empty(),
                                Whose.COMMUNITY,
                                new Audience.Members(),
                                false,
                                ZoneId.of("Europe/Paris"),
                                creator),
                        world.now()));
        world.liveUntil(world.now().plus(Duration.ofDays(8)));
        world.post();
        world.liveUntil(world.now().plus(Duration.ofDays(7)));
        world.post();
        assertThat(world.letters(members.get(0).account()))
                .anyMatch(letter -> letter.contains("energy holding up"))
                .anyMatch(letter -> letter.contains("what matters most"));
        assertThat(world.letters(members.get(1).account())).anyMatch(letter -> letter.contains("Votre énergie"));
    }

    /** Asked of all, and answered so. */
    private final class Asked {
        private final Message message;
        private final String answer;

        private Asked(String answer) {
            amina.says("pulse now energy");
            world.post();
            this.message = world.read(FireSafety.LEFT).getLast();
            this.answer = answer;
        }

        private void pressedBy(Visitor member) {
            member.presses(answer, message);
        }
    }

    private List<Visitor> members(int many) {
        var members = new ArrayList<Visitor>();
        for (Visitor other : safety.others(many)) {
            other.says("community join Fire safety");
            members.add(other);
        }
        return members;
    }

    private void closes() {
        world.later(Duration.ofDays(2));
        world.anHourPasses();
    }

    private UUID pulse() {
        return id("SELECT id FROM pulse_rounds");
    }

    private UUID community() {
        return id("SELECT id FROM communities WHERE name = 'Fire safety'");
    }

    private UUID id(String sql) {
        return world.database()
                .inTransaction(
                        tx -> tx.handle().createQuery(sql).mapTo(UUID.class).one());
    }
}

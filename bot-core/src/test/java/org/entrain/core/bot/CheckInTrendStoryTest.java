package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.entrain.core.chat.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How it goes, and how it went the time before, as the digest says it. Eight belong to the community, Amina leads it. */
class CheckInTrendStoryTest {
    private static final String ENERGY = "“How well is your energy holding up this week?”";

    private final FireSafety safety = new FireSafety();
    private final World world = safety.world;
    private final Visitor amina = safety.amina.in(FireSafety.LEFT);
    private final Visitor maria = world.visitor(World.LEFT, "maria", Locale.UK);
    private final Visitor paul = world.visitor(World.RIGHT, "paul", Locale.FRANCE);
    private final List<Visitor> members = new ArrayList<>(safety.others(7));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_crew_and_a_manager_of_most_read_whether_it_goes_better_and_of_four_nobody_is_told() {
        members.forEach(member -> member.says("community join Fire safety"));
        answered("Not so well", members);
        assertThat(at("2026-11-25T10:00:00Z", safety.amina))
                .as("Asked for the first time")
                .doesNotContain(ENERGY);
        answered("Well", members.subList(0, 5));
        managed(maria, members.subList(0, 5));
        managed(paul, members.subList(2, 7));
        assertThat(at("2026-11-30T08:31:00Z", safety.amina))
                .contains(ENERGY + ": better than the time before (5 people)");
        assertThat(at("2026-11-30T08:31:00Z", paul))
                .contains("How well is your energy holding up", "mieux que la fois d'avant (5 personnes)");
        assertThat(at("2026-11-30T08:31:00Z", maria)).as("Whose people are two").doesNotContain(ENERGY);

        answered("Badly", members);
        assertThat(at("2026-12-07T08:31:00Z", safety.amina))
                .contains(ENERGY + ": worse than the time before (7 people)");
        answered("Very well", members.subList(0, 4));
        assertThat(at("2026-12-14T08:31:00Z", safety.amina))
                .as("Four answered: nothing was kept, and nothing is said")
                .doesNotContain(ENERGY);
    }

    private void answered(String answer, List<Visitor> people) {
        amina.says("pulse now energy");
        world.post();
        Message asked = world.read(FireSafety.LEFT).getLast();
        people.forEach(member -> member.presses(answer, asked));
        world.later(Duration.ofDays(2));
        world.anHourPasses();
    }

    private String at(String moment, Visitor reader) {
        world.later(Duration.between(world.now(), Instant.parse(moment)));
        return privately(reader.says("digest preview"));
    }

    private void managed(Visitor manager, List<Visitor> people) {
        UUID id = id(manager);
        for (Visitor one : people) {
            UUID theirs = id(one);
            world.database()
                    .useTransaction(
                            tx -> tx.handle().execute("UPDATE persons SET manager_id = ? WHERE id = ?", id, theirs));
        }
    }

    private UUID id(Visitor somebody) {
        somebody.says("help");
        return somebody.person();
    }
}

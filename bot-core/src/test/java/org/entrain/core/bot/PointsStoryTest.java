package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.activity.Fact;
import org.entrain.core.people.Reunion;
import org.entrain.core.points.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What taking part is worth, to whom it is shown, and what takes it back. */
class PointsStoryTest {
    private final FireSafety safety = new FireSafety().withQuestions().started();
    private final World world = safety.world;

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void everybody_sees_their_own_points_and_what_for_and_a_mistake_is_worth_one_too() {
        assertThat(privately(safety.chen.says("points"))).startsWith("No points this week yet.");
        safety.chen.presses("At the assembly point", safety.onTheLeft());
        safety.bo.presses("At the lift", safety.onTheRight());
        assertThat(privately(safety.chen.says("points"))).isEqualTo("""
                3 points this week
                Right at the first go: once: 3 points
                Nobody but you sees this.""");
        assertThat(privately(safety.bo.says("points"))).isEqualTo("""
                Un point cette semaine
                Essais: une fois : un point
                Vous êtes la seule personne à voir ceci.""");
        assertThat(privately(safety.chen.says("me"))).contains("You have 3 points this week");
    }

    @Test
    void who_wrote_a_question_gets_nothing_for_answering_it_and_trying_again_brings_nothing_more() {
        safety.amina.presses("At the assembly point", safety.onTheLeft());
        safety.chen.presses("At the lift", safety.onTheLeft());
        safety.chen.presses("At the assembly point", safety.onTheLeft());
        assertThat(privately(safety.amina.says("points"))).startsWith("No points this week yet.");
        assertThat(privately(safety.chen.says("points"))).startsWith("One point this week");
    }

    @Test
    void a_week_later_the_usual_week_is_told() {
        safety.chen.says("help");
        hears(prompted(safety.chen.person(), 12));
        world.later(Duration.ofDays(7));
        safety.chen.presses("At the assembly point", safety.onTheLeft());
        assertThat(privately(safety.chen.says("points")))
                .startsWith("3 points this week")
                .contains("Your usual week: 9 points.");
    }

    @Test
    void a_day_counts_for_so_much_and_no_more() {
        safety.chen.says("help");
        hears(prompted(safety.chen.person(), 30));
        assertThat(privately(safety.chen.says("points")))
                .startsWith("60 points this week")
                .contains("Joined in a conversation: 30 times: 90 points", "A day counts for 60 points at most");
    }

    @Test
    void two_who_turn_out_to_be_one_have_once_what_both_have_and_who_is_forgotten_has_nothing() {
        safety.bo.presses("At the lift", safety.onTheRight());
        safety.amina.in(FireSafety.LEFT).says("season start 4 weeks");
        world.later(Duration.ofMinutes(1));
        safety.chen.presses("At the assembly point", safety.onTheLeft());
        world.sumsUpPoints();
        // Nobody has summed up these yet.
        hears(prompted(safety.chen.person(), 2));
        UUID bo = safety.bo.person();
        UUID chen = safety.chen.person();
        world.database().useTransaction(tx -> new Reunion(world.keepers()).merge(tx, bo, chen));
        assertThat(privately(safety.chen.says("points"))).startsWith("7 points this week");
        world.sumsUpPoints();
        assertThat(world.count("SELECT sum(points)::int FROM point_totals")).isEqualTo(7);
        hears(prompted(chen, 1));
        world.database().useTransaction(tx -> world.keepers().forEach(data -> data.forget(tx, chen, world.now())));
        world.sumsUpPoints();
        assertThat(world.count("SELECT (SELECT count(*) FROM points)::int + (SELECT count(*) FROM point_days)::int"
                        + " + (SELECT count(*) FROM point_totals)::int"))
                .isZero();
    }

    private void hears(List<Fact> facts) {
        world.database().useTransaction(tx -> new Ledger().heard(tx, facts));
    }

    private List<Fact> prompted(UUID person, int times) {
        UUID community = world.database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("SELECT id FROM communities")
                        .mapTo(UUID.class)
                        .one());
        return Stream.generate(UUID::randomUUID)
                .limit(times)
                .<Fact>map(round -> new Fact.PromptAnswered(community, Optional.of(person), round, world.now()))
                .toList();
    }
}

package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrain.core.bot.Shown.privately;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.badges.Awards;
import org.entrain.core.badges.Earning;
import org.entrain.core.bank.Pictures;
import org.entrain.core.credentials.Credentials;
import org.entrain.core.database.DatabaseUnavailable;
import org.entrain.core.outbox.Outbox;
import org.junit.jupiter.api.Test;

/** Badges are looked for a moment after what earns them, by any node, and whatever happens to one. */
class EarningStoryTest extends BadgeStories {
    EarningStoryTest() {
        super(new FireSafety().with("Where do you meet after an alarm? { =At the assembly point ~At the lift }"));
    }

    @Test
    void an_answer_is_answered_though_looking_for_badges_fails_and_the_badge_comes_once_it_does_not() {
        badge("Quizzer", "quizzes done >= 1");
        run("ALTER TABLE badge_awards ADD CONSTRAINT broken CHECK (person_id <> '%s')".formatted(safety.chen.person()));
        world.looksForBadges(false);
        assertThat(privately(safety.chen.presses("At the assembly point", safety.onTheLeft())))
                .startsWith("That's right!");
        safety.bo.presses("At the assembly point", safety.onTheRight());
        world.later(Duration.ofSeconds(1));
        node().lookAll(world.now());
        world.post();
        assertThat(badges(safety.bo)).contains("Quizzer");
        assertThat(badges(safety.chen)).doesNotContain("Quizzer");
        assertThat(waiting()).isEqualTo(1);

        run("ALTER TABLE badge_awards DROP CONSTRAINT broken");
        node().lookAll(world.now());
        assertThat(waiting()).isEqualTo(1);
        world.later(Duration.ofMinutes(1));
        node().lookAll(world.now());
        assertThat(badges(safety.chen)).contains("Quizzer");
        assertThat(waiting()).isZero();
        assertThat(world.count("SELECT count(DISTINCT earned_at)::int FROM badge_awards"))
                .isEqualTo(1);
    }

    @Test
    void a_fact_is_looked_at_though_the_node_that_did_so_first_died_over_it() {
        world.looksForBadges(false);
        reviews(safety.chen, 10, true);
        run("""
            CREATE FUNCTION dies() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'
            """);
        run("CREATE TRIGGER dies AFTER INSERT ON badge_awards FOR EACH ROW EXECUTE FUNCTION dies()");
        assertThatThrownBy(() -> node().lookAll(world.now())).isInstanceOf(DatabaseUnavailable.class);
        assertThat(waiting()).isEqualTo(10);
        run("DROP TRIGGER dies ON badge_awards");
        node().lookAll(world.now());
        assertThat(badges(safety.chen)).contains("On time");
        assertThat(waiting()).isZero();
    }

    @Test
    void two_nodes_that_look_at_once_give_a_badge_once() {
        world.looksForBadges(false);
        List<Visitor> visitors = safety.others(4);
        visitors.forEach(visitor -> visitor.says("help"));
        IntStream.range(0, 12).forEach(i -> visitors.forEach(visitor -> reviews(visitor, 1, true)));
        Stream.of(node(), node(), node())
                .map(node -> CompletableFuture.runAsync(() -> node.lookAll(world.now())))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(world.count("SELECT count(*)::int FROM badge_awards")).isEqualTo(4);
        assertThat(world.count("SELECT count(*)::int FROM credentials")).isEqualTo(4);
        assertThat(world.facts()).filteredOn(Fact.BadgeEarned.class::isInstance).hasSize(4);
        assertThat(waiting()).isZero();
    }

    @Test
    void a_badge_is_kept_as_often_as_it_would_have_been_had_somebody_looked_in_time() {
        badge("Fresh", "paths finished >= 1 lasts 1 months kept by reviews recalled >= 2");
        world.looksForBadges(false);
        finishesAPath(safety.chen);
        for (int i = 0; i < 2; i++) {
            world.later(Duration.ofDays(25));
            reviews(safety.chen, 2, true);
        }
        node().lookAll(world.now());
        // Until 23 December, then 23 January, then 23 February.
        assertThat(badges(safety.chen)).contains("Fresh", "until 23 February 2027");
        node().lookAll(world.now());
        assertThat(badges(safety.chen)).contains("until 23 February 2027");
    }

    /** The house has one more badge. */
    private void badge(String name, String rule) {
        run("""
                INSERT INTO badges (id, organisation_id, community_id, key, family, level, wordings, rule, retired, changed_at)
                SELECT gen_random_uuid(), organisation_id, id, lower('%1$s'), 'LEARNING', 1,
                       '{"EN": {"name": "%1$s", "description": "", "criteria": ""}}', '%2$s', false, TIMESTAMPTZ '2026-01-01'
                FROM communities
                """.formatted(name, rule));
    }

    /** Another program that looks for badges. */
    private Earning node() {
        URI url = URI.create("https://entrain.example.org");
        var awards = new Awards(new Pictures(url), new Credentials(url), new Attention(new Outbox()), world.activity());
        return new Earning(world.database(), awards);
    }

    private int waiting() {
        return world.count("SELECT count(*)::int FROM badge_looks");
    }

    private void run(String sql) {
        world.database().useTransaction(tx -> tx.handle().execute(sql));
    }
}

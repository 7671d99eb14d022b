package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Message;
import org.entrain.core.points.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A community plays a season, in teams; who wants to is on its board. It is Monday, the 23rd of November. */
class BoardStoryTest {
    private final FireSafety safety = new FireSafety();
    private final World world = safety.world;
    private final Visitor amina = safety.amina.in(FireSafety.LEFT);
    private final Visitor chen = safety.chen.in(FireSafety.LEFT);
    private final Visitor bo = safety.bo.in(FireSafety.RIGHT);

    BoardStoryTest() {
        chen.joins();
        bo.joins();
        world.later(Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_crew_begins_a_season_and_both_channels_read_it() {
        assertThat(privately(amina.says("season start 4 weeks site")))
                .isEqualTo("The season has begun. It runs until Sunday 20 December; the channel knows.");
        world.post();
        assertThat(safety.lastPosts())
                .extracting(Message::plain)
                .allSatisfy(read -> assertThat(read)
                        .startsWith("A season begins\nUntil Sunday 20 December we play in teams:")
                        .contains("the site you work at", "Your name is on no board unless you want it there."));
        assertThat(privately(bo.presses("See the board", safety.lastPosts().getLast())))
                .startsWith("La saison de Fire safety\nElle dure jusqu'au dimanche 20 décembre.");
        assertThat(privately(amina.says("saison commencer 3 semaines"))).startsWith("A season is on already.");
    }

    @Test
    void a_season_that_cannot_be_is_refused_in_one_sentence_and_nothing_begins() {
        for (String said :
                List.of("", "soon", "0", "1 week", "7 weeks", "999999 weeks", "9999999999", "-3", "4 weeks of fun")) {
            assertThat(privately(amina.says("season start " + said))).contains("season start 4 weeks");
        }
        assertThat(world.count("SELECT count(*)::int FROM seasons")).isZero();
        assertThat(privately(chen.says("season start 4 weeks"))).contains("Amina");
    }

    @Test
    void nobody_is_named_who_does_not_want_to_be_and_nobody_is_last() {
        begins("department");
        List<Visitor> all = players(14);
        for (int i = 0; i < all.size(); i++) {
            earns(all.get(i), 3 * (i + 1));
        }
        assertThat(read(all.get(7))).doesNotContain("Out in front", "Around you", "Player-");

        all.subList(1, all.size()).forEach(one -> one.presses("Put me on the board", one.says("board")));
        assertThat(read(all.get(7)))
                .contains("Out in front\nPlayer-13: 42 points\nPlayer-12: 39 points\nPlayer-11: 36 points\n")
                .contains("""
                        Around you, at number 7
                        Player-12: 39 points
                        Player-11: 36 points
                        Player-10: 33 points
                        Player-9: 30 points
                        Player-8: 27 points
                        You: 24 points
                        Player-6: 21 points
                        Player-5: 18 points
                        Player-4: 15 points
                        Player-3: 12 points
                        """)
                .doesNotContain("Player-0");
        assertThat(read(all.get(3))).doesNotContain("Player-1:");
        assertThat(read(all.get(1))).contains("Around you\n").doesNotContain("at number");
        assertThat(read(all.getFirst())).contains("Out in front").doesNotContain("Around you");

        assertThat(privately(all.get(13).says("board leave"))).startsWith("Done: your name is on no board.");
        assertThat(read(all.get(7))).doesNotContain("Player-13");
        Visitor changed = all.get(12);
        UUID who = changed.person();
        world.database()
                .useTransaction(tx -> tx.handle().execute("UPDATE habits SET boards = false WHERE person_id = ?", who));
        assertThat(read(all.get(7))).as("as soon as the settings say so").doesNotContain("Player-12");
    }

    @Test
    void teams_come_first_and_only_those_that_are_large_enough() {
        begins("site");
        List<Visitor> all = players(14);
        inGroup("SITE", "Lyon", all.subList(0, 5));
        inGroup("SITE", "Paris", all.subList(5, 10));
        inGroup("SITE", "Nice", all.subList(10, 14));
        all.subList(0, 5).forEach(one -> earns(one, 3));
        earns(all.get(5), 60);
        all.subList(10, 14).forEach(one -> earns(one, 30));
        assertThat(read(all.getFirst())).contains("Teams are shown once two of them have 5 members or more");
        world.looksAfterSeasons();
        assertThat(read(all.getFirst()))
                .contains(
                        "Teams that are ahead: points a member, times the share who take part\nLyon: 3.0 · 100% take part")
                .contains("Your team, Lyon: 3.0 · 100% take part")
                .doesNotContain("Paris", "Nice");
        assertThat(read(all.get(5))).contains("Your team, Paris: 2.4 · 20% take part");
        assertThat(read(all.get(12))).doesNotContain("Your team");
        earns(all.get(6), 60);
        world.looksAfterSeasons();
        assertThat(read(all.get(5))).as("counted once an hour").contains("Paris: 2.4");
        world.later(Duration.ofHours(1));
        world.looksAfterSeasons();
        assertThat(read(all.get(5))).contains("Paris: 9.6");
    }

    @Test
    void a_season_ends_by_itself_with_thanks_to_all_and_a_pause_and_its_lead_led_it() {
        begins("site");
        List<Visitor> all = players(15);
        inGroup("SITE", "Lyon", all.subList(0, 5));
        inGroup("SITE", "Paris", all.subList(5, 10));
        inGroup("SITE", "Rome", all.subList(10, 15));
        all.subList(0, 6).forEach(one -> earns(one, 3));
        all.subList(0, 4).forEach(one -> one.says("board join"));
        world.later(Duration.ofDays(26));
        world.looksAfterSeasons();
        assertThat(world.facts()).noneMatch(Fact.SeasonLed.class::isInstance);
        world.later(Duration.ofDays(2));
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(world::looksAfterSeasons),
                        CompletableFuture.runAsync(world::looksAfterSeasons))
                .join();
        world.post();
        assertThat(safety.lastPosts()).extracting(Message::plain).containsOnly("""
                The season is over: thank you!
                6 people took part. Thank you, every one of you.
                Lyon is furthest ahead, by points a member times the share who took part:
                Teams from the one furthest ahead on: Lyon, 3.0 · 100%% take part; Paris, 0.1 · 20%% take part
                Out in front of those on the board: %s
                Now we take a breath. The next season can begin on Monday 28 December.""".formatted(threeOf(all)));
        assertThat(world.facts().stream().filter(Fact.SeasonLed.class::isInstance))
                .singleElement()
                .satisfies(fact -> assertThat(fact.person()).contains(amina.person()));
        assertThat(privately(amina.says("season start 2 weeks")))
                .isEqualTo("After a season everybody takes a breath. The next can begin on Monday 28 December.");
        world.later(Duration.ofDays(7));
        assertThat(privately(amina.says("season start 2 weeks"))).startsWith("The season has begun.");
    }

    @Test
    void who_took_over_the_lead_meanwhile_did_not_lead_all_of_it() {
        begins("site");
        UUID before = amina.person();
        UUID after = chen.person();
        world.database().useTransaction(tx -> {
            tx.handle().execute("UPDATE memberships SET role = 'CREW' WHERE person_id = ?", before);
            tx.handle().execute("UPDATE memberships SET role = 'LEAD' WHERE person_id = ?", after);
        });
        assertThat(privately(amina.says("season stop"))).startsWith("The season has ended.");
        assertThat(world.facts()).noneMatch(Fact.SeasonLed.class::isInstance);
        assertThat(privately(amina.says("season stop"))).startsWith("No season is on.");
    }

    @Test
    void boards_can_be_off_for_a_country_a_community_or_everybody() {
        begins("site");
        players(2).forEach(one -> one.says("board join"));
        inGroup("COUNTRY", "france", List.of(bo));
        assertThat(privately(bo.says("board"))).startsWith("La saison");
        assertThat(privately(amina.says("board off Atlantis"))).startsWith("I know no country called Atlantis.");
        assertThat(privately(amina.says("board off FR")))
                .isEqualTo("Done: no boards for France. Points go on, each for one's own eyes.");
        assertThat(privately(bo.says("tableau"))).startsWith("Il n'y a pas de tableau ici.");
        assertThat(privately(chen.says("board"))).startsWith("The season");
        amina.says("board on France");
        assertThat(privately(bo.says("board"))).startsWith("La saison");

        amina.says("board here off");
        assertThat(privately(chen.says("board"))).startsWith("There is no board here.");
        assertThat(privately(amina.says("board here perhaps"))).startsWith("Please say board here off");
        amina.says("board here on");
        amina.says("board off");
        assertThat(privately(bo.says("board"))).startsWith("Il n'y a pas de tableau ici.");
        assertThat(privately(chen.says("points"))).startsWith("No points");
        assertThat(world.count("SELECT count(*)::int FROM audit WHERE deed = 'BOARDS_SWITCHED'"))
                .isEqualTo(5);
    }

    @Test
    void who_lives_where_there_are_no_boards_counts_on_none() {
        begins("site");
        List<Visitor> all = players(7);
        inGroup("SITE", "Lyon", all);
        inGroup("COUNTRY", "Frankreich", all.subList(0, 1));
        inGroup("COUNTRY", "France", all.subList(1, 3));
        all.forEach(one -> {
            earns(one, 3);
            one.says("board join");
        });
        amina.says("board off France");
        world.looksAfterSeasons();
        assertThat(world.count("SELECT members FROM season_teams")).isEqualTo(5);
        assertThat(world.count("SELECT count(*)::int FROM point_totals WHERE shown"))
                .isEqualTo(5);
    }

    private String threeOf(List<Visitor> all) {
        return all.subList(0, 4).stream()
                .sorted((one, other) -> compared(other.person(), one.person()))
                .limit(3)
                .map(one -> one.profile().name())
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
    }

    /** As the database compares ids: by their letters. */
    private static int compared(UUID one, UUID other) {
        return one.toString().compareTo(other.toString());
    }

    private void begins(String teams) {
        amina.says("season start 4 weeks " + teams);
    }

    private String read(Visitor visitor) {
        world.sumsUpPoints();
        return privately(visitor.says("board"));
    }

    private List<Visitor> players(int many) {
        var players = new ArrayList<Visitor>();
        for (int i = 0; i < many; i++) {
            Visitor player = world.visitor(World.LEFT, "player-" + i, Locale.UK).in(FireSafety.LEFT);
            player.joins();
            players.add(player);
        }
        return players;
    }

    private void inGroup(String kind, String name, List<Visitor> visitors) {
        List<UUID> ids = visitors.stream().map(Visitor::person).toList();
        world.database()
                .useTransaction(tx -> ids.forEach(id -> tx.handle()
                        .execute(
                                "INSERT INTO person_groups (person_id, kind, name) VALUES (?, ?, ?)", id, kind, name)));
    }

    /** By so many points' worth of conversations. */
    private void earns(Visitor visitor, int points) {
        UUID person = visitor.person();
        world.database().useTransaction(tx -> {
            UUID community = tx.handle()
                    .createQuery("SELECT id FROM communities")
                    .mapTo(UUID.class)
                    .one();
            new Ledger()
                    .heard(
                            tx,
                            Stream.generate(UUID::randomUUID)
                                    .limit(points / 3)
                                    .<Fact>map(round ->
                                            new Fact.PromptAnswered(community, Optional.of(person), round, world.now()))
                                    .toList());
        });
    }
}

package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TeamQuizStoryTest {
    private static final String RIGHT_PLACE = "At the assembly point";
    private static final String WRONG_PLACE = "At the lift";

    private final FireSafety safety = new FireSafety().withQuestions();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void people_come_in_by_one_press_and_the_crew_has_the_teams_made() {
        Reply card = starts();
        assertThat(labels(safety.onTheLeft())).containsExactly("I'm in");
        assertThat(privately(safety.amina.presses("Make the teams", card))).startsWith("Teams need three people");
        assertThat(privately(safety.chen.presses("I'm in", safety.onTheLeft()))).startsWith("You are in!");
        assertThat(privately(safety.bo.presses("I'm in", safety.onTheRight()))).startsWith("Vous en êtes !");
        safety.bo.presses("I'm in", safety.onTheRight());
        crowd(4).forEach(one -> one.presses("I'm in", safety.onTheLeft()));
        assertThat(privately(safety.chen.presses(Shown.action(Shown.message(card), "Make the teams"))))
                .contains("Amina");
        safety.world.does("showing new answers");
        safety.world.post();
        assertThat(safety.onTheRight().plain()).contains("6 people are in.");
        assertThat(privately(safety.amina.says("quiz team"))).contains("6 people are in so far");
        assertThat(privately(safety.amina.presses("Make the teams", card))).startsWith("2 teams are at work.");
        safety.world.post();
        assertThat(safety.world.letters(safety.bo.account()))
                .singleElement()
                .satisfies(letter -> assertThat(letter).contains("Votre équipe s'appelle", "Bo"));
        assertThat(safety.onTheLeft().plain()).contains("0 of 4 answered", "Talk it over wherever you like");
        assertThat(privately(safety.amina.presses("Make the teams", card))).contains("is being played in teams");
        assertThat(sizes()).isEqualTo("3,3");
    }

    @Test
    void the_first_press_answers_for_the_team_and_the_others_see_it_but_no_other_team_does() {
        plays(6);
        List<Visitor> ours = team(0);
        Reply table = ours.getFirst().presses("Our questions", safety.onTheLeft());
        assertThat(privately(table)).contains("1 of 4  Where do you meet");
        Reply verdict = ours.getFirst().presses(WRONG_PLACE, table);
        assertThat(privately(verdict)).startsWith("Not quite.").contains("2 of 4");
        Reply other = ours.get(1).presses(RIGHT_PLACE, table);
        assertThat(privately(other))
                .startsWith("Your team has answered this one: \"At the lift\" ("
                        + ours.getFirst().profile().name() + ").")
                .contains("2 of 4");
        assertThat(privately(ours.get(2).presses("Our questions", safety.onTheLeft())))
                .contains("You answered \"At the lift\"", "2 of 4");
        assertThat(privately(team(1).getFirst().presses("Our questions", safety.onTheLeft())))
                .contains("1 of 4")
                .doesNotContain(WRONG_PLACE + "\"");
        assertThat(safety.answers()).isEqualTo(1);
        assertThat(safety.world.facts())
                .filteredOn(Fact.QuizAnswered.class::isInstance)
                .hasSize(1);
        safety.world.does("showing new answers");
        safety.world.post();
        assertThat(safety.onTheRight().plain()).contains("1 of 4 answered").doesNotContain(WRONG_PLACE);
    }

    @Test
    void of_a_team_that_presses_at_once_one_answer_stands() {
        plays(3);
        List<Visitor> ours = team(0);
        Bot second = safety.world.newBot();
        Reply table = ours.getFirst().presses("Our questions", safety.onTheLeft());
        List<String> replies = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> privately(ours.get(i)
                        .at(i == 1 ? second : safety.world.bot())
                        .presses(i == 0 ? RIGHT_PLACE : WRONG_PLACE, table))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(replies)
                .filteredOn(reply -> reply.startsWith("Your team has answered"))
                .hasSize(2);
        assertThat(safety.answers()).isEqualTo(1);
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_team_voices"))
                .isEqualTo(3);
    }

    @Test
    void the_board_shows_how_many_took_part_before_what_was_right() {
        plays(6);
        answersAll(team(0).getFirst(), RIGHT_PLACE);
        List<Visitor> theirs = team(1);
        answersAll(theirs.getFirst(), WRONG_PLACE);
        Reply table = theirs.get(1).presses("Our questions", safety.onTheLeft());
        assertThat(privately(table)).contains("Were you in on these answers?", "Your team has answered everything.");
        assertThat(labels(Shown.message(theirs.get(1).presses("I was in on it", table))))
                .isEmpty();
        safety.closed();
        assertThat(safety.lastPosts())
                .allSatisfy(post -> assertThat(post.plain().lines())
                        .anyMatch(line -> line.matches("1\\. \\w+  67% took part, 3 of 4 right"))
                        .anyMatch(line -> line.matches("2\\. \\w+  33% took part, 4 of 4 right")));
        assertThat(safety.onTheLeft().plain()).contains("This quiz is closed. 6 people took part.");
        assertThat(privately(theirs.get(1).presses("I was in on it", table))).contains("closed now");
    }

    @Test
    void who_comes_late_joins_the_smallest_team_and_who_leaves_is_out_of_theirs() {
        plays(7);
        assertThat(sizes()).isEqualTo("4,3");
        assertThat(privately(safety.bo.presses("Our questions", safety.onTheRight())))
                .startsWith("Vous n'êtes encore dans aucune équipe");
        assertThat(privately(safety.bo.presses("I'm in", safety.onTheRight()))).contains("Votre équipe s'appelle");
        assertThat(sizes()).isEqualTo("4,4");
        safety.bo.in(FireSafety.RIGHT).says("community leave");
        assertThat(sizes()).isEqualTo("4,3");
        safety.amina.presses("End it", safety.amina.says("community archive Fire safety"));
        safety.world.post();
        assertThat(safety.lastPosts())
                .allSatisfy(post -> assertThat(post.plain()).startsWith("How the teams did:"));
    }

    @Test
    void nobody_answers_for_themselves_and_strangers_find_nothing() {
        plays(3);
        Visitor one = team(0).getFirst();
        String run = Shown.action(safety.onTheLeft(), "I'm in").text(0);
        assertThat(privately(one.presses(Action.of("quiz.answer", run, 0, 1, "c0"))))
                .contains("closed now");
        assertThat(safety.answers()).isZero();
        assertThat(privately(safety.zoe.presses("I'm in", safety.onTheLeft())))
                .startsWith("This quiz is not here any more");
        assertThat(privately(one.presses(Action.of("quiz.team-answer", run, 9, "c0"))))
                .startsWith("This quiz is not here any more");
        assertThat(privately(one.presses(Action.of("quiz.team-answer", run, 0, "t"))))
                .startsWith("This quiz is not here any more");
    }

    @Test
    void what_is_old_or_of_who_is_forgotten_names_nobody_any_more() {
        plays(3);
        Visitor one = team(0).getFirst();
        answersAll(one, RIGHT_PLACE);
        safety.world
                .database()
                .useTransaction(tx -> safety.world
                        .keepers()
                        .forEach(data -> data.forget(
                                tx,
                                World.people(new Activity(List.of()))
                                        .find(tx, one.account())
                                        .orElseThrow()
                                        .id(),
                                safety.world.now())));
        assertThat(sizes()).isEqualTo("2");
        safety.closed();
        assertThat(safety.lastPosts().getFirst().plain()).contains("4 of 4 right");
        safety.world.later(Duration.ofDays(1000));
        safety.world.anHourPasses();
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_team_members"))
                .isZero();
        assertThat(safety.world.count("SELECT count(person_id)::int FROM quiz_team_answers"))
                .isZero();
    }

    private Reply starts() {
        Reply choice = safety.amina.in(FireSafety.LEFT).says("quiz team");
        Reply card = safety.amina.in(FireSafety.LEFT).presses("fire-safety", choice);
        safety.world.post();
        return card;
    }

    /** So many are in, and the teams are made. */
    private void plays(int people) {
        Reply card = starts();
        crowd(people).forEach(one -> one.presses("I'm in", safety.onTheLeft()));
        safety.amina.presses("Make the teams", card);
        safety.world.post();
    }

    private void answersAll(Visitor one, String place) {
        Reply second = one.presses(place, one.presses("Our questions", safety.onTheLeft()));
        Reply third = one.presses("False", second);
        Reply fourth = one.fillsIn(one.presses("Choose your answers", third), "Water", "Sand");
        one.fillsIn(one.presses("Write your answer", fourth), "112");
    }

    private List<Visitor> crowd(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> safety.world.visitor(World.LEFT, "visitor" + i, Locale.UK))
                .toList();
    }

    private List<Visitor> team(int number) {
        return safety.world
                .database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("""
                        SELECT a.external_id FROM quiz_team_members m JOIN accounts a USING (person_id)
                        WHERE m.team = :team ORDER BY 1
                        """)
                        .bind("team", number)
                        .mapTo(String.class)
                        .map(id -> safety.world.visitor(World.LEFT, id, Locale.UK))
                        .list());
    }

    private String sizes() {
        return safety.world
                .database()
                .inTransaction(
                        tx -> tx.handle().createQuery("""
                        SELECT string_agg(size::text, ',' ORDER BY size DESC)
                        FROM (SELECT count(*) AS size FROM quiz_team_members WHERE team IS NOT NULL GROUP BY team) s
                        """).mapTo(String.class).one());
    }
}

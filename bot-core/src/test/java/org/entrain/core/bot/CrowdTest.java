package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrowdTest {
    private final FireSafety safety = new FireSafety().withQuestions().started();
    private final World world = safety.world;
    private final Action right = Shown.action(safety.onTheLeft(), "At the assembly point");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void two_hundred_presses_of_one_person_are_one_answer() throws Exception {
        List<Reply> replies = atOnce(IntStream.range(0, 200)
                .mapToObj(i -> (Callable<Reply>) () -> safety.chen.presses(right))
                .toList());
        assertThat(replies).hasSize(200).filteredOn(this::isFirst).hasSize(1);
        assertThat(safety.answers()).isEqualTo(1);
        assertThat(answeredFacts()).isEqualTo(1);
    }

    @Test
    void five_hundred_people_at_once_on_two_nodes_are_all_counted_once() throws Exception {
        Bot second = world.newBot();
        var presses = new ArrayList<Callable<Reply>>();
        for (Visitor person : people(500)) {
            Visitor somewhere = presses.size() % 4 < 2 ? person : person.at(second);
            presses.add(() -> somewhere.presses(right));
            if (presses.size() % 50 == 0) {
                presses.add(() -> person.presses(Action.of("quiz.answer", "nonsense")));
            }
        }
        List<Reply> replies = atOnce(presses);
        assertThat(replies).filteredOn(this::isFirst).hasSize(500);
        assertThat(safety.answers()).isEqualTo(500);
        assertThat(answeredFacts()).isEqualTo(500);
        assertThat(world.count("SELECT count(*)::int FROM accounts WHERE external_id LIKE 'person-%'"))
                .isEqualTo(500);
        assertThat(world.count("SELECT count(*)::int FROM persons p WHERE NOT EXISTS"
                        + " (SELECT FROM accounts a WHERE a.person_id = p.id)"))
                .isZero();
        assertThat(world.count("SELECT count(*)::int FROM memberships WHERE role = 'MEMBER'"))
                .isEqualTo(500);
    }

    @Test
    void the_same_person_on_two_nodes_at_once_answers_once() throws Exception {
        Bot second = world.newBot();
        var presses = new ArrayList<Callable<Reply>>();
        for (Visitor person : people(50)) {
            presses.add(() -> person.presses(right));
            presses.add(() -> person.at(second).presses(right));
        }
        assertThat(atOnce(presses)).hasSize(100).filteredOn(this::isFirst).hasSize(50);
        assertThat(safety.answers()).isEqualTo(50);
    }

    @Test
    void results_count_exactly_the_answers_that_were_kept() throws Exception {
        Bot second = world.newBot();
        var doings = new ArrayList<Callable<Reply>>();
        people(200).forEach(person -> doings.add(() -> person.at(second).presses(right)));
        doings.add(80, () -> safety.amina.in(FireSafety.LEFT).says("quiz close"));
        List<Reply> replies = atOnce(doings);
        world.does("showing new answers");
        world.post();

        int kept = safety.answers();
        assertThat(replies).filteredOn(this::isFirst).hasSize(kept);
        assertThat(replies)
                .filteredOn(reply -> privately(reply).startsWith("This quiz is closed now."))
                .hasSize(200 - kept);
        String participants = kept == 0 ? "Nobody" : kept == 1 ? "One person" : kept + " people";
        assertThat(safety.lastPosts())
                .allSatisfy(results -> assertThat(results.plain()).contains(participants + " took part"));
        assertThat(safety.onTheLeft().plain()).contains("This quiz is closed. " + participants);
    }

    @Test
    void of_two_who_found_and_import_the_same_at_once_one_does() throws Exception {
        var garden = World.channel(World.LEFT, "garden");
        var park = World.channel(World.LEFT, "park");
        List<Reply> founded = atOnce(List.of(
                () -> safety.amina.in(garden).says("community here Gardening"),
                () -> safety.amina.in(park).says("community here Gardening")));
        assertThat(founded).allSatisfy(reply -> assertThat(privately(reply)).startsWith("Gardening "));
        assertThat(world.count("SELECT count(*)::int FROM communities")).isEqualTo(2);

        Visitor amina = safety.amina.in(garden);
        List<Reply> imported = atOnce(List.of(
                () -> amina.hands("Roses.gift", FireSafety.GIFT), () -> amina.hands("Roses.gift", FireSafety.GIFT)));
        // Who comes a moment later finds the name taken, or the questions there before it comes to the name.
        assertThat(imported)
                .extracting(Shown::privately)
                .filteredOn(text -> text.startsWith("roses is ready"))
                .hasSize(1);
        assertThat(imported)
                .extracting(Shown::privately)
                .filteredOn(text -> text.startsWith("There is a quiz called roses already.")
                        || text.startsWith("Nothing was imported yet: of 4 questions, 4 are here already"))
                .hasSize(1);
        assertThat(world.count("SELECT count(*)::int FROM quizzes WHERE name = 'roses'"))
                .isEqualTo(1);
    }

    @Test
    void answers_that_arrive_while_all_are_marked_anew_on_two_nodes_are_marked_by_one_key() throws Exception {
        Bot second = world.newBot();
        List<Visitor> people = people(200);
        Action lift = Shown.action(safety.onTheLeft(), "At the lift");
        people.getFirst().at(second).presses(right); // both nodes remember the old key
        people.getLast().presses(right);
        Reply list = safety.amina.says("quiz regrade fire-safety");
        Reply form = safety.amina.presses(
                "Say what is right", safety.amina.presses("Where do you meet after an alarm?", list));
        Action surely = Shown.action(Shown.message(safety.amina.fillsIn(form, "At the lift")), "Mark all answers anew");
        var doings = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < people.size(); i++) {
            Visitor person = i % 2 == 0 ? people.get(i).at(second) : people.get(i);
            Action answer = i % 3 == 0 ? lift : right;
            doings.add(() -> person.presses(answer));
        }
        doings.add(60, () -> safety.amina.presses(surely));
        doings.add(80, () -> safety.amina.at(second).presses(surely));
        atOnce(doings);
        assertThat(safety.answers()).isEqualTo(200);
        assertThat(world.count("SELECT count(*)::int FROM quiz_answers WHERE (share = 1) <> (response = 'c1')"))
                .isZero();
        assertThat(world.count("SELECT revision FROM quiz_runs")).isEqualTo(1);
    }

    private boolean isFirst(Reply reply) {
        return privately(reply).startsWith("That's right!");
    }

    private long answeredFacts() {
        return world.facts().stream()
                .filter(Fact.QuizAnswered.class::isInstance)
                .count();
    }

    private List<Visitor> people(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> world.visitor(i % 2 == 0 ? World.LEFT : World.RIGHT, "person-" + i, Locale.UK))
                .toList();
    }

    private static List<Reply> atOnce(List<Callable<Reply>> doings) throws Exception {
        var start = new CountDownLatch(1);
        var futures = new ArrayList<Future<Reply>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Callable<Reply> doing : doings) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return doing.call();
                }));
            }
            start.countDown();
            var replies = new ArrayList<Reply>();
            for (Future<Reply> future : futures) {
                replies.add(future.get());
            }
            return replies;
        }
    }
}

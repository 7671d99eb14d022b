package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.message;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Rules;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules of a quiz, and that they hold. */
class RulesStoryTest {
    private static final Item[] TWO = {question(1), question(2)};

    private final FireSafety safety = new FireSafety();
    private final Visitor amina = safety.amina.in(FireSafety.LEFT);
    private final Visitor chen = safety.chen.in(FireSafety.LEFT);
    private final Visitor bo = safety.bo.in(FireSafety.RIGHT);

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void the_crew_reads_the_rules_and_changes_them_and_nobody_else_does() {
        safety.asking(Rules.USUAL, TWO);
        Reply rules = amina.says("quiz rules fire-safety");
        assertThat(privately(rules))
                .contains("• Everybody gets all 2 questions.", "• One try", "• Nobody passes or fails.");
        Reply form = amina.presses("Change the rules", rules);
        Map<String, List<String>> values = Map.of(
                "attempts", List.of("3"),
                "draw", List.of("1"),
                "shuffle", List.of("questions", "options"),
                "pass", List.of("80"),
                "answers", List.of("AT_CLOSE"),
                "late", List.of("TAKEN"));
        assertThat(privately(amina.submits(form, values)))
                .contains(
                        "Up to 3 tries",
                        "1 of the 2 questions",
                        "questions and options in an order of their own",
                        "Passed with 80% of the points.",
                        "told when the quiz closes",
                        "Late answers count like all others");
        assertThat(privately(amina.in(World.privately(amina.account())).says("quiz rules")))
                .contains("Whose rules");
        bo.says("help");
        assertThat(privately(bo.says("quiz rules fire-safety"))).doesNotContain("80");
        assertThat(privately(bo.presses(Shown.action(message(rules), "Change the rules"))))
                .doesNotContain("80");
    }

    @Test
    void a_number_out_of_its_range_is_sent_back() {
        safety.asking(Rules.USUAL, TWO);
        Reply form = amina.presses("Change the rules", amina.says("quiz rules fire-safety"));
        assertThat(amina.submits(form, Map.of("attempts", List.of("11"), "draw", List.of("3"), "pass", List.of("ten"))))
                .isEqualTo(new Reply.Invalid(Map.of(
                        "attempts", "Please write a whole number from 1 to 10.",
                        "draw", "Please write a whole number from 1 to 2.",
                        "pass", "Please write a whole number from 1 to 100.")));
        assertThat(amina.submits(form, Map.of())).isInstanceOf(Reply.Invalid.class);
    }

    @Test
    void there_is_another_try_while_there_are_some_left_and_the_best_counts() {
        safety.asking(rules(2, false, false, 0, 100, Rules.Late.NOT_TAKEN, Rules.Reveal.AT_ONCE), TWO)
                .started();
        Reply first = bo.presses("Wrong 2", bo.presses("Right 1", safety.onTheRight()));
        assertThat(privately(first)).contains("1 sur 2 justes", "Pas encore : 50 % des points, et il en faut 100 %.");
        Reply second = bo.presses("Un autre essai (il en reste un)", first);
        assertThat(privately(second)).contains("1 sur 2");
        Reply end = bo.presses("Right 2", bo.presses("Right 1", second));
        assertThat(privately(end)).contains("2 sur 2 justes", "Réussi ! 100 % des points");
        assertThat(labels(message(end))).containsExactly("Un problème avec cette question ?");
        assertThat(outcomes())
                .containsExactly(
                        Fact.Outcome.RIGHT,
                        Fact.Outcome.WRONG,
                        Fact.Outcome.RIGHT_WITH_HELP,
                        Fact.Outcome.RIGHT_WITH_HELP);
        assertThat(privately(bo.presses("Right 1", safety.onTheRight()))).startsWith("Vous avez déjà répondu");
        assertThat(privately(bo.presses("Continue where I was", safety.onTheRight())))
                .contains("2 sur 2 justes");
        safety.world.does("showing new answers");
        safety.world.post();
        assertThat(safety.onTheRight().plain()).contains("One person has answered so far.");
    }

    @Test
    void no_try_takes_anything_away() {
        safety.asking(rules(2, false, false, 0, 100, Rules.Late.NOT_TAKEN, Rules.Reveal.AT_ONCE), TWO)
                .started();
        Reply first = chen.presses("Right 2", chen.presses("Right 1", safety.onTheLeft()));
        assertThat(privately(first)).contains("Passed! 100% of the points");
        Reply worse = chen.presses("Another try (one left)", first);
        assertThat(privately(chen.presses("Wrong 2", chen.presses("Wrong 1", worse))))
                .contains("0 of 2 right", "Passed! 100%", "Your best try counts");
    }

    @Test
    void a_try_is_gone_through_before_the_next_begins() {
        safety.asking(rules(3, false, false, 0, 0, Rules.Late.NOT_TAKEN, Rules.Reveal.AT_ONCE), TWO)
                .started();
        Reply first = chen.presses("Right 2", chen.presses("Wrong 1", safety.onTheLeft()));
        var again = Shown.action(message(first), "Another try (2 left)");
        chen.presses("Right 1", chen.presses(again));
        assertThat(privately(chen.presses(again))).contains("2 of 2  Question 2");
        var third = Action.of(again.name(), again.text(0), 3);
        assertThat(privately(chen.presses(third))).contains("2 of 2  Question 2");
        assertThat(privately(chen.presses(Action.of(again.name(), again.text(0), 9))))
                .contains("2 of 2  Question 2");
    }

    @Test
    void each_gets_questions_and_options_in_an_order_that_stays_their_own() {
        safety.asking(
                        rules(1, true, true, 0, 0, Rules.Late.NOT_TAKEN, Rules.Reveal.AT_ONCE),
                        IntStream.range(0, 8).mapToObj(RulesStoryTest::question).toArray(Item[]::new))
                .started();
        assertThat(labels(safety.onTheLeft())).containsExactly("Begin");
        var orders = new HashSet<List<String>>();
        for (String name : List.of("dana", "eli", "finn", "gus")) {
            Visitor one = safety.world.visitor(World.LEFT, name, Locale.UK).in(FireSafety.LEFT);
            Reply begun = one.presses("Begin", safety.onTheLeft());
            assertThat(one.presses("Begin", safety.onTheLeft())).isEqualTo(begun);
            List<String> order = goesThrough(one, begun);
            assertThat(order).hasSize(8).doesNotHaveDuplicates();
            orders.add(order);
        }
        assertThat(orders).hasSizeGreaterThan(1);
    }

    @Test
    void the_order_holds_for_what_is_written_too() {
        safety.asking(
                        rules(1, true, false, 0, 0, Rules.Late.NOT_TAKEN, Rules.Reveal.AT_ONCE),
                        IntStream.range(0, 6)
                                .mapToObj(number -> Item.of(new ShortAnswer(
                                        "", "Word " + number, List.of(new Accepted("out", 100, "")), "")))
                                .toArray(Item[]::new))
                .started();
        Reply now = chen.presses("Begin", safety.onTheLeft());
        for (int place = 1; place <= 6; place++) {
            assertThat(privately(now)).contains(place + " of 6");
            now = chen.fillsIn(chen.presses("Write your answer", now), "out");
        }
        assertThat(privately(now)).contains("6 of 6 right");
    }

    @Test
    void each_gets_some_of_the_questions_first_those_they_never_saw() {
        safety.asking(
                        rules(2, false, false, 2, 0, Rules.Late.NOT_TAKEN, Rules.Reveal.AT_ONCE),
                        IntStream.range(0, 6).mapToObj(RulesStoryTest::question).toArray(Item[]::new))
                .started();
        assertThat(safety.onTheLeft().plain()).contains("invites you to 2 questions");
        Reply begun = chen.presses("Begin", safety.onTheLeft());
        assertThat(privately(begun)).contains("1 of 2");
        List<String> first = goesThrough(chen, begun);
        Reply other = chen.presses(Action.of(
                "quiz.again", Shown.action(safety.onTheLeft(), "Begin").text(0), 2));
        List<String> second = goesThrough(chen, other);
        safety.closed();
        safety.started();
        Message anew = safety.world.read(FireSafety.LEFT).getLast();
        List<String> third = goesThrough(chen, chen.presses("Begin", anew));
        var seen = new ArrayList<>(first);
        seen.addAll(second);
        seen.addAll(third);
        assertThat(seen).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void what_was_not_drawn_for_somebody_cannot_be_answered_by_them() {
        safety.asking(
                        rules(1, false, false, 1, 0, Rules.Late.NOT_TAKEN, Rules.Reveal.AT_ONCE),
                        IntStream.range(0, 4).mapToObj(RulesStoryTest::question).toArray(Item[]::new))
                .started();
        Reply begun = chen.presses("Begin", safety.onTheLeft());
        var given = Shown.action(message(begun), labels(message(begun)).getFirst());
        int drawn = given.number(1);
        var other = Action.of(given.name(), given.text(0), (drawn + 1) % 4, 1, "c0");
        assertThat(privately(chen.presses(other))).startsWith("This quiz is not here any more");
        assertThat(privately(bo.presses(given))).startsWith("Ce quiz n'est plus là");
        assertThat(safety.answers()).isZero();
        assertThat(privately(chen.presses(given))).contains("That was the last one");
    }

    @Test
    void where_answers_are_told_at_the_end_nobody_learns_before_what_is_right() {
        safety.asking(rules(1, false, false, 0, 50, Rules.Late.NOT_TAKEN, Rules.Reveal.AT_CLOSE), TWO)
                .started();
        Reply first = bo.presses("Wrong 1", safety.onTheRight());
        assertThat(privately(first))
                .startsWith("C'est noté, merci.")
                .doesNotContain("Right 1\n", "Pas tout", "Because");
        assertThat(privately(bo.presses("Right 1", safety.onTheRight())))
                .startsWith("Vous avez déjà répondu : « Wrong 1 ».")
                .doesNotContain("Because", "Pas tout à fait");
        Reply end = bo.presses("Right 2", first);
        assertThat(privately(end))
                .contains("À la fin du quiz, vous trouverez votre résultat")
                .doesNotContain("1 sur 2 j", "%");
        var mine = Action.of(
                "quiz.how-i-did", Shown.action(safety.onTheRight(), "Right 1").text(0));
        assertThat(privately(bo.presses(mine))).isEqualTo("Les réponses paraissent à la fin du quiz.");
        safety.closed();
        assertThat(privately(bo.presses("How I did", safety.onTheRight())))
                .contains("Votre réponse : Wrong 1\nJuste : Right 1", "1 sur 2 justes", "Réussi ! 50 %");
        assertThat(privately(chen.presses("How I did", safety.onTheLeft()))).startsWith("You did not take part");
        assertThat(safety.world.letters(bo.account())).isEmpty();
    }

    @Test
    void late_answers_are_taken_or_not_as_the_rules_say() {
        for (Rules.Late late : Rules.Late.values()) {
            try (var other = new FireSafety()) {
                other.asking(rules(1, false, false, 0, 0, late, Rules.Reveal.AT_ONCE), TWO)
                        .started();
                Message open = other.onTheLeft();
                other.closed();
                Visitor somebody = other.chen.in(FireSafety.LEFT);
                String read = privately(somebody.presses("Right 1", open));
                switch (late) {
                    case NOT_TAKEN -> {
                        assertThat(read).startsWith("This quiz is closed now.");
                        assertThat(labels(other.onTheLeft())).isEmpty();
                        assertThat(other.answers()).isZero();
                    }
                    case UNMARKED -> {
                        assertThat(read).startsWith("That's right!").contains("does not count", "2 of 2");
                        assertThat(other.onTheLeft().plain()).contains("it does not count any more");
                        assertThat(other.world.count("SELECT count(*)::int FROM quiz_answers WHERE share IS NULL"))
                                .isEqualTo(1);
                        assertThat(other.world.facts())
                                .filteredOn(Fact.QuizAnswered.class::isInstance)
                                .extracting(fact -> ((Fact.QuizAnswered) fact).outcome())
                                .containsExactly(Fact.Outcome.UNMARKED);
                    }
                    case TAKEN -> {
                        assertThat(read).startsWith("That's right!").doesNotContain("does not count");
                        assertThat(privately(somebody.presses("Answer all the same", other.onTheLeft())))
                                .contains("2 of 2");
                        assertThat(other.world.count("SELECT count(*)::int FROM quiz_answers WHERE share = 1"))
                                .isEqualTo(1);
                    }
                }
            }
        }
    }

    @Test
    void a_reflection_counts_neither_for_nor_against_passing() {
        safety.asking(
                        rules(1, false, false, 0, 100, Rules.Late.NOT_TAKEN, Rules.Reveal.AT_ONCE),
                        question(1),
                        Item.of(new Reflection("", "What now?", "")))
                .started();
        Reply thinks = chen.presses("Right 1", safety.onTheLeft());
        assertThat(privately(
                        chen.submits(chen.presses("Write what you think", thinks), Map.of("answer", List.of("Out.")))))
                .contains("1 of 1 right", "Passed! 100%");
    }

    @Test
    void a_quiz_opens_and_closes_by_itself_by_the_communitys_clock() {
        safety.asking(Rules.USUAL, TWO);
        assertThat(privately(amina.says("quiz start fire-safety from tomorrow 9:00 until friday 17:00")))
                .startsWith("fire-safety opens on Tuesday 24 November at 09:00 (");
        assertThat(privately(amina.says("quiz list"))).startsWith("fire-safety opens on Tuesday 24 November at 09:00");
        turns();
        assertThat(safety.world.read(FireSafety.LEFT)).isEmpty();
        safety.world.later(Duration.ofDays(1));
        turns();
        turns();
        assertThat(safety.world.read(FireSafety.LEFT)).hasSize(1);
        assertThat(safety.onTheRight().plain())
                .contains("Amina invites you", "Open until Friday 27 November at 17:00 (");
        assertThat(privately(amina.says("quiz list"))).startsWith("fire-safety is open until Friday 27 November");
        bo.presses("Right 1", safety.onTheRight());
        Message open = safety.onTheLeft();
        safety.world.later(Duration.ofDays(3).plusHours(9));
        assertThat(privately(chen.presses("Right 1", open))).startsWith("This quiz is closed now.");
        turns();
        turns();
        assertThat(safety.world.read(FireSafety.LEFT)).hasSize(2);
        assertThat(safety.onTheLeft().plain()).contains("This quiz is closed. One person took part.");
        assertThat(safety.world.facts().stream()
                        .filter(fact -> fact instanceof Fact.QuizOpened || fact instanceof Fact.QuizClosed)
                        .map(Object::getClass)
                        .toList())
                .isEqualTo(List.of(Fact.QuizOpened.class, Fact.QuizClosed.class));
    }

    @Test
    void what_is_planned_waits_for_what_is_open_and_can_be_called_off() {
        safety.asking(Rules.USUAL, TWO).started();
        amina.says("quiz start fire-safety from today 12:00");
        safety.world.later(Duration.ofHours(5));
        turns();
        assertThat(privately(amina.says("quiz list"))).contains("fire-safety is open.", "waits for the one");
        safety.closed();
        turns();
        assertThat(privately(amina.says("quiz list"))).isEqualTo("fire-safety is open.");
        safety.closed();
        amina.says("quiz start fire-safety from tomorrow 9:00");
        assertThat(privately(amina.says("quiz close fire-safety"))).isEqualTo("fire-safety is called off.");
        assertThat(privately(amina.says("quiz list"))).isEqualTo("Ready to be started: fire-safety.");
    }

    @Test
    void two_nodes_open_and_close_once() throws InterruptedException {
        safety.asking(Rules.USUAL, TWO);
        amina.says("quiz start fire-safety from today 12:00 until today 13:00");
        safety.world.later(Duration.ofHours(3).plusMinutes(30));
        together();
        assertThat(safety.world.read(FireSafety.LEFT)).hasSize(1);
        safety.world.later(Duration.ofHours(1));
        together();
        assertThat(safety.world.read(FireSafety.LEFT)).hasSize(2);
        assertThat(safety.world.deliveries()).doesNotContainValue(2);
    }

    @Test
    void a_moment_that_nobody_can_read_or_that_has_passed_starts_nothing() {
        safety.asking(Rules.USUAL, TWO);
        assertThat(privately(amina.says("quiz start fire-safety until soon")))
                .startsWith("I can't read \"soon\" as a moment to come.");
        assertThat(privately(amina.says("quiz start fire-safety from friday 17:00 until 25 november 9:00")))
                .startsWith("I can't read \"25 november 9:00\"");
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_runs")).isZero();
        assertThat(privately(amina.says("quiz start fire-safety until friday 17:00")))
                .contains("on its way to 2 channels, and closes on Friday 27 November at 17:00");
    }

    @Test
    void who_planned_a_run_that_cannot_open_any_more_is_told() throws InterruptedException {
        safety.asking(Rules.USUAL, TWO);
        amina.says("quiz start fire-safety from tuesday 9:00 until tuesday 10:00");
        safety.world.later(Duration.ofDays(2));
        together();
        safety.world.post();
        assertThat(safety.world.letters(amina.account()))
                .filteredOn(letter -> letter.contains("did not open"))
                .containsExactly(
                        "fire-safety did not open as you planned: its time was over, or it has no questions any"
                                + " more. Say quiz start fire-safety when it is ready.");
        assertThat(safety.world.read(FireSafety.LEFT)).isEmpty();
    }

    private void turns() {
        safety.world.does("opening and closing quizzes");
        safety.world.post();
    }

    private void together() throws InterruptedException {
        var nodes = IntStream.range(0, 2)
                .mapToObj(node -> Thread.ofVirtual().start(() -> safety.world.does("opening and closing quizzes")))
                .toList();
        for (Thread node : nodes) {
            node.join();
        }
        safety.world.post();
    }

    /** Answers to the end, and tells which questions were asked, in order. */
    private static List<String> goesThrough(Visitor who, Reply begun) {
        var asked = new ArrayList<String>();
        Reply now = begun;
        while (labels(message(now)).stream().anyMatch(label -> label.startsWith("Right"))) {
            String right = labels(message(now)).stream()
                    .filter(label -> label.startsWith("Right"))
                    .findFirst()
                    .orElseThrow();
            asked.add(right);
            now = who.presses(right, now);
        }
        return asked;
    }

    private List<Fact.Outcome> outcomes() {
        return safety.world.facts().stream()
                .filter(Fact.QuizAnswered.class::isInstance)
                .map(fact -> ((Fact.QuizAnswered) fact).outcome())
                .toList();
    }

    private static Item question(int number) {
        return Item.of(new SingleChoice(
                "",
                "Question " + number,
                List.of(new Choice("Right " + number, 100, ""), new Choice("Wrong " + number, 0, "")),
                "Because."));
    }

    private static Rules rules(
            int attempts,
            boolean questions,
            boolean options,
            int draw,
            int pass,
            Rules.Late late,
            Rules.Reveal answers) {
        return new Rules(
                attempts,
                questions,
                options,
                draw == 0 ? Optional.empty() : Optional.of(draw),
                pass == 0 ? Optional.empty() : Optional.of(pass),
                late,
                answers);
    }
}

package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Reply;
import org.entrain.core.database.Database;
import org.entrain.core.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoorTest {
    /** Breaks after it wrote something. */
    private static final Feature CLUMSY = routes -> routes.press("clumsy.fall", Right.SELF, (turn, action) -> {
        turn.tx().handle().execute("UPDATE persons SET name = 'broken'");
        throw new IllegalStateException("fell over a shoelace");
    });

    private final FireSafety safety = new FireSafety(new World(TestDatabase.fresh(), CLUMSY))
            .withQuestions()
            .started();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void help_tells_every_command_in_the_persons_language_and_much_of_one_subject_behind_its_name() {
        String english = privately(safety.amina.says("help"));
        String french = privately(safety.bo.says("  AIDE "));
        assertThat(english).startsWith("Hello, I am Entrain\n").contains("\nhelp quiz  questions to answer");
        assertThat(french).startsWith("Bonjour, je suis Entrain\n").contains("\nhelp review  ");
        List<String> wide = safety.world.bot().wideSubjects();
        assertThat(wide).contains("quiz", "plan").doesNotContain("link");
        List<String> hers = safety.world.bot().rights().entrySet().stream()
                .filter(claimed -> claimed.getValue() != Right.MANAGE)
                .map(claimed -> claimed.getKey().replaceFirst("^command ", ""))
                .filter(Set.copyOf(safety.world.bot().commands())::contains)
                .toList();
        assertThat(hers).hasSizeGreaterThan(50).allSatisfy(command -> {
            String subject = command.split(" ", 2)[0];
            String shown = wide.contains(subject) ? privately(safety.amina.says("help " + subject)) : english;
            assertThat("\n" + shown).contains("\n" + command);
        });
    }

    @Test
    void help_is_about_what_one_may_do() {
        assertThat(privately(safety.bo.says("help pair"))).doesNotContain("pair join");
        safety.bo.says("community join Fire safety");
        String crew = privately(safety.amina.says("help quiz"));
        String learner = privately(safety.bo.says("aide quiz"));
        assertThat(crew).contains("quiz start", "quiz propose");
        assertThat(learner).contains("quiz propose").doesNotContain("quiz start");
        assertThat(privately(safety.bo.says("quiz"))).isEqualTo(learner);
        assertThat(privately(safety.bo.says("help"))).doesNotContain("plan", "retention");
        assertThat(privately(safety.bo.says("help retention"))).contains("Je ne connais pas");
    }

    @Test
    void a_word_mistyped_brings_the_nearest_command() {
        assertThat(privately(safety.chen.says("quizz strat fire-safety")))
                .isEqualTo("I don't know \"quizz strat fire-safety\". Did you mean quiz start?"
                        + " Say help to see everything I can do.");
    }

    @Test
    void words_far_from_every_command_are_answered_shortly() {
        assertThat(privately(safety.bo.says("Quel temps fera-t-il ?")))
                .isEqualTo("Je ne connais pas encore « Quel temps fera-t-il ? »."
                        + " Dites help pour voir ce que je sais faire.");
        assertThat(privately(safety.chen.says("x".repeat(4000)))).hasSizeLessThan(150);
    }

    @Test
    void a_learner_who_tries_what_the_crew_does_gets_one_private_sentence() {
        for (String command :
                List.of("quiz start fire-safety", "quiz close", "quiz import", "icebreaker every day 9:00")) {
            assertThat(privately(safety.chen.in(FireSafety.LEFT).says(command)))
                    .isEqualTo("Only the crew of Fire safety can do that."
                            + " Amina leads it: a word to them, and you may soon be one of the crew.");
        }
        assertThat(privately(safety.amina.in(FireSafety.LEFT).says("quiz close")))
                .startsWith("fire-safety is closed.");
    }

    @Test
    void the_same_delivery_is_handled_once() {
        var garden = World.channel(World.LEFT, "garden");
        assertThat(privately(safety.amina.in(garden).delivers("again", "community here Gardening")))
                .startsWith("Gardening lives here");
        assertThat(safety.amina.in(garden).delivers("again", "community here Roses"))
                .isEqualTo(Reply.NOTHING);
        assertThat(privately(safety.amina.in(garden).says("community"))).startsWith("Gardening");
    }

    @Test
    void a_delivery_that_was_refused_is_answered_again_when_it_comes_again() {
        Reply refused = safety.chen.delivers("again", "quiz close");
        assertThat(privately(refused)).startsWith("This is for people who");
        assertThat(safety.chen.delivers("again", "quiz close")).isEqualTo(refused);
    }

    @Test
    void a_button_that_nobody_made_is_answered_with_one_kind_sentence() {
        String run = Shown.action(safety.onTheLeft(), "Continue where I was").text(0);
        String nothing = "00000000-0000-0000-0000-000000000000";
        List<Action> odd = List.of(
                action("quiz.answer"),
                action("quiz.answer", "not-an-id", "0", "1", "c0"),
                action("quiz.answer", run),
                action("quiz.answer", run, "zero", "1", "c0"),
                action("quiz.answer", run, "-1", "1", "c0"),
                action("quiz.answer", run, "99", "1", "c0"),
                action("quiz.answer", run, "0", "0", "c0"),
                action("quiz.answer", run, "0", "7", "c0"),
                action("quiz.answer", run, "0", "99999", "c0"),
                action("quiz.answer", run, "0", "99999999999", "c0"),
                action("quiz.answer", run, "0", "1"),
                action("quiz.answer", run, "0", "1", ""),
                action("quiz.answer", run, "0", "1", "c99"),
                action("quiz.answer", run, "0", "1", "t"),
                action("quiz.answer", nothing, "0", "1", "c0"),
                action("quiz.ask"),
                action("quiz.ask", run, "2"),
                action("quiz.ask", run, "99", "1"),
                action("quiz.ask", run, "2", "7"),
                action("quiz.continue"),
                action("quiz.continue", "not-an-id"),
                action("quiz.continue", nothing),
                action("quiz.retry", ""),
                action("quiz.mine"),
                action("quiz.mine", nothing),
                action("quiz.start"),
                action("quiz.start", "no-such-quiz"),
                action("quiz.close"),
                action("quiz.import-good"),
                action("quiz.import-good", "not-an-id"),
                action("quiz.import-good", nothing),
                action("icebreaker.skip"),
                action("icebreaker.skip", nothing, "yesterday"),
                action("icebreaker.stop", "not-an-id"),
                action("prompt.side", nothing, "both"),
                action("prompt.answer"),
                action("prompt.back", "not-an-id"),
                action("prompt.approve", nothing),
                action("prompt.remove"),
                action("no.such-thing", "1"));
        for (Action action : odd) {
            assertThat(privately(safety.amina.presses(action)))
                    .as(action.toString())
                    .isNotBlank()
                    .doesNotContain("Something went wrong")
                    .hasSizeLessThan(120);
        }
        assertThat(safety.answers()).isZero();
        assertThat(privately(safety.chen.presses(action("quiz.answer", run, "0", "1", "c0"))))
                .startsWith("That's right!");
    }

    @Test
    void a_form_that_nobody_made_is_answered_with_one_kind_sentence() {
        String run = Shown.action(safety.onTheLeft(), "Continue where I was").text(0);
        var odd = Map.of("answer", List.of("not-a-number", "-1"));
        for (Action action : List.of(
                action("quiz.answer-form"),
                action("quiz.answer-form", run, "99", "1"),
                action("quiz.answer-form", run, "2", "7"),
                action("no.such-form"))) {
            assertThat(privately(safety.amina.submits(action, odd)))
                    .as(action.toString())
                    .doesNotContain("Something went wrong");
        }
        for (Action action : List.of(
                action("quiz.import"),
                action("quiz.answer-form", run, "0", "1"),
                action("quiz.answer-form", run, "2", "1"))) {
            assertThat(safety.amina.submits(action, odd)).as(action.toString()).isInstanceOf(Reply.Invalid.class);
        }
        assertThat(safety.answers()).isZero();
    }

    @Test
    void a_character_that_cannot_be_kept_does_no_harm() {
        assertThat(privately(safety.amina.says("quiz start \0fire-safety"))).contains("is being played already");
        assertThat(privately(safety.amina.hands("odd.gift", FireSafety.GIFT_WITH_A_MISTAKE + "\0")))
                .startsWith("Nothing was imported yet");
    }

    @Test
    void what_nobody_expected_gives_a_reference_and_leaves_nothing_behind() {
        assertThat(privately(safety.chen.presses(action("clumsy.fall"))))
                .matches("Something went wrong on my side, and nothing was changed\\. If it happens again, give this"
                        + " reference to whoever looks after me: [0-9a-f]{8}");
        assertThat(safety.world.count("SELECT count(*)::int FROM persons WHERE name = 'broken'"))
                .isZero();
        assertThat(privately(safety.bo.presses(action("clumsy.fall")))).startsWith("Quelque chose s'est mal passé");
    }

    @Test
    void without_its_database_the_bot_asks_for_patience_and_goes_on_when_it_is_back() {
        var press = Shown.action(safety.onTheLeft(), "At the assembly point");
        try (Database other = TestDatabase.fresh()) {
            String name = safety.world
                    .database()
                    .inTransaction(tx -> tx.handle()
                            .createQuery("SELECT current_database()")
                            .mapTo(String.class)
                            .one());
            other.useTransaction(tx -> {
                tx.handle().execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
                tx.handle()
                        .createQuery("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
                        .bind("name", name)
                        .mapTo(Boolean.class)
                        .list();
            });
            assertThat(Shown.message(safety.bo.says("help")).plain())
                    .isEqualTo("Je n'arrive pas à joindre ma mémoire. Rien n'est perdu : réessayez dans un instant.");
            assertThat(List.of(safety.chen.says("help"), safety.chen.presses(press)))
                    .hasOnlyElementsOfType(Reply.TryLater.class);
            other.useTransaction(tx -> tx.handle().execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true"));
        }
        Reply reply = safety.chen.presses(press);
        for (int i = 0; i < 5 && reply instanceof Reply.TryLater; i++) {
            reply = safety.chen.presses(press); // waits for a connection by itself
        }
        assertThat(privately(reply)).startsWith("That's right!");
    }

    private static Action action(String name, String... arguments) {
        return new Action(name, Arrays.asList(arguments));
    }
}

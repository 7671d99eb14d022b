package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.form;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.privately;

import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Rules;
import org.entrain.core.bank.Variant;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Reply;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Picture;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every kind of question, answered with its natural control, on both platforms and in both languages. */
class KindsStoryTest {
    private static final Numeric HEIGHT = new Numeric(
            "",
            "How high is the hydrant?",
            List.of(Numeric.Range.around(new BigDecimal("1.2"), new BigDecimal("0.1"), 100, "Measured last year.")),
            List.of(new Numeric.Unit("m", BigDecimal.ONE), new Numeric.Unit("cm", new BigDecimal("0.01"))),
            "");
    private static final Matching CLASSES = new Matching(
            "",
            "What puts it out?",
            List.of(new Matching.Pair("paper", "water"), new Matching.Pair("oil", "foam")),
            List.of("petrol"),
            "");
    private static final Ordering STEPS = new Ordering("", "In which order?", List.of("warn", "leave", "count"), "");
    private static final Cloze WAY = new Cloze(
            "",
            "Take the _____, never the _____.",
            List.of(
                    new Gap.Written(List.of(new Accepted("stairs", 100, ""))),
                    new Gap.Picked(List.of(new Choice("lift", 100, ""), new Choice("door", 0, "")))),
            "Lifts stop.");
    private static final Reflection LAST = new Reflection("", "What would you do first?", "There is no one answer.");

    private final FireSafety safety = new FireSafety();
    private final Visitor chen = safety.chen.in(FireSafety.LEFT);
    private final Visitor bo = safety.bo.in(FireSafety.RIGHT);

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void a_number_is_given_in_a_form_and_what_is_none_is_sent_back() {
        asks(Item.of(HEIGHT));
        Reply form = chen.presses("Give your number", safety.onTheLeft());
        assertThat(chen.fillsIn(form, "as high as me"))
                .isEqualTo(new Reply.Invalid(
                        Map.of("answer", "I can't read a number here. Please write digits, such as 12.5.")));
        assertThat(privately(chen.fillsIn(form, "115 cm")))
                .startsWith("That's right! 1.2 ± 0.1 m\nMeasured last year.");
        assertThat(privately(bo.fillsIn(bo.presses("Give your number", safety.onTheRight()), "2,5")))
                .startsWith("Pas tout à fait. La réponse : 1,2 ± 0,1 m");
    }

    @Test
    void pairs_are_matched_from_lists_and_the_channel_does_not_give_the_order_away() {
        asks(Item.of(CLASSES));
        assertThat(safety.onTheLeft().plain()).contains("• paper\n• oil").doesNotContain("foam");
        Reply opened = chen.presses("Match them up", safety.onTheLeft());
        List<Form.Field> fields = form(opened).fields();
        assertThat(fields).extracting(Form.Field::label).containsExactly("paper", "oil");
        assertThat(options(fields.getFirst()))
                .containsExactlyInAnyOrder("water", "foam", "petrol")
                .doesNotHaveDuplicates();
        assertThat(options(fields.getFirst())).isNotEqualTo(List.of("water", "foam", "petrol"));
        assertThat(privately(chen.submits(opened, chosen(fields, "water", "petrol"))))
                .startsWith("Partly right. The whole answer: \npaper → water\noil → foam");
        assertThat(privately(
                        bo.submits(bo.presses("Match them up", safety.onTheRight()), chosen(fields, "water", "foam"))))
                .startsWith("C'est juste !");
    }

    @Test
    void things_are_put_in_order_and_no_place_is_given_twice() {
        asks(Item.of(STEPS));
        assertThat(safety.onTheLeft().plain()).contains("• leave").doesNotContain("• warn\n• leave\n• count");
        Reply opened = bo.presses("Put them in order", safety.onTheRight());
        List<Form.Field> fields = form(opened).fields();
        assertThat(fields).extracting(Form.Field::label).containsExactly("Numéro 1", "Numéro 2", "Numéro 3");
        assertThat(options(fields.getFirst())).isNotEqualTo(List.of("warn", "leave", "count"));
        assertThat(bo.submits(opened, chosen(fields, "warn", "warn", "count")))
                .isEqualTo(new Reply.Invalid(
                        Map.of("answer-1", "Celui-ci est déjà au numéro 1. Choisissez-en un autre.")));
        assertThat(privately(bo.submits(opened, chosen(fields, "warn", "leave", "count"))))
                .startsWith("C'est juste !")
                .contains("1. warn\n2. leave\n3. count");
    }

    @Test
    void missing_words_are_filled_in_each_in_its_way() {
        asks(Item.of(WAY));
        assertThat(safety.onTheLeft().plain()).contains("Take the _____ (1), never the _____ (2).");
        Reply opened = chen.presses("Fill in what is missing", safety.onTheLeft());
        List<Form.Field> fields = form(opened).fields();
        assertThat(fields).extracting(Form.Field::label).containsExactly("Gap 1", "Gap 2");
        assertThat(options(fields.getLast())).containsExactly("door", "lift");
        Map<String, List<String>> given = Map.of("answer-0", List.of("stiars"), "answer-1", List.of("0"));
        assertThat(privately(chen.submits(opened, given)))
                .startsWith("That's right! It is written: stairs\nLifts stop.");
    }

    @Test
    void a_slip_is_forgiven_and_the_verdict_says_how_it_is_written() {
        asks(Item.of(new ShortAnswer("", "Who goes last?", List.of(new Accepted("the warden", 100, "")), "")));
        assertThat(privately(bo.fillsIn(bo.presses("Write your answer", safety.onTheRight()), "the wardne")))
                .startsWith("C'est juste ! Cela s'écrit : the warden");
    }

    @Test
    void many_options_are_chosen_from_in_a_form() {
        List<Choice> floors = IntStream.rangeClosed(1, 12)
                .mapToObj(floor -> new Choice("Floor " + floor, floor == 7 ? 100 : 0, ""))
                .toList();
        asks(Item.of(new SingleChoice("", "Where is the refuge?", floors, "")));
        assertThat(safety.onTheLeft().plain()).contains("L  Floor 12");
        assertThat(privately(chen.fillsIn(chen.presses("Choose your answer", safety.onTheLeft()), "Floor 7")))
                .startsWith("That's right! Floor 7");
    }

    @Test
    void a_picture_is_shown_with_its_words() {
        var picture = Picture.kept("a".repeat(64), "A green sign with a running man");
        asks(new Item(
                new TrueFalse("", "This is the way out.", true, "", "", ""),
                Optional.of(picture),
                "",
                List.of(),
                Optional.empty(),
                Optional.empty()));
        assertThat(safety.onTheRight().blocks())
                .contains(new Block.Picture(
                        URI.create("https://entrain.example.org/pictures/" + "a".repeat(64)),
                        "A green sign with a running man"));
    }

    @Test
    void a_hint_is_given_in_private_and_the_answer_counts_as_helped() {
        asks(hinted(new TrueFalse("", "Lifts are safe.", false, "", "", "")), hinted(HEIGHT));
        Reply hint = chen.presses("Give me a hint", safety.onTheLeft());
        assertThat(privately(hint)).contains("Lifts are safe.", "A hint: Look up.");
        assertThat(labels(Shown.message(hint))).containsExactly("True", "False");
        Reply second = chen.presses("False", hint);
        Reply form = chen.presses("Give your number", chen.presses("Give me a hint", second));
        assertThat(form(form).intro()).extracting(Block::plain).contains("A hint: Look up.");
        assertThat(privately(chen.fillsIn(form, "1.2"))).startsWith("That's right!");
        assertThat(outcomes()).containsExactly(Fact.Outcome.RIGHT_WITH_HELP, Fact.Outcome.RIGHT_WITH_HELP);
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_answers WHERE helped"))
                .isEqualTo(2);
        assertThat(privately(chen.presses("Give me a hint", safety.onTheLeft())))
                .startsWith("You answered this one already");
        bo.presses("Faux", bo.presses("Give me a hint", safety.onTheRight()));
        assertThat(outcomes()).hasSize(3);
    }

    @Test
    void what_one_thinks_stays_with_oneself_unless_one_shares_it_and_can_be_taken_back() {
        asks(Item.of(LAST));
        assertThat(privately(reflects(safety.amina.in(FireSafety.LEFT), "Secret plan", "")))
                .startsWith("Thank you for thinking about it.")
                .contains("There is no one answer.");
        assertThat(privately(reflects(chen, "Open the window", "NAMELESS"))).contains("The community will read this");
        assertThat(privately(reflects(bo, "Ring the bell", "WITH_NAME"))).contains("La communauté le lira");
        safety.closed();
        assertThat(safety.lastPosts())
                .allSatisfy(post -> assertThat(post.plain())
                        .contains("What would you do first?", "\"Open the window\"", "\"Ring the bell\" Bo")
                        .doesNotContain("Secret", "Chen"));
        Message post = safety.world.read(FireSafety.LEFT).getLast();
        assertThat(privately(safety.amina.presses("Take mine back", post)))
                .isEqualTo("Nothing of yours is shared here.");
        assertThat(privately(chen.presses("Take mine back", post))).isEqualTo("It is yours alone again.");
        safety.world.post();
        assertThat(safety.lastPosts())
                .allSatisfy(shown -> assertThat(shown.plain()).contains("Ring").doesNotContain("window"));
        forgets(bo);
        assertThat(safety.lastPosts())
                .allSatisfy(shown -> assertThat(shown.plain()).isEqualTo("What was shared here was taken back."));
    }

    @Test
    void what_is_shared_can_be_taken_back_before_anybody_reads_it() {
        asks(Item.of(LAST), Item.of(STEPS));
        Reply shared = reflects(chen, "Open the window", "WITH_NAME");
        assertThat(privately(chen.presses("Take mine back", shared)))
                .startsWith("It is yours alone again.")
                .contains("2 of 2  In which order?");
        safety.closed();
        assertThat(safety.world.read(FireSafety.LEFT))
                .noneMatch(post -> post.plain().contains("window"));
    }

    @Test
    void a_question_is_asked_judged_and_explained_in_the_language_of_who_answers() {
        var english = new SingleChoice(
                "", "Where to?", List.of(new Choice("Out", 100, "Yes."), new Choice("Up", 0, "Too high.")), "Air.");
        var french = new SingleChoice(
                "",
                "Vers où ?",
                List.of(new Choice("Dehors", 100, "Oui."), new Choice("En haut", 0, "Trop haut.")),
                "");
        safety.asking(
                        Rules.USUAL,
                        List.of(List.of(
                                new Variant(Language.EN, Item.of(english)), new Variant(Language.FR, Item.of(french)))))
                .started();
        assertThat(privately(bo.presses("Up", safety.onTheRight())))
                .startsWith("Pas tout à fait. La réponse : Dehors\nTrop haut.");
        assertThat(privately(bo.presses("Out", safety.onTheRight())))
                .startsWith("Vous avez déjà répondu : « En haut ».");
    }

    @Test
    void words_that_were_forgotten_break_nothing() {
        asks(Item.of(WAY), Item.of(STEPS));
        Reply opened = chen.presses("Fill in what is missing", safety.onTheLeft());
        chen.submits(opened, Map.of("answer-0", List.of("stairs"), "answer-1", List.of("0")));
        safety.world.database().useTransaction(tx -> tx.handle().execute("UPDATE quiz_answers SET response = 'g'"));
        assertThat(privately(chen.presses("Fill in what is missing", safety.onTheLeft())))
                .startsWith("You answered this one already");
        assertThat(privately(chen.presses("Continue where I was", safety.onTheLeft())))
                .contains("2 of 2");
        assertThat(Shown.message(chen.opensHome()).plain()).contains("answered 1 of 2");
    }

    @Test
    void what_nobody_could_have_pressed_is_answered_kindly_and_kept_nowhere() {
        asks(Item.of(CLASSES), Item.of(WAY));
        UUID run = safety.world
                .database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("SELECT id FROM quiz_runs")
                        .mapTo(UUID.class)
                        .one());
        for (String response : List.of("p0,9", "p0", "p-1,0", "c0", "gx\u001Fy", "", "o0,1", "p99999999999,0")) {
            assertThat(privately(chen.presses(Action.of("quiz.answer", run, 0, 1, response))))
                    .as(response)
                    .startsWith("This quiz is not here any more");
        }
        for (int[] place : new int[][] {{9, 1}, {-1, 1}, {0, 2}, {0, -1}, {99999, 99}}) {
            assertThat(privately(chen.presses(Action.of("quiz.hint", run, place[0], place[1]))))
                    .startsWith("This quiz is not here any more");
        }
        assertThat(safety.answers()).isZero();
    }

    private Reply reflects(Visitor who, String thought, String sharing) {
        Message post = who.equals(bo) ? safety.onTheRight() : safety.onTheLeft();
        Reply opened = who.presses("Write what you think", post);
        Form.Field share = form(opened).fields().getLast();
        assertThat(((Form.ChoiceField) share).initial()).containsExactly("NOT");
        return who.submits(
                opened,
                sharing.isEmpty()
                        ? Map.of("answer", List.of(thought))
                        : Map.of("answer", List.of(thought), "share", List.of(sharing)));
    }

    private void forgets(Visitor who) {
        safety.world.database().useTransaction(tx -> {
            UUID id = World.people(new Activity(List.of()))
                    .find(tx, who.account())
                    .orElseThrow()
                    .id();
            safety.world.keepers().forEach(data -> data.forget(tx, id, safety.world.now()));
        });
        safety.world.post();
    }

    private List<Fact.Outcome> outcomes() {
        return safety.world.facts().stream()
                .filter(Fact.QuizAnswered.class::isInstance)
                .map(fact -> ((Fact.QuizAnswered) fact).outcome())
                .toList();
    }

    private static Item hinted(Question question) {
        return new Item(question, Optional.empty(), "Look up.", List.of(), Optional.empty(), Optional.empty());
    }

    private static List<String> options(Form.Field field) {
        return ((Form.ChoiceField) field).options().stream().map(Option::label).toList();
    }

    private static Map<String, List<String>> chosen(List<Form.Field> fields, String... labels) {
        var values = new HashMap<String, List<String>>();
        for (int i = 0; i < labels.length; i++) {
            String label = labels[i];
            values.put(
                    fields.get(i).id(),
                    ((Form.ChoiceField) fields.get(i))
                            .options().stream()
                                    .filter(option -> option.label().equals(label))
                                    .map(Option::value)
                                    .toList());
        }
        return values;
    }

    private void asks(Item... items) {
        safety.asking(Rules.USUAL, items).started();
    }
}

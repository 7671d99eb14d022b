package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Reunion;
import org.entrain.core.plans.DaysOff;
import org.entrain.core.plans.NewPlan;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Reading;
import org.entrain.core.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions of a community: asked, answered, gathered; and those that its members write. */
class PromptStoryTest {
    private static final Instant FRIDAY_AT_FOUR = Instant.parse("2026-11-27T16:00:00Z");

    private final FireSafety safety = new FireSafety();
    private final World world = safety.world;
    private final Visitor amina = safety.amina.in(FireSafety.LEFT);
    private final Visitor bo = safety.bo.in(FireSafety.RIGHT);
    private final Visitor chen = safety.chen.in(FireSafety.LEFT);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_debate_takes_sides_by_press_on_both_platforms_and_shows_its_numbers_from_five_voices_on() {
        assertThat(privately(amina.says("prompt now débat"))).startsWith("Asked in Fire safety: ");
        Message card = card();
        assertThat(card.plain()).startsWith("Which side are you on?");
        assertThat(Shown.labels(card)).hasSize(3).endsWith("Say why");
        String one = Shown.labels(card).get(0);
        String other = Shown.labels(card).get(1);
        assertThat(privately(chen.presses(one, card))).startsWith("You are for " + one);
        assertThat(privately(bo.presses(one, card))).startsWith("Vous êtes pour " + one);
        safety.others(2).forEach(visitor -> visitor.presses(one, card));
        showVoices();
        assertThat(card().plain()).doesNotContain("4 voices");

        amina.presses(one, card);
        showVoices();
        assertThat(card().plain()).contains(one + ": 5 voices", other + ": nobody");
        assertThat(privately(chen.presses(other, card))).startsWith("You are for " + other);
        showVoices();
        assertThat(safety.lastPosts())
                .allSatisfy(post -> assertThat(post.plain()).contains(one + ": 4 voices", other + ": 1 voice"));
        assertThat(world.facts().stream().filter(Fact.PromptAnswered.class::isInstance))
                .hasSize(5);
    }

    @Test
    void what_was_said_is_gathered_on_friday_once_with_the_names_of_those_who_wanted_it() {
        amina.says("prompt now light");
        Message card = card();
        assertThat(answers(chen, card, "The assembly point\nhas <!channel> a view", "NAMED"))
                .startsWith("Thank you. On Friday");
        assertThat(answers(bo, card, "Sans nom", "NAMELESS")).startsWith("Merci. La communauté la lira sans votre nom");
        assertThat(answers(amina, card, "For me alone", "PRIVATE")).startsWith("Kept for you alone");
        at(FRIDAY_AT_FOUR.minusSeconds(60));
        assertThat(world.read(FireSafety.LEFT)).hasSize(1);

        at(FRIDAY_AT_FOUR);
        world.gathers();
        world.post();
        assertThat(world.read(FireSafety.LEFT)).hasSize(2);
        assertThat(safety.lastPosts())
                .allSatisfy(post -> assertThat(post.plain())
                        .startsWith("What we said")
                        .contains("Chen: The assembly point has <!channel> a view")
                        .doesNotContain("Sans nom", "For me alone", "Bo:"));
        assertThat(world.read(FireSafety.LEFT).getLast().toString()).contains("Plain[text= The assembly point");

        // A second without a name, and the third answer in all: now nobody can tell whose they are.
        Visitor other = safety.others(1).getFirst().in(FireSafety.LEFT);
        answers(other, card, "\uD83D\uDE00", "NAMELESS");
        world.post();
        assertThat(gatheredOnTheLeft()).contains("Somebody: Sans nom", "Somebody: \uD83D\uDE00", "Chen: ");
        assertThat(privately(chen.presses(
                        Action.of("prompt.back", Shown.action(card, "Answer").uuid(0)))))
                .startsWith("Taken back");
        world.post();
        assertThat(gatheredOnTheLeft())
                .contains("There is nothing to read here any more")
                .doesNotContain("Sans nom");
        assertThat(world.deliveries().entrySet().stream()
                        .filter(letter -> letter.getKey().startsWith("prompt/")
                                || letter.getKey().startsWith("said/"))
                        .map(Map.Entry::getValue))
                .containsExactly(1, 1, 1, 1);
    }

    @Test
    void one_answer_of_the_week_can_be_said_to_have_helped_and_whose_it_is_cannot_be_told_from_it() {
        amina.says("prompt now light");
        Message card = card();
        Visitor other = safety.others(1).getFirst().in(FireSafety.LEFT);
        answers(chen, card, "The assembly point", "NAMED");
        answers(bo, card, "Sans nom", "NAMELESS");
        answers(other, card, "Nor mine", "NAMELESS");
        answers(amina, card, "For me alone", "PRIVATE");
        at(FRIDAY_AT_FOUR);
        Message said = world.read(FireSafety.LEFT).getLast();
        Reply form = amina.presses("Which answer helped you?", said);
        assertThat(form.toString()).contains("Somebody: Sans nom").doesNotContain("For me alone", id(bo).toString());
        assertThat(amina.submits(form, Map.of()))
                .isEqualTo(new Reply.Invalid(Map.of("answer", "Please choose one of the answers.")));
        assertThat(chen.fillsIn(form, "Chen: The assembly point"))
                .isEqualTo(new Reply.Invalid(Map.of("answer", "That one is yours. Please choose another's.")));
        assertThat(privately(amina.fillsIn(form, "Somebody: Sans nom"))).startsWith("Thank you: whoever wrote it");
        assertThat(privately(amina.fillsIn(form, "Chen: The assembly point"))).startsWith("You have chosen one");
        assertThat(world.facts().stream().filter(Fact.AnswerEndorsed.class::isInstance))
                .singleElement()
                .isInstanceOfSatisfying(Fact.AnswerEndorsed.class, fact -> {
                    assertThat(fact.person()).contains(id(bo));
                    assertThat(fact.by()).isEqualTo(id(amina));
                });
        assertThat(privately(bo.says("points"))).contains("Réponses qui ont aidé quelqu'un: une fois : 15 points");
        assertThat(privately(safety.zoe.presses(Shown.action(said, "Which answer helped you?"))))
                .doesNotContain("Sans nom");
    }

    private UUID id(Visitor visitor) {
        return world.database().inTransaction(tx -> id(tx, visitor.account()));
    }

    @Test
    void where_nobody_said_anything_nothing_is_gathered_and_the_question_waits_a_week() {
        amina.says("prompt now");
        Message card = card();
        at(FRIDAY_AT_FOUR);
        world.post();
        assertThat(world.read(FireSafety.LEFT)).hasSize(1);
        answers(chen, card, "Late", "NAMED");
        at(FRIDAY_AT_FOUR.plus(Duration.ofHours(1)));
        assertThat(world.read(FireSafety.LEFT)).hasSize(1);
        at(FRIDAY_AT_FOUR.plus(Duration.ofDays(7)));
        assertThat(gatheredOnTheLeft()).contains("Chen", "Late");
    }

    @Test
    void before_a_friday_off_it_is_gathered_on_thursday() {
        amina.says("prompt now work");
        answers(chen, card(), "Here", "NAMED");
        world.database().useTransaction(tx -> DaysOff.add(tx, community(tx), LocalDate.of(2026, 11, 27), "Bridge day"));
        at(FRIDAY_AT_FOUR.minus(Duration.ofDays(1)).minusSeconds(60));
        assertThat(world.read(FireSafety.LEFT)).hasSize(1);
        at(FRIDAY_AT_FOUR.minus(Duration.ofDays(1)).plus(Duration.ofHours(2)));
        assertThat(gatheredOnTheLeft()).contains("Here");
        at(FRIDAY_AT_FOUR);
        assertThat(world.read(FireSafety.LEFT)).hasSize(2);
    }

    @Test
    void a_node_that_was_down_until_the_night_leaves_it_to_the_next_week() {
        amina.says("prompt now work");
        answers(chen, card(), "Here", "NAMED");
        at(FRIDAY_AT_FOUR.plus(Duration.ofHours(5)));
        assertThat(world.read(FireSafety.LEFT)).hasSize(1);
        at(FRIDAY_AT_FOUR.plus(Duration.ofDays(7)));
        assertThat(gatheredOnTheLeft()).contains("Here");
    }

    @Test
    void what_cannot_be_read_is_said_beside_its_field_and_an_old_question_is_over() {
        amina.says("prompt now reflection");
        Message card = card();
        Reply form = chen.presses("Answer", card);
        assertThat(errors(chen.submits(form, Map.of("words", List.of("   ")))))
                .containsEntry("words", "Write a word or two first.")
                .containsEntry("share", "Please choose who may read it.");
        assertThat(errors(bo.submits(form, Map.of("words", List.of("a".repeat(5000)), "share", List.of("NAMED")))))
                .containsEntry("words", "Cela fait 5\u202f000 caractères ; 500 au plus, s'il vous plaît.");
        assertThat(world.count("SELECT count(*)::int FROM prompt_answers")).isZero();
        assertThat(answers(chen, card, "\uD83C\uDF89", "NAMED")).startsWith("Thank you");
        assertThat(Shown.form(chen.presses("Answer", card)).fields())
                .extracting(Shown::initial)
                .containsExactly("\uD83C\uDF89", "NAMED");
        assertThat(privately(chen.presses(
                        Action.of("prompt.side", Shown.action(card, "Answer").uuid(0), 7))))
                .startsWith("This is not there any more");
        assertThat(privately(safety.zoe.presses("Answer", card))).startsWith("This is not there any more");
        world.later(Duration.ofDays(29));
        assertThat(privately(bo.presses("Answer", card))).startsWith("Cette question est close");
    }

    @Test
    void a_member_writes_a_debate_and_the_first_of_the_crew_decides() {
        member(bo);
        assertThat(privately(amina.says("prompt list"))).contains("Debate: 25 of 25 left, 0 of them yours");
        Reply form = bo.presses("Écrire une question", bo.says("prompt add"));
        assertThat(errors(bo.submits(form, own("\uD83D\uDE00", "DEBATE", "Thé", "thé"))))
                .containsEntry("text", "Écrivez votre question avec des mots.")
                .containsEntry("other", "Les deux camps sont les mêmes. Donnez-leur des noms différents.");
        assertThat(errors(bo.submits(form, own("a".repeat(5000), "WORK", "", ""))))
                .containsOnlyKeys("text");
        assertThat(privately(bo.submits(form, own("Le matin, que boire ?", "DEBATE", "Thé", "Café"))))
                .startsWith("Merci. L'équipe de Fire safety");
        assertThat(errors(bo.submits(form, own("le matin, que boire ?", "DEBATE", "Thé", "Café"))))
                .containsOnlyKeys("text");
        world.post();
        Message letter = world.read(World.privately(safety.amina.account())).getLast();
        assertThat(letter.plain())
                .contains("Bo wrote a question for Fire safety:", "Le matin, que boire ?", "Thé or Café?", "in French");

        Visitor inPrivate = safety.amina;
        assertThat(Shown.message(inPrivate.presses("Take it", letter)).plain()).startsWith("Taken:");
        assertThat(privately(inPrivate.presses("Not this one", letter)))
                .isEqualTo("Amina has decided on this one already.");
        world.post();
        assertThat(world.letters(safety.bo.account()).getLast())
                .startsWith("Merci : votre question « Le matin, que boire ? »");
        Reply list = amina.says("prompt list");
        assertThat(privately(list)).contains("Debate: 26 of 26 left, 1 of them yours", "Le matin, que boire ?");

        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            asked.add(privately(amina.says("prompt now debate")));
        }
        assertThat(asked).doesNotHaveDuplicates();
        world.post();
        assertThat(world.read(FireSafety.LEFT).stream().map(Message::plain))
                .anySatisfy(card -> assertThat(card).contains("Le matin, que boire ?", "A question by Bo"));
        assertThat(privately(amina.presses("Take it away", list))).contains("Debate: 25 of 25 left, 0 of them yours");
    }

    @Test
    void a_plan_for_prompts_asks_what_its_kinds_say_and_two_at_once_ask_different_things() {
        assertThat(privately(amina.says("prompt now politics"))).startsWith("There are no questions of the kind");
        world.database().useTransaction(tx -> {
            for (String subject : List.of("debate", "debate reflection", "")) {
                plan(tx, subject);
            }
        });
        world.liveUntil(World.MONDAY.plus(Duration.ofDays(8)));
        world.post();
        List<String> cards =
                world.read(FireSafety.LEFT).stream().map(Message::plain).toList();
        assertThat(cards).hasSizeGreaterThan(15).doesNotHaveDuplicates();
        assertThat(cards.stream().filter(card -> card.startsWith("Which side")).count())
                .isGreaterThanOrEqualTo(6);
    }

    @Test
    void who_is_forgotten_is_gone_from_what_was_gathered_and_two_who_are_one_keep_the_older() {
        amina.says("prompt now learning");
        Message card = card();
        answers(chen, card, "Of Chen", "NAMED");
        world.later(Duration.ofMinutes(1));
        answers(bo, card, "Of Bo", "NAMED");
        at(FRIDAY_AT_FOUR);
        assertThat(gatheredOnTheLeft()).contains("Chen: Of Chen", "Bo: Of Bo");
        UUID chenId = world.database().inTransaction(tx -> id(tx, chen.account()));
        world.database().useTransaction(tx -> new Reunion(world.keepers()).merge(tx, id(tx, bo.account()), chenId));
        assertThat(world.count("SELECT count(*)::int FROM prompt_answers WHERE words = 'Of Chen'"))
                .isEqualTo(world.count("SELECT count(*)::int FROM prompt_answers"))
                .isEqualTo(1);
        world.database().useTransaction(tx -> world.keepers().forEach(data -> data.forget(tx, chenId, world.now())));
        world.post();
        assertThat(gatheredOnTheLeft())
                .doesNotContain("Chen", "Bo:")
                .contains("There is nothing to read here any more");
    }

    private void plan(Transaction tx, String subject) {
        UUID organisation = tx.handle()
                .createQuery("SELECT organisation_id FROM communities WHERE id = :id")
                .bind("id", community(tx))
                .mapTo(UUID.class)
                .one();
        Reading.Understood daily = (Reading.Understood) Reading.of("every day 11:00");
        assertThat(new Plans(world.database())
                        .add(
                                tx,
                                NewPlan.inChannel(
                                        organisation,
                                        community(tx),
                                        "prompt",
                                        subject,
                                        daily.schedule(),
                                        ZoneOffset.UTC,
                                        id(tx, safety.amina.account())),
                                world.now()))
                .isPresent();
    }

    private void at(Instant moment) {
        world.later(Duration.between(world.now(), moment));
        world.gathers();
        world.post();
    }

    private void showVoices() {
        world.showsVoices();
        world.post();
    }

    private Message card() {
        world.post();
        return world.read(FireSafety.LEFT).getFirst();
    }

    private String gatheredOnTheLeft() {
        return world.read(FireSafety.LEFT).getLast().plain();
    }

    private static String answers(Visitor visitor, Message card, String words, String share) {
        Action form = Shown.form(visitor.presses("Answer", card)).onSubmit();
        return privately(visitor.submits(form, Map.of("words", List.of(words), "share", List.of(share))));
    }

    private void member(Visitor visitor) {
        visitor.says("help");
        world.database()
                .useTransaction(tx ->
                        world.members().join(tx, community(tx), List.of(id(tx, visitor.account())), world.now()));
    }

    private static Map<String, List<String>> own(String text, String kind, String one, String other) {
        return Map.of(
                "text", List.of(text),
                "kind", List.of(kind),
                "one", List.of(one),
                "other", List.of(other),
                "language", List.of(Language.FR.name()),
                "named", List.of("yes"));
    }

    private static Map<String, String> errors(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Invalid.class);
        return ((Reply.Invalid) reply).errors();
    }

    private static UUID community(Transaction tx) {
        return tx.handle()
                .createQuery("SELECT id FROM communities WHERE name = 'Fire safety'")
                .mapTo(UUID.class)
                .one();
    }

    private static UUID id(Transaction tx, Account account) {
        return World.people(new Activity(List.of()))
                .find(tx, account)
                .orElseThrow()
                .id();
    }
}

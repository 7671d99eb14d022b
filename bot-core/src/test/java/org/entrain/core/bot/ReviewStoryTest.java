package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.entrain.core.bot.Shown.form;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.message;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Variant;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Reply;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.reviews.FadingReviews;
import org.entrain.core.reviews.ReviewPersonalData;
import org.entrain.core.reviews.Reviews;
import org.entrain.core.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody got wrong is asked again. */
class ReviewStoryTest {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final String RIGHT_PLACE = "At the assembly point";
    private static final String WRONG_PLACE = "At the lift";

    private final FireSafety safety = new FireSafety().withQuestions().started();
    private final World world = safety.world;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void what_was_wrong_comes_back_the_next_day_and_then_later_and_later() {
        safety.chen.presses(WRONG_PLACE, safety.onTheLeft());
        assertThat(privately(safety.chen.says("review")))
                .startsWith("There is nothing to refresh today. The next question comes back on")
                .contains("24 November 2026");
        world.later(A_DAY);
        Reply question = safety.chen.says("review");
        assertThat(privately(question)).startsWith("The last one  Where do you meet after an alarm?");
        assertThat(labels(message(question))).contains(RIGHT_PLACE, WRONG_PLACE, "In the canteen");
        Reply verdict = safety.chen.presses(RIGHT_PLACE, question);
        assertThat(privately(verdict))
                .startsWith("That's right! At the assembly point\nWell remembered.")
                .contains("I'll ask you this again in", "That's all for today. Well done!");
        assertThat(dueInDays()).isEqualTo(4);
        world.later(A_DAY.multipliedBy(4));
        safety.chen.presses(RIGHT_PLACE, safety.chen.says("review"));
        assertThat(dueInDays()).isGreaterThan(4);
    }

    @Test
    void in_french_on_the_other_platform_too() {
        safety.bo.presses(WRONG_PLACE, safety.onTheRight());
        assertThat(privately(safety.bo.says("review")))
                .contains("La prochaine question revient le mardi 24 novembre 2026");
        world.later(A_DAY);
        Reply question = safety.bo.says("review");
        assertThat(privately(question)).startsWith("La dernière");
        assertThat(privately(safety.bo.presses(WRONG_PLACE, question)))
                .startsWith("Pas tout à fait. La réponse : At the assembly point")
                .contains("Je vous la reposerai demain.", "C'est tout pour aujourd'hui. Bravo !");
    }

    @Test
    void what_was_right_at_once_does_not_come_back_nor_what_nothing_is_right_in() {
        safety.chen.presses(RIGHT_PLACE, safety.onTheLeft());
        assertThat(cards()).isZero();
        heard(Fact.Outcome.UNMARKED);
        assertThat(cards()).isZero();
        heard(Fact.Outcome.RIGHT_WITH_HELP, Fact.Outcome.WRONG);
        assertThat(grades()).containsExactly(2);
    }

    @Test
    void a_quiz_counts_as_a_review_of_what_comes_back_but_once_a_day() {
        heard(Fact.Outcome.WRONG);
        heard(Fact.Outcome.RIGHT);
        assertThat(grades()).containsExactly(1);
        world.later(A_DAY);
        heard(Fact.Outcome.RIGHT, Fact.Outcome.RIGHT);
        heard(Fact.Outcome.WRONG);
        assertThat(grades()).containsExactly(1, 3);
        assertThat(privately(safety.chen.says("review"))).startsWith("There is nothing to refresh today.");
        assertThat(count("SELECT count(*)::int FROM review_cards WHERE reviews = 2 AND forgotten = 1"))
                .isEqualTo(1);
    }

    @Test
    void a_question_is_not_answered_twice_in_a_day_whatever_is_pressed() {
        safety.chen.presses(WRONG_PLACE, safety.onTheLeft());
        world.later(A_DAY);
        Reply question = safety.chen.says("review");
        safety.chen.presses(RIGHT_PLACE, question);
        assertThat(privately(safety.chen.presses(WRONG_PLACE, question)))
                .startsWith("This question is done for today, or is asked no more.");
        assertThat(grades()).containsExactly(1, 3);
        assertThat(world.facts())
                .filteredOn(Fact.QuestionReviewed.class::isInstance)
                .hasSize(1);
    }

    @Test
    void who_asks_for_the_hint_will_be_asked_sooner() {
        change("UPDATE question_versions SET variants = jsonb_set(variants, '{0,item,hint}', '\"Outside.\"')");
        safety.chen.presses(WRONG_PLACE, safety.onTheLeft());
        world.later(A_DAY);
        Reply hinted = safety.chen.presses("Give me a hint", safety.chen.says("review"));
        assertThat(privately(hinted)).contains("Where do you meet", "A hint: Outside.");
        assertThat(labels(message(hinted))).doesNotContain("Give me a hint");
        Reply verdict = safety.chen.presses(RIGHT_PLACE, hinted);
        assertThat(privately(verdict)).startsWith("That's right!");
        assertThat(labels(message(verdict))).doesNotContain("That was too easy");
        assertThat(grades()).containsExactly(1, 2);
    }

    @Test
    void what_was_too_easy_comes_back_later_and_is_said_once() {
        safety.chen.presses(WRONG_PLACE, safety.onTheLeft());
        world.later(A_DAY);
        Reply verdict = safety.chen.presses(RIGHT_PLACE, safety.chen.says("review"));
        int before = dueInDays();
        assertThat(privately(safety.chen.presses("That was too easy", verdict)))
                .startsWith("Good to know. I'll ask you this again in");
        assertThat(dueInDays()).isGreaterThan(before);
        assertThat(privately(safety.chen.presses("That was too easy", verdict)))
                .startsWith("I can only note that on the day you answer, and once.");
        assertThat(grades()).containsExactly(1, 3, 4);
        assertThat(count("SELECT reviews FROM review_cards")).isEqualTo(2);
    }

    @Test
    void what_is_written_is_asked_in_a_form_and_read_as_in_a_quiz() {
        UUID question = question("Which number do you call?");
        heard(question, Fact.Outcome.WRONG);
        world.later(A_DAY);
        Reply form = safety.chen.presses("Write your answer", safety.chen.says("review"));
        assertThat(form(form).title()).isEqualTo("To refresh");
        assertThat(safety.chen.fillsIn(form, " ")).isInstanceOf(Reply.Invalid.class);
        assertThat(privately(safety.chen.fillsIn(form, "One  One TWO"))).startsWith("That's right!");
        assertThat(grades()).containsExactly(1, 3);
    }

    @Test
    void a_question_that_was_written_anew_begins_again_only_where_another_answer_is_right() {
        UUID question = question("You may take the lift during a fire.");
        heard(question, Fact.Outcome.WRONG);
        world.later(A_DAY);
        Reply shown = safety.chen.says("review");
        revise(question, 1, "Never take the lift during a fire?", false);
        Reply again = safety.chen.presses("False", shown);
        assertThat(privately(again))
                .startsWith("This question was written anew meanwhile.")
                .contains("Never take");
        assertThat(privately(safety.chen.presses("False", again))).startsWith("That's right!");
        assertThat(elapsed()).containsExactly(0, 1);
        world.later(A_DAY.multipliedBy(4));
        revise(question, 2, "Keep out of the lift during a fire.", true);
        safety.chen.presses("True", safety.chen.says("review"));
        assertThat(elapsed()).containsExactly(0, 1, 0);
        assertThat(count("SELECT version FROM review_cards")).isEqualTo(3);
    }

    @Test
    void nobody_is_asked_what_is_retired_nor_by_a_community_that_ended_or_that_they_left() {
        safety.chen.presses(WRONG_PLACE, safety.onTheLeft());
        world.later(A_DAY);
        Reply question = safety.chen.says("review");
        assertThat(privately(question)).contains("Where do you meet");
        change("UPDATE questions SET standing = 'RETIRED'");
        assertThat(privately(safety.chen.says("review"))).startsWith("There is nothing to refresh.");
        assertThat(privately(safety.chen.presses(RIGHT_PLACE, question))).startsWith("This question is done for today");
        change("UPDATE questions SET standing = 'APPROVED'");
        safety.chen.in(FireSafety.LEFT).says("community leave");
        change("DELETE FROM memberships WHERE role = 'MEMBER'");
        assertThat(privately(safety.chen.says("review"))).startsWith("There is nothing to refresh.");
        safety.chen.in(FireSafety.LEFT).says("community join Fire safety");
        assertThat(privately(safety.chen.says("review"))).contains("Where do you meet");
        change("UPDATE communities SET archived_at = now()");
        assertThat(privately(safety.chen.says("review"))).startsWith("There is nothing to refresh.");
        assertThat(grades()).containsExactly(1);
    }

    @Test
    void somebody_elses_question_and_a_made_up_button_do_nothing() {
        safety.chen.presses(WRONG_PLACE, safety.onTheLeft());
        world.later(A_DAY);
        Action answer = Shown.action(message(safety.chen.says("review")), RIGHT_PLACE);
        assertThat(privately(safety.bo.presses(answer))).startsWith("Cette question est faite pour aujourd'hui");
        List<String> parts = answer.arguments();
        assertThat(privately(
                        safety.chen.presses(Action.of(answer.name(), parts.get(0), parts.get(1), "c9", parts.get(3)))))
                .contains("Where do you meet");
        assertThat(grades()).containsExactly(1);
        safety.chen.presses(answer);
        assertThat(grades()).containsExactly(1, 3);
    }

    @Test
    void the_crew_chooses_how_often_and_a_slip_is_named() {
        Reply offered = safety.amina.in(FireSafety.LEFT).says("review settings");
        assertThat(privately(offered)).contains("85 of 100 people", "after 180 days");
        Reply form = safety.amina.in(FireSafety.LEFT).presses("Change", offered);
        assertThat(safety.amina.submits(form, Map.of("retention", List.of("99"), "longest", List.of("a while"))))
                .isEqualTo(new Reply.Invalid(Map.of(
                        "retention", "Please write a whole number from 70 to 97.",
                        "longest", "Please write a whole number from 7 to 1,825.")));
        assertThat(privately(safety.amina.submits(form, Map.of("retention", List.of("97 %"), "longest", List.of("7")))))
                .contains("97 of 100 people", "after 7 days");
        heard(Fact.Outcome.WRONG);
        change("UPDATE review_cards SET stability = 90, learnt_on = DATE '2026-09-01', due_on = DATE '2026-11-23'");
        safety.chen.presses(RIGHT_PLACE, safety.chen.says("review"));
        assertThat(dueInDays()).isEqualTo(7);
    }

    @Test
    void ones_own_page_says_what_is_firm_and_what_fades() {
        safety.chen.presses(RIGHT_PLACE, safety.onTheLeft());
        assertThat(message(safety.chen.opensHome()).plain()).doesNotContain("What you remember");
        heard(Fact.Outcome.WRONG);
        heard(question("You may take the lift during a fire."), Fact.Outcome.WRONG);
        change("UPDATE review_cards SET stability = 40, due_on = due_on + 40 WHERE question_id = '"
                + question("You may take the lift during a fire.") + "'");
        assertThat(message(safety.chen.opensHome()).plain())
                .contains(
                        "What you remember",
                        "Taking root: one question",
                        "Firm: one question: You may take the lift during a fire.");
        world.later(A_DAY);
        Reply page = safety.chen.opensHome();
        assertThat(message(page).plain()).contains("About to fade: one question: Where do you meet after an alarm?");
        assertThat(privately(safety.chen.presses("Refresh", page))).contains("Where do you meet");
        assertThat(message(safety.bo.opensHome()).plain()).doesNotContain("Ce que vous retenez");
    }

    @Test
    void what_is_held_can_be_read_is_erased_and_goes_over_to_who_is_the_same() {
        heard(Fact.Outcome.WRONG);
        safety.bo.presses(WRONG_PLACE, safety.onTheRight());
        var data = new ReviewPersonalData();
        UUID chen = safety.chen.person();
        UUID bo = safety.bo.person();
        world.database().useTransaction(tx -> {
            assertThat(data.held(tx, chen).get("Questions that come back to you"))
                    .extracting(row -> row.get("question"), row -> row.get("comes_back"))
                    .containsExactly(tuple("Where do you meet after an alarm?", "2026-11-24"));
            assertThat(data.held(tx, chen).get("Your reviews"))
                    .extracting(row -> row.get("result"))
                    .containsExactly("forgotten");
            data.merge(tx, chen, bo);
            assertThat(data.held(tx, chen).values())
                    .allSatisfy(rows -> assertThat(rows).isEmpty());
            assertThat(data.held(tx, bo).get("Questions that come back to you")).hasSize(1);
            assertThat(data.held(tx, bo).get("Your reviews")).hasSize(2);
            data.forget(tx, bo, world.now());
            assertThat(data.held(tx, bo).values())
                    .allSatisfy(rows -> assertThat(rows).isEmpty());
        });
    }

    @Test
    void what_turns_out_to_have_been_right_does_not_come_back_and_what_was_wrong_does() {
        UUID place = question("Where do you meet after an alarm?");
        UUID lift = question("You may take the lift during a fire.");
        heard(place, Fact.Outcome.WRONG);
        heard(lift, Fact.Outcome.RIGHT);
        remarked(place, Fact.Outcome.WRONG, Fact.Outcome.RIGHT);
        remarked(lift, Fact.Outcome.RIGHT, Fact.Outcome.WRONG);
        assertThat(id("SELECT question_id FROM review_cards")).isEqualTo(lift);
        world.later(A_DAY);
        safety.chen.presses("False", safety.chen.says("review"));
        remarked(lift, Fact.Outcome.WRONG, Fact.Outcome.RIGHT);
        remarked(lift, Fact.Outcome.RIGHT, Fact.Outcome.WRONG);
        assertThat(count("SELECT reviews FROM review_cards")).isEqualTo(2);
    }

    @Test
    void old_reviews_lose_their_person_and_go_on_telling_of_the_question() {
        heard(Fact.Outcome.WRONG);
        UUID house = id("SELECT organisation_id FROM questions LIMIT 1");
        world.database().useTransaction(tx -> {
            var fading = new FadingReviews();
            assertThat(fading.fade(tx, house, Instant.EPOCH, world.now(), 10)).isZero();
            assertThat(fading.fade(tx, house, Instant.EPOCH, world.now().plus(A_DAY), 10))
                    .isEqualTo(1);
        });
        assertThat(count("SELECT count(*)::int FROM review_log WHERE person_id IS NULL"))
                .isEqualTo(1);
        assertThat(cards()).isEqualTo(1);
    }

    /** Chen answered the first question. */
    private void heard(Fact.Outcome... outcomes) {
        heard(question("Where do you meet after an alarm?"), outcomes);
    }

    private void heard(UUID question, Fact.Outcome... outcomes) {
        safety.chen.says("help");
        UUID chen = safety.chen.person();
        UUID community = id("SELECT id FROM communities");
        world.database().useTransaction(tx -> {
            world.members().join(tx, community, List.of(chen), world.now());
            new Reviews()
                    .heard(
                            tx,
                            List.of(outcomes).stream()
                                    .<Fact>map(outcome -> new Fact.QuizAnswered(
                                            community, Optional.of(chen), community, world.now(), question, 1, outcome))
                                    .toList());
        });
    }

    private void remarked(UUID question, Fact.Outcome before, Fact.Outcome after) {
        UUID chen = safety.chen.person();
        UUID community = id("SELECT id FROM communities");
        world.database()
                .useTransaction(tx -> new Reviews()
                        .heard(
                                tx,
                                List.of(new Fact.AnswerRemarked(
                                        community,
                                        Optional.of(chen),
                                        community,
                                        world.now(),
                                        question,
                                        1,
                                        before,
                                        after))));
    }

    private void revise(UUID question, int from, String text, boolean right) {
        UUID amina = safety.amina.person();
        world.database()
                .useTransaction(tx -> new Bank()
                        .revise(
                                tx,
                                question,
                                from,
                                List.of(new Variant(Language.EN, Item.of(new TrueFalse("", text, right, "", "", "")))),
                                amina,
                                world.now()));
    }

    private UUID question(String text) {
        return id(
                "SELECT question_id FROM question_versions WHERE number = 1 AND variants #>> '{0,item,question,text}' = '"
                        + text + "'");
    }

    private UUID id(String sql) {
        return world.database()
                .inTransaction(
                        tx -> tx.handle().createQuery(sql).mapTo(UUID.class).one());
    }

    private int count(String sql) {
        return world.count(sql);
    }

    private int cards() {
        return count("SELECT count(*)::int FROM review_cards");
    }

    private int dueInDays() {
        return count("SELECT due_on - learnt_on FROM review_cards");
    }

    private List<Integer> grades() {
        return column("SELECT grade FROM review_log ORDER BY id");
    }

    private List<Integer> elapsed() {
        return column("SELECT elapsed FROM review_log ORDER BY id");
    }

    private List<Integer> column(String sql) {
        return world.database()
                .inTransaction(
                        tx -> tx.handle().createQuery(sql).mapTo(Integer.class).list());
    }

    private void change(String sql) {
        world.database().useTransaction(tx -> tx.handle().execute(sql));
    }
}

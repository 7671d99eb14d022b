package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.List;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrivateQuizStoryTest {
    private final FireSafety safety = new FireSafety().withQuestions();

    PrivateQuizStoryTest() {
        safety.chen.says("community join Fire safety");
        safety.bo.says("community join Fire safety");
    }

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void every_member_gets_one_private_letter_and_answers_one_question_at_a_time_in_their_language() {
        Reply choice = safety.amina.in(FireSafety.LEFT).says("quiz private");
        assertThat(privately(safety.amina.in(FireSafety.LEFT).presses("fire-safety", choice)))
                .startsWith("fire-safety is on its way to 3 people");
        safety.world.post();
        assertThat(safety.world.read(FireSafety.LEFT)).isEmpty();
        assertThat(letter(safety.chen).plain()).contains("Amina has a quiz for you: 4 questions, one at a time.");
        assertThat(letter(safety.bo).plain()).contains("Amina vous propose un quiz : 4 questions, une à la fois.");
        Reply first = safety.bo.presses("Commencer", letter(safety.bo));
        assertThat(privately(first)).contains("1 sur 4").doesNotContain("2 sur 4");
        Reply second = safety.bo.presses("At the assembly point", first);
        assertThat(privately(second)).contains("C'est juste !", "2 sur 4");
        safety.chen.presses("At the lift", safety.chen.presses("Start", letter(safety.chen)));
        assertThat(safety.world.facts()).hasAtLeastOneElementOfType(Fact.QuizOpened.class);
        safety.closed();
        assertThat(safety.lastPosts())
                .allSatisfy(post -> assertThat(post.plain()).contains("2 people took part."));
        assertThat(privately(safety.chen.presses("Start", letter(safety.chen)))).contains("closed now");
    }

    @Test
    void it_counts_as_a_nudge_so_that_who_paused_is_left_alone() {
        safety.world.database().useTransaction(tx -> tx.handle().execute("""
                INSERT INTO habits (person_id, quiet_from, quiet_until, days, budget, paused_until, boards)
                SELECT person_id, '20:00', '08:00', '{1,2,3,4,5}', 2, '2027-01-31', false
                FROM accounts WHERE external_id = 'bo'
                """));
        assertThat(privately(safety.amina.says("quiz private fire-safety"))).contains("to 2 people");
        safety.world.post();
        assertThat(safety.world.letters(safety.chen.account())).hasSize(1);
        assertThat(safety.world.letters(safety.bo.account())).isEmpty();
        assertThat(safety.world.count("SELECT count(*)::int FROM nudges")).isEqualTo(2);
    }

    @Test
    void a_letter_that_waits_for_the_morning_is_taken_back_when_the_quiz_closes_in_the_night() {
        safety.world.later(Duration.ofHours(13));
        safety.amina.says("quiz private fire-safety");
        safety.closed();
        safety.amina.says("quiz private fire-safety");
        safety.amina.presses("End it", safety.amina.says("community archive Fire safety"));
        safety.world.later(Duration.ofDays(1));
        safety.world.post();
        assertThat(safety.world.letters(safety.chen.account())).isEmpty();
        assertThat(safety.world.count("SELECT count(*)::int FROM letters WHERE state = 'WITHDRAWN'"))
                .isEqualTo(6);
    }

    @Test
    void only_the_crew_of_this_house_sends_one_and_not_twice_at_once() {
        assertThat(privately(safety.chen.in(FireSafety.LEFT).says("quiz private fire-safety")))
                .contains("Amina");
        assertThat(privately(safety.zoe.says("quiz private fire-safety"))).doesNotContain("fire-safety");
        safety.amina.says("quiz private fire-safety");
        assertThat(privately(safety.amina.says("quiz private fire-safety"))).contains("is being played already");
        assertThat(privately(safety.amina.says("quiz private fire-safty"))).contains("The nearest: fire-safety");
    }

    @Test
    void where_nobody_can_be_written_to_nothing_is_opened() {
        safety.world.database().useTransaction(tx -> tx.handle().execute("UPDATE accounts SET standing = 'GONE'"));
        assertThat(privately(safety.amina.says("quiz private fire-safety")))
                .startsWith("Nobody in Fire safety can be written to");
        assertThat(safety.world.count("SELECT count(*)::int FROM quiz_runs")).isZero();
    }

    private Message letter(Visitor visitor) {
        List<Message> letters = safety.world.read(World.privately(visitor.account()));
        return letters.getFirst();
    }
}

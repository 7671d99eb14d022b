package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entrain.core.activity.Activity;
import org.entrain.core.attention.Attention;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkStoryTest {
    private final FireSafety safety = new FireSafety().withQuestions().started();
    private final Visitor chenOnTheRight = safety.world.visitor(World.RIGHT, "chen-right", Locale.FRANCE);

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void a_code_shown_on_one_side_and_typed_on_the_other_makes_one_person() {
        safety.chen.presses("At the assembly point", safety.onTheLeft());
        String code = code(safety.chen);
        assertThat(code).matches("[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}");
        assertThat(privately(chenOnTheRight.says(
                        "link " + code.toLowerCase(Locale.ROOT).replace("-", " "))))
                .startsWith("C'est fait : vos comptes ne font plus qu'une personne.");
        assertThat(persons("Chen")).isEqualTo(1);
        assertThat(privately(chenOnTheRight.presses("At the lift", safety.onTheRight())))
                .contains("Vous avez déjà répondu");
        assertThat(safety.world.count("SELECT count(*)::int FROM audit WHERE deed = 'ACCOUNTS_LINKED'"))
                .isEqualTo(1);
    }

    @Test
    void a_code_asked_for_in_a_channel_is_shown_to_who_asked_alone() {
        assertThat(privately(safety.chen.in(FireSafety.LEFT).says("link"))).contains("link ");
    }

    @Test
    void a_code_is_good_once_for_a_quarter_of_an_hour_and_until_the_next() {
        String first = code(safety.chen);
        String second = code(safety.chen);
        assertThat(privately(chenOnTheRight.says("link " + first))).startsWith("Je ne connais pas ce code.");
        safety.world.later(Duration.ofMinutes(15));
        assertThat(privately(chenOnTheRight.says("link " + second))).startsWith("Ce code est trop ancien");
        String third = code(safety.chen);
        assertThat(privately(safety.chen.says("link " + third))).startsWith("You asked for this code yourself");
        assertThat(privately(safety.zoe.says("link " + third))).startsWith("This code is from another organisation.");
        assertThat(privately(chenOnTheRight.says("link " + third))).startsWith("C'est fait");
        assertThat(privately(safety.bo.says("link " + third))).startsWith("Ce code a déjà servi.");
        assertThat(privately(chenOnTheRight.says("link " + third))).startsWith("C'est vous");
    }

    @Test
    void five_wrong_codes_are_enough_for_an_hour() {
        for (int i = 0; i < 4; i++) {
            assertThat(privately(safety.bo.says("link WRNG-WRNG"))).startsWith("Je ne connais pas ce code.");
        }
        assertThat(privately(safety.bo.says("link WRNG-WRNG"))).startsWith("Cela fait trop de codes erronés.");
        String code = code(safety.chen);
        assertThat(privately(safety.bo.says("link " + code))).startsWith("Cela fait trop de codes erronés.");
        safety.world.later(Duration.ofMinutes(60));
        assertThat(privately(safety.bo.says("link " + code(safety.chen)))).startsWith("C'est fait");
    }

    @Test
    void a_code_typed_twice_at_once_links_one_of_the_two() throws ExecutionException, InterruptedException {
        String code = code(safety.chen);
        chenOnTheRight.says("help");
        safety.bo.says("help");
        List<String> said = atOnce(() -> chenOnTheRight.says("link " + code), () -> safety.bo.says("link " + code));
        assertThat(said).filteredOn(one -> one.startsWith("C'est fait")).hasSize(1);
        assertThat(said)
                .filteredOn(one -> one.startsWith("Ce code a déjà servi"))
                .hasSize(1);
    }

    @Test
    void two_who_type_each_others_codes_at_once_are_one_in_the_end() throws ExecutionException, InterruptedException {
        String left = code(safety.chen);
        String right = code(chenOnTheRight);
        List<String> said = atOnce(() -> safety.chen.says("link " + right), () -> chenOnTheRight.says("link " + left));
        assertThat(said).noneMatch(one -> one.contains("went wrong"));
        assertThat(safety.world.count("""
                SELECT count(DISTINCT person_id)::int FROM accounts WHERE external_id LIKE 'chen%'
                """)).isEqualTo(1);
    }

    @Test
    void a_letter_comes_to_the_account_somebody_turned_to_last_and_to_the_other_where_that_one_is_closed() {
        safety.chen.says("help");
        chenOnTheRight.says("link " + code(safety.chen));
        assertThat(gets("linked")).isEqualTo(chenOnTheRight);
        safety.chen.presses("At the assembly point", safety.onTheLeft());
        safety.chen.says("help");
        assertThat(gets("asked for help")).isEqualTo(safety.chen);
        chenOnTheRight.presses("At the assembly point", safety.onTheRight());
        assertThat(gets("answered")).isEqualTo(chenOnTheRight);
        safety.chen.presses("At the assembly point", safety.onTheLeft());
        assertThat(gets("answered once more")).isEqualTo(safety.chen);
        chenOnTheRight.presses(Action.of("attention.less"));
        assertThat(gets("pressed")).isEqualTo(chenOnTheRight);
        safety.world.later(Duration.ofHours(1));
        chenOnTheRight.presses(Action.of("attention.less"));
        assertThat(safety.world.count(
                        "SELECT count(used_at)::int FROM accounts WHERE external_id LIKE 'chen%' AND used_at < '"
                                + safety.world.now().minusSeconds(1) + "'"))
                .isEqualTo(2);
        chenOnTheRight.stands(Profile.Standing.GONE);
        assertThat(gets("gone")).isEqualTo(safety.chen);
        chenOnTheRight.stands(Profile.Standing.FULL);
        assertThat(gets("back")).isEqualTo(chenOnTheRight);
        safety.world.refuses(World.privately(chenOnTheRight.account()), Delivery.Why.BLOCKED);
        write("blocked");
        assertThat(gets("after it")).isEqualTo(safety.chen);
    }

    /** Which of Chen's two accounts a letter comes to. */
    private Visitor gets(String what) {
        write(what);
        safety.world.later(Duration.ofMinutes(1));
        return Stream.of(safety.chen, chenOnTheRight)
                .filter(one -> safety.world.letters(one.account()).contains(what))
                .reduce((one, other) -> {
                    throw new AssertionError("It came to both");
                })
                .orElseThrow();
    }

    private void write(String what) {
        safety.world.database().useTransaction(tx -> {
            UUID chen = World.people(new Activity(List.of()))
                    .find(tx, safety.chen.account())
                    .orElseThrow()
                    .id();
            new Attention(new Outbox())
                    .write(
                            tx,
                            chen,
                            what,
                            language -> Message.of(Words.plain(what)),
                            Attention.Weight.DIRECT,
                            safety.world.now());
        });
        safety.world.post();
    }

    private static List<String> atOnce(Callable<Reply> one, Callable<Reply> other)
            throws ExecutionException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = threads.invokeAll(List.of(one, other));
            return List.of(
                    privately(replies.getFirst().get()),
                    privately(replies.getLast().get()));
        }
    }

    private int persons(String name) {
        return safety.world.count("SELECT count(*)::int FROM persons WHERE name LIKE '" + name + "%'");
    }

    private static String code(Visitor visitor) {
        Matcher code = Pattern.compile("link (\\S+)").matcher(privately(visitor.says("link")));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }
}

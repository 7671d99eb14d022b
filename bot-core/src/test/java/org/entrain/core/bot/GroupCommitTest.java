package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction.Press;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.database.Database;
import org.entrain.core.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {
    private final Database database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_fault_of_the_program_ends_one_press_and_not_the_writer() {
        var isBroken = new AtomicBoolean(true);
        try (var group = new GroupCommit("a.press", database, (tx, presses) -> {
            if (isBroken.getAndSet(false)) {
                throw new AssertionError("a fault of the program");
            }
            return names(presses);
        })) {
            assertThatThrownBy(() -> group.answer(press("bo"))).hasRootCauseMessage("a fault of the program");
            assertThat(group.answer(press("bo"))).isEqualTo(named("bo"));
        }
    }

    @Test
    void one_press_that_fails_takes_no_other_of_its_group_with_it() throws Exception {
        var hold = new CountDownLatch(1);
        try (var group = new GroupCommit("a.press", database, (tx, presses) -> {
                    await(hold);
                    if (presses.stream().anyMatch(press -> idOf(press).equals("zoe"))) {
                        throw new IllegalStateException("not with zoe");
                    }
                    return names(presses);
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = List.of("amina", "bo", "zoe", "chen").stream()
                    .map(name -> threads.submit(() -> group.answer(press(name))))
                    .toList();
            hold.countDown();
            assertThat(replies.get(0).get()).isEqualTo(named("amina"));
            assertThat(replies.get(1).get()).isEqualTo(named("bo"));
            assertThatThrownBy(() -> replies.get(2).get()).hasRootCauseMessage("not with zoe");
            assertThat(replies.get(3).get()).isEqualTo(named("chen"));
        }
    }

    @Test
    void who_waits_while_it_closes_is_answered_and_who_comes_later_is_not_left_waiting() throws Exception {
        var entered = new CountDownLatch(1);
        var hold = new CountDownLatch(1);
        var group = new GroupCommit("a.press", database, (tx, presses) -> {
            entered.countDown();
            await(hold);
            return names(presses);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> waiting = threads.submit(() -> group.answer(press("bo")));
            entered.await();
            Future<?> closing = threads.submit(group::close);
            hold.countDown();
            assertThat(waiting.get()).isEqualTo(named("bo"));
            closing.get();
        }
        assertThatThrownBy(() -> group.answer(press("chen"))).isInstanceOf(IllegalStateException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Reply> names(List<Press> presses) {
        return presses.stream().map(press -> named(idOf(press))).toList();
    }

    private static Reply named(String name) {
        return new Reply.Private(Message.of(Words.plain(name)));
    }

    private static String idOf(Press press) {
        return press.who().account().id();
    }

    private static Press press(String name) {
        var account = new Account(World.LEFT, name);
        return new Press("1", Profile.of(account, name), FireSafety.LEFT, Action.of("a.press"), Instant.EPOCH);
    }
}

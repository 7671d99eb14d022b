package org.entrain.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrain.core.outbox.PostOffice.NO_HURRY;
import static org.entrain.core.outbox.PostOffice.channel;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final PostOffice post = new PostOffice();
    private final Leases sender = post.sender(NO_HURRY);

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void a_letter_written_twice_is_one_letter() {
        post.write("hello", "C1", "Hello");
        post.write("hello", "C1", "Hello again");
        Lease lease = only(post.lease(sender));
        assertThat(lease.letter().message().plain()).isEqualTo("Hello");
        sender.settle(lease, new Delivery.Sent("m1"), post.wall);
        assertThat(post.counts()).isEqualTo(new Outbox.Counts(0, 1, 0, 0, 0, 0));
        assertThat(post.database.<Object>inTransaction(tx -> post.outbox.reference(tx, "hello")))
                .isEqualTo(java.util.Optional.of("m1"));
    }

    @Test
    void a_letter_of_a_transaction_that_failed_was_never_written_and_wakes_nobody() {
        var woken = new AtomicInteger();
        post.outbox.onWritten(woken::incrementAndGet);
        assertThatThrownBy(() -> post.database.useTransaction(tx -> {
                    post.outbox.write(
                            tx, post.organisation, "a", channel("W", "C"), PostOffice.message("a"), post.wall);
                    throw new IllegalStateException("No");
                }))
                .hasMessage("No");
        assertThat(post.lease(sender)).isEmpty();
        assertThat(woken).hasValue(0);
        post.write("a", "C", "a");
        assertThat(woken).hasValue(1);
    }

    @Test
    void what_is_due_is_told_by_the_bots_clock_and_not_by_the_real_time() {
        Instant nextWeek = post.wall.plus(Duration.ofDays(7));
        post.write("later", channel("W", "C"), "later", nextWeek);
        assertThat(post.lease(sender)).isEmpty();
        assertThat(post.database.<Object>inTransaction(post.outbox::nextDue))
                .isEqualTo(java.util.Optional.of(nextWeek));
        assertThat(sender.lease(10, nextWeek, post.wall, PostOffice.LEASE)).hasSize(1);
    }

    @Test
    void letters_to_one_channel_leave_one_at_a_time_in_order_and_no_faster_than_its_pace() {
        post.write("1", "C1", "one");
        post.write("2", "C1", "two");
        post.write("3", "C2", "three");
        List<Lease> first = post.lease(sender);
        assertThat(first).extracting(lease -> lease.letter().stamp()).containsExactlyInAnyOrder("1", "3");
        assertThat(post.lease(sender)).isEmpty();
        first.forEach(lease -> sender.settle(lease, new Delivery.Sent("m"), post.wall));
        assertThat(post.lease(sender)).isEmpty();
        assertThat(sender.nextFree(post.wall)).contains(post.wall.plusSeconds(1));
        post.later(Duration.ofSeconds(1));
        assertThat(only(post.lease(sender)).letter().stamp()).isEqualTo("2");
    }

    @Test
    void a_workspaces_pace_is_shared_by_all_senders() {
        Pace pace = new Pace(Duration.ZERO, Duration.ofMillis(200));
        Leases here = post.sender(pace);
        Leases there = post.sender(pace);
        post.write("1", "C1", "one");
        post.write("2", "C2", "two");
        post.write("3", channel("Elsewhere", "C3"), "three", post.wall);
        assertThat(post.lease(here)).extracting(lease -> lease.letter().stamp()).containsExactlyInAnyOrder("1", "3");
        assertThat(post.lease(there)).isEmpty();
        post.later(Duration.ofMillis(200));
        assertThat(only(post.lease(there)).letter().stamp()).isEqualTo("2");
    }

    @Test
    void when_the_platform_asks_a_workspace_to_wait_the_whole_workspace_waits_and_no_other() {
        post.write("1", "C1", "one");
        Lease lease = only(post.lease(sender));
        post.write("2", "C2", "two");
        post.write("3", channel("Elsewhere", "C3"), "three", post.wall);
        sender.settle(
                lease, new Delivery.Later(Duration.ofSeconds(30), Delivery.Scope.WORKSPACE, "rate limited"), post.wall);
        assertThat(only(post.lease(sender)).letter().stamp()).isEqualTo("3");
        post.later(Duration.ofSeconds(30).minusMillis(1));
        assertThat(post.lease(sender)).isEmpty();
        post.later(Duration.ofMillis(1));
        assertThat(post.lease(sender)).extracting(l -> l.letter().stamp()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void a_letter_that_waits_alone_lets_others_of_its_channel_pass() {
        post.write("1", "C1", "one");
        Lease lease = only(post.lease(sender));
        post.write("2", "C1", "two");
        sender.settle(lease, new Delivery.Later(Duration.ZERO, Delivery.Scope.LETTER, "broken pipe"), post.wall);
        post.later(Duration.ofSeconds(1));
        assertThat(only(post.lease(sender)).letter().stamp()).isEqualTo("2");
    }

    @Test
    void a_letter_that_fails_again_and_again_is_given_up_and_says_why() {
        post.write("1", "C1", "one");
        int tries = 0;
        while (post.counts().refused() == 0) {
            post.later(Duration.ofMinutes(76));
            sender.settle(
                    only(post.lease(sender)),
                    new Delivery.Later(Duration.ZERO, Delivery.Scope.LETTER, "no route"),
                    post.wall);
            tries++;
        }
        assertThat(tries).isEqualTo(8);
        assertThat(post.state("1")).isEqualTo("REFUSED: given up after 8 tries: no route");
    }

    @Test
    void a_letter_refused_for_good_is_kept_with_its_reason_and_never_tried_again() {
        post.write("1", "C1", "one");
        sender.settle(
                only(post.lease(sender)), new Delivery.Refused(Delivery.Why.OTHER, "channel_not_found"), post.wall);
        post.later(Duration.ofDays(1));
        assertThat(post.lease(sender)).isEmpty();
        assertThat(post.state("1")).isEqualTo("REFUSED: channel_not_found");
    }

    @Test
    void who_listens_hears_in_the_same_transaction_why_a_letter_was_refused() {
        var heard = new ArrayList<RefusedLetter>();
        post.outbox.onRefused((tx, letter) -> {
            heard.add(letter);
            post.outbox.write(tx, post.organisation, "told", letter.place(), PostOffice.message("sorry"), post.wall);
        });
        post.write("1", "C1", "one");
        sender.settle(
                only(post.lease(sender)),
                new Delivery.Refused(Delivery.Why.NOT_IN_CHANNEL, "not_in_channel"),
                post.wall);
        assertThat(heard)
                .containsExactly(
                        new RefusedLetter("1", PostOffice.channel("W", "C1"), Delivery.Why.NOT_IN_CHANNEL, post.wall));
        assertThat(post.state("1")).isEqualTo("REFUSED: not_in_channel");
        assertThat(post.state("told")).isEqualTo("WAITING");
    }

    @Test
    void a_letter_is_not_settled_where_who_listens_fails() {
        post.outbox.onRefused((tx, letter) -> {
            throw new IllegalStateException("not today");
        });
        post.write("1", "C1", "one");
        Lease lease = only(post.lease(sender));
        assertThatThrownBy(
                        () -> sender.settle(lease, new Delivery.Refused(Delivery.Why.OTHER, "msg_too_long"), post.wall))
                .hasMessageContaining("not today");
        assertThat(post.state("1")).isEqualTo("WAITING");
    }

    @Test
    void a_letter_that_is_given_up_is_told_of_and_one_that_arrived_is_not() {
        var heard = new ArrayList<RefusedLetter>();
        post.outbox.onRefused((tx, letter) -> heard.add(letter));
        post.write("1", "C1", "one");
        sender.settle(only(post.lease(sender)), new Delivery.Sent("m1"), post.wall);
        assertThat(heard).isEmpty();
        post.write("2", "C2", "two");
        for (int tries = 0; heard.isEmpty() && tries < 20; tries++) {
            post.later(Duration.ofHours(2));
            sender.settle(
                    only(post.lease(sender)),
                    new Delivery.Later(Duration.ZERO, Delivery.Scope.LETTER, "no route"),
                    post.wall);
        }
        assertThat(heard).extracting(RefusedLetter::why).containsExactly(Delivery.Why.GIVEN_UP);
    }

    @Test
    void buttons_that_open_a_page_survive_being_stored() {
        var message = Message.of(
                Block.Links.of(new Block.Link("Le guide", URI.create("https://e.example.org/guide?a=%C3%A9#b"))));
        post.database.useTransaction(
                tx -> post.outbox.write(tx, post.organisation, "1", PostOffice.channel("W", "C1"), message, post.wall));
        assertThat(only(post.lease(sender)).letter().message()).isEqualTo(message);
        assertThatThrownBy(() -> new Block.Link("No", URI.create("javascript:alert(1)")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_letter_whose_sender_was_killed_is_looked_for_and_not_delivered_again() {
        post.write("1", "C1", "one");
        Lease lost = only(post.lease(sender));
        assertThat(lost.uncertain()).isFalse();
        post.later(PostOffice.LEASE);
        Lease found = only(post.lease(post.sender(NO_HURRY)));
        assertThat(found.uncertain()).isTrue();
        sender.settle(lost, new Delivery.Refused(Delivery.Why.OTHER, "too late to say"), post.wall);
        assertThat(post.state("1")).isEqualTo("WAITING");
        sender.settle(found, new Delivery.Sent("m1"), post.wall);
        assertThat(post.state("1")).isEqualTo("SENT");
    }

    @Test
    void a_lost_letter_that_is_surely_not_there_is_sent_again() {
        post.write("1", "C1", "one");
        post.lease(sender);
        post.later(PostOffice.LEASE);
        sender.settle(
                only(post.lease(sender)),
                new Delivery.Later(Duration.ZERO, Delivery.Scope.LETTER, "not there"),
                post.wall);
        post.later(Duration.ofMinutes(1));
        assertThat(only(post.lease(sender)).uncertain()).isFalse();
    }

    @Test
    void a_lost_letter_that_nobody_can_find_is_never_sent_twice() {
        post.write("1", "C1", "one");
        sender.settle(only(post.lease(sender)), new Delivery.Unknown("timeout"), post.wall);
        post.later(Duration.ofMinutes(1));
        Lease again = only(post.lease(sender));
        assertThat(again.uncertain()).isTrue();
        sender.settle(again, new Delivery.Unknown("cannot read there"), post.wall);
        post.later(Duration.ofDays(2));
        assertThat(post.lease(sender)).isEmpty();
        assertThat(post.counts().unknown()).isEqualTo(1);
    }

    @Test
    void while_nobody_can_look_for_a_lost_letter_it_is_neither_sent_again_nor_given_up() {
        post.write("1", "C1", "one");
        sender.settle(only(post.lease(sender)), new Delivery.Unknown("timeout"), post.wall);
        for (int i = 0; i < 3; i++) {
            post.later(Duration.ofHours(1));
            Lease search = only(post.lease(sender));
            assertThat(search.uncertain()).isTrue();
            sender.settle(search, new Delivery.Unsure(Duration.ofMinutes(1), "ratelimited"), post.wall);
            post.later(Duration.ofSeconds(59));
            assertThat(post.lease(sender)).isEmpty();
        }
        post.later(Duration.ofHours(1));
        sender.settle(only(post.lease(sender)), new Delivery.Sent("m1"), post.wall);
        assertThat(post.state("1")).isEqualTo("SENT");
    }

    @Test
    void a_sent_letter_that_is_revised_is_edited_once() {
        post.write("1", "C1", "one");
        sender.settle(only(post.lease(sender)), new Delivery.Sent("m1"), post.wall);
        post.revise("1", "one");
        post.later(Duration.ofSeconds(2));
        assertThat(post.lease(sender)).isEmpty();
        post.revise("1", "uno");
        Lease edit = only(post.lease(sender));
        assertThat(edit.letter().sent()).contains("m1");
        assertThat(edit.letter().message().plain()).isEqualTo("uno");
        sender.settle(edit, new Delivery.Sent("m1"), post.wall);
        post.later(Duration.ofSeconds(2));
        assertThat(post.lease(sender)).isEmpty();
    }

    @Test
    void an_edit_whose_sender_was_killed_is_simply_made_again() {
        post.write("1", "C1", "one");
        sender.settle(only(post.lease(sender)), new Delivery.Sent("m1"), post.wall);
        post.revise("1", "uno");
        post.later(Duration.ofSeconds(2));
        post.lease(sender);
        post.later(PostOffice.LEASE);
        Lease again = only(post.lease(sender));
        assertThat(again.uncertain()).isFalse();
        assertThat(again.letter().sent()).contains("m1");
    }

    @Test
    void a_letter_revised_while_it_is_being_delivered_is_edited_afterwards() {
        post.write("1", "C1", "one");
        Lease lease = only(post.lease(sender));
        post.revise("1", "uno");
        sender.settle(lease, new Delivery.Sent("m1"), post.wall);
        post.later(Duration.ofSeconds(2));
        Lease edit = only(post.lease(sender));
        assertThat(edit.letter().message().plain()).isEqualTo("uno");
        assertThat(edit.letter().sent()).contains("m1");
    }

    @Test
    void a_letter_is_withdrawn_only_while_nobody_touched_it() {
        post.write("1", "C1", "one");
        post.write("2", "C2", "two");
        assertThat(withdraw("1")).isTrue();
        Lease lease = only(post.lease(sender));
        assertThat(lease.letter().stamp()).isEqualTo("2");
        assertThat(withdraw("2")).isFalse();
        assertThat(post.counts()).isEqualTo(new Outbox.Counts(1, 0, 0, 0, 1, 0));
    }

    @Test
    void what_waits_for_an_account_in_private_is_withdrawn_and_nothing_else() {
        post.write("1", "C1", "one");
        var privately = new Place(channel("W", "U1").workspace(), "U1", Place.Kind.PERSONAL, "");
        post.write("2", privately, "two", PostOffice.START);
        post.database.useTransaction(tx -> post.outbox.withdraw(tx, new Account(privately.workspace(), "U1")));
        assertThat(only(post.lease(sender)).letter().stamp()).isEqualTo("1");
        assertThat(post.counts()).isEqualTo(new Outbox.Counts(1, 0, 0, 0, 1, 0));
    }

    @Test
    void many_senders_at_once_never_lease_a_letter_twice() throws Exception {
        int letters = 300;
        for (int i = 0; i < letters; i++) {
            post.write("s" + i, "C" + i % 30, "hello");
        }
        Set<String> leased = ConcurrentHashMap.newKeySet();
        var twice = new AtomicInteger();
        Pace none = new Pace(Duration.ZERO, Duration.ZERO);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < 4; node++) {
                threads.execute(() -> {
                    Leases mine = post.sender(none);
                    while (leased.size() < letters) {
                        for (Lease lease : mine.lease(7, post.wall, post.wall, PostOffice.LEASE)) {
                            twice.addAndGet(leased.add(lease.letter().stamp()) ? 0 : 1);
                            mine.settle(lease, new Delivery.Sent("m"), post.wall);
                        }
                    }
                });
            }
        }
        assertThat(twice).hasValue(0);
        assertThat(post.counts().sent()).isEqualTo(letters);
    }

    private boolean withdraw(String stamp) {
        return post.database.inTransaction(tx -> post.outbox.withdraw(tx, stamp));
    }

    private static Lease only(List<Lease> leases) {
        assertThat(leases).hasSize(1);
        return leases.getFirst();
    }
}

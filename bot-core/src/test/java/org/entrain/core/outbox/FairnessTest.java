package org.entrain.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.outbox.PostOffice.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who goes first where many wait. */
class FairnessTest {
    private static final Pace ONE_A_SECOND = new Pace(Duration.ZERO, Duration.ofSeconds(1));
    private final PostOffice post = new PostOffice();

    @AfterEach
    void close() {
        post.close();
    }

    private static Place person(String id) {
        return new Place(new Workspace(PostOffice.CHAT, "W"), id, Place.Kind.PERSONAL, "");
    }

    private void wave(String stamp, String workspace, int letters, Urgency urgency, Instant due) {
        post.database.useTransaction(tx -> post.outbox.writeAll(
                tx,
                IntStream.range(0, letters)
                        .mapToObj(i -> new Draft(
                                        post.organisation,
                                        stamp + i,
                                        channel(workspace, stamp + i),
                                        PostOffice.message(stamp),
                                        due)
                                .as(urgency))
                        .toList()));
    }

    private List<String> next(Leases sender, int limit) {
        return sender.lease(limit, post.wall, post.wall, PostOffice.LEASE).stream()
                .map(lease -> {
                    sender.settle(lease, new Delivery.Sent("m"), post.wall);
                    return lease.letter().stamp();
                })
                .toList();
    }

    @Test
    void a_wave_of_one_organisation_does_not_keep_the_letter_of_another_waiting() {
        wave("wave", "W", 2_000, Urgency.EXPECTED, post.wall.minusSeconds(60));
        wave("single", "Elsewhere", 1, Urgency.NUDGE, post.wall);
        assertThat(next(post.sender(Pace.NONE), 8)).hasSize(8).contains("single0");
    }

    @Test
    void where_there_is_room_for_one_at_a_time_workspaces_take_turns() {
        wave("here", "W", 10, Urgency.EXPECTED, post.wall.minusSeconds(60));
        wave("there", "Elsewhere", 10, Urgency.EXPECTED, post.wall);
        Leases sender = post.sender(Pace.NONE);
        var served = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            served.add(next(sender, 1).getFirst().substring(0, 4));
            post.later(Duration.ofMillis(1));
        }
        assertThat(served).containsExactlyInAnyOrder("here", "here", "ther", "ther");
    }

    @Test
    void a_workspace_that_is_slow_to_answer_takes_no_more_than_its_share() {
        wave("slow", "W", 50, Urgency.DIRECT, post.wall.minusSeconds(60));
        wave("quick", "Elsewhere", 3, Urgency.CHANNEL, post.wall);
        List<Lease> leases = post.sender(Pace.NONE)
                .lease(10, w -> w.id().equals("W") ? 2 : 10, post.wall, post.wall, PostOffice.LEASE);
        assertThat(leases)
                .extracting(lease -> lease.letter().message().plain())
                .containsExactlyInAnyOrder("slow", "slow", "quick", "quick", "quick");
    }

    @Test
    void what_answers_a_person_goes_before_a_wave_and_the_wave_before_nudges_that_are_not_forgotten() {
        wave("nudge", "W", 200, Urgency.NUDGE, post.wall.minusSeconds(90));
        wave("wave", "W", 200, Urgency.EXPECTED, post.wall.minusSeconds(60));
        Leases sender = post.sender(ONE_A_SECOND);
        var sent = new ArrayList<String>();
        for (int i = 0; i < 120; i++) {
            if (i == 60) {
                wave("answer", "W", 1, Urgency.DIRECT, post.wall);
            }
            sent.addAll(next(sender, 10));
            post.later(Duration.ofSeconds(1));
        }
        assertThat(sent).hasSize(120);
        assertThat(sent.get(60)).isEqualTo("answer0");
        assertThat(sent.stream().filter(one -> one.startsWith("nudge")).count()).isBetween(1L, 20L);
    }

    @Test
    void in_a_conversation_the_answer_passes_the_nudge_that_waited_longer() {
        post.database.useTransaction(tx -> {
            var nudge = new Draft(
                    post.organisation, "nudge", person("U1"), PostOffice.message("n"), post.wall.minusSeconds(9));
            post.outbox.writeAll(tx, List.of(nudge.as(Urgency.NUDGE)));
            var answer = new Draft(post.organisation, "answer", person("U1"), PostOffice.message("a"), post.wall);
            post.outbox.writeAll(tx, List.of(answer.as(Urgency.DIRECT)));
        });
        Leases sender = post.sender(Pace.NONE);
        assertThat(next(sender, 10)).containsExactly("answer");
        assertThat(next(sender, 10)).containsExactly("nudge");
    }

    @Test
    void a_channel_with_a_long_queue_holds_nobody_else_up_and_keeps_its_order() {
        int queue = Aside.LOOKED_THROUGH + 300;
        post.database.useTransaction(tx -> post.outbox.writeAll(
                tx,
                IntStream.range(0, queue)
                        .mapToObj(i -> new Draft(
                                post.organisation,
                                "q%04d".formatted(i),
                                channel("W", "busy"),
                                PostOffice.message("q"),
                                post.wall.minusSeconds(queue - i)))
                        .toList()));
        wave("other", "W", 1, Urgency.CHANNEL, post.wall);
        Leases sender = post.sender(new Pace(Duration.ofSeconds(1), Duration.ZERO));
        var first = next(sender, 10);
        assertThat(first).containsExactly("q0000");
        assertThat(next(sender, 10)).containsExactly("other0");
        var rest = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            post.later(Duration.ofSeconds(1));
            rest.addAll(next(sender, 10));
        }
        assertThat(rest).isSorted().hasSize(60).startsWith("q0001");
    }

    @Test
    void a_letter_that_was_not_sent_while_it_was_worth_something_is_not_sent_any_more() {
        Instant end = post.wall.plusSeconds(60);
        post.database.useTransaction(tx -> {
            post.outbox.writeAll(
                    tx,
                    List.of(
                            new Draft(post.organisation, "1", channel("W", "C1"), PostOffice.message("a"), post.wall)
                                    .worthUntil(end),
                            new Draft(post.organisation, "2", channel("W", "C2"), PostOffice.message("b"), post.wall)));
        });
        post.later(Duration.ofSeconds(60).plusMillis(1));
        assertThat(next(post.sender(Pace.NONE), 10)).containsExactly("2");
        assertThat(post.state("1")).isEqualTo("STALE: worth nothing any more");
        assertThat(post.counts()).isEqualTo(new Outbox.Counts(0, 1, 0, 0, 0, 1));
    }

    @Test
    void while_a_platform_takes_no_edits_new_messages_go_on() {
        post.write("1", "C1", "one");
        Leases sender = post.sender(Pace.NONE);
        assertThat(next(sender, 10)).containsExactly("1");
        post.revise("1", "uno");
        Lease edit = sender.lease(10, post.wall, post.wall, PostOffice.LEASE).getFirst();
        sender.settle(edit, new Delivery.Later(Duration.ofSeconds(30), Delivery.Scope.EDITS, "ratelimited"), post.wall);
        post.write("2", "C1", "two");
        assertThat(next(sender, 10)).containsExactly("2");
        assertThat(sender.nextFree(post.wall)).contains(post.wall.plusSeconds(30));
        post.later(Duration.ofSeconds(30));
        assertThat(next(sender, 10)).containsExactly("1");
    }

    @Test
    void what_a_node_holds_that_says_no_more_that_it_is_alive_is_taken_over_and_looked_for() {
        Leases killed = post.sender(Pace.NONE, "killed");
        Leases other = post.sender(Pace.NONE, "other");
        assertThat(killed.alive(post.wall, Duration.ofSeconds(20))).isTrue();
        post.write("1", "C1", "one");
        Lease lost = killed.lease(1, post.wall, post.wall, PostOffice.LEASE).getFirst();
        post.later(Duration.ofSeconds(15));
        assertThat(killed.alive(post.wall, Duration.ofSeconds(20))).isFalse();
        post.later(Duration.ofSeconds(15));
        assertThat(post.lease(other)).isEmpty();
        post.later(Duration.ofSeconds(6));
        Lease taken = post.lease(other).getFirst();
        assertThat(taken.uncertain()).isTrue();
        // It was slow and not dead: it learns that it began another life, and what it had is not its own any more.
        assertThat(killed.alive(post.wall, Duration.ofSeconds(20))).isTrue();
        killed.settle(lost, new Delivery.Refused(Delivery.Why.OTHER, "too late to say"), post.wall);
        assertThat(post.state("1")).isEqualTo("WAITING");
        other.settle(taken, new Delivery.Sent("m"), post.wall);
        assertThat(post.state("1")).isEqualTo("SENT");
    }
}

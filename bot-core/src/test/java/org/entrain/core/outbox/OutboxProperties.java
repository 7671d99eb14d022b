package org.entrain.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** Whatever writers and senders do in whatever order, each letter is there once at the end, with its newest words. */
class OutboxProperties {
    /** Something that happens; the numbers choose among letters, words or the leases that senders hold. */
    sealed interface Step {
        record Write(int letter, int words) implements Step {}

        record Revise(int letter, int words) implements Step {}

        record TakeLeases(int limit) implements Step {}

        /** A sender talks to the platform. */
        record Deliver(int lease, Trouble trouble) implements Step {}

        /** A sender that talked to the platform says what came of it, in time or late. */
        record Settle(int lease) implements Step {}

        record Pass(Duration time) implements Step {}
    }

    /** What may go wrong on the way to the platform and back. */
    enum Trouble {
        NONE,
        LOST_ON_THE_WAY,
        ANSWER_LOST,
        NOT_NOW,
        SENDER_KILLED_BEFORE,
        SENDER_KILLED_AFTER
    }

    @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
    void the_newest_words_are_there_in_the_end_and_no_letter_is_there_twice(@ForAll("stories") List<Step> story) {
        try (var post = new PostOffice()) {
            var world = new PostWorld(post);
            story.forEach(world::does);
            world.goesOnWithoutTrouble();

            assertThat(world.posted()).isEqualTo(world.wanted());
            assertThat(post.counts().waiting()).isZero();
            assertThat(post.counts().sent()).isEqualTo(world.wanted().size());
        }
    }

    @Provide
    Arbitrary<List<Step>> stories() {
        Arbitrary<Integer> letters = Arbitraries.integers().between(0, 2);
        Arbitrary<Integer> words = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> leases = Arbitraries.integers().between(0, 4);
        // Short enough that no letter fails so often that it is given up.
        return Arbitraries.<Step>frequencyOf(
                        Tuple.of(2, Combinators.combine(letters, words).as(Step.Write::new)),
                        Tuple.of(3, Combinators.combine(letters, words).as(Step.Revise::new)),
                        Tuple.of(4, Arbitraries.integers().between(1, 3).map(Step.TakeLeases::new)),
                        Tuple.of(
                                4,
                                Combinators.combine(leases, Arbitraries.of(Trouble.class))
                                        .as(Step.Deliver::new)),
                        Tuple.of(4, leases.map(Step.Settle::new)),
                        Tuple.of(
                                3,
                                Arbitraries.of(Duration.ofSeconds(1), Duration.ofSeconds(10), PostOffice.LEASE)
                                        .map(Step.Pass::new)))
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }
}

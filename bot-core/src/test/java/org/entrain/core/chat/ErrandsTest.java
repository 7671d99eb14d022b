package org.entrain.core.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ErrandsTest {
    @Test
    void an_errand_that_fails_does_not_hold_up_the_next() throws InterruptedException {
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        try (var errands = new Errands<String>("test", Duration.ZERO, one -> {
            if (one.equals("impossible")) {
                throw new IllegalStateException("no");
            }
            done.add(one);
        })) {
            assertThat(errands.offer("impossible")).isTrue();
            assertThat(errands.offer("possible")).isTrue();
            errands.start();
            assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("possible");
        }
    }

    @Test
    void no_more_is_taken_on_than_there_is_room_for() {
        try (var errands = new Errands<Integer>("test", Duration.ZERO, one -> {})) {
            int taken = 0;
            while (errands.offer(taken)) {
                taken++;
            }
            assertThat(taken).isEqualTo(1_000);
        }
    }
}

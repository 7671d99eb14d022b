package org.entrain.core.quizzes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WishTest {
    @Test
    void what_is_wanted_is_read_in_both_languages() {
        assertThat(Wish.of("fire-safety until friday 17:00"))
                .isEqualTo(new Wish("fire-safety", Optional.empty(), Optional.of("friday 17:00")));
        assertThat(Wish.of("Ma sécurité dès lundi 9h jusqu’à vendredi 17h"))
                .isEqualTo(new Wish("Ma sécurité", Optional.of("lundi 9h"), Optional.of("vendredi 17h")));
        assertThat(Wish.of("fire from tomorrow 9:00"))
                .isEqualTo(new Wish("fire", Optional.of("tomorrow 9:00"), Optional.empty()));
        assertThat(Wish.of("fire")).isEqualTo(Wish.now("fire"));
    }
}

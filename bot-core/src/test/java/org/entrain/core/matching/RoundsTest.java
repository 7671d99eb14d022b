package org.entrain.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same people, round after round. */
class RoundsTest {
    /** Repeats are counted against the best that can be: an even number of people has people - 1 rounds without one. */
    @ParameterizedTest
    @CsvSource({"6,5", "8,7", "12,22", "30,26", "30,40", "100,99"})
    void nobody_meets_again_before_they_have_met_all_others(int people, int rounds) {
        var played = new Played(Crowd.ofColleagues(people, 1), 2);
        played.play(rounds);
        assertThat(played.repeats).isEqualTo(Math.max(0, rounds - (people - 1)) * people / 2);
    }

    /** Of 31 people 465 pairs can meet, and in each round 17 do: 27 rounds at most, were they to come out. */
    @ParameterizedTest
    @CsvSource({"13,8", "31,26"})
    void an_odd_number_of_people_may_do_without_a_repeat_as_well(int people, int rounds) {
        var played = new Played(Crowd.ofColleagues(people, 1), 2);
        played.play(rounds);
        assertThat(played.repeats).isZero();
    }

    @ParameterizedTest
    @CsvSource({"7,2,9", "31,2,12", "13,4,9", "20,3,9"})
    void nobody_is_in_an_uneven_group_twice_before_everybody_was_once(int people, int size, int rounds) {
        var played = new Played(Crowd.ofColleagues(people, 2), size);
        for (int round = 0; round < rounds; round++) {
            played.play(1);
            assertThat(played.difference()).isLessThanOrEqualTo(1);
        }
        assertThat(played.uneven).isNotEmpty();
    }

    @Test
    void who_stayed_alone_goes_first() {
        boolean[][] apart = new boolean[3][3];
        apart[0][1] = apart[1][0] = true;
        var crowd = new Crowd(apart, new int[][] {{0, 0, 9}, {0, 0, 1}, {9, 1, 0}});
        Matched first = Matching.match(3, 2, crowd, Past.NONE, new SplittableRandom(1));
        assertThat(first.alone()).containsExactly(1);
        var past = new Past(List.of(new Past.Meeting(0, 2, 1, 1)), Map.of(), Set.of(1));
        assertThat(Matching.match(3, 2, crowd, past, new SplittableRandom(1)).alone())
                .containsExactly(0);
    }

    @Test
    void who_comes_late_joins_the_smallest_group_that_they_may_join_and_suit_best() {
        Crowd crowd = Crowd.of(8, 0, 100, 3);
        crowd.apart()[7][0] = crowd.apart()[0][7] = true;
        List<List<Integer>> groups = List.of(List.of(0, 1), List.of(2, 3), List.of(4, 5, 6));
        assertThat(Latecomers.join(7, groups, 8, 2, crowd, Past.NONE)).contains(1);
        assertThat(Latecomers.join(7, List.of(List.of(0, 1)), 8, 2, crowd, Past.NONE))
                .isEmpty();
    }
}

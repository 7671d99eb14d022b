package org.entrain.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {
    /** What each member did; days since the last quiz or icebreaker, -1 for never; what to do. */
    @ParameterizedTest
    @CsvSource({
        "'',              -1, BRING_PEOPLE",
        "'3',              1, BRING_PEOPLE",
        "'0 0 0',         -1, START_SOMETHING",
        "'4 5 6',         14, START_SOMETHING",
        "'0 0 0 0 40',    14, START_SOMETHING",
        "'0 0 0',         13, ASK_SOMETHING_EASY",
        "'0 0 1',          0, INVITE_THE_SILENT",
        "'0 0 0 1 40',     3, INVITE_THE_SILENT",
        "'0 0 1 1',        3, CARRY_ON",
        "'1 1 1 1 6',      3, SHARE_THE_WORK",
        "'0 1 1 1 1 40',   3, SHARE_THE_WORK",
        "'1 1 1 2 5',      3, CARRY_ON",
        "'0 0 1 1 5',      3, CARRY_ON",
        "'1 1 1 40',       3, CARRY_ON",
        "'3 3 3 3 3 3',    3, CARRY_ON"
    })
    void of_all_that_could_be_done_the_most_urgent_is_said(String facts, int days, Advice advice) {
        assertThat(Advice.of(checkup(facts, days))).isEqualTo(advice);
    }

    /** By hand, from the formula. */
    @ParameterizedTest
    @CsvSource({"'5 5 5 5 5', 0.0", "'0 0 0 0 7', 0.8", "'1 2 3 4 5', 0.2667", "'0 0 2 4 4', 0.4800"})
    void how_evenly_people_take_part_is_one_number(String facts, double gini) {
        assertThat(checkup(facts, 1).gini().orElseThrow()).isCloseTo(gini, within(1e-4));
    }

    @Test
    void of_fewer_than_five_it_is_not_told() {
        assertThat(checkup("1 2 3 4 5", 1).gini()).isPresent();
        assertThat(checkup("2 3 4 5", 1).gini()).isEmpty();
        assertThat(checkup("0 0 0 0 0", 1).gini()).isEmpty();
    }

    @Test
    void who_does_nothing_only_reads() {
        Checkup checkup = checkup("0 0 1 3 2", 1);
        assertThat(checkup.active()).isEqualTo(3);
        assertThat(checkup.silent()).isEqualTo(2);
        assertThat(checkup.silentShare()).isEqualTo(40);
        assertThat(checkup("", 1).silentShare()).isZero();
    }

    private static Checkup checkup(String facts, int days) {
        List<Integer> counts = Arrays.stream(facts.split(" "))
                .filter(fact -> !fact.isEmpty())
                .map(Integer::valueOf)
                .sorted()
                .toList();
        return new Checkup(counts, 0, days < 0 ? Optional.empty() : Optional.of(days));
    }
}

package org.entrain.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EquityProperties {
    @Property
    void it_lies_between_0_and_1(@ForAll @Size(max = 50) List<@IntRange(max = 10_000) Integer> counts) {
        Equity.gini(counts).ifPresent(gini -> assertThat(gini).isBetween(0.0, 1.0));
    }

    @Property
    void it_is_unknown_only_where_nobody_did_anything(@ForAll @Size(max = 50) List<@IntRange(max = 3) Integer> counts) {
        assertThat(Equity.gini(counts).isPresent()).isEqualTo(counts.stream().anyMatch(count -> count > 0));
    }

    @Property
    void if_everybody_does_several_times_as_much_it_stays(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 10_000) Integer> counts,
            @ForAll @IntRange(min = 1, max = 1000) int times) {
        List<Integer> more = counts.stream().map(count -> count * times).toList();
        Equity.gini(counts)
                .ifPresent(gini -> assertThat(Equity.gini(more).orElseThrow()).isCloseTo(gini, within(1e-12)));
    }

    @Property
    void it_does_not_matter_who_is_who(
            @ForAll @Size(max = 50) List<@IntRange(max = 10_000) Integer> counts, @ForAll long seed) {
        var shuffled = new ArrayList<>(counts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Equity.gini(shuffled)).isEqualTo(Equity.gini(counts));
    }

    @Property
    void it_is_the_mean_difference_between_two_members_by_twice_the_mean(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1000) Integer> counts) {
        double differences = 0;
        for (int one : counts) {
            for (int other : counts) {
                differences += Math.abs(one - other);
            }
        }
        double all = counts.stream().mapToInt(Integer::intValue).sum();
        double expected = differences / (2 * counts.size() * all);
        Equity.gini(counts).ifPresent(gini -> assertThat(gini).isCloseTo(expected, within(1e-9)));
    }
}

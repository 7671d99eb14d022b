package org.entrain.core.challenges;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.entrain.core.challenges.Balance.Player;

class BalanceProperties {
    @Provide
    Arbitrary<List<Player>> players() {
        Arbitrary<Set<String>> groups = Arbitraries.of("SITE/Lyon", "SITE/Leeds", "LEVEL/3", "DEPARTMENT/Sales")
                .set()
                .ofMaxSize(3);
        return Combinators.combine(groups, Arbitraries.integers().between(0, 40))
                .as((group, past) -> new Player(UUID.randomUUID(), group, past))
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 200)
    void everybody_is_in_one_team_and_sizes_differ_by_one_at_most(
            @ForAll("players") List<Player> players, @ForAll @IntRange(min = 1, max = 9) int count) {
        List<List<Player>> teams = Balance.teams(players, count, new Random(1));
        assertThat(teams).hasSize(count);
        assertThat(teams.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(players);
        assertThat(largest(teams.stream().map(List::size).toList())).isLessThanOrEqualTo(1);
    }

    @Property(tries = 200)
    void no_team_is_further_ahead_than_one_person_makes_it(
            @ForAll("players") List<Player> players, @ForAll @IntRange(min = 1, max = 9) int count) {
        List<List<Player>> teams = Balance.teams(players, count, new Random(1));
        int most = players.stream().mapToInt(Player::past).max().orElse(0);
        assertThat(spread(teams)).isLessThanOrEqualTo(most);
    }

    @Property(tries = 100)
    void the_order_in_which_people_are_named_changes_nothing(
            @ForAll("players") List<Player> players, @ForAll long seed) {
        var shuffled = new ArrayList<>(players);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Balance.teams(shuffled, 4, new Random(7))).isEqualTo(Balance.teams(players, 4, new Random(7)));
    }

    @Example
    void two_teams_of_three_are_near_the_best_there_are() {
        var chance = new Random(3);
        for (int round = 0; round < 50; round++) {
            List<Player> players = IntStream.range(0, 6)
                    .mapToObj(i -> new Player(new UUID(0, i), Set.of(), chance.nextInt(20)))
                    .toList();
            assertThat(spread(Balance.teams(players, 2, new Random(1)))).isLessThanOrEqualTo(best(players) + 10);
        }
    }

    @Example
    void two_sites_are_mixed() {
        List<Player> players = IntStream.range(0, 20)
                .mapToObj(i -> new Player(new UUID(0, i), Set.of(i < 10 ? "SITE/Lyon" : "SITE/Leeds"), i % 10))
                .toList();
        assertThat(Balance.teams(players, 4, new Random(1)))
                .allSatisfy(team -> assertThat(team.stream()
                                .filter(player -> player.groups().contains("SITE/Lyon"))
                                .count())
                        .isBetween(2L, 3L));
    }

    /** The smallest difference that any two teams of three can have. */
    private static int best(List<Player> players) {
        int all = players.stream().mapToInt(Player::past).sum();
        return IntStream.range(0, 1 << players.size())
                .filter(half -> Integer.bitCount(half) == players.size() / 2)
                .map(half -> IntStream.range(0, players.size())
                        .filter(i -> (half >> i & 1) == 1)
                        .map(i -> players.get(i).past())
                        .sum())
                .map(sum -> Math.abs(all - 2 * sum))
                .min()
                .orElseThrow();
    }

    private static int spread(List<List<Player>> teams) {
        return largest(teams.stream()
                .map(team -> team.stream().mapToInt(Player::past).sum())
                .toList());
    }

    private static int largest(List<Integer> numbers) {
        return Collections.max(numbers) - Collections.min(numbers);
    }
}

package org.entrain.core.quizzes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
import org.entrain.core.quizzes.TeamDraw.Player;

class TeamDrawProperties {
    @Provide
    Arbitrary<List<Player>> players() {
        Arbitrary<Set<String>> groups = Arbitraries.of("SITE/Paris", "SITE/York", "LEVEL/New", "LEVEL/Old")
                .set()
                .ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.create(UUID::randomUUID),
                        groups,
                        Arbitraries.integers().between(0, 20))
                .as(Player::new)
                .list()
                .ofMinSize(TeamDraw.SMALLEST)
                .ofMaxSize(80);
    }

    @Property
    void everybody_is_in_one_team_of_three_to_five_and_sizes_differ_by_one_at_most(
            @ForAll("players") List<Player> players, @ForAll long seed) {
        List<List<Player>> teams = TeamDraw.teams(players, seed);
        assertThat(teams.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(players);
        assertThat(teams).allSatisfy(team -> assertThat(team).hasSizeBetween(3, 5));
        assertThat(teams.stream().mapToInt(List::size).max().orElseThrow()
                        - teams.stream().mapToInt(List::size).min().orElseThrow())
                .isLessThanOrEqualTo(1);
    }

    @Property
    void no_team_took_part_more_often_before_than_another_by_more_than_one_person_did(
            @ForAll("players") List<Player> players, @ForAll long seed) {
        var sums = TeamDraw.teams(players, seed).stream()
                .map(team -> team.stream().mapToInt(Player::past).sum())
                .toList();
        int most = players.stream().mapToInt(Player::past).max().orElseThrow();
        assertThat(sums.stream().max(Integer::compare).orElseThrow()
                        - sums.stream().min(Integer::compare).orElseThrow())
                .isLessThanOrEqualTo(most);
    }

    @Example
    void two_sites_of_four_come_two_and_two_into_each_team() {
        var players = IntStream.range(0, 8)
                .mapToObj(i -> new Player(new UUID(1, i), Set.of(i < 4 ? "SITE/Paris" : "SITE/York"), 0))
                .toList();
        for (int seed = 0; seed < 20; seed++) {
            assertThat(TeamDraw.teams(players, seed))
                    .allSatisfy(team -> assertThat(team)
                            .filteredOn(player -> player.groups().contains("SITE/Paris"))
                            .hasSize(2));
        }
    }
}

package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Makes teams of three to five whose sizes differ by one at most. Who took part most often before is spread over them
 * first, then who took part less, and so on; each comes to the team where the fewest are of a group of theirs.
 */
final class TeamDraw {
    /** Fewer make no team. */
    static final int SMALLEST = 3;

    /** A team has four where that comes out even. */
    private static final int USUAL = 4;

    /**
     * Somebody who plays.
     *
     * @param groups of the organisation that they are in
     * @param past how often they took part before
     */
    record Player(UUID person, Set<String> groups, int past) {
        Player {
            groups = Set.copyOf(groups);
        }

        private int inCommon(List<Player> team) {
            return (int) team.stream()
                    .flatMap(other -> other.groups.stream())
                    .filter(groups::contains)
                    .count();
        }
    }

    private TeamDraw() {}

    /**
     * The teams of these people, {@link #SMALLEST} or more.
     *
     * @param seed decides between what is equally good
     */
    static List<List<Player>> teams(List<Player> players, long seed) {
        if (players.size() < SMALLEST) {
            throw new IllegalArgumentException("No team can be made of " + players.size());
        }
        var order = new ArrayList<>(players);
        order.sort(Comparator.comparing(Player::person));
        Collections.shuffle(order, new Random(seed));
        order.sort(Comparator.comparingInt(Player::past).reversed());
        List<List<Player>> teams = new ArrayList<>();
        for (int i = 0; i < (players.size() + USUAL / 2) / USUAL; i++) {
            teams.add(new ArrayList<>());
        }
        order.forEach(player -> best(teams, player).add(player));
        return teams.stream().map(List::copyOf).toList();
    }

    /** Of the smallest teams, the one where somebody mixes best; of those the one that took part least so far. */
    private static List<Player> best(List<List<Player>> teams, Player player) {
        return teams.stream()
                .min(Comparator.<List<Player>>comparingInt(List::size)
                        .thenComparingInt(player::inCommon)
                        .thenComparingInt(
                                team -> team.stream().mapToInt(Player::past).sum()))
                .orElseThrow();
    }
}

package org.entrain.core.challenges;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes teams whose sizes differ by one at most, each with about as much participation so far, and with the groups of the
 * organisation mixed.
 *
 * <p>Who took part most is dealt out first, a round at a time, the most to the team that has the least. After a round two
 * teams differ by no more than they did before, or than two people of that round do; so in the end by no more than the
 * most that anybody took part. Then people change places where that mixes the groups and sets no team further apart.
 */
final class Balance {
    /** A team has five where that comes out even. */
    private static final int USUAL = 5;
    /** As many as have a name of their own, and a bar in one message. */
    static final int MOST = 12;
    /** Changing places more often changes next to nothing. */
    private static final int PASSES = 3;

    /**
     * Somebody who plays.
     *
     * @param groups of the organisation that they are in
     * @param past how much they took part so far, from 0
     */
    record Player(UUID person, Set<String> groups, int past) {
        Player {
            groups = Set.copyOf(groups);
        }
    }

    private Balance() {}

    /** How many teams fit so many people: from two to {@link #MOST}. */
    static int teams(int people) {
        return Math.clamp((people + USUAL / 2) / USUAL, 2, MOST);
    }

    /**
     * The teams of these people; the order in which they are named changes nothing.
     *
     * @param count of teams, at least one; there may be fewer people
     * @param random decides between what is equally good
     */
    static List<List<Player>> teams(List<Player> players, int count, RandomGenerator random) {
        var order = new ArrayList<>(players);
        order.sort(Comparator.comparing(Player::person));
        Collections.shuffle(order, random);
        order.sort(Comparator.comparingInt(Player::past).reversed());
        List<Team> teams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            teams.add(new Team());
        }
        for (int from = 0; from < order.size(); from += count) {
            deal(teams, order.subList(from, Math.min(from + count, order.size())));
        }
        mix(teams);
        return teams.stream().map(team -> List.copyOf(team.players)).toList();
    }

    /** The most to the team that has the least, and so on. */
    private static void deal(List<Team> teams, List<Player> round) {
        List<Team> poorest = teams.stream()
                .sorted(Comparator.comparingInt((Team team) -> team.past))
                .toList();
        for (int i = 0; i < round.size(); i++) {
            poorest.get(i).add(round.get(i));
        }
    }

    private static void mix(List<Team> teams) {
        int least = teams.stream().mapToInt(team -> team.past).min().orElse(0);
        int most = teams.stream().mapToInt(team -> team.past).max().orElse(0);
        boolean changed = true;
        for (int pass = 0; changed && pass < PASSES; pass++) {
            changed = false;
            for (int one = 0; one < teams.size(); one++) {
                for (int other = one + 1; other < teams.size(); other++) {
                    changed |= swap(teams.get(one), teams.get(other), least, most);
                }
            }
        }
    }

    /** Has two people of two teams change places wherever that brings fewer of one group together. */
    private static boolean swap(Team one, Team other, int least, int most) {
        boolean changed = false;
        for (int i = 0; i < one.players.size(); i++) {
            for (int j = 0; j < other.players.size(); j++) {
                Player mine = one.players.get(i);
                Player theirs = other.players.get(j);
                int more = theirs.past() - mine.past();
                boolean near = isBetween(one.past + more, least, most) && isBetween(other.past - more, least, most);
                if (near && gain(one, other, mine, theirs) > 0) {
                    one.replace(i, theirs);
                    other.replace(j, mine);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private static boolean isBetween(int value, int least, int most) {
        return value >= least && value <= most;
    }

    /** How many fewer pairs of one group there are once these two have changed places. */
    private static int gain(Team one, Team other, Player mine, Player theirs) {
        int gain = 0;
        for (String group : mine.groups()) {
            if (!theirs.groups().contains(group)) {
                gain += one.count(group) - 1 - other.count(group);
            }
        }
        for (String group : theirs.groups()) {
            if (!mine.groups().contains(group)) {
                gain += other.count(group) - 1 - one.count(group);
            }
        }
        return gain;
    }

    /** A team in the making. */
    private static final class Team {
        private final List<Player> players = new ArrayList<>();
        private final Map<String, Integer> groups = new HashMap<>();
        private int past;

        void add(Player player) {
            players.add(player);
            note(player, 1);
        }

        void replace(int place, Player player) {
            note(players.set(place, player), -1);
            note(player, 1);
        }

        int count(String group) {
            return groups.getOrDefault(group, 0);
        }

        private void note(Player player, int more) {
            past += more * player.past();
            player.groups().forEach(group -> groups.merge(group, more, Integer::sum));
        }
    }
}

package org.entrain.core.badges;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;

/** What somebody has, what is near, and what there is. */
public final class BadgeChat implements Feature {
    static final String MINE = "badge.mine";
    /** So much that is near is worth reading. */
    private static final int NEAR = 3;

    private final Awards awards;
    private final Members members;

    /** Talks about these. */
    public BadgeChat(Awards awards, Members members) {
        this.awards = awards;
        this.members = members;
    }

    @Override
    public void register(Routes routes) {
        routes.command("badges", Right.SELF, BadgeChat.class, (turn, rest) -> mine(turn))
                .press(MINE, Right.SELF, (turn, action) -> mine(turn))
                .command("badge list", Right.SELF, BadgeChat.class, (turn, rest) -> list(turn))
                .home(this::home);
    }

    private Reply mine(Turn turn) {
        Map<UUID, Badge> badges = awards.badges().of(turn.tx(), turn.person().organisationId()).stream()
                .collect(Collectors.toMap(Badge::id, badge -> badge));
        List<BadgeCards.Mine> mine = awards
                .rows()
                .of(turn.tx(), List.of(turn.person().id()))
                .stream()
                .flatMap(award ->
                        Optional.ofNullable(badges.get(award.badge()))
                                .map(badge -> new BadgeCards.Mine(award, badge))
                                .stream())
                .toList();
        return new Reply.Private(BadgeCards.mine(mine, near(turn, mine), turn.at(), turn.language()));
    }

    private Reply list(Turn turn) {
        Set<UUID> held = awards.rows().of(turn.tx(), List.of(turn.person().id())).stream()
                .map(Award::badge)
                .collect(Collectors.toSet());
        return new Reply.Private(BadgeCards.list(there(turn), held, turn.language()));
    }

    /** What this person can earn: in the whole organisation, and where they belong. */
    private List<Badge> there(Turn turn) {
        Set<UUID> communities = members.communitiesOf(turn.tx(), turn.person().id(), Role.MEMBER).stream()
                .map(Community::id)
                .collect(Collectors.toSet());
        return awards.badges().of(turn.tx(), turn.person().organisationId()).stream()
                .filter(badge -> !badge.retired())
                .filter(badge -> badge.community()
                        .filter(one -> !communities.contains(one))
                        .isEmpty())
                .toList();
    }

    /** What they began and do not have: what is nearest first. */
    private List<BadgeCards.Near> near(Turn turn, List<BadgeCards.Mine> mine) {
        Set<UUID> held = mine.stream().map(one -> one.award().badge()).collect(Collectors.toSet());
        List<Badge> open = there(turn).stream()
                .filter(badge -> !badge.isGiven() && !held.contains(badge.id()))
                .toList();
        Map<String, Set<UUID>> quizzes =
                Happenings.quizzes(turn.tx(), turn.person().organisationId(), open);
        Set<String> kinds =
                open.stream().flatMap(badge -> badge.rule().kinds().stream()).collect(Collectors.toSet());
        List<Happening> happenings = Happenings.of(
                        turn.tx(), Map.of(turn.person().id(), Chance.EVER), kinds)
                .getOrDefault(turn.person().id(), List.of());
        return open.stream()
                .map(badge -> new BadgeCards.Near(
                        badge,
                        Chance.toEarn(badge).progress(happenings, quizzes).missing(turn.at())))
                .filter(one -> one.share() > 0 && one.share() < 1)
                .sorted(Comparator.comparingDouble(BadgeCards.Near::share).reversed())
                .limit(NEAR)
                .toList();
    }

    private List<Block> home(Turn turn) {
        int count = awards.rows().count(turn.tx(), turn.person().id(), turn.at());
        return count == 0 ? List.of() : BadgeCards.home(count, turn.language());
    }
}

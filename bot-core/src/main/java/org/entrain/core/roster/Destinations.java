package org.entrain.core.roster;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Turn;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;

/** The communities that a list of people could be meant for. */
final class Destinations {
    /** What both platforms show in a list that folds out. */
    private static final int MOST = 100;

    /** A community that goes on. */
    record Destination(UUID id, String name) {}

    private final Access access;
    private final Communities communities;
    private final Members members;

    Destinations(Access access, Communities communities, Members members) {
        this.access = access;
        this.communities = communities;
        this.members = members;
    }

    /** Those that a person runs; an administrator runs all, and the first hundred are there to choose from. */
    List<Destination> of(Turn turn) {
        return access.isAdministrator(turn.tx(), turn.person())
                ? all(turn)
                : members.communitiesOf(turn.tx(), turn.person().id(), Role.CREW).stream()
                        .map(community -> new Destination(community.id(), community.name()))
                        .limit(MOST)
                        .toList();
    }

    private static List<Destination> all(Turn turn) {
        return turn.tx()
                .handle()
                .createQuery("""
                        SELECT id, name FROM communities
                        WHERE organisation_id = :organisation AND archived_at IS NULL
                        ORDER BY lower(name) LIMIT :most
                        """)
                .bind("organisation", turn.person().organisationId())
                .bind("most", MOST)
                .map((row, context) -> new Destination(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    /** What the person may do with a list for one of {@link #of their communities}. */
    Target only(Turn turn, Destination destination) {
        return target(
                turn,
                communities
                        .byId(turn.tx(), turn.person().organisationId(), destination.id())
                        .orElseThrow());
    }

    /** What the person may do with a list for a community. */
    Target target(Turn turn, Community community) {
        return new Target(
                community.organisationId(),
                Optional.of(community),
                access.may(turn.tx(), turn.person(), Right.LEAD, community),
                access.isAdministrator(turn.tx(), turn.person()));
    }
}

package org.entrain.core.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Transaction;
import org.entrain.core.insights.Insights;
import org.entrain.core.insights.Told;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Slot;

/** Puts together what managers and crews read. */
public final class Digests {
    private static final Duration AHEAD = Duration.ofDays(7);
    private static final int MOST_PLANNED = 7;

    private final Insights insights;
    private final Members members;
    private final Plans plans;
    private final Hints hints = new Hints();

    /** Digests of what these know. */
    public Digests(Insights insights, Members members, Plans plans) {
        this.insights = insights;
        this.members = members;
        this.plans = plans;
    }

    /** Of those who answer to a manager. */
    Digest ofGroup(Transaction tx, UUID organisation, UUID manager, Instant now) {
        Told told = insights.ofGroup(tx, organisation, manager, now);
        return new Digest(
                organisation,
                manager,
                Optional.empty(),
                told,
                false,
                List.of(),
                Proposal.of(told, homeOf(tx, manager)));
    }

    /** Of a community, for one of those who run it. */
    Digest ofCommunity(Transaction tx, Community community, UUID reader, Instant now) {
        Told told = insights.ofCommunity(tx, community.organisationId(), community.id(), now);
        boolean isLead = members.role(tx, community.id(), reader).equals(Optional.of(Role.LEAD));
        return new Digest(
                community.organisationId(),
                community.id(),
                Optional.of(community),
                told,
                isLead && hints.areOn(tx, community.organisationId()),
                coming(tx, community.id(), now),
                Proposal.of(told, Optional.of(community.id())));
    }

    /** Whether the crew of a community planned when its digest comes. */
    boolean isPlanned(Transaction tx, UUID community) {
        return !plans.list(tx, community, DigestPlan.KIND).isEmpty();
    }

    private List<Digest.Coming> coming(Transaction tx, UUID community, Instant now) {
        return plans.list(tx, community).stream()
                .filter(plan -> !plan.kind().equals(DigestPlan.KIND))
                .flatMap(plan -> plans.slots(tx, plan, now.plus(AHEAD)).stream()
                        .filter(Slot::isDone)
                        .filter(slot -> slot.due().isAfter(now))
                        .map(slot -> new Digest.Coming(
                                slot.due(), language -> plans.kindOf(plan).title(tx, plan, language))))
                .sorted(Comparator.comparing(Digest.Coming::at))
                .limit(MOST_PLANNED)
                .toList();
    }

    /** The community to which most of those who answer to a manager belong. */
    private static Optional<UUID> homeOf(Transaction tx, UUID manager) {
        return tx.handle()
                .createQuery("""
                        SELECT m.community_id
                        FROM persons p JOIN memberships m ON m.person_id = p.id JOIN communities c ON c.id = m.community_id
                        WHERE p.manager_id = :manager AND c.archived_at IS NULL
                        GROUP BY m.community_id ORDER BY count(*) DESC, m.community_id LIMIT 1
                        """)
                .bind("manager", manager)
                .mapTo(UUID.class)
                .findOne();
    }
}

package org.entrain.core.digest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.insights.Period;

/** What was suggested to crews and what they did: each once a week in a community. */
final class Deeds {
    private static final int SILENT_FOR_WEEKS = 4;
    private static final int MOST_INVITED = 500;

    /** Returns false where it was suggested to the crew already, or done by them. */
    boolean suggest(Transaction tx, Proposal proposal, Instant at) {
        return note(tx, proposal, at, false);
    }

    /** Returns false where the crew did it already. */
    boolean begin(Transaction tx, Proposal proposal, Instant at) {
        return note(tx, proposal, at, true);
    }

    private static boolean note(Transaction tx, Proposal proposal, Instant at, boolean done) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO digest_deeds (community_id, deed, week, done)
                        SELECT :community, :deed, :week, :done
                        WHERE NOT EXISTS (SELECT FROM digest_deeds
                                          WHERE community_id = :community AND deed = :deed AND week = :week AND done)
                        ON CONFLICT DO NOTHING
                        """)
                        .bind("community", proposal.community())
                        .bind("deed", proposal.name())
                        .bind("week", Period.lastWeek(at).sunday())
                        .bind("done", done)
                        .execute()
                == 1;
    }

    /** Members who did nothing in a community for four weeks, and were there before that; the crew is not asked in. */
    List<UUID> silent(Transaction tx, UUID community, Instant now) {
        return tx.handle()
                .createQuery("""
                        SELECT m.person_id FROM memberships m
                        WHERE m.community_id = :community AND m.role = 'MEMBER' AND m.gone_at IS NULL AND m.joined_at < :since
                          AND NOT EXISTS (
                              SELECT FROM activity a
                              WHERE a.person_id = m.person_id AND a.community_id = :community AND a.at >= :since
                                AND a.kind NOT IN ('MemberJoined', 'AnswerRemarked'))
                        ORDER BY m.joined_at, m.person_id LIMIT :most
                        """)
                .bind("community", community)
                .bind("since", Period.lastWeek(now).weeksBack(SILENT_FOR_WEEKS))
                .bind("most", MOST_INVITED)
                .mapTo(UUID.class)
                .list();
    }

    /** Whether anybody who answers to a manager belongs to a community: only then it is any of their business. */
    boolean concerns(Transaction tx, UUID manager, UUID community) {
        return tx.handle()
                .createQuery("""
                        SELECT EXISTS (
                            SELECT FROM persons p JOIN memberships m ON m.person_id = p.id
                            WHERE p.manager_id = :manager AND m.community_id = :community)
                        """)
                .bind("manager", manager)
                .bind("community", community)
                .mapTo(Boolean.class)
                .one();
    }
}

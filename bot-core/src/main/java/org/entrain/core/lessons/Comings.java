package org.entrain.core.lessons;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Fact;
import org.entrain.core.database.Transaction;

/** Who comes on a path by joining its community, and is on it no more by leaving. */
public final class Comings {
    private final Walks walks = new Walks(new Paths());

    /** Hears who joins, for whom a path begins, and who leaves, or what ends. */
    public void heard(Transaction tx, List<Fact> facts) {
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.MemberJoined joined -> joined.person().ifPresent(person -> welcome(tx, joined, person));
                case Fact.MemberLeft left ->
                    left.person().ifPresent(person -> leave(tx, left.community(), Optional.of(person), left.at()));
                case Fact.CommunityArchived over -> leave(tx, over.community(), Optional.empty(), over.at());
                default -> {}
            }
        }
    }

    private void welcome(Transaction tx, Fact.MemberJoined joined, UUID person) {
        tx.handle()
                .createQuery("""
                        SELECT id FROM paths
                        WHERE community_id = :community AND starts = 'JOINING' AND removed_at IS NULL ORDER BY lower(name)
                        """)
                .bind("community", joined.community())
                .mapTo(UUID.class)
                .list()
                .forEach(path -> walks.start(tx, path, List.of(person), Optional.empty(), false, joined.at()));
    }

    private static void leave(Transaction tx, UUID community, Optional<UUID> person, Instant at) {
        tx.handle()
                .createUpdate("""
                        UPDATE path_walks w SET state = 'LEFT', due_at = NULL, ended_at = :at
                        FROM paths p
                        WHERE p.id = w.path_id AND p.community_id = :community
                          AND w.state IN ('WAITING', 'WALKING', 'PAUSED')
                          AND (CAST(:person AS uuid) IS NULL OR w.person_id = :person)
                        """)
                .bind("at", at)
                .bind("community", community)
                .bind("person", person.orElse(null))
                .execute();
    }
}

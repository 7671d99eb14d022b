package org.entrain.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.entrain.core.database.Database;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.database.Transaction;
import org.junit.jupiter.api.Test;

class CheckupsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void among_very_many_facts_those_of_one_community_are_found_by_an_index() {
        try (Database database = TestDatabase.fresh()) {
            UUID community = database.inTransaction(CheckupsTest::filled);
            Checkup checkup = database.inTransaction(tx -> new Checkups().of(tx, community, NOW));
            assertThat(checkup.members()).isEqualTo(20);
            assertThat(checkup.active()).isEqualTo(10);
            assertThat(checkup.answers()).isEqualTo(280);
            assertThat(checkup.daysSinceTrigger()).contains(50);
            String plan = database.inTransaction(tx -> String.join(
                    "\n",
                    tx.handle()
                            .createQuery("EXPLAIN " + Checkups.FIGURES)
                            .bind("community", community)
                            .bind("since", NOW.minus(Checkups.FOUR_WEEKS))
                            .bind("now", NOW)
                            .mapTo(String.class)
                            .list()));
            assertThat(plan)
                    .contains("activity_but_answers", "activity_of_community")
                    .doesNotContain("Seq Scan on activity");
        }
    }

    /** A hundred communities of twenty, half of whom answer once a day for a hundred days. */
    private static UUID filled(Transaction tx) {
        tx.handle().execute("INSERT INTO organisations VALUES (gen_random_uuid(), 'The house', now())");
        tx.handle().execute("""
                INSERT INTO communities (id, organisation_id, name, kind, purpose, language, zone, created_at)
                SELECT gen_random_uuid(), o.id, 'Community ' || i, 'LEARNING', '', 'EN', 'UTC', now()
                FROM organisations o, generate_series(1, 100) i
                """);
        tx.handle().execute("""
                INSERT INTO persons (id, organisation_id, name, created_at)
                SELECT gen_random_uuid(), o.id, 'Person ' || i, now() FROM organisations o, generate_series(1, 20) i
                """);
        tx.handle().execute("""
                INSERT INTO memberships (community_id, person_id, role, joined_at)
                SELECT c.id, p.id, 'MEMBER', now() FROM communities c, persons p
                """);
        tx.handle().createUpdate("""
                        INSERT INTO activity (community_id, person_id, kind, subject, at)
                        SELECT c.id, p.id, 'QuizAnswered', c.id, CAST(:now AS timestamptz) - day * interval '1 day'
                        FROM communities c, (SELECT id FROM persons ORDER BY id LIMIT 10) p, generate_series(0, 99) day
                        """).bind("now", NOW).execute();
        tx.handle().createUpdate("""
                        INSERT INTO activity (community_id, person_id, kind, subject, at)
                        SELECT id, NULL, 'IcebreakerAsked', id, CAST(:now AS timestamptz) - interval '50 days' FROM communities
                        """).bind("now", NOW).execute();
        tx.handle().execute("ANALYZE");
        return tx.handle()
                .createQuery("SELECT id FROM communities LIMIT 1")
                .mapTo(UUID.class)
                .one();
    }
}

package org.entrain.core.roster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Groups;

/**
 * Writes a list of people down, fifty thousand of them as well: a few statements over a table that is gone with the
 * transaction.
 */
final class Enrolment {
    private final Activity activity;

    Enrolment(Activity activity) {
        this.activity = activity;
    }

    void take(Transaction tx, Target target, List<Row> rows, Instant at) {
        lay(tx, rows);
        expect(tx, target.organisation(), at);
        target.community().ifPresent(community -> {
            join(tx, community.id(), target.appoints(), at);
            if (target.appoints()) {
                appoint(tx, community.id());
            }
        });
        if (target.administers()) {
            group(tx);
            manage(tx, target.organisation());
        }
        tx.handle().execute("DROP TABLE incoming");
    }

    private static void lay(Transaction tx, List<Row> rows) {
        tx.handle().execute("""
                CREATE TEMPORARY TABLE incoming (
                    email text, name text, role text, manager text,
                    department text, site text, country text, level text, person_id uuid) ON COMMIT DROP
                """);
        tx.handle()
                .createUpdate("""
                        INSERT INTO incoming (email, name, role, manager, department, site, country, level)
                        SELECT * FROM unnest(
                            :emails, :names, :roles, :managers, :departments, :sites, :countries, :levels)
                        """)
                .bindArray("emails", String.class, each(rows, row -> Optional.of(row.email())))
                .bindArray("names", String.class, each(rows, row -> Optional.of(row.shownName())))
                .bindArray("roles", String.class, each(rows, row -> row.role().map(Enum::name)))
                .bindArray("managers", String.class, each(rows, Row::manager))
                .bindArray("departments", String.class, groups(rows, Groups.Kind.DEPARTMENT))
                .bindArray("sites", String.class, groups(rows, Groups.Kind.SITE))
                .bindArray("countries", String.class, groups(rows, Groups.Kind.COUNTRY))
                .bindArray("levels", String.class, groups(rows, Groups.Kind.LEVEL))
                .execute();
        tx.handle().execute("ANALYZE incoming");
    }

    /** Whom nobody has met yet is expected: a person without an account. */
    private static void expect(Transaction tx, UUID organisation, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO persons (id, organisation_id, name, email, created_at)
                        SELECT gen_random_uuid(), :organisation, name, email, :at FROM incoming ORDER BY email
                        ON CONFLICT (organisation_id, email) DO NOTHING
                        """)
                .bind("organisation", organisation)
                .bind("at", at)
                .execute();
        tx.handle().createUpdate("""
                        UPDATE incoming i SET person_id = p.id FROM persons p
                        WHERE p.organisation_id = :organisation AND p.email = i.email
                        """).bind("organisation", organisation).execute();
    }

    /** Who has an account has joined; of the others that is said when they come ({@link Arrivals}). */
    private void join(Transaction tx, UUID community, boolean appoints, Instant at) {
        List<UUID> joined = tx.handle()
                .createQuery("""
                        WITH joined AS (
                            INSERT INTO memberships (community_id, person_id, role, joined_at)
                            SELECT :community, person_id, CASE WHEN :appoints THEN coalesce(role, 'MEMBER') ELSE 'MEMBER' END, :at
                            FROM incoming WHERE person_id IS NOT NULL ORDER BY person_id
                            ON CONFLICT (community_id, person_id) DO NOTHING
                            RETURNING person_id)
                        SELECT person_id FROM joined j
                        WHERE EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = j.person_id)
                        """)
                .bind("community", community)
                .bind("appoints", appoints)
                .bind("at", at)
                .mapTo(UUID.class)
                .list();
        activity.record(
                tx,
                joined.stream()
                        .<Fact>map(
                                person -> new Fact.MemberJoined(community, Optional.of(person), community, at, false))
                        .toList());
    }

    private static void appoint(Transaction tx, UUID community) {
        tx.handle().createUpdate("""
                        UPDATE memberships m SET role = i.role FROM incoming i
                        WHERE m.community_id = :community AND m.person_id = i.person_id AND m.role <> i.role
                        """).bind("community", community).execute();
    }

    private static void group(Transaction tx) {
        tx.handle().execute("""
                INSERT INTO person_groups AS g (person_id, kind, name)
                SELECT i.person_id, each.kind, each.name
                FROM incoming i CROSS JOIN LATERAL (VALUES
                    ('DEPARTMENT', i.department), ('SITE', i.site), ('COUNTRY', i.country), ('LEVEL', i.level))
                    AS each (kind, name)
                WHERE each.name IS NOT NULL AND i.person_id IS NOT NULL
                ON CONFLICT (person_id, kind) DO UPDATE SET name = excluded.name WHERE g.name <> excluded.name
                """);
    }

    private static void manage(Transaction tx, UUID organisation) {
        tx.handle().createUpdate("""
                        UPDATE persons p SET manager_id = m.id
                        FROM incoming i JOIN persons m ON m.organisation_id = :organisation AND m.email = i.manager
                        WHERE p.id = i.person_id AND p.manager_id IS DISTINCT FROM m.id
                        """).bind("organisation", organisation).execute();
    }

    private static Object[] groups(List<Row> rows, Groups.Kind kind) {
        return each(rows, row -> Optional.ofNullable(row.groups().get(kind)));
    }

    private static Object[] each(List<Row> rows, Function<Row, Optional<String>> part) {
        return rows.stream().map(row -> part.apply(row).orElse(null)).toArray();
    }
}

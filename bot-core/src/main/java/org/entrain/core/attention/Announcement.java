package org.entrain.core.attention;

import static org.entrain.core.database.Columns.each;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrain.core.attention.Attention.Moment;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Gets letters to a crowd ready in a temporary table. Java is asked once for each combination of zone and habits that there
 * is, never for each person: a million people are a few thousand of these.
 */
final class Announcement {
    /** What everybody in a crowd has to do with: {@code h} is empty for who chose nothing. */
    private static final String CROWD = """
            (%s) AS given
            JOIN persons p ON p.id = given.person_id
            LEFT JOIN habits h ON h.person_id = p.id
            """;

    /** Where the letters are got ready, until the transaction ends. */
    static final String TABLE = "announced";

    private final Transaction tx;
    private final Crowd crowd;

    Announcement(Transaction tx, Crowd crowd) {
        this.tx = tx;
        this.crowd = crowd;
    }

    /** A zone and habits, and when something may come to whoever has them. */
    private record Profile(ZoneId zone, Habits habits, Moment moment) {}

    /**
     * Gets the letters ready, in the order of their stamps.
     *
     * @param stamp what the stamps begin with; each ends with the person's id
     * @param isNew whether nothing of this stamp was announced before
     * @param wanted by the person's zone; empty where they shall not be written to
     */
    void prepare(String stamp, boolean isNew, Weight weight, Function<ZoneId, Optional<Instant>> wanted) {
        // It is sorted and hashed by the million, and of profiles nobody has statistics: a plan that goes through one
        // table for each row of another would never end, and one that merges sorts by six columns.
        tx.handle().execute("""
                SET LOCAL work_mem = '64MB'; SET LOCAL enable_nestloop = off; SET LOCAL enable_mergejoin = off
                """);
        fill(stamp, weight, profiles(weight, wanted));
        if (!isNew) {
            leaveOutKnown();
        }
        tx.handle().execute("""
                SET LOCAL work_mem TO DEFAULT; SET LOCAL enable_nestloop TO DEFAULT; SET LOCAL enable_mergejoin TO DEFAULT
                """);
    }

    /** Whether nothing of this stamp was announced before: then nobody need be looked for who got it already. */
    static boolean note(Transaction tx, String stamp, Instant now) {
        return tx.handle()
                        .createUpdate("""
                                INSERT INTO announcements (stamp, announced_at) VALUES (:stamp, :now)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("stamp", stamp)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** As long as the nudges themselves are remembered. */
    static void forget(Transaction tx, Instant before) {
        tx.handle().execute("DELETE FROM announcements WHERE announced_at < ?", before);
    }

    private void leaveOutKnown() {
        tx.handle().execute("""
                DELETE FROM announced a
                WHERE EXISTS (SELECT FROM nudges n WHERE n.stamp = a.stamp)
                   OR EXISTS (SELECT FROM letters l WHERE l.stamp = a.stamp)
                """);
    }

    /** Those whose day is full, fetched some at a time. */
    static ResultIterator<UUID> crowded(Transaction tx, int atATime) {
        return tx.handle()
                .createQuery("SELECT person_id FROM announced WHERE NOT has_room")
                .setFetchSize(atATime)
                .mapTo(UUID.class)
                .iterator();
    }

    private List<Profile> profiles(Weight weight, Function<ZoneId, Optional<Instant>> wanted) {
        return bound(tx.handle().createQuery("""
                        SELECT DISTINCT coalesce(p.zone, 'Z') AS zone, h.person_id IS NOT NULL AS chose, %s
                        FROM %s
                        """.formatted(Settings.COLUMNS, CROWD.formatted(crowd.sql()))))
                .map((row, context) -> profile(row, weight, wanted))
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toList());
    }

    private static Optional<Profile> profile(ResultSet row, Weight weight, Function<ZoneId, Optional<Instant>> wanted)
            throws SQLException {
        ZoneId zone = ZoneId.of(row.getString("zone"));
        Habits habits = row.getBoolean("chose") ? Settings.habits(row) : Habits.USUAL;
        return wanted.apply(zone)
                .flatMap(at -> habits.moment(weight, at, zone, day -> 0))
                .map(at -> new Profile(zone, habits, Moment.of(at, zone)));
    }

    private void fill(String stamp, Weight weight, List<Profile> profiles) {
        SortedSet<LocalDate> days =
                profiles.stream().map(one -> one.moment().day()).collect(Collectors.toCollection(TreeSet::new));
        // A table that is made of a query is read for by several processes at once; one that is inserted into is not.
        var create = tx.handle()
                .createUpdate("""
                        CREATE TEMP TABLE announced ON COMMIT DROP AS
                        WITH profiles AS (
                            SELECT zone, CAST(quiet_from AS time) AS quiet_from, CAST(quiet_until AS time) AS quiet_until,
                                   CAST(days AS smallint[]) AS days, budget, CAST(paused AS date) AS paused_until, due,
                                   CAST(day AS date) AS day
                            FROM unnest(:zones, :froms, :untils, :weekdays, :budgets, :paused, :dues, :days)
                                AS one (zone, quiet_from, quiet_until, days, budget, paused, due, day)),
                        booked AS (
                            SELECT person_id, day, count(*) AS letters FROM nudges
                            WHERE day BETWEEN :firstDay AND :lastDay AND piece IS NULL AND :counts
                            GROUP BY person_id, day),
                        chosen AS (
                            SELECT DISTINCT ON (p.id)
                                   p.id AS person_id, p.organisation_id, a.platform, a.workspace, a.external_id AS channel,
                                   a.address, array_position(:languages, coalesce(p.chosen_language, p.language, 'EN')) AS said,
                                   one.due, one.due + CAST(:worth AS interval) AS worth_until, one.day,
                                   NOT :counts OR coalesce(b.letters, 0) < one.budget AS has_room
                            FROM %s
                            JOIN accounts a ON a.person_id = given.person_id
                            JOIN workspaces w ON w.platform = a.platform AND w.external_id = a.workspace
                            JOIN profiles one ON one.zone = coalesce(p.zone, 'Z')
                                AND one.quiet_from = coalesce(h.quiet_from, CAST(:usualFrom AS time))
                                AND one.quiet_until = coalesce(h.quiet_until, CAST(:usualUntil AS time))
                                AND one.days = coalesce(h.days, CAST(:usualDays AS smallint[]))
                                AND one.budget = coalesce(h.budget, :usualBudget)
                                AND one.paused_until = coalesce(h.paused_until, '-infinity')
                            LEFT JOIN booked b ON b.person_id = p.id AND b.day = one.day
                            WHERE w.removed_at IS NULL AND a.standing IN ('FULL', 'GUEST')
                            ORDER BY p.id, coalesce(a.used_at, 'epoch') DESC, a.linked_at, a.platform, a.workspace,
                                     a.external_id)
                        -- Only now, for it is long and need not be sorted.
                        SELECT *, CAST(:stamp AS text) || person_id AS stamp FROM chosen
                        """.formatted(CROWD.formatted(crowd.sql())))
                .bind("stamp", stamp + "/")
                .bind("counts", weight.isNudge() && !days.isEmpty())
                .bind("firstDay", days.isEmpty() ? null : days.first())
                .bind("lastDay", days.isEmpty() ? null : days.last())
                // Nothing plus nothing is nothing: what is no nudge is always worth sending.
                .bind("worth", weight.isNudge() ? NudgeRows.WORTH.toString() : null)
                .bindArray(
                        "languages",
                        String.class,
                        Arrays.stream(Language.values()).map(Enum::name).toArray())
                .bind("usualFrom", Habits.USUAL.quietFrom().toString())
                .bind("usualUntil", Habits.USUAL.quietUntil().toString())
                .bind("usualDays", days(Habits.USUAL))
                .bind("usualBudget", Habits.USUAL.budget())
                .bindArray(
                        "zones", String.class, each(profiles, one -> one.zone().getId()))
                .bindArray(
                        "froms",
                        String.class,
                        each(profiles, one -> time(one.habits().quietFrom())))
                .bindArray(
                        "untils",
                        String.class,
                        each(profiles, one -> time(one.habits().quietUntil())))
                .bindArray("weekdays", String.class, each(profiles, one -> days(one.habits())))
                .bindArray(
                        "budgets",
                        Integer.class,
                        each(profiles, one -> one.habits().budget()))
                .bindArray("paused", String.class, each(profiles, one -> paused(one.habits())))
                .bindArray(
                        "dues",
                        Instant.class,
                        each(profiles, one -> one.moment().at()))
                .bindArray(
                        "days",
                        String.class,
                        each(profiles, one -> one.moment().day().toString()));
        bound(create).execute();
    }

    private static String time(LocalTime time) {
        return time.toString();
    }

    private static String days(Habits habits) {
        return habits.days().stream()
                .sorted()
                .map(DayOfWeek::getValue)
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String paused(Habits habits) {
        return habits.pausedUntil().map(LocalDate::toString).orElse("-infinity");
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        crowd.bound().forEach(statement::bind);
        return statement;
    }
}

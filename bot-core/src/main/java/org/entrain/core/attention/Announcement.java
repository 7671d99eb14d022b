package org.entrain.core.attention;

import static org.entrain.core.database.Columns.each;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.attention.AnnouncementParts.Part;
import org.entrain.core.attention.Attention.Moment;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * Gets the letters of a part ready in a temporary table. Java is asked once for each combination of zone and habits that there
 * is, never for each person: a million people are a few thousand of these.
 */
final class Announcement {
    /** Where the letters are got ready, until the transaction ends. */
    static final String TABLE = "announced";

    private static final String READERS = "readers r LEFT JOIN habits h USING (person_id)";

    private final Transaction tx;
    private final Part part;

    Announcement(Transaction tx, Part part) {
        this.tx = tx;
        this.part = part;
    }

    /** A zone and habits, and when something may come to whoever has them. */
    private record Profile(ZoneId zone, Habits habits, Moment moment) {}

    /** Finds where each of the people is written to, and in what language. */
    void read() {
        tx.handle().execute("SET LOCAL work_mem = '64MB'");
        tx.handle().createUpdate("""
                        CREATE TEMP TABLE given ON COMMIT DROP AS
                        SELECT unnest(persons) AS person_id FROM announcement_parts WHERE id = :part
                        """).bind("part", part.id()).execute();
        // By their number the database decides how to find what is known of them.
        tx.handle().execute("ANALYZE given");
        // A table that is made of a query is read for by several processes at once; one that is inserted into is not.
        tx.handle()
                .createUpdate("""
                        CREATE TEMP TABLE readers ON COMMIT DROP AS
                        SELECT DISTINCT ON (p.id)
                               p.id AS person_id, p.organisation_id, coalesce(p.zone, 'Z') AS zone,
                               a.platform, a.workspace, a.external_id AS channel, a.address,
                               array_position(:languages, coalesce(p.chosen_language, p.language, 'EN')) AS said
                        FROM given
                        JOIN persons p ON p.id = given.person_id
                        JOIN accounts a ON a.person_id = given.person_id
                        JOIN workspaces w ON w.platform = a.platform AND w.external_id = a.workspace
                        WHERE w.removed_at IS NULL AND a.standing IN ('FULL', 'GUEST')
                        ORDER BY p.id, coalesce(a.used_at, 'epoch') DESC, a.linked_at, a.platform, a.workspace,
                                 a.external_id
                        """)
                .bindArray(
                        "languages",
                        String.class,
                        Arrays.stream(Language.values()).map(Enum::name).toArray())
                .execute();
    }

    /** Gets their letters ready: as their readers are read, which is in the order of their stamps. */
    void prepare() {
        // Of profiles nobody has statistics: a plan that goes through one table for each row of another would never
        // end,
        // and one that merges sorts by six columns.
        tx.handle().execute("SET LOCAL enable_nestloop = off; SET LOCAL enable_mergejoin = off");
        fill(profiles());
        if (!part.isNew()) {
            leaveOutKnown();
        }
        tx.handle().execute("""
                SET LOCAL work_mem TO DEFAULT; SET LOCAL enable_nestloop TO DEFAULT; SET LOCAL enable_mergejoin TO DEFAULT
                """);
    }

    /** Makes room for the next. */
    void clear() {
        tx.handle().execute("DROP TABLE given, readers, announced");
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

    private List<Profile> profiles() {
        return tx
                .handle()
                .createQuery("""
                        SELECT DISTINCT r.zone, h.person_id IS NOT NULL AS chose, %s FROM %s
                        """.formatted(Settings.COLUMNS, READERS))
                .map((row, context) -> profile(row))
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toList());
    }

    private Optional<Profile> profile(ResultSet row) throws SQLException {
        ZoneId zone = ZoneId.of(row.getString("zone"));
        Habits habits = row.getBoolean("chose") ? Settings.habits(row) : Habits.USUAL;
        return part.letters()
                .wanted()
                .apply(zone)
                .flatMap(at -> habits.moment(part.letters().weight(), at, zone, day -> 0))
                .map(at -> new Profile(zone, habits, Moment.of(at, zone)));
    }

    private void fill(List<Profile> profiles) {
        tx.handle()
                .createUpdate("""
                        CREATE TEMP TABLE announced ON COMMIT DROP AS
                        WITH profiles AS (
                            SELECT zone, CAST(quiet_from AS time) AS quiet_from, CAST(quiet_until AS time) AS quiet_until,
                                   CAST(days AS smallint[]) AS days, budget, CAST(paused AS date) AS paused_until, due,
                                   worth_until, CAST(day AS date) AS day
                            FROM unnest(:zones, :froms, :untils, :weekdays, :budgets, :paused, :dues, :worths, :days)
                                AS one (zone, quiet_from, quiet_until, days, budget, paused, due, worth_until, day))
                        SELECT r.*, CAST(:stamp AS text) || r.person_id AS stamp, one.due, one.day,
                               -- What is no nudge is always worth sending.
                               CASE WHEN :counts THEN one.worth_until END AS worth_until,
                               -- There is no such nudge that day yet as fills it.
                               NOT :counts OR NOT EXISTS (
                                   SELECT FROM nudges n
                                   WHERE n.person_id = r.person_id AND n.day = one.day AND n.piece IS NULL
                                   OFFSET one.budget - 1) AS has_room
                        FROM %s
                        JOIN profiles one ON one.zone = r.zone
                            AND one.quiet_from = coalesce(h.quiet_from, :usualFrom)
                            AND one.quiet_until = coalesce(h.quiet_until, :usualUntil)
                            AND one.days = coalesce(h.days, :usualDays)
                            AND one.budget = coalesce(h.budget, :usualBudget)
                            AND one.paused_until = coalesce(h.paused_until, '-infinity')
                        """.formatted(READERS))
                .bind("stamp", part.stamp() + "/")
                .bind("counts", part.letters().weight().isNudge())
                .bind("usualFrom", Habits.USUAL.quietFrom())
                .bind("usualUntil", Habits.USUAL.quietUntil())
                .bindArray("usualDays", Short.class, numbers(Habits.USUAL).toArray())
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
                        "worths",
                        Instant.class,
                        each(profiles, one -> one.moment().at().plus(NudgeRows.WORTH)))
                .bindArray(
                        "days",
                        String.class,
                        each(profiles, one -> one.moment().day().toString()))
                .execute();
    }

    private static String time(LocalTime time) {
        return time.toString();
    }

    private static String days(Habits habits) {
        return numbers(habits).stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static List<Short> numbers(Habits habits) {
        return habits.days().stream()
                .sorted()
                .map(day -> (short) day.getValue())
                .toList();
    }

    private static String paused(Habits habits) {
        return habits.pausedUntil().map(LocalDate::toString).orElse("-infinity");
    }
}

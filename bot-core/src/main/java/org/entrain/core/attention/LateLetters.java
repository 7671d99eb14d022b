package org.entrain.core.attention;

import static org.entrain.core.database.Columns.each;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrain.core.attention.Attention.Moment;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Hours;

/** Has letters that are late wait for the next moment that suits whoever gets them, by what they chose meanwhile. */
final class LateLetters implements Hours {
    private record Hour(String stamp, boolean isNudge, ZoneId zone, Habits habits) {
        /** What has no moment any more waits until it is worth nothing. */
        Moment after(Instant now) {
            Weight weight = isNudge ? Weight.NUDGE : Weight.EXPECTED;
            return Moment.of(habits.moment(weight, now, zone, day -> 0).orElse(now.plus(NudgeRows.WORTH)), zone);
        }
    }

    @Override
    public Map<String, Instant> closed(Transaction tx, List<Late> late, Instant now) {
        var dues = new HashMap<String, Instant>();
        var days = new HashMap<String, LocalDate>();
        for (Hour hour : hours(tx, late)) {
            Moment moment = hour.after(now);
            if (moment.at().isAfter(now)) {
                dues.put(hour.stamp(), moment.at());
                // The day of a gathering letter is in its name, and that of all its pieces.
                if (hour.isNudge() && !Gathering.isStamp(hour.stamp())) {
                    days.put(hour.stamp(), moment.day());
                }
            }
        }
        count(tx, days);
        return dues;
    }

    private static List<Hour> hours(Transaction tx, List<Late> late) {
        return tx.handle()
                .createQuery("""
                        SELECT g.stamp, g.nudge, coalesce(p.zone, 'Z') AS zone, h.person_id IS NOT NULL AS chose, %s
                        FROM unnest(:stamps, :nudges, :platforms, :workspaces, :accounts)
                            AS g (stamp, nudge, platform, workspace, external_id)
                        JOIN accounts a USING (platform, workspace, external_id)
                        JOIN persons p ON p.id = a.person_id
                        LEFT JOIN habits h ON h.person_id = p.id
                        """.formatted(Settings.COLUMNS))
                .bindArray("stamps", String.class, each(late, Late::stamp))
                .bindArray("nudges", Boolean.class, each(late, Late::isNudge))
                .bindArray(
                        "platforms",
                        String.class,
                        each(late, one -> one.place().workspace().platform().name()))
                .bindArray(
                        "workspaces",
                        String.class,
                        each(late, one -> one.place().workspace().id()))
                .bindArray(
                        "accounts", String.class, each(late, one -> one.place().channel()))
                .map((row, context) -> hour(row))
                .list();
    }

    private static Hour hour(ResultSet row) throws SQLException {
        return new Hour(
                row.getString("stamp"),
                row.getBoolean("nudge"),
                ZoneId.of(row.getString("zone")),
                row.getBoolean("chose") ? Settings.habits(row) : Habits.USUAL);
    }

    /** They count in the day in which they come. */
    private static void count(Transaction tx, Map<String, LocalDate> days) {
        if (!days.isEmpty()) {
            tx.handle()
                    .createUpdate("""
                            UPDATE nudges n SET day = CAST(later.day AS date)
                            FROM unnest(:stamps, :days) AS later (letter, day) WHERE n.stamp = later.letter
                            """)
                    .bindArray("stamps", String.class, days.keySet().toArray())
                    .bindArray(
                            "days",
                            String.class,
                            days.values().stream().map(LocalDate::toString).toArray())
                    .execute();
        }
    }
}

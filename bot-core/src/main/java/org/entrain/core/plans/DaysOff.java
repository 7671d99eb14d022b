package org.entrain.core.plans;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;

/** Keeps on which days each community works. */
public final class DaysOff {
    private DaysOff() {}

    /** On which days a community works; Monday to Friday where it said nothing. */
    public static WorkingDays of(Transaction tx, UUID community) {
        Set<DayOfWeek> week = tx.handle()
                .createQuery("SELECT week FROM working_weeks WHERE community_id = :community")
                .bind("community", community)
                .map((row, context) -> Arrays.stream(
                                (Short[]) row.getArray("week").getArray())
                        .map(day -> DayOfWeek.of(day))
                        .collect(Collectors.toSet()))
                .findOne()
                .orElse(WorkingDays.USUAL.week());
        Map<LocalDate, String> off = tx
                .handle()
                .createQuery("SELECT day, name FROM days_off WHERE community_id = :community")
                .bind("community", community)
                .map((row, context) -> Map.entry(row.getObject("day", LocalDate.class), row.getString("name")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new WorkingDays(week, off);
    }

    /** Names a day off, or names it anew. */
    public static void add(Transaction tx, UUID community, LocalDate day, String name) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO days_off (community_id, day, name) VALUES (:community, :day, :name)
                        ON CONFLICT (community_id, day) DO UPDATE SET name = excluded.name
                        """)
                .bind("community", community)
                .bind("day", day)
                .bind("name", name)
                .execute();
    }

    /** Has a day be a working day again; whether it was named a day off. */
    public static boolean remove(Transaction tx, UUID community, LocalDate day) {
        return tx.handle()
                        .createUpdate("DELETE FROM days_off WHERE community_id = :community AND day = :day")
                        .bind("community", community)
                        .bind("day", day)
                        .execute()
                == 1;
    }

    /** Says on which days of the week a community works. */
    public static void setWeek(Transaction tx, UUID community, Set<DayOfWeek> week) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO working_weeks (community_id, week) VALUES (:community, :week)
                        ON CONFLICT (community_id) DO UPDATE SET week = excluded.week
                        """)
                .bind("community", community)
                .bindArray(
                        "week",
                        Short.class,
                        week.stream()
                                .sorted()
                                .map(day -> (short) day.getValue())
                                .toArray())
                .execute();
    }
}

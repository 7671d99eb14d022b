package org.entrain.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Plans;
import org.entrain.core.text.Language;

/**
 * Whose public holidays a community keeps. They become days off of its own, this year's and the next's, so that the crew
 * can take one out on which it works all the same; each year the next one is added.
 */
public final class Holidays {
    private final Database database;
    private final Plans plans;
    private final PublicHolidays known = new PublicHolidays();

    /** Holidays for these plans. */
    public Holidays(Database database, Plans plans) {
        this.database = database;
        this.plans = plans;
    }

    /** The country whose holidays a community keeps; empty where it keeps none. */
    Optional<String> country(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("SELECT country FROM holiday_countries WHERE community_id = :community")
                .bind("community", community)
                .mapTo(String.class)
                .findOne();
    }

    /** Has a community keep the holidays of another country, or none any more. */
    void keep(Transaction tx, UUID community, Optional<String> country, Language language, Instant now) {
        tx.handle().execute("DELETE FROM days_off WHERE holiday AND community_id = ?", community);
        tx.handle().execute("DELETE FROM holiday_countries WHERE community_id = ?", community);
        country.ifPresent(one -> {
            int year = now.atOffset(ZoneOffset.UTC).getYear();
            tx.handle()
                    .createUpdate("""
                            INSERT INTO holiday_countries (community_id, country, until_year)
                            VALUES (:community, :country, :year)
                            """)
                    .bind("community", community)
                    .bind("country", one)
                    .bind("year", year + 1)
                    .execute();
            copy(tx, community, one, language, year);
            copy(tx, community, one, language, year + 1);
        });
        plans.workingDaysChanged(tx, community, now);
    }

    private void copy(Transaction tx, UUID community, String country, Language language, int year) {
        var batch = tx.handle().prepareBatch("""
                INSERT INTO days_off (community_id, day, name, holiday) VALUES (:community, :day, :name, true)
                ON CONFLICT (community_id, day) DO NOTHING
                """);
        for (Map.Entry<LocalDate, String> day :
                known.of(year, country, language).entrySet()) {
            batch.bind("community", community)
                    .bind("day", day.getKey())
                    .bind("name", day.getValue())
                    .add();
        }
        batch.execute();
    }

    private record Kept(UUID community, String country, Language language, int untilYear) {}

    /** Adds next year's holidays where they are not there yet; meant for once a day or so. */
    public void extend(Instant now) {
        int next = now.atOffset(ZoneOffset.UTC).getYear() + 1;
        database.inTransaction(tx -> behind(tx, next))
                .forEach(kept -> database.useTransaction(tx -> extend(tx, kept, next, now)));
    }

    private static List<Kept> behind(Transaction tx, int year) {
        return tx.handle()
                .createQuery("""
                        SELECT h.community_id, h.country, c.language, h.until_year
                        FROM holiday_countries h JOIN communities c ON c.id = h.community_id
                        WHERE h.until_year < :year AND c.archived_at IS NULL
                        """)
                .bind("year", year)
                .map((row, context) -> new Kept(
                        row.getObject("community_id", UUID.class),
                        row.getString("country"),
                        Language.valueOf(row.getString("language")),
                        row.getInt("until_year")))
                .list();
    }

    private void extend(Transaction tx, Kept kept, int year, Instant now) {
        int taken = tx.handle()
                .createUpdate("""
                        UPDATE holiday_countries SET until_year = :year
                        WHERE community_id = :community AND country = :country AND until_year = :before
                        """)
                .bind("year", year)
                .bind("community", kept.community())
                .bind("country", kept.country())
                .bind("before", kept.untilYear())
                .execute();
        if (taken == 1) {
            for (int one = kept.untilYear() + 1; one <= year; one++) {
                copy(tx, kept.community(), kept.country(), kept.language(), one);
            }
            plans.workingDaysChanged(tx, kept.community(), now);
        }
    }
}

package org.entrain.core.attention;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.people.PersonalData;
import org.entrain.core.text.Language;

/** What people chose for themselves: how they are written to, in what language, and with whom they are not paired. */
public final class Settings implements PersonalData {
    static final String COLUMNS = "h.quiet_from, h.quiet_until, h.days, h.budget, h.paused_until, h.boards";

    private final Nudges nudges;

    /** Settings that letters in this outbox go by. */
    public Settings(Outbox outbox) {
        this.nudges = new Nudges(outbox);
    }

    /** Somebody's habits; the usual ones of who chose nothing. */
    public Habits habits(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + " FROM habits h WHERE h.person_id = :person")
                .bind("person", person)
                .map((row, context) -> habits(row))
                .findOne()
                .orElse(Habits.USUAL);
    }

    /** Keeps somebody's habits. The nudges that wait go by them from now on; for which there is no room are taken back. */
    public void keep(Transaction tx, UUID person, Habits habits) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO habits (person_id, quiet_from, quiet_until, days, budget, paused_until, boards)
                        VALUES (:person, :from, :until, :days, :budget, :paused, :boards)
                        ON CONFLICT (person_id) DO UPDATE
                        SET quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, days = excluded.days,
                            budget = excluded.budget, paused_until = excluded.paused_until, boards = excluded.boards
                        """)
                .bind("person", person)
                .bind("from", habits.quietFrom())
                .bind("until", habits.quietUntil())
                .bindArray(
                        "days",
                        Integer.class,
                        habits.days().stream().sorted().map(DayOfWeek::getValue).toArray())
                .bind("budget", habits.budget())
                .bind("paused", habits.pausedUntil().orElse(null))
                .bind("boards", habits.boards())
                .execute();
        nudges.rearrange(tx, List.of(person), Agenda::rearrange);
    }

    /** The language somebody chose; empty where they leave it to their platform. */
    public Optional<Language> language(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("SELECT chosen_language FROM persons WHERE id = :person AND chosen_language IS NOT NULL")
                .bind("person", person)
                .mapTo(Language.class)
                .findOne();
    }

    /** Keeps the language somebody chose. */
    public void speak(Transaction tx, UUID person, Optional<Language> language) {
        tx.handle()
                .createUpdate("UPDATE persons SET chosen_language = :language WHERE id = :person")
                .bind("person", person)
                .bind("language", language.map(Language::name).orElse(null))
                .execute();
    }

    /** With whom somebody does not want to be paired. Nobody but them may see it. */
    public Set<UUID> apart(Transaction tx, UUID person) {
        return Set.copyOf(tx.handle()
                .createQuery("SELECT other_id FROM apart WHERE person_id = :person")
                .bind("person", person)
                .mapTo(UUID.class)
                .list());
    }

    /** Keeps with whom somebody does not want to be paired, and with nobody else. */
    public void keepApart(Transaction tx, UUID person, Set<UUID> others) {
        tx.handle()
                .createUpdate("DELETE FROM apart WHERE person_id = :person AND other_id <> ALL (:others)")
                .bind("person", person)
                .bindArray("others", UUID.class, others.toArray())
                .execute();
        tx.handle()
                .createUpdate("""
                        INSERT INTO apart (person_id, other_id)
                        SELECT :person, other FROM unnest(:others) AS other WHERE other <> :person
                        ON CONFLICT (person_id, other_id) DO NOTHING
                        """)
                .bind("person", person)
                .bindArray("others", UUID.class, others.toArray())
                .execute();
    }

    static Habits habits(ResultSet row) throws SQLException {
        return new Habits(
                row.getObject("quiet_from", LocalTime.class),
                row.getObject("quiet_until", LocalTime.class),
                days(row.getArray("days")),
                row.getInt("budget"),
                Optional.ofNullable(row.getObject("paused_until", LocalDate.class)),
                row.getBoolean("boards"));
    }

    private static Set<DayOfWeek> days(Array array) throws SQLException {
        return Arrays.stream((Short[]) array.getArray()).map(DayOfWeek::of).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<String> tables() {
        return List.of("habits", "nudges", "apart", "slow_downs", "announcement_parts");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "How you want to be written to",
                PersonalData.rows(tx, person, """
                        SELECT quiet_from::text, quiet_until::text, array_to_string(days, ',') AS days_of_the_week,
                               budget AS messages_a_day, coalesce(paused_until::text, '') AS paused_until,
                               boards::text AS seen_on_boards
                        FROM habits WHERE person_id = :person
                        """),
                "Messages you were sent without asking",
                PersonalData.rows(
                        tx,
                        person,
                        "SELECT day::text, stamp FROM nudges WHERE person_id = :person ORDER BY day, stamp"),
                "When you were asked whether to hear less",
                PersonalData.rows(
                        tx,
                        person,
                        "SELECT asked_at, coalesce(answer, '') AS answer FROM slow_downs WHERE person_id = :person"),
                "With whom you do not want to be paired",
                PersonalData.rows(tx, person, """
                        SELECT p.name FROM apart a JOIN persons p ON p.id = a.other_id
                        WHERE a.person_id = :person ORDER BY p.name
                        """));
    }

    /** Whom others do not want to be paired with is theirs to keep; it means nothing any more. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        for (String sql : List.of(
                "DELETE FROM habits WHERE person_id = :person",
                "DELETE FROM nudges WHERE person_id = :person",
                "DELETE FROM slow_downs WHERE person_id = :person",
                "DELETE FROM apart WHERE person_id = :person OR other_id = :person")) {
            tx.handle().createUpdate(sql).bind("person", person).execute();
        }
        AnnouncementParts.forget(tx, person);
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        for (String sql : List.of(
                """
                UPDATE habits SET person_id = :into WHERE person_id = :from
                AND NOT EXISTS (SELECT 1 FROM habits WHERE person_id = :into)
                """,
                "DELETE FROM habits WHERE person_id = :from",
                "UPDATE nudges SET person_id = :into WHERE person_id = :from",
                """
                UPDATE slow_downs SET person_id = :into WHERE person_id = :from
                AND NOT EXISTS (SELECT 1 FROM slow_downs WHERE person_id = :into)
                """,
                "DELETE FROM slow_downs WHERE person_id = :from",
                """
                INSERT INTO apart (person_id, other_id)
                SELECT person, other
                FROM apart a,
                     LATERAL (SELECT CASE a.person_id WHEN :from THEN :into ELSE a.person_id END,
                                     CASE a.other_id WHEN :from THEN :into ELSE a.other_id END) AS one (person, other)
                WHERE :from IN (a.person_id, a.other_id) AND person <> other
                ON CONFLICT (person_id, other_id) DO NOTHING
                """,
                "DELETE FROM apart WHERE :from IN (person_id, other_id)",
                """
                UPDATE persons p SET chosen_language = coalesce(p.chosen_language, other.chosen_language)
                FROM persons other WHERE p.id = :into AND other.id = :from
                """)) {
            tx.handle().createUpdate(sql).bind("from", from).bind("into", into).execute();
        }
        AnnouncementParts.merge(tx, from, into);
    }
}

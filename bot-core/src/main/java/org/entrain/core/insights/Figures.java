package org.entrain.core.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.database.Json;
import org.entrain.core.database.Transaction;

/** What was said of whom, and for how long that is remembered. */
final class Figures {
    /** For so long figures of a subject are protected against each other. */
    static final int WEEKS = 26;

    private static final TypeReference<List<Finding.OfGroup>> FINDINGS = new TypeReference<>() {};

    /** Of whom a figure was said in the week that ended before {@code week}. */
    record Said(String subject, String source, LocalDate week, Set<UUID> people) {}

    /** Of all who find out what may be said in an organisation, one after the other. */
    void onlyHere(Transaction tx, UUID organisation) {
        tx.handle()
                .createQuery("SELECT id FROM organisations WHERE id = :id FOR NO KEY UPDATE")
                .bind("id", organisation)
                .mapTo(UUID.class)
                .one();
    }

    /** What was found for a circle in a week. */
    Optional<List<Finding.OfGroup>> found(Transaction tx, UUID circle, LocalDate week) {
        return tx.handle()
                .createQuery("SELECT findings FROM insight_weeks WHERE circle_id = :circle AND week = :week")
                .bind("circle", circle)
                .bind("week", week)
                .mapTo(String.class)
                .findOne()
                .map(Figures::findings);
    }

    /** The same, of the last week before. */
    List<Finding.OfGroup> foundBefore(Transaction tx, UUID circle, LocalDate week) {
        return tx.handle()
                .createQuery("""
                        SELECT findings FROM insight_weeks WHERE circle_id = :circle AND week < :week
                        ORDER BY week DESC LIMIT 1
                        """)
                .bind("circle", circle)
                .bind("week", week)
                .mapTo(String.class)
                .findOne()
                .map(Figures::findings)
                .orElse(List.of());
    }

    /** Keeps what was found, and forgets what is old. */
    void keep(Transaction tx, Circle circle, LocalDate week, List<Finding.OfGroup> findings) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO insight_weeks (circle_id, week, organisation_id, findings)
                        VALUES (:circle, :week, :organisation, CAST(:findings AS jsonb))
                        """)
                .bind("circle", circle.id())
                .bind("week", week)
                .bind("organisation", circle.organisation())
                .bind("findings", json(findings))
                .execute();
        for (String table : List.of("insight_weeks", "insight_figures")) {
            tx.handle()
                    .createUpdate("DELETE FROM " + table + " WHERE organisation_id = :organisation AND week < :old")
                    .bind("organisation", circle.organisation())
                    .bind("old", week.minusWeeks(WEEKS))
                    .execute();
        }
    }

    /** Keeps of whom a figure is said. */
    void say(Transaction tx, Circle circle, Said said) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO insight_figures (circle_id, week, subject, source, organisation_id, people)
                        VALUES (:circle, :week, :subject, :source, :organisation, :people)
                        """)
                .bind("circle", circle.id())
                .bind("week", said.week())
                .bind("subject", said.subject())
                .bind("source", said.source())
                .bind("organisation", circle.organisation())
                .bindArray("people", UUID.class, said.people().stream().sorted().toArray())
                .execute();
    }

    /** Of whom figures were said that are remembered, of these sources. */
    List<Said> said(Transaction tx, UUID organisation, Set<String> sources, LocalDate week) {
        return tx.handle()
                .createQuery("""
                        SELECT subject, source, week, people FROM insight_figures
                        WHERE organisation_id = :organisation AND source = ANY (:sources) AND week >= :from
                        """)
                .bind("organisation", organisation)
                .bindArray("sources", String.class, sources.toArray())
                .bind("from", week.minusWeeks(WEEKS))
                .map((row, context) -> new Said(
                        row.getString("subject"),
                        row.getString("source"),
                        row.getObject("week", LocalDate.class),
                        people(row.getArray("people"))))
                .list();
    }

    /** Everybody who was counted in a figure of a circle that is remembered. */
    Set<UUID> counted(Transaction tx, UUID circle, LocalDate week) {
        return new HashSet<>(tx.handle()
                .createQuery("""
                        SELECT DISTINCT unnest(people) FROM insight_figures
                        WHERE circle_id = :circle AND week >= :from
                        """)
                .bind("circle", circle)
                .bind("from", week.minusWeeks(WEEKS))
                .mapTo(UUID.class)
                .list());
    }

    private static Set<UUID> people(Array array) throws SQLException {
        return Arrays.stream((UUID[]) array.getArray()).collect(Collectors.toUnmodifiableSet());
    }

    private static String json(List<Finding.OfGroup> findings) {
        try {
            return Json.MAPPER.writerFor(FINDINGS).writeValueAsString(findings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings are plain records", e);
        }
    }

    private static List<Finding.OfGroup> findings(String json) {
        try {
            return Json.MAPPER.readValue(json, FINDINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings that were kept cannot be read", e);
        }
    }
}

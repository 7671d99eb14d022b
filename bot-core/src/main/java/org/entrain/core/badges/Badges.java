package org.entrain.core.badges;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.badges.Badge.Look;
import org.entrain.core.credentials.Alignment;
import org.entrain.core.database.Json;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;

/** What can be earned in an organisation: what it has from the start, as it was changed, and what it added. */
final class Badges {
    private static final TypeReference<Map<Language, Wording>> WORDINGS = new TypeReference<>() {};

    /** All of an organisation, those from the start first, then as they were added. */
    List<Badge> of(Transaction tx, UUID organisation) {
        return of(tx, Set.of(organisation)).getOrDefault(organisation, List.of());
    }

    /** The same of several. */
    Map<UUID, List<Badge>> of(Transaction tx, Set<UUID> organisations) {
        Map<UUID, List<Badge>> rows = tx
                .handle()
                .createQuery(
                        "SELECT * FROM badges WHERE organisation_id = ANY (:organisations) ORDER BY changed_at, id")
                .bindArray("organisations", UUID.class, organisations.toArray())
                .map((row, context) -> read(row))
                .stream()
                .collect(Collectors.groupingBy(Badge::organisation));
        return organisations.stream()
                .collect(Collectors.toMap(id -> id, id -> all(id, rows.getOrDefault(id, List.of()))));
    }

    private static List<Badge> all(UUID organisation, List<Badge> rows) {
        var badges = new LinkedHashMap<UUID, Badge>();
        Defaults.of(organisation).forEach(badge -> badges.put(badge.id(), badge));
        rows.forEach(badge -> badges.put(badge.id(), badge));
        return new ArrayList<>(badges.values());
    }

    /** One of an organisation. */
    Optional<Badge> find(Transaction tx, UUID organisation, UUID id) {
        return of(tx, organisation).stream()
                .filter(badge -> badge.id().equals(id))
                .findFirst();
    }

    /** One by its key, or by its name in any of its languages, whatever the case of its letters. */
    static Optional<Badge> named(List<Badge> badges, String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return badges.stream()
                .filter(badge -> badge.key().equals(wanted)
                        || badge.wordings().values().stream()
                                .anyMatch(wording ->
                                        wording.name().toLowerCase(Locale.ROOT).equals(wanted)))
                .findFirst();
    }

    /**
     * Keeps what a badge has become.
     *
     * @param author who says so
     * @return false, with nothing changed, where another of its organisation has its key
     */
    boolean keep(Transaction tx, Badge badge, UUID author, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO badges (id, organisation_id, community_id, key, family, level, wordings, rule, alignment,
                                            counts_from, retired, picture, svg, author_id, changed_at)
                        SELECT :id, :organisation, :community, :key, :family, :level, CAST(:wordings AS jsonb), :rule,
                               CAST(:alignment AS jsonb), :countsFrom, :retired, :picture, :svg, :author, :at
                        WHERE NOT EXISTS (
                            SELECT FROM badges WHERE organisation_id = :organisation AND key = :key AND id <> :id)
                        ON CONFLICT (id) DO UPDATE SET
                            family = excluded.family, level = excluded.level, wordings = excluded.wordings,
                            rule = excluded.rule, alignment = excluded.alignment, counts_from = excluded.counts_from,
                            retired = excluded.retired, picture = excluded.picture, svg = excluded.svg
                        """)
                        .bind("id", badge.id())
                        .bind("organisation", badge.organisation())
                        .bind("community", badge.community().orElse(null))
                        .bind("key", badge.key())
                        .bind("family", badge.look().family().name())
                        .bind("level", badge.look().level())
                        .bind("wordings", json(badge.wordings()))
                        .bind("rule", RuleWords.of(badge.rule(), Language.EN))
                        .bind("alignment", badge.alignment().map(Badges::json).orElse(null))
                        .bind("countsFrom", badge.countsFrom().orElse(null))
                        .bind("retired", badge.retired())
                        .bind("picture", badge.look().picture().orElse(null))
                        .bind("svg", badge.look().svg().orElse(null))
                        .bind("author", author)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    private static Badge read(ResultSet row) throws SQLException {
        return new Badge(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                Optional.ofNullable(row.getObject("community_id", UUID.class)),
                row.getString("key"),
                new Look(
                        Family.valueOf(row.getString("family")),
                        row.getInt("level"),
                        Optional.ofNullable(row.getString("picture")),
                        Optional.ofNullable(row.getString("svg"))),
                parsed(row.getString("wordings"), WORDINGS),
                RuleReader.stored(row.getString("rule")),
                Optional.ofNullable(row.getString("alignment"))
                        .map(json -> parsed(json, new TypeReference<Alignment>() {})),
                Optional.ofNullable(row.getObject("counts_from", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getBoolean("retired"));
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A badge can be written", e);
        }
    }

    private static <T> T parsed(String json, TypeReference<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written can be read", e);
        }
    }
}

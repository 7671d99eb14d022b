package org.entrain.core.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.attention.Attention;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Groups;
import org.entrain.core.text.Language;

/** Who takes part in a programme. */
final class Participants {
    private final Attention attention;
    private final Groups groups = new Groups();
    private final Skills skills = new Skills();

    Participants(Attention attention) {
        this.attention = attention;
    }

    /**
     * Somebody who takes part.
     *
     * @param pausedUntil the first day on which they do so again
     */
    record Participant(Role role, Optional<Integer> mentees, Optional<LocalDate> pausedUntil) {}

    /**
     * Has somebody take part, or go on after a pause.
     *
     * @return whether they did not before, as this
     */
    boolean join(Transaction tx, Programme programme, UUID person, Role role, Instant at) {
        boolean before = of(tx, programme, person)
                .filter(one -> one.role() == role && one.pausedUntil().isEmpty())
                .isPresent();
        tx.handle()
                .createUpdate("""
                        INSERT INTO pairing_participants (programme_id, person_id, role, joined_at)
                        VALUES (:programme, :person, :role, :at)
                        ON CONFLICT (programme_id, person_id) DO UPDATE
                        SET role = excluded.role, paused_until = NULL
                        """)
                .bind("programme", programme.id())
                .bind("person", person)
                .bind("role", role.name())
                .bind("at", at)
                .execute();
        return !before;
    }

    /** Has somebody take part no more; whether they did. */
    boolean leave(Transaction tx, Programme programme, UUID person) {
        return tx.handle()
                        .createUpdate(
                                "DELETE FROM pairing_participants WHERE programme_id = :programme AND person_id = :person")
                        .bind("programme", programme.id())
                        .bind("person", person)
                        .execute()
                == 1;
    }

    void pause(Transaction tx, Programme programme, UUID person, LocalDate until) {
        tx.handle()
                .createUpdate("""
                        UPDATE pairing_participants SET paused_until = :until
                        WHERE programme_id = :programme AND person_id = :person
                        """)
                .bind("until", until)
                .bind("programme", programme.id())
                .bind("person", person)
                .execute();
    }

    /** Keeps how many somebody would mentor, at most. */
    void limit(Transaction tx, Programme programme, UUID person, int mentees) {
        tx.handle()
                .createUpdate("""
                        UPDATE pairing_participants SET mentees = :mentees
                        WHERE programme_id = :programme AND person_id = :person
                        """)
                .bind("mentees", mentees)
                .bind("programme", programme.id())
                .bind("person", person)
                .execute();
    }

    Optional<Participant> of(Transaction tx, Programme programme, UUID person) {
        return tx.handle()
                .createQuery("""
                        SELECT role, mentees, paused_until FROM pairing_participants
                        WHERE programme_id = :programme AND person_id = :person
                        """)
                .bind("programme", programme.id())
                .bind("person", person)
                .map((row, context) -> new Participant(
                        Role.valueOf(row.getString("role")),
                        Optional.ofNullable(row.getObject("mentees", Integer.class)),
                        Optional.ofNullable(row.getObject("paused_until", LocalDate.class))))
                .findOne();
    }

    /** The programmes of a community that somebody takes part in. */
    List<UUID> in(Transaction tx, UUID community, UUID person) {
        return tx.handle()
                .createQuery("""
                        SELECT a.programme_id FROM pairing_participants a
                        JOIN pairing_programmes p ON p.id = a.programme_id
                        WHERE a.person_id = :person AND p.community_id = :community
                        """)
                .bind("person", person)
                .bind("community", community)
                .mapTo(UUID.class)
                .list();
    }

    /** How many take part, whether or not they pause. */
    int count(Transaction tx, Programme programme) {
        return tx.handle()
                .createQuery("SELECT count(*)::int FROM pairing_participants WHERE programme_id = :programme")
                .bind("programme", programme.id())
                .mapTo(Integer.class)
                .one();
    }

    private record Row(
            UUID id,
            String name,
            Role role,
            int mentees,
            Optional<Language> language,
            Optional<ZoneId> zone,
            Optional<UUID> manager,
            Optional<LocalDate> pausedUntil) {}

    /**
     * Whom a round can match, in the order in which they joined: those who belong to the community, can be reached, and
     * pause neither here nor altogether.
     *
     * @param around the moment of the round
     */
    List<Candidate> candidates(Transaction tx, Programme programme, Instant around) {
        List<Row> rows = tx.handle()
                .createQuery("""
                        SELECT a.person_id, p.name, a.role, least(coalesce(a.mentees, g.mentees), g.mentees) AS mentees,
                               coalesce(p.chosen_language, p.language) AS language, p.zone, p.manager_id, a.paused_until
                        FROM pairing_participants a
                        JOIN pairing_programmes g ON g.id = a.programme_id
                        JOIN memberships m ON m.community_id = g.community_id AND m.person_id = a.person_id
                        JOIN persons p ON p.id = a.person_id
                        WHERE a.programme_id = :programme AND m.gone_at IS NULL
                        ORDER BY a.joined_at, a.person_id
                        """)
                .bind("programme", programme.id())
                .map((row, context) -> row(row))
                .list();
        List<UUID> persons = rows.stream().map(Row::id).toList();
        Map<UUID, Attention.Reach> reach = attention.reach(tx, persons, around);
        Map<UUID, Map<Groups.Kind, String>> belonging = groups.of(tx, persons);
        Map<UUID, Skills.Of> known = skills.of(tx, persons);
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(reach.get(row.id()))
                        .filter(one -> !isPaused(row, one, around))
                        .map(one -> candidate(
                                row,
                                one,
                                around,
                                belonging.getOrDefault(row.id(), new EnumMap<>(Groups.Kind.class)),
                                known.getOrDefault(row.id(), Skills.Of.NONE)))
                        .stream())
                .toList();
    }

    private static boolean isPaused(Row row, Attention.Reach reach, Instant around) {
        LocalDate day = LocalDate.ofInstant(around, reach.zone());
        return reach.habits().isPaused(day)
                || row.pausedUntil().filter(day::isBefore).isPresent();
    }

    private static Candidate candidate(
            Row row, Attention.Reach reach, Instant around, Map<Groups.Kind, String> groups, Skills.Of skills) {
        return new Candidate(
                row.id(),
                row.name(),
                row.role(),
                row.mentees(),
                row.language(),
                row.zone()
                        .map(zone -> Candidate.hours(reach.habits(), zone, around))
                        .orElse(Candidate.ANY_HOUR),
                reach.habits().days(),
                row.manager(),
                groups,
                new HashSet<>(skills.teaches()),
                new HashSet<>(skills.learns()));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getInt("mentees"),
                Optional.ofNullable(row.getString("language")).map(Language::valueOf),
                Optional.ofNullable(row.getString("zone")).map(ZoneId::of),
                Optional.ofNullable(row.getObject("manager_id", UUID.class)),
                Optional.ofNullable(row.getObject("paused_until", LocalDate.class)));
    }

    /** Who of these people does not want to be matched with whom of them. */
    static List<Affinity.Between> apart(Transaction tx, List<Candidate> people) {
        Object[] ids = people.stream().map(Candidate::id).toArray();
        return between(
                tx,
                "SELECT person_id AS one, other_id AS other FROM apart"
                        + " WHERE person_id = ANY (:persons) AND other_id = ANY (:persons)",
                ids);
    }

    static List<Affinity.Between> between(Transaction tx, String sql, Object... persons) {
        return tx.handle()
                .createQuery(sql)
                .bindArray("persons", UUID.class, persons)
                .map((row, context) -> Affinity.Between.read(row))
                .list();
    }

    /** Those of these people who are in the set. */
    static List<Candidate> only(List<Candidate> people, Set<UUID> wanted) {
        return people.stream().filter(one -> wanted.contains(one.id())).toList();
    }
}

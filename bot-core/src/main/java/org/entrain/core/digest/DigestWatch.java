package org.entrain.core.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.bank.Pictures;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.People;

/**
 * Brings digests on Monday mornings, by the clock of each who reads one; where nothing changed, nothing is brought. That of a
 * community whose crew planned another time comes then ({@link DigestPlan}).
 */
public final class DigestWatch {
    private static final LocalTime MORNING = LocalTime.of(8, 30);
    /** What was missed is still of use on the next day. */
    private static final int HOURS_LATE = 36;

    private static final int BATCH = 200;
    private static final int WEEKS_KEPT = 27;

    private final Database database;
    private final Digests digests;
    private final Pictures pictures;
    private final People people;
    private final Members members;
    private final DigestLetters letters;

    /** Brings these. */
    public DigestWatch(
            Database database,
            Digests digests,
            Charts charts,
            Pictures pictures,
            People people,
            Members members,
            Attention attention) {
        this.database = database;
        this.digests = digests;
        this.pictures = pictures;
        this.people = people;
        this.members = members;
        this.letters = new DigestLetters(charts, attention);
    }

    /** To be done every few minutes, by any number of nodes. */
    public void look(Instant now) {
        database.inTransaction(DigestWatch::zones).stream()
                .flatMap(zone -> monday(now, zone).map(monday -> Map.entry(zone, monday)).stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .forEach((monday, zones) -> look(monday, zones, now));
    }

    private void look(LocalDate monday, List<ZoneId> zones, Instant now) {
        List<Reader> readers;
        do {
            readers = database.inTransaction(tx -> due(tx, monday, zones));
            readers.forEach(reader -> database.useTransaction(tx -> look(tx, reader, monday, now)));
        } while (readers.size() == BATCH);
    }

    /** The Monday whose morning has come somewhere; empty where it is not the time for it. */
    static Optional<LocalDate> monday(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        LocalDate monday = local.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        long late = ChronoUnit.MINUTES.between(monday.atTime(MORNING), local.toLocalDateTime());
        return late >= 0 && late < HOURS_LATE * 60 ? Optional.of(monday) : Optional.empty();
    }

    private static List<ZoneId> zones(Transaction tx) {
        return tx
                .handle()
                .createQuery("SELECT DISTINCT coalesce(zone, 'UTC') FROM persons")
                .mapTo(String.class)
                .stream()
                .map(ZoneId::of)
                .toList();
    }

    private static List<Reader> due(Transaction tx, LocalDate monday, List<ZoneId> zones) {
        return tx.handle()
                .createQuery("""
                        SELECT p.id, p.organisation_id, coalesce(p.zone, 'UTC') AS zone
                        FROM (SELECT manager_id AS id FROM persons WHERE manager_id IS NOT NULL
                              UNION SELECT person_id FROM memberships WHERE role <> 'MEMBER' AND gone_at IS NULL) reader
                        JOIN persons p USING (id)
                        LEFT JOIN digest_turns t ON t.person_id = p.id
                        WHERE coalesce(p.zone, 'UTC') = ANY (:zones) AND (t.monday IS NULL OR t.monday < :monday)
                        ORDER BY p.id LIMIT :batch
                        """)
                .bindArray(
                        "zones", String.class, zones.stream().map(ZoneId::getId).toArray())
                .bind("monday", monday)
                .bind("batch", BATCH)
                .map((row, context) -> new Reader(
                        row.getObject("id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        ZoneId.of(row.getString("zone"))))
                .list();
    }

    private void look(Transaction tx, Reader reader, LocalDate monday, Instant now) {
        if (!claim(tx, reader.person(), monday)
                || !Rhythm.of(tx, reader.person()).includes(monday)) {
            return;
        }
        if (people.isManager(tx, reader.person())) {
            letters.bring(
                    tx,
                    reader,
                    digests.ofGroup(tx, reader.organisation(), reader.person(), now),
                    Weight.EXPECTED,
                    monday,
                    now);
        }
        members.communitiesOf(tx, reader.person(), Role.CREW).stream()
                .filter(community -> !digests.isPlanned(tx, community.id()))
                .forEach(community -> letters.bring(
                        tx,
                        reader,
                        digests.ofCommunity(tx, community, reader.person(), now),
                        Weight.NUDGE,
                        monday,
                        now));
    }

    /** Of two nodes one looks. */
    private static boolean claim(Transaction tx, UUID person, LocalDate monday) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO digest_turns AS t (person_id, monday) VALUES (:person, :monday)
                        ON CONFLICT (person_id) DO UPDATE SET monday = excluded.monday WHERE t.monday < excluded.monday
                        """)
                        .bind("person", person)
                        .bind("monday", monday)
                        .execute()
                == 1;
    }

    /** Forgets what is of no use any more; to be done every hour. */
    public void clear(Instant now) {
        LocalDate old = LocalDate.ofInstant(now, ZoneId.of("UTC")).minusWeeks(WEEKS_KEPT);
        database.useTransaction(tx -> {
            pictures.clear(tx, now);
            for (String table : List.of("digest_charts", "digest_deeds")) {
                tx.handle()
                        .createUpdate("DELETE FROM " + table + " WHERE week < :old")
                        .bind("old", old)
                        .execute();
            }
        });
    }
}

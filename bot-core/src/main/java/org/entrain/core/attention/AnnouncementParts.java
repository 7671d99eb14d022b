package org.entrain.core.attention;

import static org.entrain.core.database.Columns.each;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.chat.Message;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.MessageJson;
import org.entrain.core.text.Language;

/** What is said to large crowds, a part for each share of people, until each of them has a letter. */
final class AnnouncementParts {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private AnnouncementParts() {}

    /**
     * A part that somebody is at.
     *
     * @param isNew whether nothing of this stamp was announced before
     */
    record Part(long id, String stamp, int share, boolean isNew, Mailing letters) {}

    /** Keeps what is said, and to whom. */
    static void note(Transaction tx, Crowd crowd, String stamp, boolean isNew, Mailing letters) {
        var zones = List.copyOf(moments(tx, letters).entrySet());
        crowd.bind(tx.handle().createUpdate("""
                        INSERT INTO announcement_parts (
                            stamp, share, persons, is_new, weight, languages, messages, zones, moments)
                        SELECT :stamp, %1$s, array_agg(person_id), :isNew, :weight, :languages, :messages, :zones, :moments
                        FROM (%2$s) AS crowd GROUP BY %1$s
                        """.formatted(NudgeRows.SHARE, crowd.sql())))
                .bind("stamp", stamp)
                .bind("isNew", isNew)
                .bind("weight", letters.weight().name())
                .bindArray(
                        "languages",
                        String.class,
                        Arrays.stream(Language.values()).map(Enum::name).toArray())
                .bindArray(
                        "messages",
                        String.class,
                        Arrays.stream(Language.values())
                                .map(language -> MessageJson.write(letters.toAnybody(language)))
                                .toArray())
                .bindArray(
                        "zones", String.class, each(zones, zone -> zone.getKey().getId()))
                .bindArray("moments", Instant.class, each(zones, Map.Entry::getValue))
                .execute();
    }

    /** From when on it is wanted, in each zone where anybody lives. */
    private static Map<ZoneId, Instant> moments(Transaction tx, Mailing letters) {
        Map<ZoneId, Instant> moments = new HashMap<>();
        tx.handle()
                .createQuery("SELECT DISTINCT coalesce(zone, 'Z') FROM persons")
                .mapTo(String.class)
                .forEach(id -> {
                    ZoneId zone = ZoneId.of(id);
                    letters.wanted().apply(zone).ifPresent(at -> moments.put(zone, at));
                });
        return moments;
    }

    /** Of what is announced once more, each part looks for who got a letter already. */
    static void noLongerNew(Transaction tx, String stamp) {
        tx.handle().execute("UPDATE announcement_parts SET is_new = false WHERE stamp = ? AND is_new", stamp);
    }

    /** Whether any waits. */
    static boolean anyWaits(Transaction tx, Instant now) {
        return tx.handle()
                .createQuery("SELECT EXISTS (SELECT FROM announcement_parts WHERE retry_at <= :now)")
                .bind("now", now)
                .mapTo(Boolean.class)
                .one();
    }

    /** One that nobody else is at, until this transaction ends. */
    static Optional<Part> take(Transaction tx, Instant now) {
        return tx.handle()
                .createQuery("""
                        SELECT id, stamp, share, is_new, weight, languages, messages, zones, moments
                        FROM announcement_parts WHERE retry_at <= :now
                        ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .bind("now", now)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static Part read(ResultSet row) throws SQLException {
        var messages = new HashMap<Language, Message>();
        String[] languages = strings(row, "languages");
        String[] said = strings(row, "messages");
        for (int i = 0; i < languages.length; i++) {
            messages.put(Language.valueOf(languages[i]), MessageJson.read(said[i]));
        }
        var moments = new HashMap<ZoneId, Instant>();
        String[] zones = strings(row, "zones");
        var dues = (Timestamp[]) row.getArray("moments").getArray();
        for (int i = 0; i < zones.length; i++) {
            moments.put(ZoneId.of(zones[i]), dues[i].toInstant());
        }
        String stamp = row.getString("stamp");
        return new Part(
                row.getLong("id"),
                stamp,
                row.getInt("share"),
                row.getBoolean("is_new"),
                Mailing.toAll(stamp, messages, Weight.valueOf(row.getString("weight")), moments));
    }

    private static String[] strings(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    /** Each of them has a letter. */
    static void done(Transaction tx, Part part) {
        tx.handle().execute("DELETE FROM announcement_parts WHERE id = ?", part.id());
    }

    /** Leaves one for later that failed. Who got a letter already, by whatever way, is looked for from then on. */
    static void postpone(Transaction tx, Part part, Instant now) {
        tx.handle()
                .execute(
                        "UPDATE announcement_parts SET retry_at = ?, is_new = false WHERE id = ?",
                        now.plus(PAUSE),
                        part.id());
    }

    /** Nobody is told anything under an id that means nobody any more. */
    static void forget(Transaction tx, UUID person) {
        tx.handle()
                .execute(
                        "UPDATE announcement_parts SET persons = array_remove(persons, ?) WHERE ? = ANY (persons)",
                        person,
                        person);
    }

    /** Who turned out to be somebody else hears it as that. */
    static void merge(Transaction tx, UUID from, UUID into) {
        tx.handle()
                .execute(
                        "UPDATE announcement_parts SET persons = array_replace(persons, ?, ?) WHERE ? = ANY (persons)",
                        from,
                        into,
                        from);
    }
}

package org.entrain.core.reviews;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Version;
import org.entrain.core.database.Transaction;

/** What one person is asked again, in communities that they belong to and that go on. */
final class Shelf {
    /** So many days a memory must hold to count as firm: three weeks, about the time between two of a month. */
    private static final int FIRM = 21;
    /** How many questions are named. */
    private static final int NAMED = 3;

    private static final String CARDS = """
            FROM review_cards c
            JOIN questions q ON q.id = c.question_id
            JOIN communities k ON k.id = q.community_id
            JOIN memberships m ON m.community_id = k.id AND m.person_id = c.person_id
            WHERE c.person_id = :person
              AND m.gone_at IS NULL AND k.archived_at IS NULL AND q.standing = 'APPROVED'
            """;

    private static final String VERSION = """
            (SELECT jsonb_build_array(jsonb_build_object(
                 'question', v.question_id, 'number', v.number, 'variants', v.variants))
             FROM question_versions v WHERE v.question_id = q.id AND v.number = q.version) AS versions
            """;

    /**
     * A question that somebody can be asked.
     *
     * @param version that is asked now
     * @param learntOn the day they answered it last, their own
     * @param dueOn the day it was to come back
     */
    record Asked(Version version, UUID community, LocalDate learntOn, LocalDate dueOn) {
        /** So many days later is on time still: a weekend and a busy day must not spoil it. */
        private static final int GRACE = 3;

        boolean isOnTime(LocalDate day) {
            return !day.isAfter(dueOn.plusDays(GRACE));
        }
    }

    /**
     * What somebody knows.
     *
     * @param firm how many memories are strong and not fading
     * @param growing how many are neither
     * @param fading how many are due
     * @param firmest some that are firm, the strongest first
     * @param faintest some that are due, the one most likely to be forgotten first
     */
    record Knowledge(int firm, int growing, int fading, List<Version> firmest, List<Version> faintest) {
        Knowledge {
            firmest = List.copyOf(firmest);
            faintest = List.copyOf(faintest);
        }

        boolean isEmpty() {
            return firm + growing + fading == 0;
        }
    }

    private record Row(UUID question, double stability, double risk, boolean fades) {}

    /** What is due, the one most likely to be forgotten first; as many as are asked on a day. */
    List<UUID> due(Transaction tx, UUID person, LocalDate day) {
        return tx.handle()
                .createQuery("SELECT c.question_id " + CARDS + """
                        AND c.due_on <= :day ORDER BY (:day - c.learnt_on) / c.stability DESC, c.question_id LIMIT :most
                        """)
                .bind("person", person)
                .bind("day", day)
                .bind("most", Turns.A_DAY)
                .mapTo(UUID.class)
                .list();
    }

    /** The next day on which something is due. */
    Optional<LocalDate> next(Transaction tx, UUID person, LocalDate day) {
        return tx.handle()
                .createQuery("SELECT min(c.due_on) AS next " + CARDS + " AND c.due_on > :day")
                .bind("person", person)
                .bind("day", day)
                .map((row, context) -> Optional.ofNullable(row.getObject("next", LocalDate.class)))
                .one();
    }

    /** A question that somebody is to be asked again, as it is now. */
    Optional<Asked> find(Transaction tx, UUID person, UUID question) {
        return tx.handle()
                .createQuery("SELECT q.community_id, c.learnt_on, c.due_on, " + VERSION + CARDS
                        + " AND c.question_id = :question")
                .bind("person", person)
                .bind("question", question)
                .map((row, context) -> new Asked(
                        Bank.versions(row.getString("versions")).getFirst(),
                        row.getObject("community_id", UUID.class),
                        row.getObject("learnt_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class)))
                .findOne();
    }

    /** All that somebody is asked again, as it is now; what comes back first is first. */
    List<Version> all(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("SELECT " + VERSION + CARDS + " ORDER BY c.due_on, c.question_id")
                .bind("person", person)
                .map((row, context) -> Bank.versions(row.getString("versions")).getFirst())
                .list();
    }

    /** What somebody knows. */
    Knowledge knowledge(Transaction tx, UUID person, LocalDate day) {
        List<Row> rows = tx.handle()
                .createQuery("""
                        SELECT c.question_id, c.stability, (:day - c.learnt_on) / c.stability AS risk, c.due_on <= :day AS fades
                        """ + CARDS + " ORDER BY risk DESC, c.question_id")
                .bind("person", person)
                .bind("day", day)
                .map((row, context) -> new Row(
                        row.getObject("question_id", UUID.class),
                        row.getDouble("stability"),
                        row.getDouble("risk"),
                        row.getBoolean("fades")))
                .list();
        List<Row> fading = rows.stream().filter(Row::fades).toList();
        List<Row> firm = rows.reversed().stream()
                .filter(row -> !row.fades() && row.stability() >= FIRM)
                .toList();
        return new Knowledge(
                firm.size(),
                rows.size() - firm.size() - fading.size(),
                fading.size(),
                versions(tx, person, firm),
                versions(tx, person, fading));
    }

    private List<Version> versions(Transaction tx, UUID person, List<Row> rows) {
        var versions = new ArrayList<Version>();
        rows.stream()
                .limit(NAMED)
                .flatMap(row -> find(tx, person, row.question()).stream())
                .forEach(asked -> versions.add(asked.version()));
        return versions;
    }
}

package org.entrain.core.pulse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;

/**
 * Keeps check-ins, and keeps nobody's answer: see {@link Ballots}. Who answered is erased when a check-in closes; so are the
 * counts where fewer than {@value Result#FEWEST} answered. Nothing is told before: a result that could be read twice would
 * tell what was added in between.
 */
public final class Pulses {
    /** So long a check-in can be answered. */
    static final Duration OPEN = Duration.ofDays(2);

    private static final String COLUMNS =
            "id, organisation_id, community_id, question, opened_at, closes_at, closed_at, people";
    private static final int MOST_SHOWN = 12;

    private final Database database;

    /** Made once, when the program starts. */
    public Pulses(Database database) {
        this.database = database;
    }

    /**
     * How a community said it goes, and how it said it before.
     *
     * @param before the time before, when it was asked the same, from 0 (bad) to 1 (good), in tenths, never 0 or 1
     * @param now the last time, likewise
     * @param people how many answered the last time, five or more
     */
    public record Trend(String question, double before, double now, int people) {}

    /** Opens a check-in; doing it twice changes nothing. */
    void open(Transaction tx, Pulse pulse) {
        boolean isNew = tx.handle().createUpdate("""
                        INSERT INTO pulse_rounds (id, organisation_id, community_id, question, opened_at, closes_at)
                        VALUES (:id, :organisationId, :communityId, :question, :openedAt, :closesAt)
                        ON CONFLICT (id) DO NOTHING
                        """).bindMethods(pulse).execute() == 1;
        if (isNew) {
            tx.handle()
                    .createUpdate(
                            "INSERT INTO pulse_counts (round_id, choice) SELECT :id, unnest(CAST(:choices AS text[]))")
                    .bind("id", pulse.id())
                    .bindArray("choices", String.class, choices())
                    .execute();
        }
    }

    private static Object[] choices() {
        return Stream.concat(IntStream.rangeClosed(1, Result.STEPS).mapToObj(String::valueOf), Result.AIDS.stream())
                .toArray();
    }

    /** A check-in of an organisation. */
    Optional<Pulse> find(Transaction tx, UUID organisation, UUID id) {
        return tx.handle()
                .createQuery(
                        "SELECT " + COLUMNS + " FROM pulse_rounds WHERE id = :id AND organisation_id = :organisation")
                .bind("id", id)
                .bind("organisation", organisation)
                .mapTo(Pulse.class)
                .findOne();
    }

    /** The one that a community can answer now. */
    Optional<Pulse> open(Transaction tx, UUID community, Instant at) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + """
                         FROM pulse_rounds
                        WHERE community_id = :community AND closed_at IS NULL AND closes_at > :at
                        ORDER BY opened_at DESC, id LIMIT 1
                        """)
                .bind("community", community)
                .bind("at", at)
                .mapTo(Pulse.class)
                .findOne();
    }

    /** Those of a community that are closed, the latest first. */
    List<Pulse> closed(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + """
                         FROM pulse_rounds
                        WHERE community_id = :community AND closed_at IS NOT NULL
                        ORDER BY opened_at DESC, id LIMIT :most
                        """)
                .bind("community", community)
                .bind("most", MOST_SHOWN)
                .mapTo(Pulse.class)
                .list();
    }

    /** Which of Entrain's own questions a community was asked least lately. */
    Question next(Transaction tx, UUID community) {
        List<String> asked = tx.handle()
                .createQuery("""
                        SELECT question FROM pulse_rounds WHERE community_id = :community
                        GROUP BY question ORDER BY max(opened_at)
                        """)
                .bind("community", community)
                .mapTo(String.class)
                .list();
        return Question.KEYS.stream()
                .filter(key -> !asked.contains(key))
                .findFirst()
                .or(() -> asked.stream().filter(Question.KEYS::contains).findFirst())
                .map(Question::parse)
                .orElseThrow();
    }

    /** Closes what is over; meant for every few minutes, by any number of nodes. */
    public void close(Instant now) {
        List<UUID> over = database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT id FROM pulse_rounds WHERE closed_at IS NULL AND closes_at <= :now ORDER BY id")
                .bind("now", now)
                .mapTo(UUID.class)
                .list());
        over.forEach(id -> database.useTransaction(tx -> close(tx, id, now)));
    }

    private void close(Transaction tx, UUID id, Instant now) {
        Optional<Pulse> open = tx.handle()
                .createQuery("SELECT " + COLUMNS + " FROM pulse_rounds WHERE id = :id AND closed_at IS NULL FOR UPDATE")
                .bind("id", id)
                .mapTo(Pulse.class)
                .findOne();
        open.ifPresent(pulse -> {
            Result result = result(tx, pulse);
            Optional<Integer> people = Optional.of(result.people()).filter(count -> count >= Result.FEWEST);
            erase(tx, id, "pulse_answered");
            erase(tx, id, "pulse_lines");
            if (people.isPresent()) {
                // Written anew by chance: neither their place in the table nor their transaction tells whose they are.
                result.lines().forEach(line -> Ballots.keep(tx, id, line));
            } else {
                erase(tx, id, "pulse_counts");
            }
            tx.handle()
                    .createUpdate("UPDATE pulse_rounds SET closed_at = :now, people = :people WHERE id = :id")
                    .bind("now", now)
                    .bind("people", people)
                    .bind("id", id)
                    .execute();
        });
    }

    private static void erase(Transaction tx, UUID pulse, String table) {
        tx.handle()
                .createUpdate("DELETE FROM <table> WHERE round_id = :pulse")
                .define("table", table)
                .bind("pulse", pulse)
                .execute();
    }

    /** What was counted and written. To be shown only of one that is closed and says how many people. */
    Result result(Transaction tx, Pulse pulse) {
        var times = tx
                .handle()
                .createQuery("SELECT choice, times FROM pulse_counts WHERE round_id = :pulse")
                .bind("pulse", pulse.id())
                .map((row, context) -> Map.entry(row.getString("choice"), row.getInt("times")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<String> lines = tx.handle()
                .createQuery("SELECT line FROM pulse_lines WHERE round_id = :pulse ORDER BY id")
                .bind("pulse", pulse.id())
                .mapTo(String.class)
                .list();
        return new Result(pulse, times, lines);
    }

    /** The results that may be shown, of the same question as the first, the latest first. */
    List<Result> told(Transaction tx, List<Pulse> closed) {
        var results = new ArrayList<Result>();
        closed.stream()
                .filter(pulse -> pulse.people().isPresent())
                .findFirst()
                .ifPresent(latest -> closed.stream()
                        .filter(pulse ->
                                pulse.people().isPresent() && pulse.question().equals(latest.question()))
                        .forEach(pulse -> results.add(result(tx, pulse))));
        return results;
    }

    /**
     * The trend of the last check-in of a community that closed in a stretch of time, where enough people answered; empty
     * where there is none, or where it was not asked the same before.
     */
    public Optional<Trend> trend(Transaction tx, UUID community, Instant from, Instant until, Language language) {
        List<Pulse> closed = closed(tx, community).stream()
                .filter(pulse -> pulse.closedAt().filter(until::isAfter).isPresent())
                .toList();
        List<Result> told = told(tx, closed);
        return Optional.of(told)
                .filter(results -> results.size() > 1)
                .filter(results -> results.getFirst()
                        .pulse()
                        .closedAt()
                        .filter(at -> !at.isBefore(from))
                        .isPresent())
                .map(results -> new Trend(
                        results.getFirst().pulse().asks().text(language),
                        results.get(1).mean() / 10.0,
                        results.getFirst().mean() / 10.0,
                        results.getFirst().people()));
    }
}

package org.entrain.core.attention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Draft;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.outbox.Urgency;
import org.entrain.core.text.Language;

/**
 * The way to one person in private: every letter that is not about a channel goes through here, so that what people said
 * of their hours and of how much they want to hear holds for all features alike.
 */
public final class Attention {
    /** How long a nudge is remembered that was written. */
    private static final Duration MEMORY = Duration.ofDays(30);

    private final Outbox outbox;

    /** Letters by this outbox. */
    public Attention(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Whether a letter was asked for. */
    public enum Weight {
        /** What something the person did a moment ago calls for: they are there, so it comes at once. */
        DIRECT,
        /** What follows from something the person did, or must decide; waits for quiet hours to end, whatever the budget. */
        EXPECTED,
        /** Everything else: counts against the day's budget, comes on the person's days, and waits out a short pause. */
        NUDGE
    }

    /** Somebody a letter can be written to: where, in what language, and when. */
    private record Recipient(
            UUID person, UUID organisation, Place place, Language language, ZoneId zone, Habits habits) {}

    /** A letter on its way, and the person's own day on which it goes. */
    private record Planned(Recipient recipient, Draft draft) {
        LocalDate day() {
            return LocalDate.ofInstant(draft.due(), recipient.zone());
        }
    }

    /**
     * When a nudge would go.
     *
     * @param day by the person's clock
     */
    public record Moment(Instant at, LocalDate day) {}

    /**
     * Writes to a person, once a stamp, as soon after {@code at} as their habits allow.
     *
     * @param message in the language it is asked for
     * @return whether it is on its way, now or from before: not to who left, or was never met, nor a nudge that would
     *     come too late to be of use
     */
    public boolean write(
            Transaction tx, UUID person, String stamp, Function<Language, Message> message, Weight weight, Instant at) {
        return writeAll(tx, List.of(person), one -> stamp, message, weight, at) == 1;
    }

    /**
     * Writes the same to many, like {@link #write}: in a few statements, however many they are.
     *
     * @param stamp of the letter to each
     * @return to how many it is on its way
     */
    public int writeAll(
            Transaction tx,
            Collection<UUID> persons,
            Function<UUID, String> stamp,
            Function<Language, Message> message,
            Weight weight,
            Instant at) {
        Map<Language, Message> messages = new EnumMap<>(Language.class);
        return writeEach(
                tx, persons, stamp, (person, language) -> messages.computeIfAbsent(language, message), weight, at);
    }

    /**
     * Writes something else to each of many, like {@link #write}: in a few statements, however many they are.
     *
     * @param stamp of the letter to each
     * @param message to each, in the language it is asked for
     * @return to how many it is on its way
     */
    public int writeEach(
            Transaction tx,
            Collection<UUID> persons,
            Function<UUID, String> stamp,
            BiFunction<UUID, Language, Message> message,
            Weight weight,
            Instant at) {
        return writeEach(tx, persons, stamp, message, weight, at, zone -> Optional.of(at));
    }

    /**
     * Writes to each of many, like {@link #write}, as soon as their habits allow after a moment that depends on where they
     * live.
     *
     * @param now the bot's time
     * @param wanted by the person's zone; empty where they shall not be written to
     * @return to how many it is on its way
     */
    public int writeEach(
            Transaction tx,
            Collection<UUID> persons,
            Function<UUID, String> stamp,
            BiFunction<UUID, Language, Message> message,
            Weight weight,
            Instant now,
            Function<ZoneId, Optional<Instant>> wanted) {
        // Of two that write to somebody at once, the second counts what the first wrote.
        Map<UUID, Map<LocalDate, Integer>> nudges = switch (weight) {
            case DIRECT, EXPECTED -> Map.of();
            case NUDGE -> {
                onlyHere(tx, persons);
                yield nudges(tx, persons, now);
            }
        };
        List<Planned> planned = recipients(tx, persons).stream()
                .flatMap(to -> wanted
                        .apply(to.zone())
                        .flatMap(at -> moment(to, weight, at, nudges.getOrDefault(to.person(), Map.of())))
                        .map(due -> new Draft(
                                to.organisation(),
                                stamp.apply(to.person()),
                                to.place(),
                                message.apply(to.person(), to.language()),
                                due))
                        .map(draft -> draft.as(urgency(weight)))
                        .map(draft -> new Planned(to, draft))
                        .stream())
                .toList();
        Set<String> fresh = weight == Weight.NUDGE ? note(tx, planned, now) : Set.of();
        outbox.writeAll(
                tx,
                planned.stream()
                        .map(Planned::draft)
                        .filter(draft -> weight != Weight.NUDGE || fresh.contains(draft.stamp()))
                        .toList());
        return planned.size();
    }

    private static Urgency urgency(Weight weight) {
        return switch (weight) {
            case DIRECT -> Urgency.DIRECT;
            case EXPECTED -> Urgency.EXPECTED;
            case NUDGE -> Urgency.NUDGE;
        };
    }

    private static Optional<Instant> moment(Recipient to, Weight weight, Instant at, Map<LocalDate, Integer> nudges) {
        return to.habits().moment(weight, at, to.zone(), day -> nudges.getOrDefault(day, 0));
    }

    /**
     * Has a letter say something else: see {@link Outbox#revise}.
     *
     * @param message in the language it is asked for
     */
    public void revise(Transaction tx, UUID person, String stamp, Function<Language, Message> message, Instant due) {
        recipients(tx, List.of(person)).forEach(to -> outbox.revise(tx, stamp, message.apply(to.language()), due));
    }

    /** Takes back what waits for an account that is used no more. */
    public void withdraw(Transaction tx, Account gone) {
        outbox.withdraw(tx, gone);
    }

    /**
     * When a nudge would go that gathers what comes in until an hour of the person's day; whatever else goes that day.
     *
     * @return empty where there is no way to them, or it would come too late to be of use
     */
    public Optional<Moment> next(Transaction tx, UUID person, LocalTime hour, Instant now) {
        return recipients(tx, List.of(person)).stream().findFirst().flatMap(to -> {
            var local = now.atZone(to.zone());
            var today = local.with(hour);
            var wanted = today.isAfter(local) ? today : today.plusDays(1);
            return to.habits()
                    .moment(Weight.NUDGE, wanted.toInstant(), to.zone(), day -> 0)
                    .map(at -> new Moment(at, LocalDate.ofInstant(at, to.zone())));
        });
    }

    /** When somebody can be written to whom there is a way to; what goes already is taken into account. */
    public record Reach(ZoneId zone, Habits habits, Map<LocalDate, Integer> nudges) {
        public Reach {
            nudges = Map.copyOf(nudges);
        }

        /** When a nudge would go that is wanted at a moment; empty where it would come too late to be of use. */
        public Optional<Instant> nudge(Instant wanted) {
            return habits.moment(Weight.NUDGE, wanted, zone, day -> nudges.getOrDefault(day, 0));
        }
    }

    /** When each of many can be written to; without those whom there is no way to. */
    public Map<UUID, Reach> reach(Transaction tx, Collection<UUID> persons, Instant now) {
        Map<UUID, Map<LocalDate, Integer>> nudges = nudges(tx, persons, now);
        return recipients(tx, persons).stream()
                .collect(Collectors.toMap(
                        Recipient::person,
                        to -> new Reach(to.zone(), to.habits(), nudges.getOrDefault(to.person(), Map.of()))));
    }

    private static void onlyHere(Transaction tx, Collection<UUID> persons) {
        tx.handle()
                .createQuery("SELECT id FROM persons WHERE id = ANY (:persons) ORDER BY id FOR NO KEY UPDATE")
                .bindArray("persons", UUID.class, persons.toArray())
                .mapTo(UUID.class)
                .list();
    }

    /** How many nudges each person gets on each of their days; a day early, for it may be yesterday where they live. */
    private static Map<UUID, Map<LocalDate, Integer>> nudges(Transaction tx, Collection<UUID> persons, Instant at) {
        return tx
                .handle()
                .createQuery("SELECT person_id, day FROM nudges WHERE person_id = ANY (:persons) AND day >= :from")
                .bindArray("persons", UUID.class, persons.toArray())
                .bind("from", LocalDate.ofInstant(at, ZoneOffset.UTC).minusDays(1))
                .map((row, context) ->
                        Map.entry(row.getObject("person_id", UUID.class), row.getObject("day", LocalDate.class)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.groupingBy(Map.Entry::getValue, Collectors.summingInt(one -> 1))));
    }

    /** Counts nudges in the days they go; the stamps of those that were not counted before. */
    private static Set<String> note(Transaction tx, List<Planned> planned, Instant at) {
        return new HashSet<>(tx.handle()
                .createQuery("""
                        WITH old AS (
                            DELETE FROM nudges WHERE person_id = ANY (:persons) AND day < :old)
                        INSERT INTO nudges (stamp, person_id, day)
                        SELECT stamp, person, CAST(day AS date)
                        FROM unnest(:stamps, :persons, :days) AS planned (stamp, person, day)
                        ON CONFLICT (stamp) DO NOTHING
                        RETURNING stamp
                        """)
                .bind("old", LocalDate.ofInstant(at.minus(MEMORY), ZoneOffset.UTC))
                .bindArray(
                        "stamps",
                        String.class,
                        planned.stream().map(one -> one.draft().stamp()).toArray())
                .bindArray(
                        "persons",
                        UUID.class,
                        planned.stream().map(one -> one.recipient().person()).toArray())
                .bindArray(
                        "days",
                        String.class,
                        planned.stream().map(one -> one.day().toString()).toArray())
                .mapTo(String.class)
                .list());
    }

    /**
     * Each by the account that was linked first, of those in a workspace where the app still is. The OFFSET keeps the
     * planner from looking for a person's accounts among all of a workspace, right after many came.
     */
    private static List<Recipient> recipients(Transaction tx, Collection<UUID> persons) {
        return tx.handle()
                .createQuery("""
                        SELECT p.id, p.organisation_id, coalesce(p.chosen_language, p.language) AS language, p.zone,
                               a.platform, a.workspace, a.external_id, a.address, h.person_id IS NOT NULL AS chose, %s
                        FROM (SELECT DISTINCT unnest(:persons) AS id) given
                        JOIN persons p USING (id)
                        CROSS JOIN LATERAL (
                            SELECT one.platform, one.workspace, one.external_id, one.address
                            FROM (SELECT * FROM accounts WHERE person_id = p.id OFFSET 0) one
                            JOIN workspaces w ON w.platform = one.platform AND w.external_id = one.workspace
                            WHERE w.removed_at IS NULL AND one.standing IN ('FULL', 'GUEST')
                            ORDER BY one.linked_at, one.platform LIMIT 1) a
                        LEFT JOIN habits h ON h.person_id = p.id
                        ORDER BY p.id
                        """.formatted(Settings.COLUMNS))
                .bindArray("persons", UUID.class, persons.toArray())
                .map((row, context) -> recipient(row))
                .list();
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        return new Recipient(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                privately(
                        new Account(
                                new Workspace(new Platform(row.getString("platform")), row.getString("workspace")),
                                row.getString("external_id")),
                        row.getString("address")),
                Optional.ofNullable(row.getString("language"))
                        .map(Language::valueOf)
                        .orElse(Language.EN),
                Optional.ofNullable(row.getString("zone")).map(ZoneId::of).orElse(ZoneOffset.UTC),
                row.getBoolean("chose") ? Settings.habits(row) : Habits.USUAL);
    }

    /** The private conversation with an account: adapters open it by the account's id and address. */
    private static Place privately(Account account, String address) {
        return new Place(account.workspace(), account.id(), Place.Kind.PERSONAL, address);
    }
}

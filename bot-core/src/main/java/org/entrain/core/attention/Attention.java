package org.entrain.core.attention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Message;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.outbox.Urgency;
import org.entrain.core.text.Language;

/**
 * The way to one person in private: every letter that is not about a channel goes through here, so that what people said
 * of their hours and of how much they want to hear holds for all features alike.
 */
public final class Attention {
    /** So many are written to in a second. */
    private static final int FEW = 1_000;

    private final Outbox outbox;
    private final Nudges nudges;
    private final Mailer mailer;

    /** Letters by this outbox, which asks here what becomes of those that are late, and tells of those that are refused. */
    public Attention(Outbox outbox) {
        this(outbox, FEW);
    }

    /** The same; what is said to more than {@code few} at once is left to an {@link Announcer}. */
    Attention(Outbox outbox, int few) {
        this.outbox = outbox;
        this.nudges = new Nudges(outbox);
        this.mailer = new Mailer(outbox, nudges, few);
        outbox.keepHours(new LateLetters());
        outbox.onRefused(Recipient::refused);
    }

    /**
     * Whether a letter was asked for, and how much one matters that was not. A nudge counts against the day's budget, comes
     * on the person's days, and waits out a short pause; where a day is full, one that matters more takes the place of one
     * that matters less (docs/attention.md).
     */
    public enum Weight {
        /** What something the person did a moment ago calls for: they are there, so it comes at once. */
        DIRECT(0),
        /** What follows from something the person did, or must decide; waits for quiet hours to end, whatever the budget. */
        EXPECTED(0),
        /** A nudge that is soon too late, or that others wait for: an invitation with an end, a pairing. */
        PRESSING(3),
        /** A nudge like most: a lesson, a prompt, a reminder. */
        NUDGE(2),
        /** A nudge that can well wait: a thank-you, figures, advice. */
        ASIDE(1);

        private final int importance;

        Weight(int importance) {
            this.importance = importance;
        }

        /** What matters more has more; 0 for what is no nudge. */
        int importance() {
            return importance;
        }

        boolean isNudge() {
            return importance > 0;
        }

        /** What its letters go before, once they are due. */
        Urgency urgency() {
            return switch (this) {
                case DIRECT -> Urgency.DIRECT;
                case EXPECTED -> Urgency.EXPECTED;
                default -> Urgency.NUDGE;
            };
        }
    }

    /**
     * When a nudge would go.
     *
     * @param day by the person's clock
     */
    public record Moment(Instant at, LocalDate day) {
        static Moment of(Instant at, ZoneId zone) {
            return new Moment(at, LocalDate.ofInstant(at, zone));
        }
    }

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
        return mailer.write(tx, persons, new Mailing(stamp, message, weight, wanted), now);
    }

    /**
     * Writes the same to each of a crowd, like {@link #writeEach}: as fast for a million as the database writes rows. Where it is
     * large, an {@link Announcer} does so within a second or some, once the transaction is committed.
     *
     * @param stamp what the letters' stamps begin with; each ends with the person's id
     * @param message in the language it is asked for
     * @param wanted by the person's zone; empty where they shall not be written to
     */
    public void announce(
            Transaction tx,
            Crowd crowd,
            String stamp,
            Function<Language, Message> message,
            Weight weight,
            Instant now,
            Function<ZoneId, Optional<Instant>> wanted) {
        Map<Language, Message> messages = new EnumMap<>(Language.class);
        var letters = new Mailing(
                person -> stamp + "/" + person,
                (person, language) -> messages.computeIfAbsent(language, message),
                weight,
                wanted);
        mailer.announce(tx, crowd, stamp, letters, now);
    }

    Mailer mailer() {
        return mailer;
    }

    /**
     * Has a letter say something else: see {@link Outbox#revise}. A nudge that comes together with others says it there.
     *
     * @param message in the language it is asked for
     */
    public void revise(Transaction tx, UUID person, String stamp, Function<Language, Message> message, Instant due) {
        Recipient.of(tx, List.of(person)).forEach(to -> {
            Message said = message.apply(to.language());
            if (!nudges.revise(tx, to, stamp, said, due)) {
                outbox.revise(tx, stamp, said, due);
            }
        });
    }

    /** Takes back letters that are worth nothing any more, where they still wait. */
    public void withdraw(Transaction tx, Collection<String> stamps) {
        nudges.withdraw(tx, stamps);
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
        return Recipient.of(tx, List.of(person)).stream().findFirst().flatMap(to -> {
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
        Map<UUID, Map<LocalDate, Integer>> counted = NudgeRows.counted(tx, persons, now);
        return Recipient.of(tx, persons).stream()
                .collect(Collectors.toMap(
                        Recipient::person,
                        to -> new Reach(to.zone(), to.habits(), counted.getOrDefault(to.person(), Map.of()))));
    }
}

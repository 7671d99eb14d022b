package org.entrain.core.attention;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.chat.Message;
import org.entrain.core.outbox.Draft;
import org.entrain.core.text.Language;

/**
 * What is to be written to some people.
 *
 * @param stamp of the letter to each
 * @param message to each, in the language it is asked for
 * @param wanted from when on, by the person's zone; empty where they shall not be written to
 */
record Mailing(
        Function<UUID, String> stamp,
        BiFunction<UUID, Language, Message> message,
        Weight weight,
        Function<ZoneId, Optional<Instant>> wanted) {
    private static final UUID ANYBODY = new UUID(0, 0);

    /** A letter that no budget holds back; empty where it is not wanted, or would come too late. */
    Optional<Draft> draft(Recipient to) {
        return wanted.apply(to.zone())
                .flatMap(at -> to.habits().moment(weight, at, to.zone(), day -> 0))
                .map(due -> new Draft(to.organisation(), stamp.apply(to.person()), to.place(), said(to), due)
                        .as(weight.urgency()));
    }

    /** A nudge, as it goes into its reader's agenda. */
    Optional<Agenda.Entry> entry(Recipient to) {
        return wanted.apply(to.zone())
                .flatMap(at -> to.habits().first(at, to.zone()))
                .map(first ->
                        new Agenda.Entry(stamp.apply(to.person()), weight.importance(), first, false, false, said(to)));
    }

    private Message said(Recipient to) {
        return message.apply(to.person(), to.language());
    }

    /** The same to everybody. */
    static Mailing toAll(String stamp, Map<Language, Message> messages, Weight weight, Map<ZoneId, Instant> moments) {
        return new Mailing(
                person -> stamp + "/" + person,
                (person, language) -> requireNonNull(messages.get(language)),
                weight,
                zone -> Optional.ofNullable(moments.get(zone)));
    }

    /** What an announcement says, to whomever. */
    Message toAnybody(Language language) {
        return message.apply(ANYBODY, language);
    }

    /** The letters that say it. */
    List<Message> inEachLanguage() {
        return Arrays.stream(Language.values())
                .map(language -> weight.isNudge() ? Less.with(toAnybody(language), language) : toAnybody(language))
                .toList();
    }
}

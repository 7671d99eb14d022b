package org.entrain.core.attention;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
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

    /** What an announcement says, to whomever. */
    List<Message> inEachLanguage() {
        return Arrays.stream(Language.values())
                .map(language -> {
                    Message said = message.apply(ANYBODY, language);
                    return weight.isNudge() ? Less.with(said, language) : said;
                })
                .toList();
    }
}

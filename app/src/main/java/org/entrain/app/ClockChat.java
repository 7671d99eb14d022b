package org.entrain.app;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.plans.Moments;
import org.entrain.core.text.Dates;

/** In the playground anybody moves the clock on: {@code clock +1d}, {@code clock monday 9:00}. */
final class ClockChat implements Feature {
    private static final Pattern AMOUNT = Pattern.compile("\\+? ?(\\d{1,5}) ?(m|min|h|d|j|w|s)");
    private static final Duration LONGEST = Duration.ofDays(400);
    /** For the answer to arrive: a platform takes no message with a token of an hour before. */
    private static final Duration ANSWER = Duration.ofSeconds(1);

    private final Consumer<Duration> mover;

    /**
     * @param mover moves the clock; may take a while
     */
    ClockChat(Consumer<Duration> mover) {
        this.mover = mover;
    }

    @Override
    public void register(Routes routes) {
        routes.command("clock", Right.SELF, ClockChat.class, this::clock);
    }

    private Reply clock(Turn turn, String words) {
        ZoneId zone = turn.person().zone().orElse(ZoneOffset.UTC);
        if (words.isBlank()) {
            return says(turn, "clock.now", turn.at(), zone);
        }
        Duration by = amount(words)
                .or(() -> Moments.read(words, turn.at(), turn.at(), zone).map(at -> Duration.between(turn.at(), at)))
                .filter(amount -> amount.isPositive() && amount.compareTo(LONGEST) <= 0)
                .orElseThrow(
                        () -> new Refusal(Message.of(turn.texts(ClockChat.class).words("clock.unclear", words))));
        turn.tx()
                .afterCommit(() -> Thread.ofVirtual().name("clock").start(() -> {
                    LockSupport.parkNanos(ANSWER.toNanos());
                    mover.accept(by);
                }));
        return says(turn, "clock.moves", turn.at().plus(by), zone);
    }

    private static Optional<Duration> amount(String words) {
        Matcher amount = AMOUNT.matcher(words.strip());
        if (!amount.matches()) {
            return Optional.empty();
        }
        long many = Long.parseLong(amount.group(1));
        return Optional.of(
                switch (amount.group(2)) {
                    case "m", "min" -> Duration.ofMinutes(many);
                    case "h" -> Duration.ofHours(many);
                    case "d", "j" -> Duration.ofDays(many);
                    case "w", "s" -> Duration.ofDays(7 * many);
                    default -> throw new DateTimeException(amount.group(2));
                });
    }

    private static Reply says(Turn turn, String key, Instant at, ZoneId zone) {
        String moment = Dates.MOMENT.of(at, zone, turn.language());
        return new Reply.Private(Message.of(turn.texts(ClockChat.class).words(key, moment)));
    }
}

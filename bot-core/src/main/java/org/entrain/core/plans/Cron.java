package org.entrain.core.plans;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.text.Language;

/**
 * As crontab says it, in five fields: minute, hour, day of the month, month, day of the week.
 *
 * @param expression of POSIX crontab, with names and steps
 */
public record Cron(String expression) implements Schedule {
    static final String TEXT = "CRON";

    /** More often than this nobody wants to hear from a bot. */
    private static final Duration SHORTEST = Duration.ofHours(1);
    /** So many rounds in a row tell how close they come. */
    private static final int TRIED = 100;

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /**
     * An expression as it was checked.
     *
     * @throws IllegalArgumentException where it is none, or it never comes round
     */
    public Cron {
        expression = PARSER.parse(expression).validate().asString();
    }

    static Cron parse(String text) {
        return new Cron(text.substring(TEXT.length() + 1));
    }

    /** Whether two rounds ever come within less than an hour. */
    boolean isTooOften() {
        Optional<LocalDateTime> before = next(LocalDateTime.of(2026, 1, 1, 0, 0));
        for (int i = 0; i < TRIED && before.isPresent(); i++) {
            Optional<LocalDateTime> round = next(before.get());
            if (round.isPresent() && Duration.between(before.get(), round.get()).compareTo(SHORTEST) < 0) {
                return true;
            }
            before = round;
        }
        return false;
    }

    /** In UTC, which has no changes of the clock: those are for {@link LocalTimes} to settle. */
    @Override
    public Optional<LocalDateTime> next(LocalDateTime after) {
        return ExecutionTime.forCron(PARSER.parse(expression))
                .nextExecution(after.atZone(ZoneOffset.UTC))
                .map(ZonedDateTime::toLocalDateTime);
    }

    @Override
    public boolean names(DayOfWeek day) {
        String week = expression.split(" ", -1)[4];
        return !week.equals("*")
                && Stream.iterate(
                                next(LocalDateTime.of(2026, 1, 1, 0, 0)),
                                Optional::isPresent,
                                round -> round.flatMap(this::next))
                        .limit(TRIED)
                        .flatMap(Optional::stream)
                        .anyMatch(round -> round.getDayOfWeek() == day);
    }

    @Override
    public String text() {
        return TEXT + " " + expression;
    }

    @Override
    public String describe(Language language) {
        return CronDescriptor.instance(language.locale()).describe(PARSER.parse(expression));
    }
}

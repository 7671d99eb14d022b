package org.entrain.core.plans;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;

/**
 * A kind of plan called "round" that does what a test says, and is too late after an hour.
 *
 * @param rounds what is done in the transaction of a round
 */
public record Work(BiConsumer<Transaction, Round> rounds) implements PlanKind {
    @Override
    public String name() {
        return "round";
    }

    @Override
    public Duration staleAfter() {
        return Duration.ofHours(1);
    }

    @Override
    public String title(Transaction tx, Plan plan, Language language) {
        return "Round";
    }

    @Override
    public Message preview(Transaction tx, Plan plan, String choice, Language language) {
        return Message.of(Words.plain("round"));
    }

    @Override
    public void perform(Transaction tx, Round round) {
        rounds.accept(tx, round);
    }
}

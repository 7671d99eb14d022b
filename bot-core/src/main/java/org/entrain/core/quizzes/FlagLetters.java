package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.bank.Bank.Kept;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Who hears of a flag: the crew, in one letter that gathers them; in the end those who flagged. */
public final class FlagLetters {
    private final Attention attention;
    private final Members members;
    private final Flags flags = new Flags();
    private final ItemStatistics statistics = new ItemStatistics();

    /** Letters that go this way to these crews. */
    public FlagLetters(Attention attention, Members members) {
        this.attention = attention;
        this.members = members;
    }

    /** Tells the crew of all that is open; in the letter they have of it already, where there is one. */
    void gather(Transaction tx, Kept question, Instant at) {
        List<Flag> open = flags.open(tx, question.id());
        Flags.Answered answered = flags.answered(tx, question.id());
        Optional<UUID> quiz = statistics.quizOf(tx, question.id());
        Function<Language, Message> message =
                language -> FlagCards.gathered(question, open, answered, quiz, texts(language));
        eachOfCrew(tx, question, (person, stamp) -> {
            attention.write(tx, person, stamp, message, Weight.EXPECTED, at);
            attention.revise(tx, person, stamp, message, at);
        });
    }

    /**
     * Thanks those who flagged and tells them what became of it; the crew reads that it is done.
     *
     * @param fate where nothing more is known than that somebody looked: it is seen whether the question was changed since
     */
    void settle(Transaction tx, Kept question, Flag.Fate fate, String by, Instant at) {
        List<Flag> open = flags.open(tx, question.id());
        if (open.isEmpty()) {
            return;
        }
        eachOfCrew(
                tx,
                question,
                (person, stamp) -> attention.revise(
                        tx, person, stamp, language -> FlagCards.settled(question, fate, by, texts(language)), at));
        flags.close(tx, question.id(), at);
        open.forEach(flag -> {
            boolean isChanged = flag.version() < question.version().number();
            Flag.Fate theirs = fate == Flag.Fate.KEPT && isChanged ? Flag.Fate.CHANGED : fate;
            attention.write(
                    tx,
                    flag.person(),
                    "quiz/flagged/%s/%s".formatted(question.id(), flag.person()),
                    language -> FlagCards.told(question, theirs, texts(language)),
                    Weight.EXPECTED,
                    at);
        });
    }

    private void eachOfCrew(Transaction tx, Kept question, BiConsumer<UUID, String> letter) {
        int round = flags.closed(tx, question.id());
        members.atLeast(tx, question.communityId(), Community.Role.CREW)
                .forEach(
                        person -> letter.accept(person, "quiz/flags/%s/%d/%s".formatted(question.id(), round, person)));
    }

    private static Texts texts(Language language) {
        return Texts.of(FlagLetters.class, language);
    }
}

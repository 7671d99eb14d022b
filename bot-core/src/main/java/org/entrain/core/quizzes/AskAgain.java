package org.entrain.core.quizzes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bank.Rules;
import org.entrain.core.bank.Version;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.insights.QuestionsAgain;
import org.entrain.core.people.Person;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Texts;

/** Some questions as a quiz of their own that opens at a moment and takes answers for two days. */
public final class AskAgain implements QuestionsAgain {
    private static final Duration OPEN_FOR = Duration.ofDays(2);
    private static final int NAMES = 100;

    private final Bank bank;
    private final Quizzes quizzes;
    private final RunPlans plans;

    /** Makes such quizzes. */
    public AskAgain(Bank bank, Quizzes quizzes, Runs runs) {
        this.bank = bank;
        this.quizzes = quizzes;
        this.plans = new RunPlans(runs);
    }

    @Override
    public boolean ask(
            Transaction tx, Community community, List<UUID> questions, Person by, Instant opens, Instant now) {
        List<Version> versions = questions.stream()
                .distinct()
                .flatMap(question -> bank.find(tx, community.organisationId(), question).stream())
                .filter(kept -> kept.communityId().equals(community.id()) && kept.standing() == Bank.Standing.APPROVED)
                .map(Bank.Kept::version)
                .toList();
        if (versions.isEmpty()) {
            return false;
        }
        plans.add(tx, keep(tx, community, versions, by, opens, now), by, opens, Optional.of(opens.plus(OPEN_FOR)));
        return true;
    }

    /** Under a name that nobody took, whoever asks something again for the same day. */
    private Quiz keep(
            Transaction tx, Community community, List<Version> versions, Person by, Instant opens, Instant now) {
        Texts texts = Texts.of(AskAgain.class, community.language());
        String day = Dates.DATE.of(opens, community.zone(), texts.language());
        String name = texts.say("again.name", day);
        return IntStream.rangeClosed(1, NAMES)
                .mapToObj(number -> number == 1 ? name : name + " (" + number + ")")
                .map(free ->
                        new Quiz(UUID.randomUUID(), community.id(), free, community.language(), Rules.USUAL, versions))
                .filter(quiz -> quizzes.keep(tx, quiz, by.id(), now))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Too many quizzes are called " + name));
    }
}

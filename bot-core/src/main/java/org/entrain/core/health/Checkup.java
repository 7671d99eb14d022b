package org.entrain.core.health;

import java.util.List;
import java.util.Optional;

/**
 * How a community does, by the facts of the last four weeks. To have come, or to be there, is no fact of taking part.
 *
 * @param facts how much each member did, ascending, with a 0 for each who only read
 * @param answers how many questions were answered, by whomever
 * @param daysSinceTrigger whole days since a quiz was opened or an icebreaker asked; empty where that never happened
 */
record Checkup(List<Integer> facts, int answers, Optional<Integer> daysSinceTrigger) {
    /** Below this, nothing is said of how evenly people take part: it would be said of somebody. */
    static final int FEWEST_TO_COMPARE = 5;

    private static final int FEWEST_FACTS_TO_COMPARE = 10;
    private static final int FORTNIGHT = 14;

    Checkup {
        facts = List.copyOf(facts);
    }

    int members() {
        return facts.size();
    }

    /** Who did anything. */
    int active() {
        return (int) facts.stream().filter(count -> count > 0).count();
    }

    /** Who only read. */
    int silent() {
        return members() - active();
    }

    /** Of a hundred members, how many only read. */
    int silentShare() {
        return members() == 0 ? 0 : Math.round(100f * silent() / members());
    }

    /** How evenly people take part; empty where they are too few to say, or nobody did anything. */
    Optional<Double> gini() {
        return members() < FEWEST_TO_COMPARE ? Optional.empty() : Equity.gini(facts);
    }

    boolean isTriggered() {
        return daysSinceTrigger.filter(days -> days < FORTNIGHT).isPresent();
    }

    boolean isMostlySilent() {
        return 2 * silent() > members();
    }

    /** Whether one person does more than all the others together, where there is enough to tell. */
    boolean isCarriedByOne() {
        long all = facts.stream().mapToLong(Integer::longValue).sum();
        return members() >= FEWEST_TO_COMPARE && all >= FEWEST_FACTS_TO_COMPARE && 2L * facts.getLast() > all;
    }
}

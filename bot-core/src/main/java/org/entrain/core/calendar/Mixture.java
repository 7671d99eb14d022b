package org.entrain.core.calendar;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entrain.core.plans.Plan;

/** The things that come in turn in one plan, and which of them is next. */
record Mixture(List<Entry> entries) {
    /** What stands between them in the plan's subject. */
    static final String BETWEEN = "\n";

    Mixture {
        entries = List.copyOf(entries);
    }

    /**
     * One of the things that come in turn.
     *
     * @param number from 0
     */
    record Entry(int number, String kind, String subject) {
        /** As a plan of its own. */
        Plan of(Plan plan) {
            return new Plan(
                    plan.id(),
                    plan.organisationId(),
                    plan.communityId(),
                    kind,
                    subject,
                    plan.schedule(),
                    plan.until(),
                    plan.clock(),
                    plan.audience(),
                    plan.approval(),
                    plan.zone(),
                    plan.nextRound(),
                    plan.nextDue(),
                    plan.paused(),
                    plan.createdBy(),
                    plan.createdAt());
        }
    }

    /** Those of a plan. */
    static Mixture of(Plan plan) {
        List<String> lines = plan.subject().lines().toList();
        return new Mixture(IntStream.range(0, lines.size())
                .mapToObj(number -> {
                    String[] parts = lines.get(number).split(" ", 2);
                    return new Entry(number, parts[0], parts.length > 1 ? parts[1] : "");
                })
                .toList());
    }

    /** The one that was chosen: a choice begins with its number. */
    Entry entry(String choice) {
        return entries.get(Integer.parseInt(choice.split(" ", 2)[0]));
    }

    /**
     * What could come, the best first: the next in turn, but of another kind than what came last.
     *
     * @param last the number of the one that came last of these; empty before the first
     * @param before the kind that the community got last, from whatever plan
     */
    List<Entry> inTurn(Optional<Integer> last, Optional<String> before) {
        int first = last.map(number -> number + 1).orElse(0);
        return entries.stream()
                .sorted(Comparator.comparing((Entry entry) ->
                                before.filter(entry.kind()::equals).isPresent())
                        .thenComparing(entry -> Math.floorMod(entry.number() - first, entries.size())))
                .toList();
    }
}

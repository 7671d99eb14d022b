package org.entrain.core.calendar;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.calendar.Editorial.Line;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanDraft;
import org.entrain.core.plans.Plans;
import org.entrain.core.text.Language;

/**
 * What the rounds of plans of several kinds are going to bring, by the rule by which they choose: as it will be if everything
 * before comes as planned. What is chosen already is said as it is.
 */
final class Foretold {
    private final Plans plans;
    private final Map<UUID, Optional<Integer>> last = new HashMap<>();
    private Optional<String> before = Optional.empty();

    private Foretold(Plans plans) {
        this.plans = plans;
    }

    /** The same lines, which are of one community and in the order in which they are done, each called what it will bring. */
    static List<Line> of(
            Transaction tx, Plans plans, UUID community, List<Line> lines, Instant now, Language language) {
        if (lines.stream().noneMatch(line -> line.of().plan().kind().equals(MixPlan.KIND))) {
            return lines;
        }
        var foretold = new Foretold(plans);
        foretold.before = MixRounds.lastKind(tx, community, now);
        return lines.stream().map(line -> foretold.next(tx, line, language)).toList();
    }

    private Line next(Transaction tx, Line line, Language language) {
        Plan plan = line.of().plan();
        if (!line.slot().isDone()) {
            return line;
        }
        if (!plan.kind().equals(MixPlan.KIND)) {
            came(plan, plan.kind());
            return line;
        }
        Mixture.Entry entry = entry(tx, plan, line.slot().round());
        last.put(plan.id(), Optional.of(entry.number()));
        came(plan, entry.kind());
        Plan one = entry.of(plan);
        return line.bringing(entry, plans.kindOf(one).title(tx, one, language));
    }

    /** See {@link MixRounds#lastKind}. */
    private void came(Plan plan, String kind) {
        if (!kind.equals(EventPlan.KIND) && !(plan.audience() instanceof Audience.Crew)) {
            before = Optional.of(kind);
        }
    }

    private Mixture.Entry entry(Transaction tx, Plan plan, Instant round) {
        var mixture = Mixture.of(plan);
        return plans.draft(tx, plan, round)
                .map(PlanDraft::choice)
                .map(mixture::entry)
                .orElseGet(() -> mixture.inTurn(last.computeIfAbsent(plan.id(), id -> MixRounds.last(tx, plan)), before)
                        .getFirst());
    }
}

package org.entrain.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.DaysOff;
import org.entrain.core.plans.Firing;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanDraft;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Slot;
import org.entrain.core.plans.WorkingDays;
import org.entrain.core.text.Language;

/** What a community has planned, as its crew reads it: its plans with their numbers, and what they bring in the next weeks. */
final class Editorial {
    /** How far a crew looks ahead. */
    static final int WEEKS = 6;

    private static final Duration LOOK_BACK = Duration.ofDays(14);

    private final Plans plans;

    Editorial(Plans plans) {
        this.plans = plans;
    }

    /**
     * A plan as it is listed.
     *
     * @param number by which the crew calls it; it keeps it as long as it runs
     */
    record Numbered(int number, Plan plan, String title) {}

    /**
     * One round as it stands in the calendar.
     *
     * @param title what it brings, as far as that can be told
     * @param entry of several in turn, the one that is foretold
     * @param draft what the crew said to it, where they are asked
     * @param dayOff what day off its round falls on, where that is one that somebody named
     */
    record Line(
            Numbered of,
            String title,
            Optional<Mixture.Entry> entry,
            Slot slot,
            Optional<PlanDraft.State> draft,
            Optional<String> dayOff) {
        /** The day on which it stands in the calendar. */
        LocalDate day() {
            return of.plan().local(slot.due()).toLocalDate();
        }

        Line bringing(Mixture.Entry one, String called) {
            return new Line(of, called, Optional.of(one), slot, draft, dayOff);
        }
    }

    /** A round that was left out when it was due. */
    record Missed(String title, Instant due, Firing outcome) {}

    /** All plans of a community that run, by their numbers. */
    List<Numbered> plans(Transaction tx, UUID community, Language language) {
        Map<UUID, Integer> numbers = PlanNumbers.of(tx, community);
        return plans.list(tx, community).stream()
                .map(plan -> new Numbered(numbers.getOrDefault(plan.id(), 0), plan, title(tx, plan, language)))
                .sorted(Comparator.comparingInt(Numbered::number))
                .toList();
    }

    /** What a plan is called; the name of its kind where nobody does such plans any more. */
    String title(Transaction tx, Plan plan, Language language) {
        return plans.kind(plan.kind())
                .map(kind -> kind.title(tx, plan, language))
                .orElseGet(plan::kind);
    }

    /** The rounds of these plans from now on, for six weeks, in the order in which they are done. */
    List<Line> lines(Transaction tx, Community community, List<Numbered> listed, Instant now, Language language) {
        WorkingDays days = DaysOff.of(tx, community.id());
        Instant end = end(community, now);
        var lines = new ArrayList<Line>();
        for (Numbered one : listed) {
            for (Slot slot : plans.slots(tx, one.plan(), end)) {
                if (slot.due().isAfter(now) && slot.due().isBefore(end)) {
                    lines.add(line(tx, one, slot, days));
                }
            }
        }
        lines.sort(Comparator.comparing((Line line) -> line.slot().due())
                .thenComparing(line -> line.of().number()));
        return Foretold.of(tx, plans, community.id(), lines, now, language);
    }

    private Line line(Transaction tx, Numbered of, Slot slot, WorkingDays days) {
        Optional<PlanDraft.State> draft = of.plan().approval()
                ? plans.draft(tx, of.plan(), slot.round()).map(PlanDraft::state)
                : Optional.empty();
        LocalDate day = of.plan().local(slot.round()).toLocalDate();
        return new Line(
                of,
                of.title(),
                Optional.empty(),
                slot,
                draft,
                Optional.ofNullable(days.off().get(day)));
    }

    /** The end of the sixth week, this one counted. */
    private static Instant end(Community community, Instant now) {
        return Weeks.monday(LocalDate.ofInstant(now, community.zone()))
                .plusWeeks(WEEKS)
                .atStartOfDay(community.zone())
                .toInstant();
    }

    /** What a community's plans should have brought lately, and why they did not. */
    List<Missed> missed(Transaction tx, Community community, Instant now, Language language) {
        return tx
                .handle()
                .createQuery("""
                        SELECT f.plan_id, f.due, f.outcome
                        FROM plans p JOIN plan_firings f ON f.plan_id = p.id
                        WHERE p.community_id = :community AND f.due > :from
                          AND f.outcome IN ('STALE', 'UNAPPROVED', 'NOTHING_LEFT')
                        ORDER BY f.due DESC LIMIT 5
                        """)
                .bind("community", community.id())
                .bind("from", now.minus(LOOK_BACK))
                .map((row, context) -> new Left(
                        row.getObject("plan_id", UUID.class),
                        row.getTimestamp("due").toInstant(),
                        Firing.valueOf(row.getString("outcome"))))
                .list()
                .stream()
                .flatMap(left -> plans.ever(tx, community.organisationId(), left.plan()).stream()
                        .map(plan -> new Missed(title(tx, plan, language), left.due(), left.outcome())))
                .toList();
    }

    private record Left(UUID plan, Instant due, Firing outcome) {}

    /** Where two of a kind stand in a row among these. What comes in turn alternates by itself. */
    static List<Alternation.Remark> remarks(List<Line> lines, WorkingDays days) {
        List<Alternation.Item> items = lines.stream()
                .filter(line -> line.slot().isDone())
                .filter(line -> !line.of().plan().kind().equals(EventPlan.KIND))
                .filter(line -> !(line.of().plan().audience() instanceof Audience.Crew))
                .map(Editorial::item)
                .toList();
        return Alternation.remarks(items, day -> !days.isOff(day));
    }

    /** Each round of a mix counts as one of a kind. */
    private static Alternation.Item item(Line line) {
        String kind = line.of().plan().kind();
        boolean isMix = kind.equals(MixPlan.KIND);
        return new Alternation.Item(isMix ? kind + line.slot().round() : kind, line.title(), line.day(), !isMix);
    }
}

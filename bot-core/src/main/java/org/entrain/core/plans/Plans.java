package org.entrain.core.plans;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entrain.core.activity.Fact;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;

/** Keeps what communities have planned, and has it done once when it is due, however many nodes there are. */
public final class Plans {
    private final Database database;
    private final Map<String, PlanKind> kinds = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    public Plans(Database database) {
        this.database = database;
    }

    /** Somebody who wants to know what became of rounds. */
    public interface Outcome {
        /** In the transaction of the firing. */
        void of(Transaction tx, Round round, Firing firing);
    }

    /** Makes a kind of plan known; throws {@link IllegalStateException} where its name is taken. */
    public void register(PlanKind kind) {
        if (kinds.putIfAbsent(kind.name(), kind) != null) {
            throw new IllegalStateException("Two kinds of plan are called " + kind.name());
        }
    }

    /** All kinds of plan that there are. */
    public Collection<PlanKind> kinds() {
        return List.copyOf(kinds.values());
    }

    /** The kind of this name. */
    public Optional<PlanKind> kind(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    /** How a plan is done; throws {@link IllegalStateException} where nobody registered its kind. */
    public PlanKind kindOf(Plan plan) {
        return kind(plan.kind())
                .orElseThrow(
                        () -> new IllegalStateException("Nobody knows how to do a plan of the kind " + plan.kind()));
    }

    /** Has {@code listener} told, after the commit, that plans changed. It must return at once. */
    public void onChanged(Runnable listener) {
        listeners.add(listener);
    }

    /** Has {@code listener} told of each round that was done or left out when it was due. */
    public void onFired(Outcome listener) {
        outcomes.add(listener);
    }

    /**
     * Plans something; its first round is the first after {@code now} that its schedule and the community's working days
     * allow.
     *
     * @return empty where it never comes round: its only moment is past, or its last day comes before its first
     */
    public Optional<Plan> add(Transaction tx, NewPlan wish, Instant now) {
        ZoneId zone = wish.clock().zone(wish.zone());
        Schedule schedule = wish.schedule().startingAfter(now, zone);
        var timetable = new Timetable(schedule, wish.until(), zone, DaysOff.of(tx, wish.community()), Map.of());
        return timetable.nextDone(now).map(first -> {
            var plan = new Plan(
                    UUID.randomUUID(),
                    wish.organisation(),
                    wish.community(),
                    wish.kind(),
                    wish.subject(),
                    schedule,
                    wish.until(),
                    wish.clock(),
                    wish.audience(),
                    wish.approval(),
                    zone,
                    first.round(),
                    first.due(),
                    false,
                    wish.createdBy(),
                    now);
            PlanRows.insert(tx, plan);
            tellAfterCommit(tx);
            return plan;
        });
    }

    /** A community's plans that were not stopped, the next first. */
    public List<Plan> list(Transaction tx, UUID community) {
        return PlanRows.list(tx, community);
    }

    /** Those of a kind. */
    public List<Plan> list(Transaction tx, UUID community, String kind) {
        return list(tx, community).stream()
                .filter(plan -> plan.kind().equals(kind))
                .toList();
    }

    /** A plan of this organisation; empty where there is none or it was stopped. */
    public Optional<Plan> find(Transaction tx, UUID organisation, UUID id) {
        return PlanRows.running(tx, id).filter(plan -> plan.organisationId().equals(organisation));
    }

    /** A plan of this organisation, also one that was stopped or has come to its end. */
    public Optional<Plan> ever(Transaction tx, UUID organisation, UUID id) {
        return PlanRows.ever(tx, id).filter(plan -> plan.organisationId().equals(organisation));
    }

    /** When every plan that goes on is due next, by the bot's clock. */
    public Map<UUID, Instant> upcoming(Transaction tx) {
        return PlanRows.upcoming(tx);
    }

    /** When the plans that go on and are due by a moment are due, the earliest first, so many at most. */
    public Map<UUID, Instant> upcoming(Transaction tx, Instant until, int most) {
        return PlanRows.upcoming(tx, until, most);
    }

    /** A plan's slots that are not over yet, until a moment; those that are left out too. Empty while it is paused. */
    public List<Slot> slots(Transaction tx, Plan plan, Instant until) {
        var slots = new ArrayList<Slot>();
        if (!plan.paused()) {
            Timetable timetable = timetable(tx, plan);
            Optional<Slot> slot = timetable.next(PlanRows.settled(tx, plan.id()));
            while (slot.isPresent() && !slot.get().round().isAfter(until)) {
                slots.add(slot.get());
                slot = timetable.next(slot.get().round());
            }
        }
        return slots;
    }

    /**
     * Leaves out the round at the plan's {@code nextDue}, where it is still to come; asked twice for the same round,
     * only that one is left out.
     *
     * @return the plan as it stands; empty where it was stopped, or there is nothing left of it
     */
    public Optional<Plan> skipNext(Transaction tx, Plan plan, Instant now) {
        return skip(tx, plan, plan.nextRound(), now);
    }

    /** Leaves out one round of the schedule, where it is still to come; see {@link #skipNext}. */
    public Optional<Plan> skip(Transaction tx, Plan plan, Instant round, Instant now) {
        return change(tx, plan, round, Optional.empty(), now);
    }

    /**
     * Moves one round of the schedule to another moment; only between the rounds before and after it, so that they keep
     * their order: see {@link #neighbours}.
     *
     * @throws IllegalArgumentException where it would not stay between them, or is past
     */
    public Optional<Plan> move(Transaction tx, Plan plan, Instant round, Instant to, Instant now) {
        Neighbours between = neighbours(tx, plan, round);
        boolean fits = to.isAfter(now)
                && between.before().filter(before -> !to.isAfter(before)).isEmpty()
                && between.after().filter(after -> !to.isBefore(after)).isEmpty();
        if (!fits) {
            throw new IllegalArgumentException("The round cannot be moved to " + to);
        }
        return change(tx, plan, round, Optional.of(to), now);
    }

    /**
     * The moments between which a round can be moved.
     *
     * @param before the round before it; empty where there is none to come
     * @param after the round after it; empty where it is the last
     */
    public record Neighbours(Optional<Instant> before, Optional<Instant> after) {}

    /** The rounds before and after a round of a plan's schedule. */
    public Neighbours neighbours(Transaction tx, Plan plan, Instant round) {
        Timetable timetable = timetable(tx, plan);
        Optional<Instant> before = Optional.empty();
        Optional<Slot> slot = timetable.nextDone(PlanRows.settled(tx, plan.id()));
        while (slot.isPresent() && slot.get().round().isBefore(round)) {
            before = slot.map(Slot::due);
            slot = timetable.nextDone(slot.get().round());
        }
        return new Neighbours(before, timetable.nextDone(round).map(Slot::due));
    }

    private Optional<Plan> change(Transaction tx, Plan plan, Instant round, Optional<Instant> to, Instant now) {
        return PlanRows.locked(tx, plan.id()).flatMap(locked -> {
            if (round.isAfter(PlanRows.settled(tx, plan.id()))) {
                boolean changed =
                        !to.equals(PlanRows.changes(tx, plan.id()).getOrDefault(round, Optional.of(Instant.MIN)));
                PlanRows.change(tx, plan.id(), round, to);
                if (to.isEmpty() && changed) {
                    PlanRows.record(tx, plan.id(), round, "SKIPPED", 0, now);
                }
                retime(tx, locked, now);
            }
            return PlanRows.running(tx, plan.id());
        });
    }

    /** Nothing is done until {@link #resume}; a plan that is paused already stays so. */
    public void pause(Transaction tx, Plan plan, Instant now) {
        PlanRows.pause(tx, plan.id(), now);
        tellAfterCommit(tx);
    }

    /**
     * Has a plan go on, or go on at a later day: what it would have done before is left out.
     *
     * @param from the first day on which it comes round again, by its clock
     */
    public Optional<Plan> resume(Transaction tx, Plan plan, LocalDate from, Instant now) {
        return PlanRows.locked(tx, plan.id()).flatMap(locked -> {
            Instant start = from.atStartOfDay(plan.zone()).toInstant().minusMillis(1);
            PlanRows.pause(tx, plan.id(), null);
            PlanRows.settle(tx, plan.id(), start.isAfter(now) ? start : now);
            retime(tx, locked, now);
            return PlanRows.running(tx, plan.id());
        });
    }

    /** Counts all rounds of a community anew, after its working days changed. */
    public void workingDaysChanged(Transaction tx, UUID community, Instant now) {
        list(tx, community)
                .forEach(plan -> PlanRows.locked(tx, plan.id()).ifPresent(locked -> retime(tx, locked, now)));
    }

    /** Finds the next round anew. A plan of which none is left has come to its end. */
    private void retime(Transaction tx, Plan plan, Instant now) {
        timetable(tx, plan)
                .nextDone(PlanRows.settled(tx, plan.id()))
                .ifPresentOrElse(
                        next -> PlanRows.setNext(tx, plan.id(), next), () -> PlanRows.stop(tx, plan.id(), now));
        tellAfterCommit(tx);
    }

    private static Timetable timetable(Transaction tx, Plan plan) {
        return new Timetable(
                plan.schedule(),
                plan.until(),
                plan.zone(),
                DaysOff.of(tx, plan.communityId()),
                PlanRows.changes(tx, plan.id()));
    }

    /** Ends a plan; ending it twice changes nothing. */
    public void stop(Transaction tx, Plan plan, Instant now) {
        PlanRows.stop(tx, plan.id(), now);
        tellAfterCommit(tx);
    }

    /** What one of a plan's next rounds is going to bring, where the crew looks at it before. */
    public Optional<PlanDraft> draft(Transaction tx, Plan plan, Instant round) {
        return PlanRows.draft(tx, plan.id(), round);
    }

    /** Keeps what a round is going to bring and what the crew said to it. */
    public void keep(Transaction tx, PlanDraft draft) {
        PlanRows.keep(tx, draft);
    }

    /**
     * Has a draft become another, where it is still the one that somebody saw: of two who decide at once, the first does.
     *
     * @param seen what stood there
     * @return whether it still did
     */
    public boolean decide(Transaction tx, PlanDraft seen, PlanDraft then) {
        return PlanRows.replace(tx, seen, then);
    }

    /** Ends all that a community planned, when the community ends; to be told of every fact. */
    public void heard(Transaction tx, List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof Fact.CommunityArchived ended
                    && PlanRows.stopAll(tx, ended.community(), ended.at()) > 0) {
                tellAfterCommit(tx);
            }
        }
    }

    /**
     * Does a plan's round in one transaction with moving the plan on, so that of all the nodes that try one succeeds.
     * Of the rounds missed while nobody was there only the newest counts, and only where it is not stale.
     *
     * @param due the round, as {@link #upcoming} told it
     * @param now by the bot's clock, not before {@code due}
     * @throws IllegalStateException where nobody registered the plan's kind
     */
    public Firing fire(UUID id, Instant due, Instant now) {
        return database.inTransaction(tx -> PlanRows.locked(tx, id)
                .filter(plan -> plan.nextDue().equals(due) && !plan.paused())
                .map(plan -> fire(tx, plan, now))
                .orElse(Firing.SETTLED));
    }

    private Firing fire(Transaction tx, Plan plan, Instant now) {
        PlanKind kind = kindOf(plan);
        Newest newest = newest(tx, plan, now);
        Slot slot = newest.slot();
        PlanRows.settle(tx, plan.id(), slot.round());
        retime(tx, plan, now);
        Optional<PlanDraft> draft = PlanRows.draft(tx, plan.id(), slot.round());
        Optional<String> choice = choice(tx, plan, kind, draft, slot.due());
        Firing firing = firing(plan, kind, slot, draft, choice.isPresent(), now);
        PlanRows.record(tx, plan.id(), slot.due(), firing.name(), newest.missed(), now);
        var round = new Round(plan, slot.due(), choice.orElse(""), kind.staleAfter(), now);
        if (firing == Firing.PERFORMED) {
            kind.perform(tx, round);
        }
        outcomes.forEach(outcome -> outcome.of(tx, round, firing));
        return firing;
    }

    /**
     * What a round brings: what the crew approved; where it need not, what it was shown, or else what is chosen now. Empty
     * where there is no such thing, or it cannot be brought any more.
     */
    private static Optional<String> choice(
            Transaction tx, Plan plan, PlanKind kind, Optional<PlanDraft> draft, Instant due) {
        Optional<String> kept = draft.filter(one -> !plan.approval() || one.state() == PlanDraft.State.APPROVED)
                .map(PlanDraft::choice)
                .filter(choice -> kind.canBring(tx, plan, choice));
        return kept.isPresent() || plan.approval()
                ? kept
                : kind.choose(tx, plan, due).filter(choice -> kind.canBring(tx, plan, choice));
    }

    private static Firing firing(
            Plan plan, PlanKind kind, Slot slot, Optional<PlanDraft> draft, boolean canBring, Instant now) {
        Duration round = Duration.ofHours(plan.clock().hoursRoundTheWorld());
        if (slot.due().plus(kind.staleAfter()).plus(round).isBefore(now)) {
            return Firing.STALE;
        }
        if (canBring) {
            return Firing.PERFORMED;
        }
        boolean isApproved =
                draft.filter(one -> one.state() == PlanDraft.State.APPROVED).isPresent();
        return plan.approval() && !isApproved ? Firing.UNAPPROVED : Firing.NOTHING_LEFT;
    }

    private record Newest(Slot slot, int missed) {}

    private static Newest newest(Transaction tx, Plan plan, Instant now) {
        Timetable timetable = timetable(tx, plan);
        var slot = new Slot(plan.nextRound(), plan.nextDue(), Slot.Fate.PLANNED);
        int missed = 0;
        Optional<Slot> next = timetable.nextDone(slot.round());
        while (next.isPresent() && !next.get().due().isAfter(now)) {
            slot = next.get();
            next = timetable.nextDone(slot.round());
            missed++;
        }
        return new Newest(slot, missed);
    }

    private void tellAfterCommit(Transaction tx) {
        tx.afterCommit(() -> listeners.forEach(Runnable::run));
    }
}

package org.entrain.core.plans;

import java.time.Instant;
import java.time.ZoneId;
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

    public Plans(Database database) {
        this.database = database;
    }

    /** Makes a kind of plan known; throws {@link IllegalStateException} where its name is taken. */
    public void register(PlanKind kind) {
        if (kinds.putIfAbsent(kind.name(), kind) != null) {
            throw new IllegalStateException("Two kinds of plan are called " + kind.name());
        }
    }

    /** Has {@code listener} told, after the commit, that plans changed. It must return at once. */
    public void onChanged(Runnable listener) {
        listeners.add(listener);
    }

    /** Plans something; its first round is the first after {@code now} that the cadence's days and time allow. */
    public Plan add(
            Transaction tx,
            UUID organisation,
            UUID community,
            String kind,
            Cadence cadence,
            ZoneId zone,
            UUID createdBy,
            Instant now) {
        Cadence starting = cadence.startingAfter(now, zone);
        var plan = new Plan(
                UUID.randomUUID(),
                organisation,
                community,
                kind,
                starting,
                zone,
                starting.next(now, zone),
                createdBy,
                now);
        PlanRows.insert(tx, plan);
        tellAfterCommit(tx);
        return plan;
    }

    /** A community's plans of a kind that were not stopped, the next first. */
    public List<Plan> list(Transaction tx, UUID community, String kind) {
        return PlanRows.list(tx, community, kind);
    }

    /** A plan of this organisation; empty where there is none or it was stopped. */
    public Optional<Plan> find(Transaction tx, UUID organisation, UUID id) {
        return PlanRows.running(tx, id).filter(plan -> plan.organisationId().equals(organisation));
    }

    /** When every plan that was not stopped is due next, by the bot's clock. */
    public Map<UUID, Instant> upcoming(Transaction tx) {
        return PlanRows.upcoming(tx);
    }

    /**
     * Leaves out the round at the plan's {@code nextDue}, where it is still to come; asked twice for the same round,
     * only that one is left out.
     *
     * @return the plan as it stands; empty where it was stopped
     */
    public Optional<Plan> skipNext(Transaction tx, Plan plan, Instant now) {
        if (PlanRows.advance(tx, plan, plan.cadence().next(plan.nextDue(), plan.zone()))) {
            PlanRows.record(tx, plan.id(), plan.nextDue(), "SKIPPED", 0, now);
            tellAfterCommit(tx);
        }
        return PlanRows.running(tx, plan.id());
    }

    /** Ends a plan; ending it twice changes nothing. */
    public void stop(Transaction tx, Plan plan, Instant now) {
        PlanRows.stop(tx, plan.id(), now);
        tellAfterCommit(tx);
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
        return database.inTransaction(tx -> PlanRows.running(tx, id)
                .filter(plan -> plan.nextDue().equals(due))
                .map(plan -> fire(tx, plan, now))
                .orElse(Firing.SETTLED));
    }

    private Firing fire(Transaction tx, Plan plan, Instant now) {
        PlanKind kind = kinds.get(plan.kind());
        if (kind == null) {
            throw new IllegalStateException("Nobody knows how to do a plan of the kind " + plan.kind());
        }
        Round round = newest(plan, now);
        if (!PlanRows.advance(tx, plan, round.next())) {
            return Firing.SETTLED;
        }
        boolean stale = round.due().plus(kind.staleAfter()).isBefore(now);
        Firing firing = stale ? Firing.STALE : Firing.PERFORMED;
        PlanRows.record(tx, plan.id(), round.due(), firing.name(), round.missed(), now);
        if (!stale) {
            kind.perform(tx, plan, round.due());
        }
        tellAfterCommit(tx);
        return firing;
    }

    private record Round(Instant due, Instant next, int missed) {}

    private static Round newest(Plan plan, Instant now) {
        Instant due = plan.nextDue();
        int missed = 0;
        Instant next = plan.cadence().next(due, plan.zone());
        while (!next.isAfter(now)) {
            due = next;
            next = plan.cadence().next(due, plan.zone());
            missed++;
        }
        return new Round(due, next, missed);
    }

    private void tellAfterCommit(Transaction tx) {
        tx.afterCommit(() -> listeners.forEach(Runnable::run));
    }
}

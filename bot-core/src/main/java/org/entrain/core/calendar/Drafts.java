package org.entrain.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.DaysOff;
import org.entrain.core.plans.Firing;
import org.entrain.core.plans.LocalTimes;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanDraft;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Round;
import org.entrain.core.plans.WorkingDays;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Shows the crew what a round is going to bring, where they want to see it before, and tells them of what was not said. */
public final class Drafts {
    private static final Duration BEFORE = Duration.ofHours(24);
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(17, 0);
    /** A round a day after a long closing is shown before it begins. */
    private static final Duration LOOK_AHEAD = Duration.ofDays(14);

    private final Database database;
    private final Plans plans;
    private final Communities communities;
    private final Members members;
    private final Attention attention;
    private final Deeds deeds;

    /** Drafts of these plans, for the crews of these communities. */
    public Drafts(
            Database database,
            Plans plans,
            Communities communities,
            Members members,
            Attention attention,
            Audit audit) {
        this.database = database;
        this.plans = plans;
        this.communities = communities;
        this.members = members;
        this.attention = attention;
        this.deeds = new Deeds(audit);
    }

    /** Shows what is to be shown by now; meant for every minute. */
    public void show(Instant now) {
        database.inTransaction(tx -> due(tx, now))
                .forEach(coming -> database.useTransaction(tx -> show(tx, coming, now)));
    }

    private record Coming(UUID id, UUID organisation, UUID community, Instant due, ZoneId zone) {}

    private static List<Coming> due(Transaction tx, Instant now) {
        var days = new HashMap<UUID, WorkingDays>();
        return soon(tx, now).stream()
                .filter(coming -> !showAt(
                                coming.due(),
                                coming.zone(),
                                days.computeIfAbsent(coming.community(), community -> DaysOff.of(tx, community)))
                        .isAfter(now))
                .toList();
    }

    private static List<Coming> soon(Transaction tx, Instant now) {
        return tx.handle()
                .createQuery("""
                        SELECT p.id, p.organisation_id, p.community_id, p.next_due, c.zone
                        FROM plans p JOIN communities c ON c.id = p.community_id
                        WHERE p.approval AND p.stopped_at IS NULL AND p.paused_at IS NULL
                          AND p.next_due > :now AND p.next_due <= :until
                          AND NOT EXISTS (
                              SELECT FROM draft_letters d WHERE d.plan_id = p.id AND d.round = p.next_round)
                        """)
                .bind("now", now)
                .bind("until", now.plus(LOOK_AHEAD))
                .map((row, context) -> new Coming(
                        row.getObject("id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        row.getObject("community_id", UUID.class),
                        row.getTimestamp("next_due").toInstant(),
                        ZoneId.of(row.getString("zone"))))
                .list();
    }

    private void show(Transaction tx, Coming coming, Instant now) {
        plans.find(tx, coming.organisation(), coming.id())
                .filter(plan -> plan.nextDue().equals(coming.due()) && isNews(tx, plan))
                .flatMap(plan -> communities
                        .byId(tx, plan.organisationId(), plan.communityId())
                        .map(community -> new Shown(plan, community)))
                .ifPresent(shown -> show(tx, shown, now));
    }

    private record Shown(Plan plan, Community community) {}

    /** A day before, in working hours; where that is none, in the last ones before. */
    static Instant showAt(Instant due, ZoneId zone, WorkingDays days) {
        LocalDateTime before = LocalDateTime.ofInstant(due.minus(BEFORE), zone);
        LocalDate day =
                before.toLocalTime().isBefore(MORNING) ? before.toLocalDate().minusDays(1) : before.toLocalDate();
        LocalTime time = before.toLocalTime();
        boolean isInHours = !time.isBefore(MORNING) && !time.isAfter(EVENING);
        if (days.isOff(day)) {
            isInHours = false;
        }
        while (days.isOff(day)) {
            day = day.minusDays(1);
        }
        return LocalTimes.instant(day.atTime(isInHours ? time : EVENING), zone);
    }

    private static boolean isNews(Transaction tx, Plan plan) {
        return tx.handle()
                        .createUpdate("""
                                INSERT INTO draft_letters (plan_id, round) VALUES (:plan, :round)
                                ON CONFLICT (plan_id, round) DO NOTHING
                                """)
                        .bind("plan", plan.id())
                        .bind("round", plan.nextRound())
                        .execute()
                == 1;
    }

    private void show(Transaction tx, Shown shown, Instant now) {
        Plan plan = shown.plan();
        PlanKind kind = plans.kindOf(plan);
        Optional<PlanDraft> draft = plans.draft(tx, plan, plan.nextRound()).or(() -> chosen(tx, plan, kind));
        attention.writeAll(
                tx,
                crew(tx, plan),
                person -> stamp(plan, plan.nextRound(), person),
                language -> draft.map(one -> card(tx, plan, shown.community(), one, language))
                        .orElseGet(() -> nothing(tx, plan, language)),
                Weight.EXPECTED,
                now);
    }

    private Optional<PlanDraft> chosen(Transaction tx, Plan plan, PlanKind kind) {
        Optional<PlanDraft> draft = kind.choose(tx, plan, plan.nextDue())
                .map(choice -> new PlanDraft(plan.id(), plan.nextRound(), choice, PlanDraft.State.WAITING));
        draft.ifPresent(one -> plans.keep(tx, one));
        return draft;
    }

    /** What a member of the crew reads of a draft, however it stands. */
    Message card(Transaction tx, Plan plan, Community community, PlanDraft draft, Language language) {
        PlanKind kind = plans.kindOf(plan);
        return DraftCards.draft(
                plan,
                kind.title(tx, plan, language),
                draft,
                kind.preview(tx, plan, draft.choice(), Previews.language(plan, community, language)),
                Texts.of(Drafts.class, language));
    }

    private Message nothing(Transaction tx, Plan plan, Language language) {
        return Message.of(Texts.of(Drafts.class, language)
                .words(
                        "draft.nothing",
                        plans.kindOf(plan).title(tx, plan, language),
                        Moment.of(plan, plan.nextDue(), language)));
    }

    List<UUID> crew(Transaction tx, Plan plan) {
        return members.atLeast(tx, plan.communityId(), Community.Role.CREW);
    }

    static String stamp(Plan plan, Instant round, UUID person) {
        return "plan-draft/%s/%s/%s".formatted(plan.id(), round, person);
    }

    /** Brings the letters of the others up to date, after one of the crew decided. */
    void decided(Transaction tx, Plan plan, Community community, PlanDraft draft, UUID by, Instant now) {
        crew(tx, plan).stream()
                .filter(person -> !person.equals(by))
                .forEach(person -> attention.revise(
                        tx,
                        person,
                        stamp(plan, draft.round(), person),
                        language -> card(tx, plan, community, draft, language),
                        now));
    }

    /** Tells the crew of a round that nobody approved, and notes all that was left out; to be told of every round. */
    public void fired(Transaction tx, Round round, Firing firing) {
        switch (firing) {
            case STALE, NOTHING_LEFT -> deeds.note(tx, round.plan(), Deed.ROUND_LEFT_OUT, firing.name(), round.now());
            case UNAPPROVED -> {
                deeds.note(tx, round.plan(), Deed.ROUND_LEFT_OUT, firing.name(), round.now());
                tellOfSilence(tx, round);
            }
            case PERFORMED, SETTLED -> {}
        }
    }

    /** Where the crew itself said no, or was told that there is nothing, it knows. */
    private void tellOfSilence(Transaction tx, Round round) {
        Plan plan = round.plan();
        boolean waited = plans.draft(tx, plan, plan.nextRound())
                .filter(draft -> draft.state() == PlanDraft.State.WAITING)
                .isPresent();
        if (waited) {
            attention.writeAll(
                    tx,
                    crew(tx, plan),
                    person -> stamp(plan, plan.nextRound(), person) + "/unsaid",
                    language -> Message.of(Texts.of(Drafts.class, language)
                            .words(
                                    "draft.unsaid",
                                    plans.kindOf(plan).title(tx, plan, language),
                                    Moment.of(plan, round.due(), language))),
                    Weight.EXPECTED,
                    round.now());
        }
    }
}

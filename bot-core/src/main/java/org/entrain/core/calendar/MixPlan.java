package org.entrain.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.bot.Refusal;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Round;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * Several kinds in one plan, in turn: each round brings the next of them that is of another kind than what the community
 * got last, whichever plan brought that.
 */
public final class MixPlan implements PlanKind {
    static final String KIND = "mix";

    private static final String BETWEEN = "\n";

    private final Plans plans;
    private final Kinds kinds;

    /** Made of the kinds of these plans. */
    public MixPlan(Plans plans) {
        this.plans = plans;
        this.kinds = new Kinds(plans);
    }

    /**
     * One of the things that come in turn.
     *
     * @param number from 0
     */
    private record Entry(int number, String kind, String subject) {
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

    @Override
    public String name() {
        return KIND;
    }

    /** As its kinds: what is for the morning is not for the night. */
    @Override
    public Duration staleAfter() {
        return Duration.ofHours(4);
    }

    @Override
    public String subject(Transaction tx, Community community, String words, Language language) {
        List<String> entries = kinds.entries(words);
        if (entries.size() < 2) {
            throw new Refusal(Message.of(Texts.of(MixPlan.class, language).words("mix.several")));
        }
        return entries.stream()
                .map(entry -> stored(tx, community, entry, language))
                .collect(Collectors.joining(BETWEEN));
    }

    private String stored(Transaction tx, Community community, String entry, Language language) {
        String word = Kinds.firstWord(entry);
        PlanKind kind = kinds.read(word)
                .filter(one -> !one.name().equals(KIND) && !one.name().equals(EventPlan.KIND))
                .orElseThrow(() ->
                        new Refusal(Message.of(Texts.of(MixPlan.class, language).words("mix.kind", Plain.echo(word)))));
        String rest = entry.strip().substring(word.length()).strip();
        return kind.name() + " " + kind.subject(tx, community, rest, language);
    }

    private static List<Entry> entries(Plan plan) {
        List<String> lines = plan.subject().lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(number -> {
                    String[] parts = lines.get(number).split(" ", 2);
                    return new Entry(number, parts[0], parts.length > 1 ? parts[1] : "");
                })
                .toList();
    }

    @Override
    public String title(Transaction tx, Plan plan, Language language) {
        String titles = entries(plan).stream()
                .map(entry -> plans.kindOf(entry.of(plan)).title(tx, entry.of(plan), language))
                .collect(Collectors.joining(", "));
        return Texts.of(MixPlan.class, language).say("mix.title", titles);
    }

    @Override
    public Optional<String> choose(Transaction tx, Plan plan, Instant due) {
        return inTurn(tx, plan, due).stream()
                .flatMap(entry -> choose(tx, plan, entry, due).stream())
                .findFirst();
    }

    private Optional<String> choose(Transaction tx, Plan plan, Entry entry, Instant due) {
        Plan one = entry.of(plan);
        PlanKind kind = plans.kindOf(one);
        return kind.choose(tx, one, due)
                .filter(choice -> kind.canBring(tx, one, choice))
                .map(choice -> entry.number() + " " + choice);
    }

    /** What could come, the best first: the next in turn, but of another kind than what came last. */
    private static List<Entry> inTurn(Transaction tx, Plan plan, Instant due) {
        List<Entry> entries = entries(plan);
        int first = last(tx, plan).map(number -> number + 1).orElse(0);
        Optional<String> before = lastKind(tx, plan.communityId(), due);
        return entries.stream()
                .sorted(Comparator.comparing((Entry entry) ->
                                before.filter(entry.kind()::equals).isPresent())
                        .thenComparing(entry -> Math.floorMod(entry.number() - first, entries.size())))
                .toList();
    }

    private Entry entry(Plan plan, String choice) {
        return entries(plan).get(Integer.parseInt(choice.split(" ", 2)[0]));
    }

    private static String inner(String choice) {
        return choice.split(" ", 2)[1];
    }

    @Override
    public boolean canBring(Transaction tx, Plan plan, String choice) {
        Plan one = entry(plan, choice).of(plan);
        return plans.kindOf(one).canBring(tx, one, inner(choice));
    }

    @Override
    public Message preview(Transaction tx, Plan plan, String choice, Language language) {
        Plan one = entry(plan, choice).of(plan);
        return plans.kindOf(one).preview(tx, one, inner(choice), language);
    }

    @Override
    public void perform(Transaction tx, Round round) {
        Entry entry = entry(round.plan(), round.choice());
        Plan one = entry.of(round.plan());
        note(tx, round, entry);
        PlanKind kind = plans.kindOf(one);
        kind.perform(tx, new Round(one, round.due(), inner(round.choice()), kind.staleAfter(), round.now()));
    }

    private static void note(Transaction tx, Round round, Entry entry) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO mix_rounds (plan_id, due, entry, kind) VALUES (:plan, :due, :entry, :kind)
                        ON CONFLICT (plan_id, due) DO NOTHING
                        """)
                .bind("plan", round.plan().id())
                .bind("due", round.due())
                .bind("entry", entry.number())
                .bind("kind", entry.kind())
                .execute();
    }

    /** Which of its entries a plan brought last. */
    private static Optional<Integer> last(Transaction tx, Plan plan) {
        return tx.handle()
                .createQuery("SELECT entry FROM mix_rounds WHERE plan_id = :plan ORDER BY due DESC LIMIT 1")
                .bind("plan", plan.id())
                .mapTo(Integer.class)
                .findOne();
    }

    /** What kind a community got last, from whatever plan. */
    private static Optional<String> lastKind(Transaction tx, UUID community, Instant before) {
        return tx.handle()
                .createQuery("""
                        SELECT coalesce(m.kind, p.kind)
                        FROM plans p JOIN plan_firings f ON f.plan_id = p.id
                        LEFT JOIN mix_rounds m ON m.plan_id = f.plan_id AND m.due = f.due
                        WHERE p.community_id = :community AND f.outcome = 'PERFORMED' AND f.due < :before
                        ORDER BY f.due DESC LIMIT 1
                        """)
                .bind("community", community)
                .bind("before", before)
                .mapTo(String.class)
                .findOne();
    }
}

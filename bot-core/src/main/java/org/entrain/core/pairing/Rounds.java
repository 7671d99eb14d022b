package org.entrain.core.pairing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.bot.Refusal;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Platform;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Present;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.plans.DaysOff;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Round;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** The rounds of programmes, by the clock: people are brought together, and told whom they meet. */
public final class Rounds implements PlanKind {
    static final String KIND = "pairing";

    private final Communities communities;
    private final Plans plans;
    private final Attention attention;
    final Programmes programmes = new Programmes();
    final Cycles cycles = new Cycles();
    final Circles circles = new Circles();
    final Participants participants;
    final CircleLetters letters;
    final Placing placing;

    /**
     * Made once, when the program starts.
     *
     * @param conversing the platforms that let a bot open a conversation of several people
     */
    public Rounds(Communities communities, Plans plans, Outbox outbox, Attention attention, Set<Platform> conversing) {
        this.communities = communities;
        this.plans = plans;
        this.attention = attention;
        this.participants = new Participants(attention);
        this.letters = new CircleLetters(communities, outbox, attention, new Contacts(conversing));
        this.placing = new Placing(communities, participants, letters);
    }

    /** What is told of letters that a platform refuses. */
    public CircleLetters letters() {
        return letters;
    }

    @Override
    public String name() {
        return KIND;
    }

    /** Whom one meets is still good to know the next morning. */
    @Override
    public Duration staleAfter() {
        return Duration.ofDays(1);
    }

    /** A programme has more to it than a plan: it is started by a command of its own. */
    @Override
    public String subject(Transaction tx, Community community, String words, Language language) {
        throw new Refusal(Message.of(Texts.of(Rounds.class, language).words("plan.start")));
    }

    @Override
    public String title(Transaction tx, Plan plan, Language language) {
        return programmes
                .ofPlan(tx, plan.id())
                .map(programme -> Texts.of(Rounds.class, language).say("name." + programme.kind()))
                .orElse(KIND);
    }

    @Override
    public Message preview(Transaction tx, Plan plan, String choice, Language language) {
        Programme programme = programmes.ofPlan(tx, plan.id()).orElseThrow();
        return PairCards.preview(
                programme,
                placing.match(tx, programme, plan.nextDue()),
                figures(tx, programme),
                Texts.of(Rounds.class, language));
    }

    /** The latest round in numbers. */
    Optional<Figures> figures(Transaction tx, Programme programme) {
        return cycles.latest(tx, programme).map(cycle -> Figures.of(tx, programme, cycle));
    }

    @Override
    public void perform(Transaction tx, Round round) {
        programmes.ofPlan(tx, round.plan().id()).ifPresent(programme -> begin(tx, programme, round.due(), round.now()));
    }

    /**
     * Begins a round.
     *
     * @param begins the moment from which its days are counted
     */
    Placing.Begun begin(Transaction tx, Programme programme, Instant begins, Instant now) {
        programmes.hold(tx, programme);
        Community community = communities
                .byId(tx, programme.organisationId(), programme.communityId())
                .orElseThrow();
        Instant ends = plans.find(tx, programme.organisationId(), programme.planId())
                .map(Plan::nextDue)
                .filter(begins::isBefore)
                .orElse(begins.plus(Duration.ofDays(7L * programme.weeks())));
        var times = new RoundTimes(begins, ends, community.zone(), DaysOff.of(tx, community.id()));
        Placing.Begun begun = placing.begin(tx, programme, times, now);
        if (begun.matched().groups().isEmpty()) {
            tellCrew(tx, programme, community, begun.matched().leftOut().size(), now);
        }
        return begun;
    }

    /** Once a programme: the crew knows then, and will see for itself whether it gets better. */
    private void tellCrew(Transaction tx, Programme programme, Community community, int people, Instant now) {
        attention.writeAll(
                tx,
                Present.crew(tx, community.id()),
                person -> "pairing/%s/nobody/%s".formatted(programme.id(), person),
                language -> PairCards.nobody(programme, community.name(), people, Texts.of(Rounds.class, language)),
                Weight.EXPECTED,
                now);
    }

    /** To be told of every fact: who leaves the community leaves its programmes, and all end with it. */
    public void heard(Transaction tx, List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof Fact.MemberLeft left) {
                left.person().ifPresent(person -> leaveAll(tx, left.community(), person, left.at()));
            } else if (fact instanceof Fact.CommunityArchived ended) {
                programmes.ofEnded(tx, ended.community()).forEach(programme -> placing.stop(tx, programme));
            }
        }
    }

    private void leaveAll(Transaction tx, UUID community, UUID person, Instant at) {
        List<UUID> mine = participants.in(tx, community, person);
        programmes.of(tx, community).stream()
                .filter(programme -> mine.contains(programme.id()))
                .forEach(programme -> leave(tx, programme, person, at));
    }

    /** Has somebody take part no more; whoever they were to meet is brought together with others. */
    boolean leave(Transaction tx, Programme programme, UUID person, Instant at) {
        programmes.hold(tx, programme);
        boolean took = participants.leave(tx, programme, person);
        withdraw(tx, programme, person, at);
        return took;
    }

    /** Has somebody leave the round that goes on. */
    void withdraw(Transaction tx, Programme programme, UUID person, Instant at) {
        cycles.latest(tx, programme)
                .filter(cycle -> at.isBefore(cycle.endsAt()))
                .ifPresent(cycle -> {
                    cycles.waitNoMore(tx, cycle, List.of(person));
                    circles.of(tx, cycle.id(), person).stream()
                            .filter(circle -> !circle.hasMet())
                            .forEach(circle -> placing.leave(tx, programme, cycle, circle, person, false, at));
                });
    }

    /** Has somebody take part; where a round is under way they are matched within it. */
    boolean join(Transaction tx, Programme programme, UUID person, Role role, Instant at) {
        programmes.hold(tx, programme);
        boolean fresh = participants.join(tx, programme, person, role, at);
        if (fresh) {
            cycles.latest(tx, programme).ifPresent(cycle -> {
                if (role == Role.MENTOR) {
                    placing.place(tx, programme, cycle, at);
                } else {
                    placing.late(tx, programme, cycle, person, at);
                }
            });
        }
        return fresh;
    }
}

package org.entrain.core.pairing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.audit.Audit;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.pairing.PairAccess.Found;
import org.entrain.core.plans.Cadence;
import org.entrain.core.plans.NewPlan;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Reading;
import org.entrain.core.text.Texts;

/** What the crew does with programmes: start one, look at the next round, have it now, stop. */
public final class CrewChat implements Feature {
    static final String OPEN = "pair.open";
    static final String START = "pair.start";
    static final String PREVIEW = "pair.preview";
    static final String NOW = "pair.now";
    static final String STOP = "pair.stop";

    /** People who met a moment ago are not to meet others. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofDays(1);

    private final Access access;
    private final Plans plans;
    private final Rounds rounds;
    private final Audit audit;
    private final PairAccess programmes;
    private final Announcements announcements;

    /** Talks about these rounds. */
    public CrewChat(Access access, Plans plans, Homes homes, Outbox outbox, Rounds rounds, Audit audit) {
        this.access = access;
        this.plans = plans;
        this.rounds = rounds;
        this.audit = audit;
        this.programmes = new PairAccess(access, plans);
        this.announcements = new Announcements(homes, outbox, rounds.participants);
    }

    @Override
    public void register(Routes routes) {
        routes.command("pair start", Right.RUN, CrewChat.class, this::start)
                .command("pair preview", Right.RUN, CrewChat.class, (turn, rest) -> preview(turn, named(turn, rest)))
                .command("pair now", Right.RUN, CrewChat.class, (turn, rest) -> now(turn, named(turn, rest)))
                .command("pair stop", Right.RUN, CrewChat.class, (turn, rest) -> stop(turn, named(turn, rest)))
                .press(OPEN, Right.RUN, this::open)
                .form(START, Right.RUN, this::start)
                .press(PREVIEW, Right.RUN, (turn, action) -> preview(turn, programmes.in(turn, action.uuid(0))))
                .press(NOW, Right.RUN, (turn, action) -> now(turn, programmes.in(turn, action.uuid(0))))
                .press(STOP, Right.RUN, (turn, action) -> stop(turn, programmes.in(turn, action.uuid(0))));
    }

    private Found named(Turn turn, String words) {
        List<Found> all = programmes.all(turn);
        return programmes
                .named(all, words)
                .orElseThrow(() -> new Refusal(Message.of(
                        all.isEmpty() ? texts(turn).words("none") : texts(turn).words("which"))));
    }

    private Reply start(Turn turn, String words) {
        Community community = access.meant(turn);
        if (words.isBlank()) {
            return new Reply.Private(Message.of(
                    new Block.Text(texts(turn).words("start.how")),
                    Buttons.of(Button.opening(texts(turn).say("start.title"), Action.of(OPEN, community.id())))));
        }
        StartWords said = StartWords.read(words);
        Kind kind = said.kind().orElseThrow(() -> refused(turn, "start.kind"));
        if (said.size() < Terms.LEAST_SIZE || said.size() > Terms.MOST_SIZE) {
            throw new Refusal(Message.of(texts(turn).words("start.wrong-size", Terms.LEAST_SIZE, Terms.MOST_SIZE)));
        }
        return start(turn, community, kind, cadence(turn, kind, said.rest()), Terms.usual(said.size()));
    }

    private static Refusal refused(Turn turn, String key) {
        return new Refusal(Message.of(texts(turn).words(key)));
    }

    private static Cadence cadence(Turn turn, Kind kind, String words) {
        return switch (Reading.of(words)) {
            case Reading.Understood(Cadence cadence) when cadence.days().size() == 1 -> checked(turn, kind, cadence);
            case Reading.Understood _ -> throw refused(turn, "start.wrong-day");
            case Reading.Problem(String key, String unclear) ->
                throw new Refusal(Message.of(turn.texts(Plans.class).words(key, unclear)));
        };
    }

    private static Cadence checked(Turn turn, Kind kind, Cadence cadence) {
        if (cadence.weeks() > Terms.MOST_WEEKS || cadence.weeks() < kind.leastWeeks()) {
            throw new Refusal(
                    Message.of(texts(turn).words("start.wrong-weeks." + kind, kind.leastWeeks(), Terms.MOST_WEEKS)));
        }
        return cadence;
    }

    private Reply open(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        return new Reply.Open(StartForm.form(community.id(), community.name(), texts(turn)));
    }

    private Reply start(Turn turn, Interaction.Submission form) {
        Community community = access.in(turn, form.action().uuid(0));
        Map<String, String> wrong = wrong(turn, form);
        if (!wrong.isEmpty()) {
            return new Reply.Invalid(wrong);
        }
        Kind kind = StartForm.kind(form).orElseThrow(() -> refused(turn, "start.kind"));
        return start(turn, community, kind, cadence(turn, kind, StartForm.when(form)), StartForm.terms(form));
    }

    private static Map<String, String> wrong(Turn turn, Interaction.Submission form) {
        var wrong = new HashMap<String, String>();
        int size = StartForm.number(form, StartForm.SIZE);
        if (size < Terms.LEAST_SIZE || size > Terms.MOST_SIZE) {
            wrong.put(StartForm.SIZE, texts(turn).say("start.wrong-size", Terms.LEAST_SIZE, Terms.MOST_SIZE));
        }
        String room = StartForm.room(form);
        if (!room.isEmpty() && StartForm.address(room).isEmpty()) {
            wrong.put(StartForm.ROOM, texts(turn).say("start.wrong-room"));
        }
        StartForm.kind(form)
                .ifPresentOrElse(
                        kind -> {
                            int weeks = StartForm.number(form, StartForm.WEEKS);
                            if (weeks < kind.leastWeeks() || weeks > Terms.MOST_WEEKS) {
                                wrong.put(
                                        StartForm.WEEKS,
                                        texts(turn)
                                                .say("start.wrong-weeks." + kind, kind.leastWeeks(), Terms.MOST_WEEKS));
                            } else if (Reading.of(StartForm.when(form)) instanceof Reading.Problem) {
                                wrong.put(StartForm.TIME, texts(turn).say("start.wrong-time"));
                            }
                        },
                        () -> wrong.put(StartForm.KIND, texts(turn).say("start.kind")));
        return wrong;
    }

    private Reply start(Turn turn, Community community, Kind kind, Cadence cadence, Terms terms) {
        onlyHere(turn, community);
        programmes.all(turn, community).stream()
                .filter(one -> one.programme().kind() == kind)
                .findFirst()
                .ifPresent(one -> {
                    throw new Refusal(Message.of(texts(turn)
                            .words(
                                    "started.already",
                                    texts(turn).say("name." + kind),
                                    one.plan().schedule().describe(turn.language()))));
                });
        UUID id = UUID.randomUUID();
        Plan plan = plans.add(
                        turn.tx(),
                        NewPlan.inChannel(
                                community.organisationId(),
                                community.id(),
                                Rounds.KIND,
                                id.toString(),
                                cadence,
                                community.zone(),
                                turn.person().id()),
                        turn.at())
                .orElseThrow();
        var programme =
                new Programme(id, community.organisationId(), community.id(), plan.id(), kind, cadence.weeks(), terms);
        rounds.programmes.add(turn.tx(), programme, turn.at());
        announcements.show(turn.tx(), programme, plan, community, turn.at());
        note(turn, community, "pairing started");
        return new Reply.Private(Message.of(texts(turn)
                .words(
                        "started",
                        texts(turn).say("name." + kind),
                        plan.schedule().describe(turn.language()),
                        PairCards.moment(plan.nextDue(), plan, turn.language()),
                        community.name())));
    }

    /** Of two who start the same at once, the second is told that there is one. */
    private static void onlyHere(Turn turn, Community community) {
        turn.tx()
                .handle()
                .createQuery("SELECT id FROM communities WHERE id = :id FOR NO KEY UPDATE")
                .bind("id", community.id())
                .mapTo(UUID.class)
                .one();
    }

    private void note(Turn turn, Community community, String what) {
        audit.record(turn, Audit.Deed.COMMUNITY_CHANGED, community.id(), what);
    }

    private Reply preview(Turn turn, Found found) {
        Programme programme = found.programme();
        return new Reply.Private(PairCards.preview(
                programme,
                rounds.placing.match(turn.tx(), programme, found.plan().nextDue()),
                rounds.figures(turn.tx(), programme),
                texts(turn)));
    }

    /** The round that was to come sooner than half a round from now is this one. */
    private Reply now(Turn turn, Found found) {
        Programme programme = found.programme();
        rounds.programmes.hold(turn.tx(), programme);
        Optional<Instant> last = rounds.cycles.latest(turn.tx(), programme).map(Cycle::beginsAt);
        if (last.filter(begun -> begun.plus(BETWEEN_ROUNDS).isAfter(turn.at())).isPresent()) {
            throw refused(turn, "now.too-soon");
        }
        Instant half = turn.at().plus(Duration.ofDays(7L * programme.weeks()).dividedBy(2));
        if (found.plan().nextDue().isBefore(half)) {
            plans.skipNext(turn.tx(), found.plan(), turn.at());
        }
        Placing.Begun begun = rounds.begin(turn.tx(), programme, turn.at(), turn.at());
        note(turn, found.community(), "pairing round");
        String ends = CircleCards.day(
                java.time.LocalDate.ofInstant(
                        begun.cycle().endsAt(), found.community().zone()),
                turn.language());
        return new Reply.Private(Message.of(texts(turn)
                .words(
                        "now.done",
                        begun.matched().groups().size(),
                        begun.matched().leftOut().size(),
                        ends)));
    }

    private Reply stop(Turn turn, Found found) {
        plans.stop(turn.tx(), found.plan(), turn.at());
        rounds.placing.stop(turn.tx(), found.programme());
        announcements.end(turn.tx(), found.programme(), found.community(), turn.at());
        note(turn, found.community(), "pairing stopped");
        return new Reply.Private(Message.of(texts(turn)
                .words("stopped", texts(turn).say("name." + found.programme().kind()))));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(CrewChat.class);
    }
}

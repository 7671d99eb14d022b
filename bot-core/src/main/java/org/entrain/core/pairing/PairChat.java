package org.entrain.core.pairing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Homes;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.pairing.PairAccess.Found;
import org.entrain.core.pairing.PairCards.Listed;
import org.entrain.core.plans.Plans;
import org.entrain.core.text.Texts;

/** What members do with programmes: take part, pause, leave, see which there are. */
public final class PairChat implements Feature {
    static final String JOIN = "pair.join";
    static final String LEAVE = "pair.leave";
    static final String PAUSE = "pair.pause";

    private static final int LONGEST_PAUSE_WEEKS = 52;

    private final Access access;
    private final PairAccess programmes;
    private final Rounds rounds;
    private final Announcements announcements;

    /** Talks about these rounds. */
    public PairChat(Access access, Plans plans, Homes homes, Outbox outbox, Rounds rounds) {
        this.access = access;
        this.programmes = new PairAccess(access, plans);
        this.rounds = rounds;
        this.announcements = new Announcements(homes, outbox, rounds.participants);
    }

    @Override
    public void register(Routes routes) {
        routes.command("pair list", Right.TAKE_PART, PairChat.class, (turn, rest) -> list(turn))
                .command("pair join", Right.TAKE_PART, PairChat.class, this::joinNamed)
                .command("pair leave", Right.TAKE_PART, PairChat.class, this::leaveNamed)
                .command("pair pause", Right.TAKE_PART, PairChat.class, this::pauseNamed)
                .press(JOIN, Right.TAKE_PART, this::join)
                .press(LEAVE, Right.TAKE_PART, (turn, action) -> leave(turn, programmes.in(turn, action.uuid(0))))
                .press(PAUSE, Right.TAKE_PART, (turn, action) -> pauseOne(turn, programmes.in(turn, action.uuid(0))));
    }

    private Reply list(Turn turn) {
        return list(turn, programmes.all(turn));
    }

    private Reply list(Turn turn, List<Found> all) {
        if (all.isEmpty()) {
            return new Reply.Private(Message.of(texts(turn).words("none")));
        }
        UUID me = turn.person().id();
        boolean runs =
                access.may(turn.tx(), turn.person(), Right.RUN, all.getFirst().community());
        List<Listed> listed = all.stream()
                .map(one -> new Listed(
                        one.programme(),
                        one.plan(),
                        rounds.participants.count(turn.tx(), one.programme()),
                        rounds.participants.of(turn.tx(), one.programme(), me)))
                .toList();
        return new Reply.Private(
                PairCards.list(all.getFirst().community().name(), listed, runs, today(turn), texts(turn)));
    }

    /** Where it could be several, the list is shown with its buttons. */
    private Reply joinNamed(Turn turn, String words) {
        List<Found> all = programmes.all(turn);
        return programmes
                .named(all, words)
                .map(one -> one.programme().kind() == Kind.MENTORING
                        ? new Reply.Private(Message.of(
                                new Block.Text(texts(turn).words("join.as")),
                                new Buttons(PairCards.joining(one.programme(), texts(turn)))))
                        : join(turn, one, Role.EQUAL))
                .orElseGet(() -> list(turn, all));
    }

    private Reply join(Turn turn, Action action) {
        Found found = programmes.in(turn, action.uuid(0));
        Role role = Arrays.stream(Role.values())
                .filter(one -> one.name().equals(action.text(1)))
                .filter(one -> (one == Role.EQUAL) != (found.programme().kind() == Kind.MENTORING))
                .findFirst()
                .orElseThrow(() -> PairAccess.gone(turn));
        return join(turn, found, role);
    }

    private Reply join(Turn turn, Found found, Role role) {
        Programme programme = found.programme();
        boolean fresh = rounds.join(turn.tx(), programme, turn.person().id(), role, turn.at());
        if (fresh) {
            announcements.show(turn.tx(), programme, found.plan(), found.community(), turn.at());
        }
        Texts texts = texts(turn);
        String next = PairCards.moment(found.plan().nextDue(), found.plan(), turn.language());
        String key = fresh ? placed(turn, programme) : "joined.already";
        Block said = new Block.Text(texts.words(key, texts.say("name." + programme.kind()), next));
        return new Reply.Private(Message.of(said, new Buttons(more(programme, texts))));
    }

    /** Whether somebody has whom to meet already, waits for it, or comes in with the next round. */
    private String placed(Turn turn, Programme programme) {
        UUID me = turn.person().id();
        Optional<Cycle> cycle = rounds.cycles
                .latest(turn.tx(), programme)
                .filter(one -> turn.at().isBefore(one.endsAt()));
        if (cycle.isEmpty()) {
            return "joined";
        }
        if (!rounds.circles.of(turn.tx(), cycle.get().id(), me).isEmpty()) {
            return "joined.placed";
        }
        return rounds.cycles.waiting(turn.tx(), cycle.get().id()).stream()
                        .anyMatch(one -> one.personId().equals(me))
                ? "joined.waiting"
                : "joined";
    }

    /** What makes a match better than a shuffle. */
    private static List<Button> more(Programme programme, Texts texts) {
        Button skills = Button.opening(texts.say("skills.open"), Action.of(SkillChat.SKILLS));
        return programme.kind() == Kind.MENTORING
                ? List.of(Button.opening(texts.say("wishes.open"), Action.of(WishChat.WISHES, programme.id())), skills)
                : List.of(skills);
    }

    private Reply leaveNamed(Turn turn, String words) {
        List<Found> all = programmes.all(turn);
        return programmes
                .named(mine(turn, all), words)
                .map(one -> leave(turn, one))
                .orElseGet(() -> list(turn, all));
    }

    private List<Found> mine(Turn turn, List<Found> all) {
        return all.stream()
                .filter(one -> rounds.participants
                        .of(turn.tx(), one.programme(), turn.person().id())
                        .isPresent())
                .toList();
    }

    private Reply leave(Turn turn, Found found) {
        boolean took = rounds.leave(turn.tx(), found.programme(), turn.person().id(), turn.at());
        if (took) {
            announcements.show(turn.tx(), found.programme(), found.plan(), found.community(), turn.at());
        }
        Texts texts = texts(turn);
        return new Reply.Private(Message.of(texts.words(
                took ? "left" : "left.already",
                texts.say("name." + found.programme().kind()))));
    }

    private Reply pauseNamed(Turn turn, String words) {
        List<Found> all = programmes.all(turn);
        String number = words.replaceAll("\\D+", "");
        Optional<Found> one = programmes.named(mine(turn, all), words);
        if (one.isEmpty()) {
            return list(turn, all);
        }
        if (number.isEmpty()) {
            return pauseOne(turn, one.get());
        }
        boolean fits = number.length() <= 2
                && Integer.parseInt(number) >= 1
                && Integer.parseInt(number) <= LONGEST_PAUSE_WEEKS;
        if (!fits) {
            throw new Refusal(Message.of(texts(turn).words("pause.unclear", LONGEST_PAUSE_WEEKS)));
        }
        return pause(turn, one.get(), today(turn).plusWeeks(Integer.parseInt(number)));
    }

    /** For one round. */
    private Reply pauseOne(Turn turn, Found found) {
        LocalDate next =
                LocalDate.ofInstant(found.plan().nextDue(), found.community().zone());
        return pause(turn, found, next.plusDays(1));
    }

    private Reply pause(Turn turn, Found found, LocalDate until) {
        Programme programme = found.programme();
        UUID me = turn.person().id();
        if (rounds.participants.of(turn.tx(), programme, me).isEmpty()) {
            throw new Refusal(Message.of(
                    texts(turn).words("left.already", texts(turn).say("name." + programme.kind()))));
        }
        rounds.participants.pause(turn.tx(), programme, me, until);
        return new Reply.Private(Message.of(
                new Block.Text(texts(turn)
                        .words(
                                "paused",
                                texts(turn).say("name." + programme.kind()),
                                CircleCards.day(until, turn.language()))),
                new Buttons(List.of(Button.of(
                        texts(turn).say("resume"),
                        Action.of(
                                JOIN,
                                programme.id(),
                                rounds.participants
                                        .of(turn.tx(), programme, me)
                                        .map(Participants.Participant::role)
                                        .orElse(Role.EQUAL)))))));
    }

    private static LocalDate today(Turn turn) {
        return LocalDate.ofInstant(turn.at(), turn.person().zone().orElse(ZoneId.of("UTC")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(PairChat.class);
    }
}

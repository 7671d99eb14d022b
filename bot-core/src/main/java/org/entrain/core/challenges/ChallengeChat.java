package org.entrain.core.challenges;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrain.core.bank.QuizDoor;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.challenges.MyCards.Mine;
import org.entrain.core.challenges.Participants.Participant;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Texts;

/** What somebody sees of challenges: their own steps with what does the next ones, and which there are. */
public final class ChallengeChat implements Feature {
    static final String MINE = "challenge.mine";

    private static final int MOST_ENDED = 5;

    private final Access access;
    private final Communities communities;
    private final Course course;
    private final Progress progress;
    private final QuizDoor door;
    private final Challenges challenges = new Challenges();
    private final Participants participants = new Participants();
    private final Proofs proofs = new Proofs();

    /** Made once, when the program starts. */
    public ChallengeChat(Access access, Communities communities, Course course, Progress progress, QuizDoor door) {
        this.access = access;
        this.communities = communities;
        this.course = course;
        this.progress = progress;
        this.door = door;
    }

    @Override
    public void register(Routes routes) {
        routes.command("challenge", Right.SELF, ChallengeChat.class, (turn, rest) -> mine(turn))
                .command("challenge list", Right.TAKE_PART, ChallengeChat.class, this::list)
                .press(MINE, Right.SELF, (turn, action) -> mine(turn, find(turn, action)))
                .home(this::home);
    }

    /** The challenge that a button is about. */
    private Challenge find(Turn turn, Action action) {
        return find(challenges, turn, action.uuid(0));
    }

    static Challenge find(Challenges challenges, Turn turn, UUID id) {
        return challenges
                .find(turn.tx(), turn.person().organisationId(), id)
                .orElseThrow(() ->
                        new Refusal(Message.of(turn.texts(ChallengeChat.class).words("gone"))));
    }

    private Reply mine(Turn turn) {
        List<Challenge> mine = challenges.of(turn.tx(), turn.person().id());
        Texts texts = texts(turn);
        return switch (mine.size()) {
            case 0 -> new Reply.Private(Message.of(texts.words("mine.none")));
            case 1 -> mine(turn, mine.getFirst());
            default ->
                new Reply.Private(Message.of(mine.stream()
                        .flatMap(challenge -> line(turn, challenge).stream())
                        .toList()));
        };
    }

    private Reply mine(Turn turn, Challenge challenge) {
        Texts texts = texts(turn);
        if (challenge.isRunning()) {
            progress.catchUp(turn.tx(), challenge, List.of(turn.person().id()), turn.at());
        }
        Optional<Mine> mine = mine(turn, challenge, texts);
        if (mine.isEmpty()) {
            return new Reply.Private(
                    challenge.isGoing()
                            ? Message.of(
                                    new Block.Text(texts.words("mine.not-in", challenge.name())),
                                    Buttons.of(Button.primary(
                                            texts.say("join"), Action.of(TakePartChat.JOIN, challenge.id()))))
                            : Message.of(texts.words("over", challenge.name())));
        }
        return new Reply.Private(
                challenge.isGoing()
                        ? MyCards.steps(mine.get(), zone(turn, challenge), texts)
                        : Message.of(texts.words("over", challenge.name())));
    }

    /** All that somebody is shown of a challenge; empty where they do not take part. */
    private Optional<Mine> mine(Turn turn, Challenge challenge, Texts texts) {
        UUID person = turn.person().id();
        Optional<Participant> part = participants.of(turn.tx(), challenge.id(), person);
        return part.map(one -> new Mine(
                challenge,
                one,
                course.team(turn.tx(), challenge, person, texts),
                proofs.latest(turn.tx(), challenge.id(), person).stream()
                        .collect(Collectors.toMap(Proof::step, Function.identity())),
                ways(turn, challenge)));
    }

    private Map<Integer, Action> ways(Turn turn, Challenge challenge) {
        var ways = new HashMap<Integer, Action>();
        for (int i = 0; i < challenge.steps().size(); i++) {
            if (challenge.steps().get(i) instanceof Step.Quiz quiz) {
                int step = i;
                door.open(turn.tx(), challenge.community(), quiz.quiz()).ifPresent(action -> ways.put(step, action));
            }
        }
        return ways;
    }

    private ZoneId zone(Turn turn, Challenge challenge) {
        return communities
                .byId(turn.tx(), challenge.organisation(), challenge.community())
                .map(Community::zone)
                .orElse(ZoneOffset.UTC);
    }

    private List<Block> line(Turn turn, Challenge challenge) {
        int done = participants
                .of(turn.tx(), challenge.id(), turn.person().id())
                .map(part -> part.done().size())
                .orElse(0);
        return MyCards.home(challenge, done, zone(turn, challenge), texts(turn));
    }

    private List<Block> home(Turn turn) {
        return challenges.of(turn.tx(), turn.person().id()).stream()
                .flatMap(challenge -> line(turn, challenge).stream())
                .toList();
    }

    private Reply list(Turn turn, String name) {
        Community community = access.meantOr(turn, name);
        Texts texts = texts(turn);
        List<Challenge> going = challenges.going(turn.tx(), community.id());
        List<Challenge> ended = challenges.ended(turn.tx(), community.id(), MOST_ENDED);
        if (going.isEmpty() && ended.isEmpty()) {
            return new Reply.Private(Message.of(texts.words("list.none", community.name())));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("list.title", community.name())));
        going.forEach(challenge -> {
            blocks.add(new Block.Text(texts.words(
                    challenge.isRunning() ? "list.running" : "list.open",
                    challenge.name(),
                    participants.count(turn.tx(), challenge.id()),
                    Dates.DAY.of(
                            challenge.isRunning()
                                    ? challenge.lastDay(community.zone())
                                    : challenge.firstDay(community.zone()),
                            texts.language()))));
            blocks.add(Buttons.of(ChallengeCards.mine(challenge, texts)));
        });
        ended.forEach(challenge -> blocks.add(new Block.Note(texts.words(
                "list.ended",
                challenge.name(),
                participants.count(turn.tx(), challenge.id()),
                Dates.DAY.of(challenge.lastDay(community.zone()), texts.language())))));
        return new Reply.Private(Message.of(blocks));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(ChallengeChat.class);
    }
}

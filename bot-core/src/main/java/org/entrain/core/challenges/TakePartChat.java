package org.entrain.core.challenges;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.challenges.Challenge.State;
import org.entrain.core.challenges.MyCards.Mine;
import org.entrain.core.challenges.Participants.Participant;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Members;
import org.entrain.core.text.Texts;

/** Coming into a challenge, being reminded of it, leaving it. Whoever is shown one may; an open community takes them in. */
public final class TakePartChat implements Feature {
    static final String JOIN = "challenge.join";
    static final String REMIND = "challenge.remind";
    static final String LEAVE = "challenge.leave";

    private final Communities communities;
    private final Members members;
    private final Activity activity;
    private final Course course;
    private final Progress progress;
    private final Consumer<UUID> changed;
    private final Challenges challenges = new Challenges();
    private final Participants participants = new Participants();

    /**
     * Made once, when the program starts.
     *
     * @param changed told, after the commit, in which challenge there is something new to show
     */
    public TakePartChat(
            Communities communities,
            Members members,
            Activity activity,
            Course course,
            Progress progress,
            Consumer<UUID> changed) {
        this.communities = communities;
        this.members = members;
        this.activity = activity;
        this.course = course;
        this.progress = progress;
        this.changed = changed;
    }

    @Override
    public void register(Routes routes) {
        routes.press(JOIN, Right.ANSWER, this::join)
                .press(REMIND, Right.SELF, this::remind)
                .press(LEAVE, Right.SELF, this::leave);
    }

    private Reply join(Turn turn, Action action) {
        Texts texts = texts(turn);
        UUID id = ChallengeChat.find(challenges, turn, action.uuid(0)).id();
        // Whoever comes in while the teams are made is in one of them, or comes after them.
        Challenge challenge = challenges.hold(turn.tx(), id).orElseThrow();
        Optional<Community> community = communities
                .byId(turn.tx(), challenge.organisation(), challenge.community())
                .filter(one -> !one.isArchived());
        if (!challenge.isGoing() || community.isEmpty() || !turn.at().isBefore(challenge.endsAt())) {
            throw new Refusal(Message.of(texts.words("over", challenge.name())));
        }
        Optional<Participant> before =
                participants.of(turn.tx(), id, turn.person().id());
        Optional<Integer> wanted = wanted(challenge, action, texts);
        boolean chooses = challenge.chosen() && challenge.state() == State.OPEN;
        if (chooses && wanted.isEmpty()) {
            return new Reply.Private(MyCards.choose(challenge, participants.sizes(turn.tx(), challenge), texts));
        }
        if (before.isEmpty()) {
            joined(turn, challenge, chooses ? wanted : placed(turn, challenge));
        } else if (chooses) {
            participants.change(turn.tx(), id, turn.person().id(), wanted.orElseThrow());
        }
        return welcome(turn, challenge, community.get().zone(), texts);
    }

    /** The team that somebody pressed. */
    private static Optional<Integer> wanted(Challenge challenge, Action action, Texts texts) {
        if (action.arguments().size() < 2) {
            return Optional.empty();
        }
        int team = action.number(1);
        if (team < 0 || team >= challenge.teams()) {
            throw new Refusal(Message.of(texts.words("gone")));
        }
        return Optional.of(team);
    }

    /** Who comes late comes to where the fewest are. */
    private Optional<Integer> placed(Turn turn, Challenge challenge) {
        return challenge.isInTeams() && challenge.isRunning()
                ? Optional.of(participants.smallest(turn.tx(), challenge))
                : Optional.empty();
    }

    private void joined(Turn turn, Challenge challenge, Optional<Integer> team) {
        UUID person = turn.person().id();
        participants.join(turn.tx(), challenge.id(), person, team, turn.at());
        members.joinIfOpen(turn.tx(), challenge.community(), List.of(person), turn.at());
        activity.record(
                turn.tx(),
                List.of(new Fact.ChallengeJoined(
                        challenge.community(), Optional.of(person), challenge.id(), turn.at())));
        if (challenge.isRunning()) {
            progress.catchUp(turn.tx(), challenge, List.of(person), turn.at());
        }
        turn.tx().afterCommit(() -> changed.accept(challenge.id()));
    }

    private Reply welcome(Turn turn, Challenge challenge, ZoneId zone, Texts texts) {
        UUID person = turn.person().id();
        Participant part = participants.of(turn.tx(), challenge.id(), person).orElseThrow();
        return new Reply.Private(MyCards.joined(
                new Mine(challenge, part, course.team(turn.tx(), challenge, person, texts), Map.of(), Map.of()),
                zone,
                texts));
    }

    private Reply remind(Turn turn, Action action) {
        Challenge challenge = ChallengeChat.find(challenges, turn, action.uuid(0));
        boolean reminds = action.text(1).equals("yes");
        Texts texts = texts(turn);
        boolean isIn =
                participants.remind(turn.tx(), challenge.id(), turn.person().id(), reminds);
        if (!isIn || !challenge.isGoing()) {
            throw new Refusal(Message.of(
                    challenge.isGoing()
                            ? texts.words("mine.not-in", challenge.name())
                            : texts.words("over", challenge.name())));
        }
        return new Reply.Private(Message.of(
                new Block.Text(texts.words(reminds ? "remind.yes" : "remind.no")),
                Buttons.of(ChallengeCards.mine(challenge, texts))));
    }

    private Reply leave(Turn turn, Action action) {
        Challenge challenge = ChallengeChat.find(challenges, turn, action.uuid(0));
        Texts texts = texts(turn);
        boolean was = challenge.isGoing()
                && course.leave(turn.tx(), challenge, turn.person().id());
        return new Reply.Private(
                Message.of(was ? texts.words("left", challenge.name()) : texts.words("mine.not-in", challenge.name())));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(TakePartChat.class);
    }
}

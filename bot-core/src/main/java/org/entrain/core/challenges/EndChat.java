package org.entrain.core.challenges;

import java.util.List;
import java.util.UUID;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.challenges.Challenge.State;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Texts;

/** The crew has a challenge begin now, end now, or calls it off. */
public final class EndChat implements Feature {
    static final String BEGIN = "challenge.begin";
    static final String END = "challenge.end";
    static final String CANCEL = "challenge.cancel";

    /** Two teams of two: fewer are no teams. */
    private static final int FEWEST_IN_TEAMS = 4;

    private final Access access;
    private final Course course;
    private final Audit audit;
    private final Challenges challenges = new Challenges();
    private final Participants participants = new Participants();

    /** Changes the course of challenges. */
    public EndChat(Access access, Course course, Audit audit) {
        this.access = access;
        this.course = course;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("challenge end", Right.RUN, EndChat.class, (turn, name) -> choose(turn, name, END))
                .command("challenge cancel", Right.RUN, EndChat.class, (turn, name) -> choose(turn, name, CANCEL))
                .press(BEGIN, Right.RUN, this::begin)
                .press(END, Right.RUN, this::end)
                .press(CANCEL, Right.RUN, this::cancel);
    }

    /** What the crew may do with one that goes on. */
    static List<Button> buttons(Challenge challenge, Texts texts) {
        var cancel =
                new Button(texts.say("cancel.button"), Action.of(CANCEL, challenge.id()), Button.Look.DANGER, false);
        return challenge.state() == State.OPEN
                ? List.of(Button.of(texts.say("begin.button"), Action.of(BEGIN, challenge.id())), cancel)
                : List.of(Button.of(texts.say("end.button"), Action.of(END, challenge.id())), cancel);
    }

    /** The one that is meant, with a button that does it: nothing ends by a slip of the tongue. */
    private Reply choose(Turn turn, String name, String what) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        List<Challenge> going = challenges.going(turn.tx(), community.id()).stream()
                .filter(challenge -> what.equals(CANCEL) || challenge.isRunning())
                .toList();
        if (going.isEmpty()) {
            throw new Refusal(Message.of(texts.words("list.none-going", community.name())));
        }
        String said = Said.plain(name.replaceAll("[\"“”„«»]", " "));
        List<Challenge> named = going.stream()
                .filter(challenge ->
                        said.isEmpty() || Said.plain(challenge.name()).equals(said))
                .toList();
        return new Reply.Private(
                named.size() == 1
                        ? surely(named.getFirst(), what, texts)
                        : Message.of(new Block.Choice(
                                texts.say("which"),
                                Action.of(what),
                                going.stream()
                                        .map(one -> new Option(one.id().toString(), one.name()))
                                        .toList())));
    }

    private static Message surely(Challenge challenge, String what, Texts texts) {
        boolean ends = what.equals(END);
        return Message.of(
                new Block.Text(texts.words(ends ? "end.surely" : "cancel.surely", challenge.name())),
                Buttons.of(new Button(
                        texts.say(ends ? "end.button" : "cancel.button"),
                        Action.of(what, challenge.id()),
                        ends ? Button.Look.PRIMARY : Button.Look.DANGER,
                        false)));
    }

    private Challenge find(Turn turn, Action action) {
        Challenge challenge = ChallengeChat.find(challenges, turn, action.uuid(0));
        access.in(turn, challenge.community());
        return challenge;
    }

    private Reply begin(Turn turn, Action action) {
        Challenge challenge = find(turn, action);
        Texts texts = texts(turn);
        int people = participants.count(turn.tx(), challenge.id());
        if (challenge.isInTeams() && challenge.state() == State.OPEN && people < FEWEST_IN_TEAMS) {
            throw new Refusal(Message.of(texts.words("begin.few", FEWEST_IN_TEAMS, people)));
        }
        boolean begun = course.begin(turn.tx(), challenge.id(), turn.at());
        return new Reply.Private(Message.of(texts.words(begun ? "begin.done" : "begin.before", challenge.name())));
    }

    private Reply end(Turn turn, Action action) {
        Challenge challenge = find(turn, action);
        Texts texts = texts(turn);
        if (challenge.state() == State.OPEN) {
            throw new Refusal(Message.of(texts.words("end.open", challenge.name())));
        }
        boolean ended = course.end(turn.tx(), challenge.id(), turn.at());
        if (ended) {
            note(turn, Deed.CHALLENGE_ENDED, challenge.community());
        }
        return new Reply.Private(Message.of(texts.words(ended ? "end.done" : "over", challenge.name())));
    }

    private Reply cancel(Turn turn, Action action) {
        Challenge challenge = find(turn, action);
        Texts texts = texts(turn);
        boolean cancelled = course.cancel(turn.tx(), challenge.id(), turn.at());
        if (cancelled) {
            note(turn, Deed.CHALLENGE_CANCELLED, challenge.community());
        }
        return new Reply.Private(Message.of(texts.words(cancelled ? "cancel.done" : "over", challenge.name())));
    }

    private void note(Turn turn, Deed deed, UUID community) {
        audit.record(turn, deed, community, "");
    }

    private static Texts texts(Turn turn) {
        return turn.texts(EndChat.class);
    }
}

package org.entrain.core.pulse;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.text.Texts;

/** What people do with check-ins: members answer, three presses at most; the crew asks, and reads how it turned out. */
public final class PulseChat implements Feature {
    static final String ANSWER = "pulse.answer";
    static final String HELP = "pulse.help";
    static final String LINE = "pulse.line";

    private final Access access;
    private final Homes homes;
    private final Pulses pulses;
    private final Ballots ballots = new Ballots();
    private final CheckIns checkIns;

    /** Talks about these check-ins. */
    public PulseChat(Access access, Homes homes, Pulses pulses, CheckIns checkIns) {
        this.access = access;
        this.homes = homes;
        this.pulses = pulses;
        this.checkIns = checkIns;
    }

    @Override
    public void register(Routes routes) {
        routes.command("pulse", Right.RUN, PulseChat.class, (turn, rest) -> show(turn, access.meantOr(turn, rest)))
                .command("pulse now", Right.RUN, PulseChat.class, this::now)
                .press(ANSWER, Right.TAKE_PART, this::answer)
                .press(HELP, Right.TAKE_PART, this::help)
                .press(LINE, Right.TAKE_PART, this::openLine)
                .form(LINE, Right.TAKE_PART, this::line);
    }

    private Reply show(Turn turn, Community community) {
        List<Pulse> closed = pulses.closed(turn.tx(), community.id());
        var open = pulses.open(turn.tx(), community.id(), turn.at());
        if (closed.isEmpty() && open.isEmpty()) {
            return told(turn, "none", community.name());
        }
        return new Reply.Private(
                PulseCards.results(community, open, closed, pulses.told(turn.tx(), closed), texts(turn)));
    }

    private Reply now(Turn turn, String words) {
        Community community = access.meant(turn);
        pulses.open(turn.tx(), community.id(), turn.at()).ifPresent(open -> {
            throw new Refusal(
                    Message.of(texts(turn).words("open.already", community.name(), closing(turn, community, open))));
        });
        if (homes.of(turn.tx(), community.id()).isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("homeless", community.name())));
        }
        Pulse asked = checkIns.now(turn.tx(), community, words, turn.person().id(), turn.language(), turn.at());
        return told(turn, "asked", community.name(), closing(turn, community, asked));
    }

    private static String closing(Turn turn, Community community, Pulse pulse) {
        return PulseCards.day(pulse.closesAt(), community.zone(), turn.language());
    }

    private Reply answer(Turn turn, Action action) {
        Pulse pulse = pulse(turn, action);
        int step = action.number(1);
        if (step < 1 || step > Result.STEPS) {
            return told(turn, "closed");
        }
        return switch (ballots.answer(turn.tx(), pulse.id(), turn.person().id(), step, turn.at())) {
            case YES -> new Reply.Private(PulseCards.thanks(pulse.id(), texts(turn)));
            case ALREADY -> told(turn, "already");
            case TOO_EARLY -> told(turn, "first");
            case CLOSED -> told(turn, "closed");
        };
    }

    private Reply help(Turn turn, Action action) {
        Pulse pulse = pulse(turn, action);
        String aid = action.text(1);
        if (!Result.AIDS.contains(aid)) {
            return told(turn, "closed");
        }
        return switch (ballots.help(turn.tx(), pulse.id(), turn.person().id(), aid, turn.at())) {
            case YES -> new Reply.Private(PulseCards.thanksAgain(pulse.id(), texts(turn)));
            case ALREADY -> told(turn, "already.aid");
            case TOO_EARLY -> told(turn, "first");
            case CLOSED -> told(turn, "closed");
        };
    }

    private Reply openLine(Turn turn, Action action) {
        Pulse pulse = pulse(turn, action);
        return pulse.isOpen(turn.at())
                ? new Reply.Open(PulseCards.line(pulse.id(), texts(turn)))
                : told(turn, "closed");
    }

    private Reply line(Turn turn, Interaction.Submission sent) {
        Pulse pulse = pulse(turn, sent.action());
        String line = sent.value(PulseCards.LINE).strip();
        if (line.isEmpty()) {
            return new Reply.Invalid(Map.of(PulseCards.LINE, texts(turn).say("line.empty")));
        }
        return switch (ballots.write(turn.tx(), pulse.id(), turn.person().id(), line, turn.at())) {
            case YES -> told(turn, "line.kept");
            case ALREADY -> told(turn, "already.line");
            case TOO_EARLY -> told(turn, "first");
            case CLOSED -> told(turn, "closed");
        };
    }

    /** A check-in of a community to which the person belongs. */
    private Pulse pulse(Turn turn, Action action) {
        UUID id = action.uuid(0);
        Pulse pulse = pulses.find(turn.tx(), turn.person().organisationId(), id)
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("gone"))));
        access.in(turn, pulse.communityId());
        return pulse;
    }

    private static Reply told(Turn turn, String key, Object... arguments) {
        return new Reply.Private(Message.of(texts(turn).words(key, arguments)));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(PulseChat.class);
    }
}

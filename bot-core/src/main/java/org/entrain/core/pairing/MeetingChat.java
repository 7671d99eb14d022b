package org.entrain.core.pairing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Texts;

/** What people say to whether they met, and whether they suit each other. */
public final class MeetingChat implements Feature {
    static final String ANSWER = "pair.answer";

    private final Access access;
    private final Activity activity;
    private final Rounds rounds;

    /** Talks about these rounds. */
    public MeetingChat(Access access, Activity activity, Rounds rounds) {
        this.access = access;
        this.activity = activity;
        this.rounds = rounds;
    }

    @Override
    public void register(Routes routes) {
        routes.press(ANSWER, Right.TAKE_PART, this::answer);
    }

    private record Found(Programme programme, Cycle cycle, Circle circle) {}

    private Reply answer(Turn turn, Action action) {
        Found found = found(turn, action.uuid(0));
        access.in(turn, found.programme().communityId());
        UUID me = turn.person().id();
        if (!found.circle().members().contains(me)) {
            throw PairAccess.gone(turn);
        }
        Ask what = one(Ask.values(), action.text(1)).orElseThrow(() -> PairAccess.gone(turn));
        Answer answer = one(Answer.values(), action.text(2)).orElseThrow(() -> PairAccess.gone(turn));
        keep(turn.tx(), found.circle(), me, what, answer, turn.at());
        return what == Ask.FIT ? fit(turn, found, answer) : met(turn, found, what, answer);
    }

    private Found found(Turn turn, UUID id) {
        return rounds.circles
                .find(turn.tx(), id)
                .flatMap(circle -> rounds.cycles
                        .find(turn.tx(), circle.cycleId())
                        .flatMap(cycle -> rounds.programmes
                                .ofCycle(turn.tx(), cycle.id())
                                .filter(programme -> programme
                                        .organisationId()
                                        .equals(turn.person().organisationId()))
                                .map(programme -> new Found(programme, cycle, circle))))
                .orElseThrow(() -> PairAccess.gone(turn));
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }

    /** What somebody says last stands. */
    private static void keep(Transaction tx, Circle circle, UUID person, Ask what, Answer answer, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO pairing_answers (group_id, person_id, what, answer, at)
                        VALUES (:circle, :person, :what, :answer, :at)
                        ON CONFLICT (group_id, person_id, what) DO UPDATE SET answer = excluded.answer, at = excluded.at
                        """)
                .bind("circle", circle.id())
                .bind("person", person)
                .bind("what", what.name())
                .bind("answer", answer.name())
                .bind("at", at)
                .execute();
    }

    private Reply met(Turn turn, Found found, Ask what, Answer answer) {
        return switch (answer) {
            case YES -> {
                if (rounds.circles.met(turn.tx(), found.circle(), turn.at())) {
                    record(turn, found);
                    rounds.letters.answered(turn.tx(), found.circle());
                }
                Message thanks = Message.of(texts(turn).words("answered.yes"));
                yield turn.place().isShared() ? new Reply.Replace(thanks) : new Reply.Private(thanks);
            }
            case NOT_YET -> new Reply.Private(what == Ask.HALF ? findTime(turn, found) : later(turn));
            case NO -> new Reply.Private(later(turn));
        };
    }

    /** Each of them met the others, whoever of them said so. */
    private void record(Turn turn, Found found) {
        activity.record(
                turn.tx(),
                found.circle().members().stream()
                        .<Fact>map(member -> new Fact.PairMet(
                                found.programme().communityId(),
                                Optional.of(member),
                                found.circle().id(),
                                turn.at()))
                        .toList());
    }

    private Message findTime(Turn turn, Found found) {
        UUID me = turn.person().id();
        return rounds.letters.shown(turn.tx(), found.programme(), found.cycle(), List.of(found.circle())).stream()
                .flatMap(shown ->
                        shown.member(me).map(reader -> CircleCards.findTime(shown, reader, texts(turn))).stream())
                .findFirst()
                .orElseGet(() -> later(turn));
    }

    private static Message later(Turn turn) {
        return Message.of(texts(turn).words("answered.no"));
    }

    /** Nobody learns what the other said: whoever is left reads what anybody reads whose group ends early. */
    private Reply fit(Turn turn, Found found, Answer answer) {
        if (answer == Answer.YES) {
            return new Reply.Private(Message.of(texts(turn).words("fit.good")));
        }
        rounds.programmes.hold(turn.tx(), found.programme());
        if (!found.circle().isOver()) {
            UUID me = turn.person().id();
            boolean seeks = rounds.participants
                    .of(turn.tx(), found.programme(), me)
                    .filter(one -> one.role() == Role.MENTEE)
                    .isPresent();
            rounds.placing.leave(turn.tx(), found.programme(), found.cycle(), found.circle(), me, seeks, turn.at());
        }
        return new Reply.Private(Message.of(texts(turn).words("fit.anew")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(MeetingChat.class);
    }
}

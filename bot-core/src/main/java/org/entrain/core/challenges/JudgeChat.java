package org.entrain.core.challenges;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.challenges.Proof.Share;
import org.entrain.core.challenges.Proof.State;
import org.entrain.core.challenges.Proofs.Judge;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;
import org.entrain.core.text.Texts;

/**
 * Looking at what others showed. One of the crew finds it good, or two members do; nobody judges their own, nor that of
 * their own team. Only the crew sends something back, with a kind word.
 */
public final class JudgeChat implements Feature {
    static final String LOOK = "challenge.look";
    static final String APPROVE = "challenge.approve";
    static final String SEND_BACK = "challenge.send-back";

    /** The most characters of a kind word. */
    static final int LONGEST = 300;

    /** What waited when a challenge ended can still be found good for so long. */
    private static final Duration AFTER = Duration.ofDays(7);

    private final Access access;
    private final Members members;
    private final Course course;
    private final Progress progress;
    private final ChallengePosts posts;
    private final Pictures pictures;
    private final Attention attention;
    private final Audit audit;
    private final Challenges challenges = new Challenges();
    private final Participants participants = new Participants();
    private final Proofs proofs = new Proofs();

    /** Made once, when the program starts. */
    public JudgeChat(
            Access access,
            Members members,
            Course course,
            Progress progress,
            ChallengePosts posts,
            Pictures pictures,
            Attention attention,
            Audit audit) {
        this.access = access;
        this.members = members;
        this.course = course;
        this.progress = progress;
        this.posts = posts;
        this.pictures = pictures;
        this.attention = attention;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command(
                        "challenge review",
                        Right.TAKE_PART,
                        JudgeChat.class,
                        (turn, rest) -> next(turn, access.meantOr(turn, rest), "judge.none"))
                .press(
                        LOOK,
                        Right.TAKE_PART,
                        (turn, action) -> next(turn, access.in(turn, action.uuid(0)), "judge.none"))
                .press(APPROVE, Right.TAKE_PART, this::approve)
                .press(SEND_BACK, Right.RUN, this::open)
                .form(SEND_BACK, Right.RUN, this::sendBack)
                .home(this::home);
    }

    private Judge judge(Turn turn, Community community) {
        return new Judge(
                turn.person().id(),
                community.id(),
                access.may(turn.tx(), turn.person(), Right.RUN, community),
                turn.at().minus(AFTER));
    }

    /** What waits longest for whoever acts. */
    private Reply next(Turn turn, Community community, String otherwise) {
        Judge judge = judge(turn, community);
        Texts texts = texts(turn);
        Optional<Proof> next = proofs.next(turn.tx(), judge);
        return new Reply.Private(
                next.isEmpty()
                        ? Message.of(texts.words(otherwise))
                        : ProofCards.toJudge(
                                ChallengeChat.find(challenges, turn, next.get().challenge()),
                                next.get(),
                                judge.crew(),
                                proofs.waiting(turn.tx(), judge),
                                pictures,
                                texts));
    }

    /** What a button is about, and where. */
    private record Case(Proof proof, Challenge challenge, Community community) {}

    /** What waits, and whoever acts may judge; until the transaction ends nobody else decides on it. */
    private Case held(Turn turn, UUID id) {
        Texts texts = texts(turn);
        Proof proof = proofs.hold(turn.tx(), id).orElseThrow(() -> new Refusal(Message.of(texts.words("gone"))));
        Challenge challenge = ChallengeChat.find(challenges, turn, proof.challenge());
        Community community = access.in(turn, challenge.community());
        boolean crew = access.may(turn.tx(), turn.person(), Right.RUN, community);
        if (proof.share() == Share.CREW && !crew) {
            throw new Refusal(Message.of(texts.words("gone")));
        }
        if (challenge.state() == Challenge.State.CANCELLED) {
            throw new Refusal(Message.of(texts.words("over", challenge.name())));
        }
        if (proof.person().equals(turn.person().id())) {
            throw new Refusal(Message.of(texts.words("judge.own")));
        }
        if (isTeammate(turn, challenge, proof)) {
            throw new Refusal(Message.of(texts.words("judge.team")));
        }
        if (proof.isWaiting() && isTooLate(turn, challenge)) {
            throw new Refusal(Message.of(texts.words("judge.late", challenge.name(), AFTER.toDays())));
        }
        return new Case(proof, challenge, community);
    }

    private boolean isTooLate(Turn turn, Challenge challenge) {
        return challenges
                .ended(turn.tx(), challenge.id())
                .filter(ended -> !ended.isAfter(turn.at().minus(AFTER)))
                .isPresent();
    }

    private boolean isTeammate(Turn turn, Challenge challenge, Proof proof) {
        Optional<Integer> theirs =
                participants.of(turn.tx(), challenge.id(), proof.person()).flatMap(Participants.Participant::team);
        return theirs.isPresent()
                && theirs.equals(participants
                        .of(turn.tx(), challenge.id(), turn.person().id())
                        .flatMap(Participants.Participant::team));
    }

    private Reply approve(Turn turn, Action action) {
        Case one = held(turn, action.uuid(0));
        Texts texts = texts(turn);
        if (!one.proof().isWaiting()) {
            return new Reply.Private(Message.of(texts.words(
                    one.proof().state() == State.APPROVED ? "judge.approved-before" : "judge.back-before")));
        }
        boolean crew = access.may(turn.tx(), turn.person(), Right.RUN, one.community());
        int peers = proofs.vote(turn.tx(), one.proof().id(), turn.person().id(), turn.at());
        if (!crew && peers < Proofs.PEERS) {
            return thanks(turn, texts.words("judge.one-more"), one.community());
        }
        proofs.decide(
                turn.tx(),
                one.proof().id(),
                State.APPROVED,
                crew ? Optional.of(turn.person().id()) : Optional.empty(),
                Optional.empty(),
                turn.at());
        progress.mark(
                turn.tx(), one.challenge(), one.proof().person(), one.proof().step(), turn.at());
        if (crew) {
            note(turn, Deed.PROOF_APPROVED, one.proof());
        }
        decided(turn, one);
        return thanks(turn, texts.words("judge.approved", one.proof().author()), one.community());
    }

    private void decided(Turn turn, Case one) {
        Proof now = proofs.find(turn.tx(), one.proof().id()).orElseThrow();
        posts.show(turn.tx(), one.challenge(), now, turn.at());
        course.after(turn.tx(), one.challenge(), turn.at());
    }

    /** In a channel only thanks; in private what waits next as well. */
    private Reply thanks(Turn turn, Words thanks, Community community) {
        if (turn.place().isShared()) {
            return new Reply.Private(Message.of(thanks));
        }
        Message next = ((Reply.Private) next(turn, community, "judge.all")).message();
        return new Reply.Private(Message.of(Stream.concat(Stream.of(new Block.Text(thanks)), next.blocks().stream())
                .toList()));
    }

    private Reply open(Turn turn, Action action) {
        Case one = held(turn, action.uuid(0));
        return one.proof().isWaiting()
                ? new Reply.Open(ProofCards.sendBack(one.proof(), texts(turn)))
                : new Reply.Private(Message.of(texts(turn).words("judge.approved-before")));
    }

    private Reply sendBack(Turn turn, Interaction.Submission form) {
        Case one = held(turn, form.action().uuid(0));
        Texts texts = texts(turn);
        String reason = Said.line(form.value(ProofCards.REASON));
        if (reason.isEmpty() || reason.length() > LONGEST) {
            return new Reply.Invalid(Map.of(ProofCards.REASON, texts.say("back.reason.bad", LONGEST)));
        }
        if (!one.proof().isWaiting()) {
            return new Reply.Private(Message.of(texts.words("judge.approved-before")));
        }
        proofs.decide(
                turn.tx(),
                one.proof().id(),
                State.SENT_BACK,
                Optional.of(turn.person().id()),
                Optional.of(reason),
                turn.at());
        note(turn, Deed.PROOF_SENT_BACK, one.proof());
        decided(turn, one);
        Proof back = proofs.find(turn.tx(), one.proof().id()).orElseThrow();
        attention.write(
                turn.tx(),
                back.person(),
                "challenge/back/" + back.id(),
                language -> ProofCards.back(one.challenge(), back, Texts.of(JudgeChat.class, language)),
                Weight.EXPECTED,
                turn.at());
        return thanks(turn, texts.words("back.done", back.author()), one.community());
    }

    private void note(Turn turn, Deed deed, Proof proof) {
        audit.record(turn, deed, proof.person(), "");
    }

    private List<Block> home(Turn turn) {
        return members.communitiesOf(turn.tx(), turn.person().id(), Role.CREW).stream()
                .flatMap(community -> {
                    int waiting = proofs.waiting(turn.tx(), judge(turn, community));
                    return waiting == 0
                            ? Stream.<Block>empty()
                            : ProofCards.home(community.id(), community.name(), waiting, texts(turn)).stream();
                })
                .toList();
    }

    private static Texts texts(Turn turn) {
        return turn.texts(JudgeChat.class);
    }
}

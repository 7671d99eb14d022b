package org.entrain.core.challenges;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.challenges.Proof.Share;
import org.entrain.core.challenges.Proofs.Awaited;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.SharedFile;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;
import org.entrain.core.text.Texts;

/** Showing that one did something: with a text, or with a picture that is handed over as a file. */
public final class ProofChat implements Feature {
    static final String WRITE = "challenge.proof";
    static final String PICTURE = "challenge.picture";
    static final String SHARE = "challenge.proof-share";

    /** The most characters of what somebody writes. */
    static final int LONGEST = 1000;

    /** So long after the press a file is taken for the picture. */
    private static final Duration AWAITED = Duration.ofHours(1);
    /** A picture goes so long after its challenge ended. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Members members;
    private final ChallengePosts posts;
    private final Pictures pictures;
    private final Challenges challenges = new Challenges();
    private final Participants participants = new Participants();
    private final Proofs proofs = new Proofs();

    /** Keeps pictures among these, and shows by these posts what may be seen. */
    public ProofChat(Members members, ChallengePosts posts, Pictures pictures) {
        this.members = members;
        this.posts = posts;
        this.pictures = pictures;
    }

    @Override
    public void register(Routes routes) {
        routes.press(WRITE, Right.SELF, this::open)
                .form(WRITE, Right.SELF, this::write)
                .press(PICTURE, Right.SELF, this::await)
                .awaited("proof", turn -> awaited(turn).isPresent(), Right.SELF, this::picture)
                .press(SHARE, Right.SELF, this::share);
    }

    private Reply open(Turn turn, Action action) {
        int step = action.number(1);
        Challenge challenge = own(turn, action.uuid(0), step);
        Texts texts = texts(turn);
        return new Reply.Open(
                ProofCards.form(challenge, step, challenge.steps().get(step).title(texts), texts));
    }

    private Reply write(Turn turn, Interaction.Submission form) {
        int step = form.action().number(1);
        Challenge challenge = own(turn, form.action().uuid(0), step);
        Texts texts = texts(turn);
        String words = form.value(ProofCards.WORDS).replace("\0", "").strip();
        Optional<Share> share = share(form.value(ProofCards.SHARE));
        if (words.isEmpty()) {
            return new Reply.Invalid(Map.of(ProofCards.WORDS, texts.say("proof.empty")));
        }
        if (words.length() > LONGEST) {
            return new Reply.Invalid(Map.of(ProofCards.WORDS, texts.say("proof.long", LONGEST, words.length())));
        }
        return share.map(one -> hand(turn, challenge, step, words, Optional.empty(), one))
                .orElseGet(() -> new Reply.Invalid(Map.of(ProofCards.SHARE, texts.say("proof.share.missing"))));
    }

    private Reply await(Turn turn, Action action) {
        int step = action.number(1);
        Challenge challenge = own(turn, action.uuid(0), step);
        proofs.await(
                turn.tx(), turn.person().id(), challenge.id(), step, turn.at().plus(AWAITED));
        return new Reply.Private(Message.of(texts(turn).words("picture.await")));
    }

    /** A picture that nobody says more of is for the crew's eyes alone, until its author lets more people see it. */
    private Reply picture(Turn turn, SharedFile file) {
        UUID person = turn.person().id();
        Awaited awaited = awaited(turn).orElseThrow();
        Challenge challenge = own(turn, awaited.challengeId(), awaited.step());
        Texts texts = texts(turn);
        Pictures.wrong(file.content()).ifPresent(wrong -> {
            throw new Refusal(Message.of(
                    switch (wrong) {
                        case NO_PICTURE -> texts.words("picture.none");
                        case TOO_HEAVY -> texts.words("picture.heavy");
                        case TOO_LARGE -> texts.words("picture.large", Pictures.LONGEST_SIDE);
                    }));
        });
        String id = pictures.keepUntil(
                turn.tx(), challenge.organisation(), challenge.endsAt().plus(KEPT), file.content());
        proofs.arrived(turn.tx(), person);
        return hand(turn, challenge, awaited.step(), "", Optional.of(id), Share.CREW);
    }

    /** For what a file is: a press said so; else, from who runs no community, the one proof that is left to show. */
    private Optional<Awaited> awaited(Turn turn) {
        UUID person = turn.person().id();
        return proofs.awaited(turn.tx(), person, turn.at())
                .or(() -> members.communitiesOf(turn.tx(), person, Role.CREW).isEmpty()
                        ? onlyOne(turn, person)
                        : Optional.empty());
    }

    private Optional<Awaited> onlyOne(Turn turn, UUID person) {
        List<Awaited> left = challenges.of(turn.tx(), person).stream()
                .filter(Challenge::isRunning)
                .flatMap(challenge -> left(turn, challenge, person))
                .toList();
        return left.size() == 1 ? Optional.of(left.getFirst()) : Optional.empty();
    }

    private Stream<Awaited> left(Turn turn, Challenge challenge, UUID person) {
        Set<Integer> done = participants
                .of(turn.tx(), challenge.id(), person)
                .map(Participants.Participant::done)
                .orElse(Set.of());
        return IntStream.range(0, challenge.steps().size())
                .filter(step -> challenge.steps().get(step) instanceof Step.Proof && !done.contains(step))
                .mapToObj(step -> new Awaited(challenge.id(), step));
    }

    private Reply hand(Turn turn, Challenge challenge, int step, String words, Optional<String> picture, Share share) {
        Optional<String> before = proofs
                .latest(turn.tx(), challenge.id(), turn.person().id())
                .stream()
                .filter(one -> one.step() == step && one.isWaiting())
                .flatMap(one -> one.picture().stream())
                .findFirst();
        Proof proof = proofs.hand(turn.tx(), challenge.id(), step, turn.person().id(), words, picture, share, turn.at())
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("proof.already"))));
        before.filter(old -> !proofs.isShown(turn.tx(), old))
                .ifPresent(old -> pictures.letGo(turn.tx(), challenge.organisation(), old, turn.at()));
        posts.show(turn.tx(), challenge, proof, turn.at());
        return new Reply.Private(ProofCards.handed(proof, texts(turn)));
    }

    private Reply share(Turn turn, Action action) {
        Texts texts = texts(turn);
        Proof proof = proofs.hold(turn.tx(), action.uuid(0))
                .filter(one -> one.person().equals(turn.person().id()))
                .orElseThrow(() -> new Refusal(Message.of(texts.words("gone"))));
        Challenge challenge = ChallengeChat.find(challenges, turn, proof.challenge());
        if (!proof.isWaiting()) {
            throw new Refusal(Message.of(texts.words("proof.already")));
        }
        Share share = share(action.text(1)).orElseThrow(() -> new Refusal(Message.of(texts.words("gone"))));
        proofs.share(turn.tx(), proof.id(), share);
        Proof shared = proofs.find(turn.tx(), proof.id()).orElseThrow();
        posts.show(turn.tx(), challenge, shared, turn.at());
        return new Reply.Private(ProofCards.handed(shared, texts));
    }

    private static Optional<Share> share(String value) {
        return Arrays.stream(Share.values())
                .filter(share -> share.name().equals(value))
                .findFirst();
    }

    /** A challenge that runs, with a step to prove that whoever acts has not done. */
    private Challenge own(Turn turn, UUID id, int step) {
        Challenge challenge = ChallengeChat.find(challenges, turn, id);
        Texts texts = texts(turn);
        if (!challenge.isRunning() || !turn.at().isBefore(challenge.endsAt())) {
            throw new Refusal(Message.of(
                    challenge.state() == Challenge.State.OPEN
                            ? texts.words("not-yet", challenge.name())
                            : texts.words("over", challenge.name())));
        }
        Optional<Participants.Participant> part =
                participants.of(turn.tx(), id, turn.person().id());
        boolean isProof = step >= 0
                && step < challenge.steps().size()
                && challenge.steps().get(step) instanceof Step.Proof;
        if (part.isEmpty() || !isProof) {
            throw new Refusal(
                    Message.of(part.isEmpty() ? texts.words("mine.not-in", challenge.name()) : texts.words("gone")));
        }
        if (part.get().done().contains(step)) {
            throw new Refusal(Message.of(texts.words("proof.already")));
        }
        return challenge;
    }

    private static Texts texts(Turn turn) {
        return turn.texts(ProofChat.class);
    }
}

package org.entrain.core.challenges;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bank.Pictures;
import org.entrain.core.challenges.Proof.Share;
import org.entrain.core.challenges.Proof.State;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.text.Texts;

/** How a proof is asked for, shown, looked at and sent back. */
final class ProofCards {
    static final String WORDS = "words";
    static final String SHARE = "share";
    static final String REASON = "reason";

    private ProofCards() {}

    /**
     * Where somebody can hand over a proof, or waits for a look at it.
     *
     * @param latest what they showed last
     */
    static List<Block> toHand(Challenge challenge, int step, Optional<Proof> latest, Texts texts) {
        var blocks = new ArrayList<Block>();
        latest.filter(proof -> proof.state() == State.SENT_BACK)
                .flatMap(Proof::reason)
                .ifPresent(reason -> blocks.add(new Block.Text(texts.words("proof.back", reason))));
        Optional<Proof> waiting = latest.filter(Proof::isWaiting);
        if (waiting.isPresent()) {
            blocks.add(new Block.Note(texts.words("proof.waits." + waiting.get().share())));
            if (waiting.get().share() != Share.CHANNEL) {
                blocks.add(Buttons.of(widen(waiting.get(), texts)));
            }
        } else {
            blocks.add(tries(challenge, step, texts));
        }
        return blocks;
    }

    static Buttons tries(Challenge challenge, int step, Texts texts) {
        return Buttons.of(
                Button.opening(texts.say("go.words"), Action.of(ProofChat.WRITE, challenge.id(), step)),
                Button.of(texts.say("go.picture"), Action.of(ProofChat.PICTURE, challenge.id(), step)));
    }

    /** Lets more people see it than now. */
    private static Button widen(Proof proof, Texts texts) {
        Share wider = proof.share() == Share.CREW ? Share.PEERS : Share.CHANNEL;
        return Button.of(texts.say("widen." + wider), Action.of(ProofChat.SHARE, proof.id(), wider));
    }

    static Form form(Challenge challenge, int step, String task, Texts texts) {
        return new Form(
                Action.of(ProofChat.WRITE, challenge.id(), step),
                texts.say("proof.title"),
                List.of(new Block.Text(Words.plain(task))),
                List.of(
                        new Form.TextField(
                                WORDS,
                                texts.say("proof.words"),
                                texts.say("proof.words.hint"),
                                false,
                                true,
                                ProofChat.LONGEST,
                                ""),
                        new Form.ChoiceField(
                                SHARE,
                                texts.say("proof.share"),
                                texts.say("proof.share.hint"),
                                false,
                                false,
                                Arrays.stream(Share.values())
                                        .map(share -> new Option(share.name(), texts.say("share." + share)))
                                        .toList(),
                                List.of(Share.PEERS.name()))),
                texts.say("proof.submit"),
                texts.say("cancel"));
    }

    /** To who handed it over. */
    static Message handed(Proof proof, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("proof.handed")));
        blocks.add(new Block.Note(texts.words("proof.waits." + proof.share())));
        var buttons = new ArrayList<Button>();
        if (proof.share() != Share.CHANNEL) {
            buttons.add(widen(proof, texts));
        }
        buttons.add(Button.of(texts.say("mine"), Action.of(ChallengeChat.MINE, proof.challenge())));
        blocks.add(new Buttons(buttons));
        return Message.of(blocks);
    }

    /** In the channel, since the author agreed. */
    static Message inChannel(Challenge challenge, Proof proof, Pictures pictures, Texts texts) {
        if (proof.state() == State.SENT_BACK || proof.share() != Share.CHANNEL) {
            return Message.of(texts.words("proof.gone", challenge.name()));
        }
        var blocks = new ArrayList<Block>(content(challenge, proof, pictures, texts));
        if (proof.isWaiting()) {
            blocks.add(Buttons.of(approve(proof, texts)));
            blocks.add(new Block.Note(texts.words("proof.needs", Proofs.PEERS)));
        } else {
            blocks.add(new Block.Note(texts.words("proof.good")));
        }
        return Message.of(blocks);
    }

    /**
     * To who looks at it in private.
     *
     * @param crew whether they may also send it back
     */
    static Message toJudge(
            Challenge challenge, Proof proof, boolean crew, int waiting, Pictures pictures, Texts texts) {
        var blocks = new ArrayList<Block>(content(challenge, proof, pictures, texts));
        blocks.add(
                crew
                        ? Buttons.of(
                                approve(proof, texts),
                                Button.opening(texts.say("send-back"), Action.of(JudgeChat.SEND_BACK, proof.id())))
                        : Buttons.of(approve(proof, texts)));
        blocks.add(new Block.Note(
                crew ? texts.words("judge.crew", waiting) : texts.words("judge.peer", waiting, Proofs.PEERS)));
        return Message.of(blocks);
    }

    private static Button approve(Proof proof, Texts texts) {
        return Button.primary(texts.say("approve"), Action.of(JudgeChat.APPROVE, proof.id()));
    }

    private static List<Block> content(Challenge challenge, Proof proof, Pictures pictures, Texts texts) {
        String task = challenge.steps().get(proof.step()).title(texts);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("proof.by", proof.author(), task, challenge.name())));
        proof.picture()
                .ifPresent(picture -> blocks.add(
                        new Block.Picture(pictures.page(picture), texts.say("proof.picture", proof.author(), task))));
        if (!proof.words().isEmpty()) {
            blocks.add(new Block.Text(Words.plain(proof.words())));
        }
        return blocks;
    }

    static Form sendBack(Proof proof, Texts texts) {
        return new Form(
                Action.of(JudgeChat.SEND_BACK, proof.id()),
                texts.say("back.title"),
                List.of(new Block.Text(texts.words("back.intro", proof.author()))),
                List.of(new Form.TextField(
                        REASON,
                        texts.say("back.reason"),
                        texts.say("back.reason.hint"),
                        false,
                        true,
                        JudgeChat.LONGEST,
                        "")),
                texts.say("back.submit"),
                texts.say("cancel"));
    }

    /** To the author of what was sent back: what to do now. */
    static Message back(Challenge challenge, Proof proof, Texts texts) {
        String task = challenge.steps().get(proof.step()).title(texts);
        return Message.of(
                new Block.Text(texts.words("back.letter", task, challenge.name())),
                new Block.Text(texts.words("proof.back", proof.reason().orElse(""))),
                tries(challenge, proof.step(), texts));
    }

    /** To the crew, once a day at most. */
    static Message waiting(UUID community, String challenge, Texts texts) {
        return Message.of(
                new Block.Text(texts.words("waiting", challenge)),
                Buttons.of(Button.primary(texts.say("look"), Action.of(JudgeChat.LOOK, community))));
    }

    /** A line of the crew's own page. */
    static List<Block> home(UUID community, String name, int waiting, Texts texts) {
        return List.of(
                new Block.Text(texts.words("home.waiting", waiting, name)),
                Buttons.of(Button.of(texts.say("look"), Action.of(JudgeChat.LOOK, community))));
    }
}

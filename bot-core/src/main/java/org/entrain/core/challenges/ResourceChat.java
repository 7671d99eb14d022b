package org.entrain.core.challenges;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.text.Texts;

/** Sharing something worth reading or seeing: a link and a sentence, which the community reads at the end. */
public final class ResourceChat implements Feature {
    static final String SHARE = "challenge.share";

    private static final String URL = "url";
    private static final String WORDS = "words";
    private static final int LONGEST_URL = 1000;
    private static final int LONGEST_WORDS = 300;

    private final Activity activity;
    private final Challenges challenges = new Challenges();
    private final Participants participants = new Participants();
    private final Resources resources = new Resources();

    /** Tells of what is shared by this record. */
    public ResourceChat(Activity activity) {
        this.activity = activity;
    }

    @Override
    public void register(Routes routes) {
        routes.press(SHARE, Right.SELF, this::open).form(SHARE, Right.SELF, this::share);
    }

    private Reply open(Turn turn, Action action) {
        Challenge challenge = own(turn, action.uuid(0));
        Texts texts = texts(turn);
        return new Reply.Open(new Form(
                Action.of(SHARE, challenge.id()),
                texts.say("resource.title"),
                List.of(new Block.Text(texts.words("resource.intro"))),
                List.of(
                        new Form.TextField(
                                URL,
                                texts.say("resource.url"),
                                texts.say("resource.url.hint"),
                                false,
                                false,
                                LONGEST_URL,
                                ""),
                        new Form.TextField(
                                WORDS,
                                texts.say("resource.words"),
                                texts.say("resource.words.hint"),
                                false,
                                true,
                                LONGEST_WORDS,
                                "")),
                texts.say("resource.submit"),
                texts.say("cancel")));
    }

    private Reply share(Turn turn, Interaction.Submission form) {
        Challenge challenge = own(turn, form.action().uuid(0));
        Texts texts = texts(turn);
        Optional<URI> page = page(form.value(URL));
        String words = Said.line(form.value(WORDS));
        var errors = new LinkedHashMap<String, String>();
        if (page.isEmpty()) {
            errors.put(URL, texts.say("resource.url.bad"));
        }
        if (words.isEmpty() || words.length() > LONGEST_WORDS) {
            errors.put(WORDS, texts.say("resource.words.bad", LONGEST_WORDS));
        }
        if (!errors.isEmpty()) {
            return new Reply.Invalid(errors);
        }
        UUID person = turn.person().id();
        UUID shared = resources.share(turn.tx(), challenge.id(), person, page.orElseThrow(), words, turn.at());
        activity.record(
                turn.tx(),
                List.of(new Fact.ResourceShared(challenge.community(), Optional.of(person), shared, turn.at())));
        return new Reply.Private(Message.of(
                new Block.Text(texts.words("resource.thanks")), Buttons.of(ChallengeCards.mine(challenge, texts))));
    }

    private static Optional<URI> page(String typed) {
        try {
            URI page = URI.create(typed.strip());
            boolean isWeb = "https".equals(page.getScheme()) || "http".equals(page.getScheme());
            return Optional.of(page)
                    .filter(one ->
                            isWeb && one.getHost() != null && one.toString().length() <= LONGEST_URL);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A challenge that runs, takes what is shared, and that whoever acts takes part in. */
    private Challenge own(Turn turn, UUID id) {
        Challenge challenge = ChallengeChat.find(challenges, turn, id);
        Texts texts = texts(turn);
        if (!challenge.isRunning() || !turn.at().isBefore(challenge.endsAt())) {
            throw new Refusal(Message.of(texts.words("over", challenge.name())));
        }
        if (participants.of(turn.tx(), id, turn.person().id()).isEmpty()) {
            throw new Refusal(Message.of(texts.words("mine.not-in", challenge.name())));
        }
        if (challenge.steps().stream().noneMatch(Step.Share.class::isInstance)) {
            throw new Refusal(Message.of(texts.words("gone")));
        }
        return challenge;
    }

    private static Texts texts(Turn turn) {
        return turn.texts(ResourceChat.class);
    }
}

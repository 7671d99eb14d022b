package org.entrain.core.prompts;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Members;
import org.entrain.core.prompts.Prompts.Asked;
import org.entrain.core.prompts.Voices.Answer;
import org.entrain.core.prompts.Voices.Share;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** What people do with a question: take a side, say something, take it back. */
public final class VoiceChat implements Feature {
    static final String SIDE = "prompt.side";
    static final String ANSWER = "prompt.answer";
    static final String BACK = "prompt.back";

    /** The most characters of an answer. */
    static final int LONGEST = 500;

    /** How long something can be said to a question. */
    private static final Duration OPEN = Duration.ofDays(28);

    private final Communities communities;
    private final Members members;
    private final Activity activity;
    private final PromptPosts posts;
    private final Consumer<UUID> changed;
    private final Prompts prompts = new Prompts();
    private final Voices voices = new Voices();

    /**
     * Hears what people say.
     *
     * @param changed told of each debate in which somebody took a side, after the commit
     */
    public VoiceChat(
            Communities communities, Members members, Activity activity, PromptPosts posts, Consumer<UUID> changed) {
        this.communities = communities;
        this.members = members;
        this.activity = activity;
        this.posts = posts;
        this.changed = changed;
    }

    @Override
    public void register(Routes routes) {
        routes.press(SIDE, Right.ANSWER, this::side)
                .press(ANSWER, Right.ANSWER, this::open)
                .form(ANSWER, Right.ANSWER, this::answer)
                .press(BACK, Right.ANSWER, this::takeBack);
    }

    /** A question that somebody is shown: in a channel as its community reads it, in private as they do. */
    private record Shown(Asked asked, Prompt prompt) {}

    private Reply side(Turn turn, Action action) {
        Shown shown = shown(turn, action);
        int side = action.number(1);
        if (side < 0 || side >= shown.prompt().sides().size()) {
            throw new Refusal(gone(turn));
        }
        take(turn, shown, side);
        return new Reply.Private(
                PromptCards.taken(shown.asked().id(), shown.prompt().sides().get(side), texts(turn)));
    }

    private void take(Turn turn, Shown shown, int side) {
        Asked asked = shown.asked();
        if (voices.take(turn.tx(), asked.id(), turn.person().id(), side, turn.at())) {
            spoken(turn, asked);
        }
        regather(turn, asked);
        turn.tx().afterCommit(() -> changed.accept(asked.id()));
    }

    private Reply open(Turn turn, Action action) {
        Shown shown = shown(turn, action);
        UUID round = shown.asked().id();
        UUID person = turn.person().id();
        return new Reply.Open(PromptCards.form(
                round,
                shown.prompt(),
                voices.of(turn.tx(), round, person),
                voices.side(turn.tx(), round, person),
                texts(turn)));
    }

    private Reply answer(Turn turn, Interaction.Submission form) {
        Shown shown = shown(turn, form.action());
        Asked asked = shown.asked();
        Texts texts = texts(turn);
        String words = form.value(PromptCards.WORDS).replace("\0", "").strip();
        Optional<Share> share = share(form.value(PromptCards.SHARE));
        Optional<Integer> side = side(form.value(PromptCards.SIDE), shown.prompt());
        Map<String, String> errors = errors(shown.prompt(), words, share, side, texts);
        if (!errors.isEmpty()) {
            return new Reply.Invalid(errors);
        }
        if (voices.say(
                turn.tx(), asked.id(), turn.person().id(), new Answer(words, share.orElseThrow()), side, turn.at())) {
            spoken(turn, asked);
        }
        side.ifPresentOrElse(one -> take(turn, shown, one), () -> regather(turn, asked));
        return new Reply.Private(
                PromptCards.thanks(asked.id(), "thanks." + share.orElseThrow().name(), texts));
    }

    private static Map<String, String> errors(
            Prompt prompt, String words, Optional<Share> share, Optional<Integer> side, Texts texts) {
        var errors = new LinkedHashMap<String, String>();
        if (words.isEmpty()) {
            errors.put(PromptCards.WORDS, texts.say("words.empty"));
        } else if (words.length() > LONGEST) {
            errors.put(PromptCards.WORDS, texts.say("words.long", LONGEST, words.length()));
        }
        if (share.isEmpty()) {
            errors.put(PromptCards.SHARE, texts.say("share.missing"));
        }
        if (!prompt.sides().isEmpty() && side.isEmpty()) {
            errors.put(PromptCards.SIDE, texts.say("side.missing"));
        }
        return errors;
    }

    private static Optional<Share> share(String value) {
        return Arrays.stream(Share.values())
                .filter(share -> share.name().equals(value))
                .findFirst();
    }

    private static Optional<Integer> side(String value, Prompt prompt) {
        return IntStream.range(0, prompt.sides().size())
                .boxed()
                .filter(side -> String.valueOf(side).equals(value))
                .findFirst();
    }

    /** For ever, also where nothing new can be said. */
    private Reply takeBack(Turn turn, Action action) {
        Asked asked = asked(turn, action);
        boolean was = voices.takeBack(turn.tx(), asked.id(), turn.person().id());
        if (was) {
            regather(turn, asked);
        }
        return new Reply.Private(Message.of(texts(turn).words(was ? "taken-back" : "taken-back.nothing")));
    }

    /** Whoever says something takes part: they come in where the door is open, and the fact is told. */
    private void spoken(Turn turn, Asked asked) {
        UUID person = turn.person().id();
        members.joinIfOpen(turn.tx(), asked.community(), List.of(person), turn.at());
        activity.record(
                turn.tx(),
                List.of(new Fact.PromptAnswered(asked.community(), Optional.of(person), asked.id(), turn.at())));
    }

    private void regather(Turn turn, Asked asked) {
        asked.gathering().ifPresent(gathering -> posts.regather(turn.tx(), gathering, turn.at()));
    }

    private Asked asked(Turn turn, Action action) {
        return prompts.asked(turn.tx(), turn.person().organisationId(), action.uuid(0))
                .orElseThrow(() -> new Refusal(gone(turn)));
    }

    private Shown shown(Turn turn, Action action) {
        Asked asked = asked(turn, action);
        Optional<Community> community = communities
                .byId(turn.tx(), asked.organisation(), asked.community())
                .filter(one -> !one.isArchived());
        if (community.isEmpty() || asked.at().plus(OPEN).isBefore(turn.at())) {
            throw new Refusal(Message.of(texts(turn).words("over")));
        }
        Language language = turn.place().kind() == Place.Kind.PERSONAL
                ? turn.language()
                : community.get().language();
        return prompts.find(turn.tx(), asked.community(), asked.prompt(), language)
                .map(prompt -> new Shown(asked, prompt))
                .orElseThrow(() -> new Refusal(gone(turn)));
    }

    private static Message gone(Turn turn) {
        return Message.of(texts(turn).words("gone"));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(VoiceChat.class);
    }
}

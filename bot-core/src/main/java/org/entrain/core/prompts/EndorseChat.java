package org.entrain.core.prompts;

import java.util.List;
import java.util.Map;
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
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.prompts.Prompts.Asked;
import org.entrain.core.text.Texts;

/** Which of the answers that were gathered helped somebody: one of each week, and not their own. */
public final class EndorseChat implements Feature {
    static final String HELPED = "prompt.helped";
    static final String ANSWER = "answer";

    private final Communities communities;
    private final Activity activity;
    private final PromptPosts posts;
    private final Prompts prompts = new Prompts();
    private final Voices voices = new Voices();

    /** Talks about what these posts gathered. */
    public EndorseChat(Communities communities, Activity activity, PromptPosts posts) {
        this.communities = communities;
        this.activity = activity;
        this.posts = posts;
    }

    @Override
    public void register(Routes routes) {
        routes.press(HELPED, Right.ANSWER, this::open).form(HELPED, Right.ANSWER, this::endorse);
    }

    private Reply open(Turn turn, Action action) {
        UUID gathering = action.uuid(0);
        List<Gathered> gathered = gathered(turn, community(turn, gathering), gathering);
        return gathered.stream().allMatch(one -> one.said().isEmpty())
                ? new Reply.Private(Message.of(texts(turn).words("said.nothing")))
                : new Reply.Open(PromptCards.helped(gathering, gathered, texts(turn)));
    }

    private Reply endorse(Turn turn, Interaction.Submission form) {
        UUID gathering = form.action().uuid(0);
        Community community = community(turn, gathering);
        Optional<UUID> author = chosen(turn, community, gathering, form.value(ANSWER))
                .flatMap(answer -> voices.authorOf(turn.tx(), gathering, answer));
        UUID me = turn.person().id();
        if (author.isEmpty() || author.get().equals(me)) {
            String key = author.isEmpty() ? "helped.missing" : "helped.own";
            return new Reply.Invalid(Map.of(ANSWER, texts(turn).say(key)));
        }
        Optional<UUID> endorsement = voices.endorse(turn.tx(), gathering, author.get(), me, turn.at());
        endorsement.ifPresent(id -> activity.record(
                turn.tx(), List.of(new Fact.AnswerEndorsed(community.id(), author, id, turn.at(), me))));
        return new Reply.Private(
                Message.of(texts(turn).words(endorsement.isPresent() ? "helped.done" : "helped.before")));
    }

    /** Only what everybody may read can be chosen. */
    private Optional<UUID> chosen(Turn turn, Community community, UUID gathering, String value) {
        return gathered(turn, community, gathering).stream()
                .flatMap(one -> one.said().stream())
                .map(Voices.Said::id)
                .filter(id -> id.toString().equals(value))
                .findFirst();
    }

    private List<Gathered> gathered(Turn turn, Community community, UUID gathering) {
        return prompts.gathered(turn.tx(), gathering).stream()
                .flatMap(asked -> posts.gathered(turn.tx(), asked, community))
                .toList();
    }

    private Community community(Turn turn, UUID gathering) {
        UUID organisation = turn.person().organisationId();
        return prompts.gathered(turn.tx(), gathering).stream()
                .map(Asked::community)
                .findFirst()
                .flatMap(id -> communities.byId(turn.tx(), organisation, id))
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("gone"))));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(EndorseChat.class);
    }
}

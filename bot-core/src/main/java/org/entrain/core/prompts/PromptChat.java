package org.entrain.core.prompts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.database.Transaction;
import org.entrain.core.prompts.OwnPrompts.Own;
import org.entrain.core.prompts.OwnPrompts.State;
import org.entrain.core.prompts.Prompt.Kind;
import org.entrain.core.prompts.Prompts.Left;
import org.entrain.core.text.Texts;

/** What the crew does with questions: have one asked at once, see how many are left, take a member's own away. */
public final class PromptChat implements Feature {
    static final String REMOVE = "prompt.remove";

    private static final int MOST_LISTED = 15;

    private final Access access;
    private final Homes homes;
    private final Audit audit;
    private final Asking asking;
    private final Prompts prompts = new Prompts();
    private final OwnPrompts own = new OwnPrompts();

    /** Talks about what is asked. */
    public PromptChat(Access access, Homes homes, Audit audit, Asking asking) {
        this.access = access;
        this.homes = homes;
        this.audit = audit;
        this.asking = asking;
    }

    @Override
    public void register(Routes routes) {
        routes.command("prompt now", Right.RUN, PromptChat.class, this::now)
                .command("prompt list", Right.RUN, PromptChat.class, (turn, rest) -> list(turn, access.meant(turn)))
                .press(REMOVE, Right.RUN, this::remove);
    }

    private Reply now(Turn turn, String words) {
        Community community = access.meant(turn);
        Texts texts = turn.texts(PromptChat.class);
        Set<Kind> kinds = Kinds.said(words)
                .orElseThrow(() -> new Refusal(Message.of(texts.words("kind.unknown", Kinds.echo(words)))));
        if (homes.of(turn.tx(), community.id()).isEmpty()) {
            throw new Refusal(Message.of(texts.words("now.no-home", community.name())));
        }
        Prompt prompt = asking.draw(turn.tx(), community.id(), kinds, community.language());
        asking.ask(
                turn.tx(),
                community.organisationId(),
                community.id(),
                prompt.key(),
                Optional.of(turn.person().id()),
                turn.at());
        return new Reply.Private(Message.of(texts.words("now.asked", community.name(), prompt.text())));
    }

    private Reply list(Turn turn, Community community) {
        Texts texts = turn.texts(PromptChat.class);
        List<Own> theirs = own.approved(turn.tx(), community.id());
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("prompts.title", community.name())));
        blocks.add(left(turn.tx(), community.id(), theirs, texts));
        for (Own one : theirs.stream().limit(MOST_LISTED).toList()) {
            blocks.addAll(PromptCards.asked(one.prompt(), texts));
            blocks.add(Buttons.of(
                    new Button(texts.say("remove"), Action.of(REMOVE, one.id()), Button.Look.DANGER, false)));
        }
        if (theirs.size() > MOST_LISTED) {
            blocks.add(new Block.Note(texts.words("said.more", theirs.size() - MOST_LISTED)));
        }
        blocks.add(new Block.Note(texts.words("prompts.note")));
        return new Reply.Private(Message.of(blocks));
    }

    private Block left(Transaction tx, UUID community, List<Own> theirs, Texts texts) {
        Map<Kind, Integer> members = new EnumMap<>(Kind.class);
        theirs.forEach(one -> members.merge(one.prompt().kind(), 1, Integer::sum));
        Map<Kind, Left> left = prompts.left(tx, community);
        return new Block.Facts(left.entrySet().stream()
                .map(entry -> new Block.Fact(
                        entry.getKey().title(texts.language()),
                        texts.say(
                                "prompts.left",
                                entry.getValue().left(),
                                entry.getValue().of(),
                                members.getOrDefault(entry.getKey(), 0))))
                .toList());
    }

    private Reply remove(Turn turn, Action action) {
        Own one = own.find(turn.tx(), turn.person().organisationId(), action.uuid(0))
                .orElseThrow(() -> OwnPromptChat.gone(turn));
        Community community = access.in(turn, one.community());
        if (own.decide(
                turn.tx(),
                one.id(),
                State.APPROVED,
                State.REMOVED,
                turn.person().id(),
                turn.at())) {
            audit.record(turn, Deed.PROMPT_REMOVED, one.author().orElse(community.id()), "");
        }
        return list(turn, community);
    }
}

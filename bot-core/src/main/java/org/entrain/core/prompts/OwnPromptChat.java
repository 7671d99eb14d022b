package org.entrain.core.prompts;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
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
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;
import org.entrain.core.prompts.OwnPrompts.Own;
import org.entrain.core.prompts.OwnPrompts.State;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Members write questions for their community; the crew says yes or no, and the author is thanked either way. */
public final class OwnPromptChat implements Feature {
    static final String WRITE = "prompt.write";
    static final String PROPOSE = "prompt.propose";
    static final String APPROVE = "prompt.approve";
    static final String DECLINE = "prompt.decline";

    private final Access access;
    private final Members members;
    private final Attention attention;
    private final Audit audit;
    private final OwnPrompts own = new OwnPrompts();

    /** Takes what members of these communities write. */
    public OwnPromptChat(Access access, Members members, Attention attention, Audit audit) {
        this.access = access;
        this.members = members;
        this.attention = attention;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("prompt add", Right.TAKE_PART, OwnPromptChat.class, (turn, rest) -> add(turn))
                .press(WRITE, Right.TAKE_PART, this::write)
                .form(PROPOSE, Right.TAKE_PART, this::propose)
                .press(APPROVE, Right.RUN, (turn, action) -> decide(turn, action, State.APPROVED))
                .press(DECLINE, Right.RUN, (turn, action) -> decide(turn, action, State.DECLINED));
    }

    /** A command cannot open a form on every platform; a button can. */
    private Reply add(Turn turn) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        return new Reply.Private(Message.of(
                new Block.Text(texts.words("add", community.name())),
                Buttons.of(Button.opening(texts.say("add.open"), Action.of(WRITE, community.id())))));
    }

    private Reply write(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        refuseTooMany(turn, community);
        return new Reply.Open(OwnPromptForm.form(community, texts(turn)));
    }

    private void refuseTooMany(Turn turn, Community community) {
        if (own.waiting(turn.tx(), community.id(), turn.person().id()) >= OwnPrompts.MOST_WAITING) {
            throw new Refusal(Message.of(texts(turn).words("add.too-many", OwnPrompts.MOST_WAITING)));
        }
    }

    private Reply propose(Turn turn, Interaction.Submission form) {
        Community community = access.in(turn, form.action().uuid(0));
        Texts texts = texts(turn);
        Map<String, String> errors = OwnPromptForm.errors(form, texts);
        if (!errors.isEmpty()) {
            return new Reply.Invalid(errors);
        }
        refuseTooMany(turn, community);
        UUID id = UUID.randomUUID();
        OwnPromptForm.Written written =
                OwnPromptForm.read(form, id, turn.person().name(), community);
        if (own.has(turn.tx(), community.id(), written.prompt().text())) {
            return new Reply.Invalid(OwnPromptForm.twice(texts));
        }
        var one = new Own(
                id,
                community.id(),
                written.prompt(),
                written.language(),
                Optional.of(turn.person().id()),
                State.PROPOSED,
                Optional.empty());
        own.propose(turn.tx(), one, written.named(), turn.at());
        return access.may(turn.tx(), turn.person(), Right.RUN, community)
                ? takeTheirOwn(turn, one)
                : askTheCrew(turn, one, community);
    }

    /** Nobody of the crew is asked about what they wrote themselves. */
    private Reply takeTheirOwn(Turn turn, Own one) {
        own.decide(
                turn.tx(),
                one.id(),
                State.PROPOSED,
                State.APPROVED,
                turn.person().id(),
                turn.at());
        note(turn, one, State.APPROVED);
        return new Reply.Private(Message.of(texts(turn).words("add.taken")));
    }

    private Reply askTheCrew(Turn turn, Own one, Community community) {
        String author = turn.person().name();
        attention.writeAll(
                turn.tx(),
                members.atLeast(turn.tx(), community.id(), Role.CREW),
                person -> "prompt/%s/proposed/%s".formatted(one.id(), person),
                language -> proposed(one, author, community, language),
                Weight.EXPECTED,
                turn.at());
        return new Reply.Private(Message.of(texts(turn).words("add.sent", community.name())));
    }

    private static Message proposed(Own one, String author, Community community, Language language) {
        Texts texts = PromptCards.texts(language);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("proposed", author, community.name())));
        blocks.addAll(PromptCards.asked(one.prompt(), texts));
        blocks.add(new Block.Note(texts.words(
                "proposed.note",
                one.prompt().kind().title(language),
                texts.say("language." + one.language().name()))));
        blocks.add(Buttons.of(
                Button.primary(texts.say("approve"), Action.of(APPROVE, one.id())),
                Button.of(texts.say("decline"), Action.of(DECLINE, one.id()))));
        return Message.of(blocks);
    }

    private Reply decide(Turn turn, Action action, State to) {
        UUID organisation = turn.person().organisationId();
        Own one = own.find(turn.tx(), organisation, action.uuid(0)).orElseThrow(() -> gone(turn));
        Community community = access.in(turn, one.community());
        if (!own.decide(turn.tx(), one.id(), State.PROPOSED, to, turn.person().id(), turn.at())) {
            // Somebody else of the crew was faster.
            String by = own.find(turn.tx(), organisation, one.id())
                    .flatMap(Own::decidedBy)
                    .orElse("?");
            return new Reply.Private(Message.of(texts(turn).words("decided", by)));
        }
        note(turn, one, to);
        boolean approved = to == State.APPROVED;
        one.author()
                .ifPresent(author -> attention.write(
                        turn.tx(),
                        author,
                        "prompt/%s/decided".formatted(one.id()),
                        language -> Message.of(PromptCards.texts(language)
                                .words(
                                        approved ? "thanks" : "no-thanks",
                                        one.prompt().text(),
                                        community.name())),
                        Weight.EXPECTED,
                        turn.at()));
        return new Reply.Replace(Message.of(texts(turn)
                .words(approved ? "approved" : "declined", one.prompt().text())));
    }

    private void note(Turn turn, Own one, State to) {
        audit.record(
                turn,
                to == State.APPROVED ? Deed.PROMPT_APPROVED : Deed.PROMPT_DECLINED,
                one.author().orElse(one.community()),
                "");
    }

    static Refusal gone(Turn turn) {
        return new Refusal(Message.of(texts(turn).words("gone")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(OwnPromptChat.class);
    }
}

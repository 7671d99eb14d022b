package org.entrain.core.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bank.Variant;
import org.entrain.core.bank.Version;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Members propose questions; the crew says yes or no, and the author is thanked either way. */
public final class ProposeChat implements Feature {
    static final String SEND = "question.send";
    static final String APPROVE = "question.approve";
    static final String DECLINE = "question.decline";

    private static final String WHY = "why";
    private static final int LONGEST_REASON = 300;

    private final Access access;
    private final Members members;
    private final Activity activity;
    private final Attention attention;
    private final Audit audit;
    private final Bank bank;
    private final Quizzes quizzes;
    private final Drafts drafts = new Drafts();
    private final Proposals proposals = new Proposals();

    /** Proposes questions for this bank. */
    public ProposeChat(
            Access access,
            Members members,
            Activity activity,
            Attention attention,
            Audit audit,
            Bank bank,
            Quizzes quizzes) {
        this.access = access;
        this.members = members;
        this.activity = activity;
        this.attention = attention;
        this.audit = audit;
        this.bank = bank;
        this.quizzes = quizzes;
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz propose", Right.TAKE_PART, ImportChat.class, this::begin)
                .press(SEND, Right.TAKE_PART, this::send)
                .press(APPROVE, Right.RUN, this::approve)
                .press(DECLINE, Right.RUN, this::askWhy)
                .form(DECLINE, Right.RUN, this::decline);
    }

    private Reply begin(Turn turn, String name) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        List<String> names = quizzes.names(turn.tx(), community.id());
        if (names.isEmpty()) {
            return new Reply.Private(Message.of(texts.words("propose.none", community.name())));
        }
        Optional<String> meant = names.size() == 1 && name.isBlank()
                ? Optional.of(names.getFirst())
                : names.stream().filter(one -> one.equalsIgnoreCase(name)).findFirst();
        return new Reply.Private(meant.map(quiz -> WritingCards.kinds(community.id(), quiz, texts))
                .orElseGet(() -> Message.of(new Block.Choice(
                        texts.say("propose.quiz"),
                        Action.of(WriteChat.KIND, community.id()),
                        names.stream().map(one -> new Option(one, one)).toList()))));
    }

    private Reply send(Turn turn, Action action) {
        Draft draft = drafts.take(turn.tx(), action.uuid(0), turn.person().id()).orElseThrow(() -> gone(turn));
        Community community = access.in(turn, draft.communityId());
        Quiz quiz = quizzes.named(turn.tx(), community.id(), draft.quiz()).orElseThrow(() -> gone(turn));
        Version version = bank.add(
                        turn.tx(),
                        community.organisationId(),
                        community.id(),
                        List.of(List.of(new Variant(draft.language(), draft.item()))),
                        Bank.Standing.PROPOSED,
                        turn.person().id(),
                        turn.at())
                .getFirst();
        proposals.keep(turn.tx(), version.question(), quiz.id());
        attention.writeAll(
                turn.tx(),
                members.atLeast(turn.tx(), community.id(), Role.CREW),
                person -> "question/%s/proposed/%s".formatted(version.question(), person),
                language -> proposed(turn.person().name(), quiz, version, language),
                Weight.EXPECTED,
                turn.at());
        return new Reply.Private(Message.of(texts(turn).words("propose.sent", community.name())));
    }

    private static Message proposed(String author, Quiz quiz, Version version, Language language) {
        Texts texts = Texts.of(ProposeChat.class, language);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("propose.letter", author, quiz.name())));
        blocks.addAll(WritingCards.item(version.in(language), texts));
        blocks.add(Buttons.of(
                Button.primary(texts.say("propose.approve"), Action.of(APPROVE, version.question())),
                Button.opening(texts.say("propose.decline"), Action.of(DECLINE, version.question()))));
        return Message.of(blocks);
    }

    private Reply approve(Turn turn, Action action) {
        Bank.Kept kept = kept(turn, action.uuid(0));
        Proposals.Proposal proposal = proposal(turn, kept);
        if (!proposals.decide(turn.tx(), kept.id(), turn.person().id(), turn.at())) {
            return decided(turn, proposal);
        }
        bank.stand(turn.tx(), kept.id(), Bank.Standing.PROPOSED, Bank.Standing.APPROVED);
        quizzes.append(turn.tx(), proposal.quiz(), kept.id());
        activity.record(
                turn.tx(),
                List.of(new Fact.QuestionApproved(
                        kept.communityId(), Optional.of(kept.authorId()), kept.id(), turn.at())));
        note(turn, Deed.QUESTION_APPROVED, kept);
        String quiz = quizzes.byId(turn.tx(), proposal.quiz()).map(Quiz::name).orElse("");
        thank(turn, kept, texts -> Message.of(texts.words("propose.thanks", asked(kept, texts), quiz)));
        return new Reply.Replace(Message.of(texts(turn).words("propose.approved", quiz)));
    }

    private Reply askWhy(Turn turn, Action action) {
        Bank.Kept kept = kept(turn, action.uuid(0));
        Texts texts = texts(turn);
        return new Reply.Open(new Form(
                Action.of(DECLINE, kept.id()),
                texts.say("propose.decline"),
                List.of(new Block.Text(Words.plain(asked(kept, texts)))),
                List.of(new Form.TextField(
                        WHY, texts.say("propose.why"), texts.say("propose.why.hint"), true, true, LONGEST_REASON, "")),
                texts.say("propose.decline.submit"),
                texts.say("write.cancel")));
    }

    private Reply decline(Turn turn, Interaction.Submission form) {
        Bank.Kept kept = kept(turn, form.action().uuid(0));
        Proposals.Proposal proposal = proposal(turn, kept);
        if (!proposals.decide(turn.tx(), kept.id(), turn.person().id(), turn.at())) {
            return decided(turn, proposal);
        }
        bank.stand(turn.tx(), kept.id(), Bank.Standing.PROPOSED, Bank.Standing.RETIRED);
        note(turn, Deed.QUESTION_DECLINED, kept);
        String why = form.value(WHY).replace("\0", "").strip();
        thank(turn, kept, texts -> declined(kept, why, texts));
        return new Reply.Private(Message.of(texts(turn).words("propose.declined")));
    }

    private static Message declined(Bank.Kept kept, String why, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("propose.no-thanks", asked(kept, texts))));
        if (!why.isEmpty()) {
            blocks.add(new Block.Text(Words.plain(why)));
        }
        return Message.of(blocks);
    }

    private void thank(Turn turn, Bank.Kept kept, Function<Texts, Message> message) {
        attention.write(
                turn.tx(),
                kept.authorId(),
                "question/%s/decided".formatted(kept.id()),
                language -> message.apply(Texts.of(ProposeChat.class, language)),
                Weight.EXPECTED,
                turn.at());
    }

    /** Somebody else of the crew was faster. */
    private static Reply decided(Turn turn, Proposals.Proposal proposal) {
        return new Reply.Private(Message.of(
                texts(turn).words("propose.decided", proposal.decidedBy().orElse(""))));
    }

    private void note(Turn turn, Deed deed, Bank.Kept kept) {
        audit.record(turn, deed, kept.authorId(), "");
    }

    private Bank.Kept kept(Turn turn, UUID question) {
        Bank.Kept kept =
                bank.find(turn.tx(), turn.person().organisationId(), question).orElseThrow(() -> gone(turn));
        access.in(turn, kept.communityId());
        return kept;
    }

    private Proposals.Proposal proposal(Turn turn, Bank.Kept kept) {
        return proposals.find(turn.tx(), kept.id()).orElseThrow(() -> gone(turn));
    }

    private static String asked(Bank.Kept kept, Texts texts) {
        return kept.version().in(texts.language()).question().text();
    }

    private static Refusal gone(Turn turn) {
        return new Refusal(Message.of(texts(turn).words("gone")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(ProposeChat.class);
    }
}

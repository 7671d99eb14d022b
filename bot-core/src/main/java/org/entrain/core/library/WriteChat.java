package org.entrain.core.library;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bank.Rules;
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
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Question;
import org.entrain.core.text.Texts;

/** Questions are written in chat, one at a time: kind, form, preview, and then kept. */
public final class WriteChat implements Feature {
    static final String NEW = "question.new";
    static final String KIND = "question.kind";
    static final String WRITE = "question.write";
    static final String REWRITE = "question.rewrite";
    static final String DETAILS = "question.details";
    static final String KEEP = "question.keep";
    static final String DROP = "question.drop";

    private static final String NAME = "name";

    private final Access access;
    private final Activity activity;
    private final Bank bank;
    private final Quizzes quizzes;
    private final Drafts drafts = new Drafts();

    /** Writes into this bank. */
    public WriteChat(Access access, Activity activity, Bank bank, Quizzes quizzes) {
        this.access = access;
        this.activity = activity;
        this.bank = bank;
        this.quizzes = quizzes;
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz new", Right.RUN, ImportChat.class, this::begin)
                .press(NEW, Right.RUN, (turn, action) -> name(turn))
                .form(NEW, Right.RUN, this::named)
                .press(KIND, Right.TAKE_PART, this::kind)
                .press(WRITE, Right.TAKE_PART, this::write)
                .form(WRITE, Right.TAKE_PART, this::written)
                .press(REWRITE, Right.TAKE_PART, this::rewrite)
                .form(REWRITE, Right.TAKE_PART, this::rewritten)
                .press(DETAILS, Right.TAKE_PART, this::details)
                .form(DETAILS, Right.TAKE_PART, this::detailed)
                .press(KEEP, Right.RUN, this::keep)
                .press(DROP, Right.TAKE_PART, this::drop);
    }

    private Reply begin(Turn turn, String quiz) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        if (quiz.isBlank()) {
            return new Reply.Private(Message.of(
                    new Block.Text(texts.words("new.intro")),
                    Buttons.of(Button.opening(texts.say("new.title"), Action.of(NEW)))));
        }
        return unfit(quiz).isPresent()
                ? new Reply.Private(Message.of(texts.words("import.name.bad", Quiz.LONGEST_NAME)))
                : new Reply.Private(WritingCards.kinds(community.id(), quiz.strip(), texts));
    }

    private Reply name(Turn turn) {
        access.meant(turn);
        Texts texts = texts(turn);
        return new Reply.Open(new Form(
                Action.of(NEW),
                texts.say("new.title"),
                List.of(),
                List.of(new Form.TextField(
                        NAME,
                        texts.say("import.name"),
                        texts.say("new.name.hint"),
                        false,
                        false,
                        Quiz.LONGEST_NAME,
                        "")),
                texts.say("write.submit"),
                texts.say("write.cancel")));
    }

    private Reply named(Turn turn, Interaction.Submission form) {
        Community community = access.meant(turn);
        String quiz = form.value(NAME).replace("\0", "").strip();
        return unfit(quiz).isPresent()
                ? new Reply.Invalid(Map.of(NAME, texts(turn).say("import.name.bad", Quiz.LONGEST_NAME)))
                : new Reply.Private(WritingCards.kinds(community.id(), quiz, texts(turn)));
    }

    private static Optional<String> unfit(String quiz) {
        return Optional.of(quiz)
                .filter(name -> name.isBlank()
                        || name.strip().length() > Quiz.LONGEST_NAME
                        || name.lines().count() > 1);
    }

    private Reply kind(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        return new Reply.Private(WritingCards.kinds(community.id(), action.text(1), texts(turn)));
    }

    private Reply write(Turn turn, Action action) {
        access.in(turn, action.uuid(0));
        Kind kind = kindOf(turn, action);
        return new Reply.Open(WritingCards.write(
                Action.of(WRITE, action.uuid(0), action.text(1), kind), kind, Optional.empty(), texts(turn)));
    }

    private Reply written(Turn turn, Interaction.Submission form) {
        Community community = access.in(turn, form.action().uuid(0));
        Kind kind = kindOf(turn, form.action());
        try {
            Question question = new QuestionReader(kind, form, Optional.empty(), texts(turn)).read();
            var draft = new Draft(
                    UUID.randomUUID(),
                    community.id(),
                    form.action().text(1),
                    turn.language(),
                    Item.of(question),
                    Optional.empty());
            return shown(turn, community, draft);
        } catch (QuestionReader.Wrong wrong) {
            return new Reply.Invalid(wrong.errors());
        }
    }

    /** Keeps a draft and shows it. */
    private Reply shown(Turn turn, Community community, Draft draft) {
        drafts.keep(turn.tx(), draft, turn.person().id(), turn.at());
        return new Reply.Private(preview(turn, community, draft));
    }

    private Message preview(Turn turn, Community community, Draft draft) {
        String text = draft.item().question().text();
        boolean known = draft.target().isEmpty()
                && !bank.known(turn.tx(), community.id(), Set.of(text)).isEmpty();
        boolean crew = access.may(turn.tx(), turn.person(), Right.RUN, community);
        return WritingCards.preview(draft, crew, known, texts(turn));
    }

    private Reply rewrite(Turn turn, Action action) {
        Draft draft = mine(turn, action);
        Question before = draft.item().question();
        return new Reply.Open(
                WritingCards.write(Action.of(REWRITE, draft.id()), Kind.of(before), Optional.of(before), texts(turn)));
    }

    private Reply rewritten(Turn turn, Interaction.Submission form) {
        Draft draft = mine(turn, form.action());
        Community community = access.in(turn, draft.communityId());
        Question before = draft.item().question();
        try {
            Question after = new QuestionReader(Kind.of(before), form, Optional.of(before), texts(turn)).read();
            return shown(turn, community, draft.with(Items.with(draft.item(), after)));
        } catch (QuestionReader.Wrong wrong) {
            return new Reply.Invalid(wrong.errors());
        }
    }

    private Reply details(Turn turn, Action action) {
        return new Reply.Open(WritingCards.details(mine(turn, action), texts(turn)));
    }

    private Reply detailed(Turn turn, Interaction.Submission form) {
        Draft draft = mine(turn, form.action());
        Community community = access.in(turn, draft.communityId());
        var details = new Details(form, texts(turn));
        Item item = details.of(draft.item());
        return details.errors().isEmpty()
                ? shown(turn, community, draft.with(item))
                : new Reply.Invalid(details.errors());
    }

    private Reply drop(Turn turn, Action action) {
        Draft draft = mine(turn, action);
        drafts.take(turn.tx(), draft.id(), turn.person().id());
        return new Reply.Private(Message.of(texts(turn).words("drop.done")));
    }

    private Reply keep(Turn turn, Action action) {
        Draft draft = mine(turn, action);
        Community community = access.in(turn, draft.communityId());
        if (drafts.take(turn.tx(), draft.id(), turn.person().id()).isEmpty()) {
            throw gone(turn);
        }
        return draft.target()
                .map(target -> changed(turn, draft, target))
                .orElseGet(() -> added(turn, community, draft));
    }

    private Reply added(Turn turn, Community community, Draft draft) {
        Version version = bank.add(
                        turn.tx(),
                        community.organisationId(),
                        community.id(),
                        List.of(List.of(new Variant(draft.language(), draft.item()))),
                        Bank.Standing.APPROVED,
                        turn.person().id(),
                        turn.at())
                .getFirst();
        Quiz quiz = quiz(turn, community, draft);
        quizzes.append(turn.tx(), quiz.id(), version.question());
        activity.record(
                turn.tx(),
                List.of(new Fact.QuestionsImported(
                        community.id(), Optional.of(turn.person().id()), quiz.id(), turn.at())));
        return new Reply.Private(Message.of(
                new Block.Text(texts(turn)
                        .words("keep.added", quiz.name(), quiz.questions().size() + 1)),
                Buttons.of(Button.primary(
                        texts(turn).say("keep.another"), Action.of(KIND, community.id(), quiz.name())))));
    }

    /** The quiz that a draft is for, made now where there is none of its name. */
    private Quiz quiz(Turn turn, Community community, Draft draft) {
        var fresh = new Quiz(UUID.randomUUID(), community.id(), draft.quiz(), draft.language(), Rules.USUAL, List.of());
        return quizzes.keep(turn.tx(), fresh, turn.person().id(), turn.at())
                ? fresh
                : quizzes.named(turn.tx(), community.id(), draft.quiz()).orElseThrow();
    }

    private Reply changed(Turn turn, Draft draft, Draft.Target target) {
        Bank.Kept kept = bank.find(turn.tx(), turn.person().organisationId(), target.question())
                .orElseThrow(() -> gone(turn));
        boolean original = kept.version().variants().getFirst().language() == draft.language();
        if (!original
                && !Items.match(
                        kept.version().original().question(), draft.item().question())) {
            // Put back, so that it can be mended: the draft was taken a moment ago.
            drafts.keep(turn.tx(), draft, turn.person().id(), turn.at());
            return new Reply.Private(Message.of(texts(turn).words("keep.unlike")));
        }
        List<Variant> all = Items.with(kept.version().variants(), draft.language(), draft.item());
        List<Variant> alike = all.stream()
                .filter(one ->
                        Items.match(all.getFirst().item().question(), one.item().question()))
                .toList();
        Version version = bank.revise(
                        turn.tx(),
                        target.question(),
                        target.version(),
                        alike,
                        turn.person().id(),
                        turn.at())
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("keep.overtaken"))));
        String key = alike.size() < all.size() ? "keep.changed.alone" : "keep.changed";
        return new Reply.Private(Message.of(texts(turn).words(key, draft.quiz(), version.number())));
    }

    /** The person's own draft, in a community where they still may write. */
    private Draft mine(Turn turn, Action action) {
        Draft draft = drafts.find(turn.tx(), action.uuid(0), turn.person().id()).orElseThrow(() -> gone(turn));
        access.in(turn, draft.communityId());
        return draft;
    }

    private Kind kindOf(Turn turn, Action action) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(action.text(2)))
                .findFirst()
                .orElseThrow(() -> gone(turn));
    }

    private static Refusal gone(Turn turn) {
        return new Refusal(Message.of(texts(turn).words("gone")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(WriteChat.class);
    }
}

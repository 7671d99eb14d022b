package org.entrain.core.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bank.Version;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Question;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** The crew changes what a quiz asks: a question anew, in another language, in another place, or not any more. */
public final class EditChat implements Feature {
    static final String LIST = "question.list";
    static final String PICK = "question.pick";
    static final String CHANGE = "question.change";
    static final String MOVE = "question.move";
    static final String TAKE_OUT = "question.take-out";

    private final Access access;
    private final Quizzes quizzes;
    private final Drafts drafts = new Drafts();

    /** Edits these quizzes. */
    public EditChat(Access access, Quizzes quizzes) {
        this.access = access;
        this.quizzes = quizzes;
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz edit", Right.RUN, ImportChat.class, this::list)
                .press(LIST, Right.RUN, (turn, action) -> list(turn, action.text(0)))
                .press(PICK, Right.RUN, this::pick)
                .press(CHANGE, Right.RUN, this::change)
                .form(CHANGE, Right.RUN, this::changed)
                .press(MOVE, Right.RUN, this::move)
                .press(TAKE_OUT, Right.RUN, this::takeOut);
    }

    private Reply list(Turn turn, String name) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        List<String> names = quizzes.names(turn.tx(), community.id());
        if (names.isEmpty()) {
            return new Reply.Private(Message.of(texts.words("edit.none", community.name())));
        }
        if (name.isBlank() && names.size() > 1) {
            List<Option> options =
                    names.stream().map(one -> new Option(one, one)).toList();
            return new Reply.Private(Message.of(new Block.Choice(texts.say("edit.quiz"), Action.of(LIST), options)));
        }
        String wanted = name.isBlank() ? names.getFirst() : name;
        return quizzes.named(turn.tx(), community.id(), wanted)
                .map(quiz -> new Reply.Private(WritingCards.questions(quiz, texts)))
                .orElseThrow(() -> new Refusal(Message.of(texts.words("edit.unknown", wanted))));
    }

    private Reply pick(Turn turn, Action action) {
        Quiz quiz = quiz(turn, action.uuid(0));
        return new Reply.Private(WritingCards.question(quiz, asked(turn, quiz, action.uuid(1)), texts(turn)));
    }

    private Reply change(Turn turn, Action action) {
        Quiz quiz = quiz(turn, action.uuid(0));
        Question before =
                version(turn, quiz, action).in(languageOf(turn, action)).question();
        if (!QuestionForm.fits(before)) {
            throw new Refusal(Message.of(texts(turn).words("edit.too-long")));
        }
        Action submit = new Action(CHANGE, action.arguments());
        return new Reply.Open(WritingCards.write(submit, Kind.of(before), Optional.of(before), texts(turn)));
    }

    private Reply changed(Turn turn, Interaction.Submission form) {
        Action action = form.action();
        Quiz quiz = quiz(turn, action.uuid(0));
        Version version = version(turn, quiz, action);
        Language language = languageOf(turn, action);
        Item item = version.in(language);
        try {
            Question after = new QuestionReader(
                            Kind.of(item.question()), form, Optional.of(item.question()), texts(turn))
                    .read();
            var draft = new Draft(
                    UUID.randomUUID(),
                    quiz.communityId(),
                    quiz.name(),
                    language,
                    Items.with(item, after),
                    Optional.of(new Draft.Target(version.question(), version.number())));
            drafts.keep(turn.tx(), draft, turn.person().id(), turn.at());
            return new Reply.Private(WritingCards.preview(draft, true, false, texts(turn)));
        } catch (QuestionReader.Wrong wrong) {
            return new Reply.Invalid(wrong.errors());
        }
    }

    private Reply move(Turn turn, Action action) {
        Quiz quiz = held(turn, action.uuid(0));
        Version version = asked(turn, quiz, action.uuid(1));
        var order = new ArrayList<>(ids(quiz));
        order.remove(version.question());
        order.add(Math.clamp(action.number(2), 0, order.size()), version.question());
        quizzes.arrange(turn.tx(), quiz.id(), order);
        return new Reply.Private(WritingCards.question(quiz(turn, quiz.id()), version, texts(turn)));
    }

    private Reply takeOut(Turn turn, Action action) {
        Quiz quiz = held(turn, action.uuid(0));
        UUID question = asked(turn, quiz, action.uuid(1)).question();
        if (quiz.questions().size() == 1) {
            throw new Refusal(Message.of(texts(turn).words("edit.last", quiz.name())));
        }
        quizzes.arrange(
                turn.tx(),
                quiz.id(),
                ids(quiz).stream().filter(one -> !one.equals(question)).toList());
        return new Reply.Private(WritingCards.questions(quiz(turn, quiz.id()), texts(turn)));
    }

    private static List<UUID> ids(Quiz quiz) {
        return quiz.questions().stream().map(Version::question).toList();
    }

    private Quiz held(Turn turn, UUID id) {
        quizzes.hold(turn.tx(), id);
        return quiz(turn, id);
    }

    private Quiz quiz(Turn turn, UUID id) {
        Quiz quiz = quizzes.byId(turn.tx(), id).orElseThrow(() -> gone(turn));
        access.in(turn, quiz.communityId());
        return quiz;
    }

    /** The question as it is asked now. */
    private static Version asked(Turn turn, Quiz quiz, UUID question) {
        return quiz.questions().stream()
                .filter(version -> version.question().equals(question))
                .findFirst()
                .orElseThrow(() -> gone(turn));
    }

    /** The question as it is asked now, where that is still what the person looked at. */
    private static Version version(Turn turn, Quiz quiz, Action action) {
        Version version = asked(turn, quiz, action.uuid(1));
        if (version.number() != action.number(2)) {
            throw new Refusal(Message.of(texts(turn).words("keep.overtaken")));
        }
        return version;
    }

    private static Language languageOf(Turn turn, Action action) {
        return Arrays.stream(Language.values())
                .filter(language -> language.name().equals(action.text(3)))
                .findFirst()
                .orElseThrow(() -> gone(turn));
    }

    private static Refusal gone(Turn turn) {
        return new Refusal(Message.of(texts(turn).words("gone")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(EditChat.class);
    }
}

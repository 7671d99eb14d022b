package org.entrain.core.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Pictures;
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
import org.entrain.core.chat.SharedFile;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.questions.Picture;
import org.entrain.core.text.Texts;

/** A picture comes in as a file, gets words for who does not see it, and is shown with a question. */
public final class PictureChat implements Feature {
    static final String SHOW = "quiz.picture";

    /** What people's pictures are called. What they are is read from their bytes. */
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".gif", ".webp");

    /** Short enough to be listened to. */
    private static final int LONGEST_ALTERNATIVE = 300;

    private static final int LONGEST_NUMBER = 5;

    private final Access access;
    private final Bank bank;
    private final Quizzes quizzes;
    private final Pictures pictures;

    /** Shows these pictures with the questions of this bank. */
    public PictureChat(Access access, Bank bank, Quizzes quizzes, Pictures pictures) {
        this.access = access;
        this.bank = bank;
        this.quizzes = quizzes;
        this.pictures = pictures;
    }

    @Override
    public void register(Routes routes) {
        ENDINGS.forEach(ending -> routes.file(ending, Right.RUN, this::keep));
        routes.press(SHOW, Right.RUN, this::open).form(SHOW, Right.RUN, this::show);
    }

    private Reply keep(Turn turn, SharedFile file) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        Pictures.wrong(file.content()).ifPresent(wrong -> {
            throw new Refusal(Message.of(
                    switch (wrong) {
                        case NO_PICTURE -> texts.words("picture.none");
                        case TOO_HEAVY -> texts.words("picture.heavy");
                        case TOO_LARGE -> texts.words("picture.large", Pictures.LONGEST_SIDE);
                    }));
        });
        if (quizzes.names(turn.tx(), community.id()).isEmpty()) {
            throw new Refusal(Message.of(texts.words("picture.no-quiz")));
        }
        String id = pictures.keep(turn.tx(), turn.person().organisationId(), file.content());
        return new Reply.Private(Message.of(
                preview(turn, id),
                new Block.Text(texts.words("picture.kept")),
                Buttons.of(Button.opening(texts.say("picture.open"), Action.of(SHOW, id, community.id())))));
    }

    private Reply open(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(1));
        Texts texts = texts(turn);
        return new Reply.Open(new Form(
                action,
                texts.say("picture.title"),
                List.of(preview(turn, kept(turn, action))),
                fields(turn, community),
                texts.say("picture.submit"),
                texts.say("import.cancel")));
    }

    /** A picture that nobody has found words for yet. */
    private Block preview(Turn turn, String id) {
        return new Block.Picture(pictures.page(id), texts(turn).say("picture.yours"));
    }

    private String kept(Turn turn, Action action) {
        String id = action.text(0);
        if (!pictures.keeps(turn.tx(), turn.person().organisationId(), id)) {
            throw gone(turn);
        }
        return id;
    }

    private List<Form.Field> fields(Turn turn, Community community) {
        Texts texts = texts(turn);
        List<Option> names = quizzes.names(turn.tx(), community.id()).stream()
                .map(name -> new Option(name, name))
                .toList();
        return List.of(
                new Form.ChoiceField("quiz", texts.say("picture.quiz"), "", false, false, names),
                new Form.TextField(
                        "number",
                        texts.say("picture.number"),
                        texts.say("picture.number.hint"),
                        false,
                        false,
                        LONGEST_NUMBER,
                        ""),
                new Form.TextField(
                        "alternative",
                        texts.say("picture.alternative"),
                        texts.say("picture.alternative.hint"),
                        false,
                        true,
                        LONGEST_ALTERNATIVE,
                        ""));
    }

    private Reply show(Turn turn, Interaction.Submission form) {
        Community community = access.in(turn, form.action().uuid(1));
        Texts texts = texts(turn);
        Optional<Quiz> quiz = quizzes.named(turn.tx(), community.id(), form.value("quiz"));
        if (quiz.isEmpty()) {
            return new Reply.Invalid(Map.of("quiz", texts.say("picture.quiz.gone")));
        }
        List<Version> questions = quiz.get().questions();
        Optional<Integer> number = number(form.value("number")).filter(one -> one >= 1 && one <= questions.size());
        if (number.isEmpty()) {
            return new Reply.Invalid(
                    Map.of("number", texts.say("picture.number.bad", quiz.get().name(), questions.size())));
        }
        String alternative = form.value("alternative").replace("\0", "").strip();
        if (alternative.isEmpty()) {
            return new Reply.Invalid(Map.of("alternative", texts.say("picture.alternative.bad")));
        }
        return show(turn, quiz.get(), number.get(), Picture.kept(kept(turn, form.action()), alternative));
    }

    private Reply show(Turn turn, Quiz quiz, int number, Picture picture) {
        Version version = quiz.questions().get(number - 1);
        List<Variant> variants = version.variants().stream()
                .map(variant -> new Variant(variant.language(), variant.item().with(picture)))
                .toList();
        Version revised = bank.revise(
                        turn.tx(),
                        version.question(),
                        version.number(),
                        variants,
                        turn.person().id(),
                        turn.at())
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("picture.meanwhile"))));
        return new Reply.Private(Message.of(
                new Block.Text(texts(turn).words("picture.done", number, quiz.name())),
                new Block.Text(
                        Words.plain(revised.in(turn.language()).question().text())),
                new Block.Picture(pictures.page(picture), picture.alternative())));
    }

    private static Optional<Integer> number(String typed) {
        String digits = typed.strip();
        return digits.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    private static Refusal gone(Turn turn) {
        return new Refusal(Message.of(texts(turn).words("gone")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(PictureChat.class);
    }
}

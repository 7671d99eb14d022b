package org.entrain.core.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.SharedFile;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.downloads.Waiting;
import org.entrain.core.formats.Formats;
import org.entrain.core.formats.Imported;
import org.entrain.core.formats.Numbered;
import org.entrain.core.text.Texts;

/** Questions come in: as a file, or pasted. All of them at once, or those that the person says; never half of them. */
public final class ImportChat implements Feature {
    static final String FORM = "quiz.import";
    static final String GOOD_ONES = "quiz.import-good";
    static final String FRESH_ONES = "quiz.import-new";
    static final String ALL = "quiz.import-all";
    static final String DROP = "quiz.import-drop";

    /** The most that a run numbers is 32,767; a file of this many is the work of years. */
    private static final int MOST_QUESTIONS = 20_000;

    private final Access access;
    private final Activity activity;
    private final Bank bank;
    private final Quizzes quizzes;
    private final Pictures pictures;
    private final Waiting waiting = new Waiting("quiz_imports");

    /** Brings questions to these quizzes, and the pictures that come along. */
    public ImportChat(Access access, Activity activity, Bank bank, Quizzes quizzes, Pictures pictures) {
        this.access = access;
        this.activity = activity;
        this.bank = bank;
        this.quizzes = quizzes;
        this.pictures = pictures;
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz import", Right.RUN, ImportChat.class, (turn, rest) -> ask(turn))
                .press(FORM, Right.RUN, (turn, action) -> open(turn))
                .form(FORM, Right.RUN, this::read)
                .file("", Right.RUN, this::read)
                .file(".csv", "questions", file -> Formats.isTable(file.content()), Right.RUN, this::read)
                .press(GOOD_ONES, Right.RUN, (turn, action) -> goOn(turn, action, Repeated.ASK))
                .press(FRESH_ONES, Right.RUN, (turn, action) -> goOn(turn, action, Repeated.LEAVE_OUT))
                .press(ALL, Right.RUN, (turn, action) -> goOn(turn, action, Repeated.BRING))
                .press(DROP, Right.RUN, this::drop);
    }

    /** What becomes of questions that are here already. */
    private enum Repeated {
        ASK,
        LEAVE_OUT,
        BRING
    }

    /** In answer to a command not every platform can open a form, so there is a button that does. */
    private Reply ask(Turn turn) {
        access.meant(turn);
        return new Reply.Private(ImportCards.invitation(texts(turn)));
    }

    private Reply open(Turn turn) {
        access.meant(turn);
        return new Reply.Open(ImportCards.form(texts(turn)));
    }

    private Reply read(Turn turn, Interaction.Submission form) {
        Community community = access.meant(turn);
        String name = form.value("name").replace("\0", "").strip();
        Optional<String> wrong = wrongName(turn, community, name);
        if (wrong.isPresent()) {
            return new Reply.Invalid(Map.of("name", wrong.get()));
        }
        Brought brought = Brought.pasted(name, form.value("text"));
        Imported read = brought.read();
        return read.isEmpty()
                ? new Reply.Invalid(Map.of("text", texts(turn).say("import.empty")))
                : consider(turn, community, brought, read);
    }

    private Reply read(Turn turn, SharedFile file) {
        Community community = access.meant(turn);
        Brought brought = Brought.file(file);
        checkName(turn, community, brought);
        Imported read = brought.read();
        if (read.isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("import.empty")));
        }
        return consider(turn, community, brought, read);
    }

    private Reply consider(Turn turn, Community community, Brought brought, Imported read) {
        Texts texts = texts(turn);
        if (read.questions().size() > MOST_QUESTIONS) {
            throw new Refusal(
                    Message.of(texts.words("import.too-many", read.questions().size(), MOST_QUESTIONS)));
        }
        if (read.problems().isEmpty()) {
            return bring(turn, community, brought, read, Repeated.ASK);
        }
        return new Reply.Private(
                read.questions().isEmpty()
                        ? ImportCards.hopeless(read, texts)
                        : ImportCards.problems(read, keep(turn, community, brought), texts));
    }

    private UUID keep(Turn turn, Community community, Brought brought) {
        return waiting.keep(turn.tx(), turn.person().id(), brought.to(community.id()), turn.at());
    }

    private Reply goOn(Turn turn, Action action, Repeated repeated) {
        Waiting.File file = taken(turn, action);
        Community community = access.in(turn, file.community());
        Brought brought = Brought.waited(file);
        checkName(turn, community, brought);
        return bring(turn, community, brought, brought.read(), repeated);
    }

    private Reply drop(Turn turn, Action action) {
        access.in(turn, taken(turn, action).community());
        return new Reply.Private(Message.of(texts(turn).words("import.dropped")));
    }

    private Waiting.File taken(Turn turn, Action action) {
        return waiting.take(turn.tx(), action.uuid(0), turn.person().id())
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("gone"))));
    }

    private Reply bring(Turn turn, Community community, Brought brought, Imported read, Repeated repeated) {
        if (repeated == Repeated.BRING) {
            return bring(turn, community, brought, read, read.questions());
        }
        Repeats repeats = Repeats.among(turn.tx(), bank, community.id(), read.questions());
        if (repeated == Repeated.ASK && !repeats.known().isEmpty()) {
            return new Reply.Private(ImportCards.repeats(repeats, keep(turn, community, brought), texts(turn)));
        }
        if (repeats.fresh().isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("import.nothing-new")));
        }
        return bring(turn, community, brought, read, repeats.fresh());
    }

    private Reply bring(Turn turn, Community community, Brought brought, Imported read, List<Numbered> questions) {
        var illustrations = new Illustrations(turn.tx(), pictures, turn.person().organisationId(), read.pictures());
        Quiz quiz = quizzes.bring(
                        turn.tx(),
                        community.id(),
                        brought.quiz(),
                        community.language(),
                        illustrations.of(questions),
                        turn.person(),
                        turn.at())
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("import.name.taken", brought.quiz()))));
        activity.record(
                turn.tx(),
                List.of(new Fact.QuestionsImported(
                        community.id(), Optional.of(turn.person().id()), quiz.id(), turn.at())));
        return new Reply.Private(ImportCards.done(quiz, read.losses(), illustrations.lost(), texts(turn)));
    }

    private void checkName(Turn turn, Community community, Brought brought) {
        wrongName(turn, community, brought.quiz()).ifPresent(wrong -> {
            throw new Refusal(Message.of(Words.plain(wrong)));
        });
    }

    private Optional<String> wrongName(Turn turn, Community community, String name) {
        if (name.isBlank() || name.length() > Quiz.LONGEST_NAME || name.lines().count() > 1) {
            return Optional.of(texts(turn).say("import.name.bad", Quiz.LONGEST_NAME));
        }
        return quizzes.names(turn.tx(), community.id()).stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .map(taken -> texts(turn).say("import.name.taken", taken));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(ImportChat.class);
    }
}

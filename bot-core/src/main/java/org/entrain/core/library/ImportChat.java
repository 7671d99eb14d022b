package org.entrain.core.library;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
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
import org.entrain.core.chat.SharedFile;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.formats.Gift;
import org.entrain.core.formats.Imported;
import org.entrain.core.formats.Numbered;
import org.entrain.core.text.Texts;

/** Questions come in: as a file, or pasted. All of them, or what the person says. */
public final class ImportChat implements Feature {
    static final String FORM = "quiz.import";
    static final String GOOD_ONES = "quiz.import-good";

    private static final int PROBLEMS_SHOWN = 10;
    /** What both platforms let a person type into one field. */
    private static final int LONGEST_TEXT = 3000;

    private final Access access;
    private final Activity activity;
    private final Quizzes quizzes;
    private final Imports imports = new Imports();

    /** Brings questions to these quizzes. */
    public ImportChat(Access access, Activity activity, Quizzes quizzes) {
        this.access = access;
        this.activity = activity;
        this.quizzes = quizzes;
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz import", Right.RUN, ImportChat.class, (turn, rest) -> ask(turn))
                .press(FORM, Right.RUN, (turn, action) -> open(turn))
                .form(FORM, Right.RUN, this::read)
                .file("", Right.RUN, this::read)
                .press(GOOD_ONES, Right.RUN, this::importGoodOnes);
    }

    /** In answer to a command not every platform can open a form, so there is a button that does. */
    private Reply ask(Turn turn) {
        access.meant(turn);
        Texts texts = texts(turn);
        return new Reply.Private(Message.of(
                new Block.Text(texts.words("import.intro")),
                Buttons.of(Button.opening(texts.say("import.title"), Action.of(FORM)))));
    }

    private Reply open(Turn turn) {
        access.meant(turn);
        Texts texts = texts(turn);
        return new Reply.Open(new Form(
                Action.of(FORM),
                texts.say("import.title"),
                List.of(),
                List.of(
                        new Form.TextField(
                                "name",
                                texts.say("import.name"),
                                texts.say("import.name.hint"),
                                false,
                                false,
                                Quiz.LONGEST_NAME,
                                ""),
                        new Form.TextField(
                                "text",
                                texts.say("import.text"),
                                texts.say("import.text.hint"),
                                false,
                                true,
                                LONGEST_TEXT,
                                "")),
                texts.say("import.submit"),
                texts.say("import.cancel")));
    }

    private Reply read(Turn turn, Interaction.Submission form) {
        Community community = access.meant(turn);
        String name = form.value("name").replace("\0", "").strip();
        return wrongName(turn, community, name)
                .<Reply>map(wrong -> new Reply.Invalid(Map.of("name", wrong)))
                .orElseGet(() -> {
                    Imported file = Gift.read(form.value("text"));
                    return file.isEmpty()
                            ? new Reply.Invalid(Map.of("text", texts(turn).say("import.empty")))
                            : read(turn, community, name, form.value("text"), file);
                });
    }

    private Reply read(Turn turn, SharedFile file) {
        Community community = access.meant(turn);
        String name = nameOf(file);
        wrongName(turn, community, name).ifPresent(wrong -> {
            throw new Refusal(Message.of(Words.plain(wrong)));
        });
        String source = text(turn, file);
        Imported gift = Gift.read(source);
        if (gift.isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("import.empty")));
        }
        return read(turn, community, name, source, gift);
    }

    private Reply read(Turn turn, Community community, String name, String source, Imported file) {
        if (file.problems().isEmpty()) {
            return keep(turn, community, name, file);
        }
        String kept = source.replace("\0", ""); // PostgreSQL cannot keep it
        UUID draft = imports.keep(turn.tx(), community.id(), turn.person().id(), name, kept, turn.at());
        return new Reply.Private(problems(turn, file, draft));
    }

    private Reply importGoodOnes(Turn turn, Action action) {
        Imports.Draft draft = imports.take(
                        turn.tx(), action.uuid(0), turn.person().id())
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("gone"))));
        Community community = access.in(turn, draft.communityId());
        wrongName(turn, community, draft.name()).ifPresent(wrong -> {
            throw new Refusal(Message.of(Words.plain(wrong)));
        });
        return keep(turn, community, draft.name(), Gift.read(draft.source()));
    }

    private Reply keep(Turn turn, Community community, String name, Imported file) {
        Quiz quiz = quizzes.bring(
                        turn.tx(),
                        community.id(),
                        name,
                        community.language(),
                        file.questions().stream().map(Numbered::item).toList(),
                        turn.person(),
                        turn.at())
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("import.name.taken", name))));
        activity.record(
                turn.tx(),
                List.of(new Fact.QuestionsImported(
                        community.id(), Optional.of(turn.person().id()), quiz.id(), turn.at())));
        return new Reply.Private(Message.of(
                texts(turn).words("import.done", name, quiz.questions().size())));
    }

    private static Message problems(Turn turn, Imported file, UUID draft) {
        Texts texts = texts(turn);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("import.problems", file.problems().size())));
        file.problems().stream()
                .limit(PROBLEMS_SHOWN)
                .map(problem -> new Block.Text(Words.plain(problem.say(turn.language()))))
                .forEach(blocks::add);
        if (file.problems().size() > PROBLEMS_SHOWN) {
            blocks.add(new Block.Note(texts.words("import.more", file.problems().size() - PROBLEMS_SHOWN)));
        }
        if (file.questions().isEmpty()) {
            blocks.add(new Block.Note(texts.words("import.none-good")));
        } else {
            blocks.add(Buttons.of(
                    Button.of(texts.say("import.good", file.questions().size()), Action.of(GOOD_ONES, draft))));
            blocks.add(new Block.Note(texts.words("import.mend")));
        }
        return Message.of(blocks);
    }

    private Optional<String> wrongName(Turn turn, Community community, String name) {
        if (name.isBlank() || name.length() > Quiz.LONGEST_NAME || name.lines().count() > 1) {
            return Optional.of(texts(turn).say("import.name.bad", Quiz.LONGEST_NAME));
        }
        return quizzes.named(turn.tx(), community.id(), name)
                .map(taken -> texts(turn).say("import.name.taken", taken.name()));
    }

    /** What is easy to type: "Sécurité incendie.gift" becomes "securite-incendie". */
    private static String nameOf(SharedFile file) {
        String stem = file.name().replaceFirst("\\.[^.]*$", "").toLowerCase(Locale.ROOT);
        String plain = Normalizer.normalize(stem, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return plain.substring(0, Math.min(plain.length(), Quiz.LONGEST_NAME));
    }

    private static String text(Turn turn, SharedFile file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.content()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(Message.of(texts(turn).words("import.not-text")));
        }
    }

    private static Texts texts(Turn turn) {
        return turn.texts(ImportChat.class);
    }
}

package org.entrain.core.library;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.downloads.Download;
import org.entrain.core.downloads.Downloads;
import org.entrain.core.formats.Exported;
import org.entrain.core.formats.Format;
import org.entrain.core.formats.Formats;
import org.entrain.core.questions.Item;
import org.entrain.core.text.Texts;

/** Questions go out: a quiz as a file, in the format that is chosen. */
public final class ExportChat implements Feature {
    static final String QUIZ = "quiz.export";
    static final String FORMAT = "quiz.export-as";

    /** In which a quiz can be taken along; cards for Anki are for one's own revision. */
    static final List<Format> FORMATS = Arrays.stream(Format.values())
            .filter(format -> format != Format.ANKI)
            .toList();

    private final Access access;
    private final Audit audit;
    private final Quizzes quizzes;
    private final Pictures pictures;
    private final Downloads downloads;

    /** Takes these quizzes out, with their pictures. */
    public ExportChat(Access access, Audit audit, Quizzes quizzes, Pictures pictures, Downloads downloads) {
        this.access = access;
        this.audit = audit;
        this.quizzes = quizzes;
        this.pictures = pictures;
        this.downloads = downloads;
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz export", Right.RUN, ImportChat.class, this::choose)
                .press(QUIZ, Right.RUN, (turn, action) -> choose(turn, action.text(0)))
                .press(FORMAT, Right.RUN, this::handOver);
    }

    private Reply choose(Turn turn, String name) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        List<String> names = quizzes.names(turn.tx(), community.id());
        if (names.isEmpty()) {
            throw new Refusal(Message.of(texts.words("edit.none", community.name())));
        }
        if (name.isBlank() && names.size() > 1) {
            return new Reply.Private(ExportCards.choose(names, texts));
        }
        String wanted = name.isBlank() ? names.getFirst() : name;
        return quizzes.named(turn.tx(), community.id(), wanted)
                .map(quiz -> new Reply.Private(ExportCards.formats(quiz, texts)))
                .orElseThrow(() -> new Refusal(Message.of(texts.words("export.unknown", wanted))));
    }

    private Reply handOver(Turn turn, Action action) {
        Format format = FORMATS.stream()
                .filter(one -> one.name().equals(action.text(1)))
                .findFirst()
                .orElseThrow(() -> gone(turn));
        Quiz quiz = quiz(turn, action.uuid(0));
        List<Item> items = quiz.questions().stream()
                .map(version -> version.in(turn.language()))
                .toList();
        boolean otherLanguages =
                quiz.questions().stream().anyMatch(version -> version.variants().size() > 1);
        var illustrated = new Attachments(turn.tx(), pictures);
        Exported written = Formats.write(format, quiz.name(), items, turn.language(), illustrated::content);
        URI link = downloads.offer(
                turn.tx(),
                turn.person().id(),
                new Download(FileNames.file(quiz.name(), written.ending()), written.mediaType(), written.content()),
                turn.at());
        audit.record(turn, Deed.QUESTIONS_EXPORTED, quiz.communityId(), format + " " + items.size());
        return new Reply.Private(ExportCards.ready(quiz, format, link, written.losses(), otherLanguages, texts(turn)));
    }

    private Quiz quiz(Turn turn, UUID id) {
        Quiz quiz = quizzes.byId(turn.tx(), id).orElseThrow(() -> gone(turn));
        access.in(turn, quiz.communityId());
        return quiz;
    }

    private static Refusal gone(Turn turn) {
        return new Refusal(Message.of(texts(turn).words("gone")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(ExportChat.class);
    }
}

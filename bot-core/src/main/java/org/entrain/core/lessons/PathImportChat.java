package org.entrain.core.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.entrain.core.chat.SharedFile;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.downloads.Waiting;
import org.entrain.core.text.Texts;

/** Lessons and paths come in as files of Markdown: what they would become is shown, and kept on a word. */
public final class PathImportChat implements Feature {
    static final String KEEP = "path.import-keep";
    static final String DROP = "path.import-drop";
    private static final int MOST_NAMED = 10;

    private final Access access;
    private final Keeping keeping;
    private final Waiting waiting = new Waiting("path_imports");

    /** Has things kept. */
    public PathImportChat(Access access, Keeping keeping) {
        this.access = access;
        this.keeping = keeping;
    }

    @Override
    public void register(Routes routes) {
        routes.command("path import", Right.RUN, PathImportChat.class, (turn, rest) -> invite(turn))
                .file(".zip", "lessons", file -> FolderReader.isFolder(file.content()), Right.RUN, this::read)
                .file(".md", Right.RUN, this::read)
                .files(LooseFiles::packed)
                .press(KEEP, Right.RUN, this::keep)
                .press(DROP, Right.RUN, this::drop);
    }

    private Reply invite(Turn turn) {
        access.meant(turn);
        return new Reply.Private(Message.of(texts(turn).words("import.how")));
    }

    private Reply read(Turn turn, SharedFile file) {
        Community community = access.meant(turn);
        Folder folder = FolderReader.read(file.name(), file.content());
        List<FileProblem> problems = keeping.problems(turn.tx(), community, folder);
        if (!problems.isEmpty()) {
            throw new Refusal(problems(problems, texts(turn)));
        }
        var waits = new Waiting.File(community.id(), folder.name(), file.name(), file.content());
        UUID id = waiting.keep(turn.tx(), turn.person().id(), waits, turn.at());
        var blocks = new ArrayList<>(preview(turn, community, folder));
        blocks.add(Buttons.of(
                Button.primary(texts(turn).say("import.keep"), Action.of(KEEP, id)),
                Button.of(texts(turn).say("import.drop"), Action.of(DROP, id))));
        return new Reply.Private(Message.of(blocks));
    }

    private static Message problems(List<FileProblem> problems, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("import.problems", problems.size())));
        blocks.add(new Block.Text(Words.lines(problems.stream()
                .limit(MOST_NAMED)
                .map(problem -> Words.plain("• " + problem.say(texts)))
                .toList())));
        return Message.of(blocks);
    }

    private List<Block> preview(Turn turn, Community community, Folder folder) {
        Texts texts = texts(turn);
        var blocks = new ArrayList<Block>();
        String title =
                folder.isPath() ? folder.name() : folder.steps().getFirst().title();
        blocks.add(new Block.Heading(title));
        if (folder.isPath()) {
            blocks.add(new Block.Text(texts.words("import.path", folder.steps().size(), community.name())));
            blocks.add(new Block.Text(PathCards.steps(
                    folder.steps().stream()
                            .map(step -> new Step(
                                    step.day(), step.kind(), step.title(), "", Optional.empty(), Optional.empty()))
                            .toList(),
                    texts)));
        } else {
            blocks.addAll(LessonCards.text(folder.steps().getFirst().body(), picture -> picture.at()));
        }
        notes(turn, community, folder, blocks);
        return blocks;
    }

    private void notes(Turn turn, Community community, Folder folder, List<Block> blocks) {
        Texts texts = texts(turn);
        if (keeping.replaced(turn.tx(), community, folder).isPresent()) {
            blocks.add(new Block.Text(texts.words("import.replaces", folder.name())));
        }
        List<String> changed = keeping.changed(turn.tx(), community, folder);
        if (!changed.isEmpty()) {
            blocks.add(new Block.Text(texts.words("import.changes", changed.size(), String.join(", ", changed))));
        }
        if (folder.html() > 0) {
            blocks.add(new Block.Note(texts.words("import.html", folder.html())));
        }
    }

    private Reply keep(Turn turn, Action action) {
        Waiting.File file = taken(turn, action);
        Community community = access.in(turn, file.community());
        Folder folder = FolderReader.read(file.fileName(), file.content());
        List<FileProblem> problems = keeping.problems(turn.tx(), community, folder);
        if (!problems.isEmpty()) {
            throw new Refusal(problems(problems, texts(turn)));
        }
        keeping.keep(turn.tx(), community, folder, turn.person().id(), turn.at());
        return new Reply.Private(Message.of(
                folder.isPath()
                        ? texts(turn).words("import.kept.path", folder.name(), community.name())
                        : texts(turn)
                                .words("lesson.kept", folder.steps().getFirst().title(), community.name())));
    }

    private Reply drop(Turn turn, Action action) {
        access.in(turn, taken(turn, action).community());
        return new Reply.Private(Message.of(texts(turn).words("import.dropped")));
    }

    private Waiting.File taken(Turn turn, Action action) {
        return waiting.take(turn.tx(), action.uuid(0), turn.person().id())
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("import.gone"))));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(PathImportChat.class);
    }
}

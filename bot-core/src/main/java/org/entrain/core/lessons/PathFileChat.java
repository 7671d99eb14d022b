package org.entrain.core.lessons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.downloads.Download;
import org.entrain.core.downloads.Downloads;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Hands out paths as files of Markdown: a sample to begin with, or one that there is. */
public final class PathFileChat implements Feature {
    /** In each language's folder {@code sample_<language>}. */
    private static final List<String> SAMPLE = List.of("path.md", "01.md", "02.md", "03.md");

    private final Access access;
    private final Paths paths;
    private final FolderWriter writer;
    private final Downloads downloads;

    /** Offers its files there. */
    public PathFileChat(Access access, Paths paths, FolderWriter writer, Downloads downloads) {
        this.access = access;
        this.paths = paths;
        this.writer = writer;
        this.downloads = downloads;
    }

    @Override
    public void register(Routes routes) {
        routes.command("path template", Right.SELF, PathFileChat.class, (turn, rest) -> template(turn))
                .command("path export", Right.RUN, PathFileChat.class, this::export);
    }

    private Reply template(Turn turn) {
        return handOver(turn, "template.ready", "path.zip", sample(turn.language()));
    }

    /** A path in three steps that explains how paths are written. */
    static byte[] sample(Language language) {
        var files = new LinkedHashMap<String, byte[]>();
        SAMPLE.forEach(name -> files.put(name, read("sample_" + language.code() + "/" + name)));
        return FolderWriter.zipped(files);
    }

    private static byte[] read(String file) {
        try (var stream = PathFileChat.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + file);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private Reply export(Turn turn, String name) {
        Path path = PathChat.named(turn, access, paths, name);
        return handOver(turn, "export.ready", fileName(path.name()), writer.write(turn.tx(), path));
    }

    private static String fileName(String name) {
        String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return (plain.isEmpty() ? "path" : plain) + ".zip";
    }

    private Reply handOver(Turn turn, String key, String name, byte[] content) {
        Texts texts = turn.texts(PathFileChat.class);
        var file = new Download(name, "application/zip", content);
        return new Reply.Private(Message.of(
                new Block.Text(texts.words(key)),
                Block.Links.of(new Block.Link(
                        texts.say("export.get"),
                        downloads.offer(turn.tx(), turn.person().id(), file, turn.at()))),
                new Block.Note(texts.words("export.link", Downloads.LIFETIME.toMinutes()))));
    }
}

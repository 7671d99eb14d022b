package org.entrain.core.lessons;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entrain.core.chat.SharedFile;

/** Files of Markdown that somebody hands over at once, and the pictures in them: packed as the zip that they might have been. */
final class LooseFiles {
    private LooseFiles() {}

    /**
     * One zip of them, called as the words beside them say.
     *
     * @return empty where fewer than two are Markdown, or some are neither that nor pictures
     */
    static Optional<SharedFile> packed(List<SharedFile> files, String words) {
        long markdown = files.stream()
                .filter(file -> FolderReader.isMarkdown(file.name()))
                .count();
        boolean belong = files.stream()
                .allMatch(file -> FolderReader.isMarkdown(file.name()) || FolderReader.isPicture(file.name()));
        String name = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return markdown < 2 || !belong ? Optional.empty() : Optional.of(new SharedFile(name + ".zip", zip(files)));
    }

    private static byte[] zip(List<SharedFile> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.size(); i++) {
                // Each in a folder of its own: two may have one name, which is said when they are read.
                zip.putNextEntry(new ZipEntry(i + "/" + files.get(i).name().replaceAll("[\\\\:/]", "-")));
                zip.write(files.get(i).content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot be: it is written to memory", e);
        }
        return bytes.toByteArray();
    }
}

package org.entrain.core.lessons;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bank.Version;
import org.entrain.core.database.Transaction;
import org.entrain.core.formats.Format;
import org.entrain.core.formats.Formats;
import org.entrain.core.questions.Picture;
import org.entrain.core.text.Language;

/** Writes a path as the zip that {@link FolderReader} reads. */
public final class FolderWriter {
    private static final Map<String, String> ENDINGS =
            Map.of("image/png", "png", "image/jpeg", "jpg", "image/gif", "gif", "image/webp", "webp");

    private final Lessons lessons;
    private final Bank bank;
    private final Pictures pictures;

    /** Made once, when the program starts. */
    public FolderWriter(Lessons lessons, Bank bank, Pictures pictures) {
        this.lessons = lessons;
        this.bank = bank;
        this.pictures = pictures;
    }

    /** A path with its lessons, their questions and pictures. */
    byte[] write(Transaction tx, Path path) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("path.md", text("""
                ---
                title: %s
                start: %s
                reminders: %d
                ---
                """.formatted(path.name(), path.start().text(), path.reminders())));
        for (int i = 0; i < path.steps().size(); i++) {
            files.put(
                    "%02d.md".formatted(i + 1), text(step(tx, path, path.steps().get(i), files)));
        }
        return zipped(files);
    }

    private String step(Transaction tx, Path path, Step step, Map<String, byte[]> files) {
        Optional<Lesson> lesson = step.lesson().flatMap(id -> lessons.find(tx, path.organisationId(), id));
        var text = new StringBuilder("---\n");
        line(text, step.kind() == Step.Kind.QUIZ ? "quiz" : "title", step.title());
        line(text, "day", String.valueOf(step.day()));
        line(text, "kind", step.kind().name().toLowerCase(Locale.ROOT));
        lesson.flatMap(Lesson::picture).ifPresent(picture -> {
            line(text, "picture", packed(tx, picture.at().toString(), files));
            line(text, "alt", picture.alternative().replace('\n', ' '));
        });
        lesson.flatMap(Lesson::link).map(URI::toString).ifPresent(link -> line(text, "link", link));
        text.append("---\n\n");
        String body = lesson.map(Lesson::body).orElse(step.body());
        text.append(FolderReader.moved(body, address -> packed(tx, address, files)))
                .append('\n');
        lesson.flatMap(Lesson::question)
                .flatMap(id -> bank.asked(tx, id))
                .map(FolderWriter::gift)
                .ifPresent(gift -> text.append("\n```gift\n").append(gift).append("\n```\n"));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    private static String gift(Version version) {
        byte[] gift = Formats.write(Format.GIFT, "", List.of(version.original()), Language.EN, at -> Optional.empty())
                .content();
        return new String(gift, StandardCharsets.UTF_8).strip();
    }

    private String packed(Transaction tx, String address, Map<String, byte[]> files) {
        if (!address.startsWith(Picture.KEPT + ":")) {
            return address;
        }
        String id = address.substring(Picture.KEPT.length() + 1);
        return pictures.find(tx, id)
                .map(content -> {
                    String name =
                            "%s.%s".formatted(id.substring(0, 16), ENDINGS.getOrDefault(content.mediaType(), "png"));
                    files.put(name, content.bytes());
                    return name;
                })
                .orElse(address);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Files in a zip. */
    static byte[] zipped(SequencedMap<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write into memory", e);
        }
        return bytes.toByteArray();
    }
}

package org.entrain.core.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Picture;
import org.entrain.core.text.Language;

/** Writes a package of QTI 3.0: a manifest, a file for each item, the pictures. */
final class QtiWriter {
    private static final String PACKAGING = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";
    private static final String METADATA = "http://ltsc.ieee.org/xsd/LOM";
    /** The same in every archive, so that the same questions make the same file; the first that a ZIP can hold. */
    private static final LocalDateTime WRITTEN = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Language language;
    private final Function<URI, Optional<byte[]>> pictures;
    private final XmlLosses losses = new XmlLosses();
    private final XmlWriter manifest = new XmlWriter();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    QtiWriter(Language language, Function<URI, Optional<byte[]>> pictures) {
        this.language = language;
        this.pictures = pictures;
    }

    Exported write(String quizName, List<Item> items) {
        manifest.element(
                "manifest",
                () -> {
                    manifest.element("metadata", () -> {
                        manifest.text("schema", "QTI Package");
                        manifest.text("schemaversion", "3.0.0");
                        about(quizName, List.of(), Optional.empty());
                    });
                    manifest.mixed("organizations", "");
                    manifest.element("resources", () -> {
                        for (int i = 0; i < items.size(); i++) {
                            write(items.get(i), i + 1);
                        }
                    });
                },
                "xmlns",
                PACKAGING,
                "identifier",
                "questions");
        return new Exported(archive(), "application/zip", "zip", losses.all());
    }

    private void write(Item item, int number) {
        String name = "item" + number;
        item.source().ifPresent(source -> losses.add(number, "", "xml.unwritten.source"));
        if (!item.hint().isEmpty()) {
            losses.add(number, "", "qti.unwritten.hint");
        }
        Optional<String> picture = picture(item, number);
        String image = item.picture()
                .flatMap(shown -> picture.map(path -> XmlWriter.inline(
                        "img", "", "src", path, "alt", shown.alternative().replace('\n', ' '))))
                .orElse("");
        var writer = new QtiItemWriter(item.question(), language, key -> losses.add(number, "", key));
        Optional<byte[]> written = writer.write(name, image);
        written.ifPresent(content -> {
            String path = "items/" + name + ".xml";
            files.put(path, content);
            resource(item, name, path, picture.filter(each -> each.startsWith("../")));
        });
    }

    private void resource(Item item, String name, String path, Optional<String> picture) {
        manifest.element(
                "resource",
                () -> {
                    if (!item.tags().isEmpty() || item.difficulty().isPresent()) {
                        manifest.element("metadata", () -> about("", item.tags(), item.difficulty()));
                    }
                    manifest.mixed("file", "", "href", path);
                    picture.ifPresent(each -> manifest.mixed("file", "", "href", each.substring(3)));
                },
                "identifier",
                name,
                "type",
                "imsqti_item_xmlv3p0",
                "href",
                path);
    }

    private void about(String title, List<String> tags, Optional<Item.Difficulty> difficulty) {
        manifest.element(
                "lom",
                () -> {
                    manifest.element("general", () -> {
                        if (!title.isEmpty()) {
                            manifest.element("title", () -> manifest.text("string", title));
                        }
                        tags.forEach(tag -> manifest.element("keyword", () -> manifest.text("string", tag)));
                    });
                    difficulty.ifPresent(each -> manifest.element(
                            "educational",
                            () -> manifest.element("difficulty", () -> {
                                manifest.text("source", "LOMv1.0");
                                manifest.text("value", inWords(each));
                            })));
                },
                "xmlns",
                METADATA);
    }

    private static String inWords(Item.Difficulty difficulty) {
        return switch (difficulty) {
            case EASY -> "easy";
            case MEDIUM -> "medium";
            case HARD -> "difficult";
        };
    }

    /** Where the picture of an item is, as seen from the item; its content goes into the package. */
    private Optional<String> picture(Item item, int number) {
        Optional<URI> at = item.picture().map(Picture::at);
        Optional<String> page =
                at.filter(each -> !Picture.KEPT.equals(each.getScheme())).map(URI::toString);
        Optional<String> path = page.or(() -> at.flatMap(pictures).map(content -> {
            String name = at.get().getSchemeSpecificPart() + "."
                    + XmlPictures.ending(content).orElse("png");
            files.put("pictures/" + name, content);
            return "../pictures/" + name;
        }));
        if (at.isPresent() && path.isEmpty()) {
            losses.add(number, "", "xml.unwritten.picture");
        }
        return path;
    }

    private byte[] archive() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "imsmanifest.xml", manifest.file());
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String path, byte[] content) throws IOException {
        var entry = new ZipEntry(path);
        entry.setTimeLocal(WRITTEN);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}

package org.entrain.core.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.questions.Item;
import org.entrain.core.text.Language;

/**
 * Files of questions in all formats that Entrain knows: GIFT, Aiken, tables as CSV or as an Excel workbook, those of Kahoot and
 * Quizizz among them, Moodle XML and QTI. docs/question-files.md says what each can hold.
 */
public final class Formats {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    /** What Excel wrote before 2007. */
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private static final int LOOKED_AT = 10_000;
    /** A text in GIFT may begin with an element of HTML, which is none of these. */
    private static final Pattern XML =
            Pattern.compile("<(\\?xml|!DOCTYPE|!--|quiz|manifest|qti-|[a-z]*:?assessmentItem)");

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern ELEMENT = Pattern.compile("<([A-Za-z_][\\w.:-]*)");

    private Formats() {}

    /**
     * Reads a file, whose format is told by what it holds; takes time in proportion to its length, and never throws. A question
     * that is wrong does not keep the others from being read.
     *
     * @param fileName tells only whether a text without a header was meant to be a table; {@code ""} for what was pasted
     */
    public static Imported read(String fileName, byte[] content) {
        try {
            if (beginsWith(content, ZIP)) {
                return zipped(content);
            }
            if (beginsWith(content, OLD_EXCEL)) {
                throw new Unreadable(0, "old-excel");
            }
            Optional<String> root = root(content);
            if (root.isPresent()) {
                return root.get().equals("quiz") ? MoodleXml.read(content) : Qti.read(content);
            }
            Decoded decoded = Decoded.of(content);
            return decoded.problems().isEmpty()
                    ? text(fileName, decoded.text())
                    : new Imported(List.of(), decoded.problems());
        } catch (Unreadable e) {
            return new Imported(List.of(), List.of(new Problem(1, e.key(), e.arguments())));
        }
    }

    /** Whether a text is a table of questions; its headings tell, whatever is wrong with the rows below. */
    public static boolean isTable(byte[] content) {
        Decoded decoded = Decoded.of(content);
        return Csv.is(decoded.problems().isEmpty() ? decoded.text() : new String(content, StandardCharsets.ISO_8859_1));
    }

    private static Imported zipped(byte[] content) throws Unreadable {
        if (Qti.isPackage(content)) {
            return Qti.read(content);
        }
        if (Unzipped.of(content, name -> false).names().contains(Xlsx.WORKBOOK)) {
            return Xlsx.read(content);
        }
        throw new Unreadable(0, "zip.unknown");
    }

    /** The name of the outermost element, where a file is XML: in whatever encoding, these letters are the same. */
    private static Optional<String> root(byte[] content) {
        String beginning = new String(content, 0, Math.min(content.length, LOOKED_AT), StandardCharsets.ISO_8859_1)
                .replaceAll("[\\x00\u00EF\u00BB\u00BF\u00FE\u00FF]", "")
                .stripLeading();
        if (!XML.matcher(beginning).lookingAt()) {
            return Optional.empty();
        }
        Matcher root = ELEMENT.matcher(COMMENT.matcher(beginning).replaceAll(""));
        return Optional.of(root.find() ? root.group(1) : "");
    }

    private static Imported text(String fileName, String text) throws Unreadable {
        if (Aiken.is(text)) {
            return Aiken.read(text);
        }
        Optional<Imported> table = Csv.read(text);
        if (table.isPresent()) {
            return table.get();
        }
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            throw new Unreadable(0, "no-header");
        }
        return Gift.read(text);
    }

    private static boolean beginsWith(byte[] content, byte[] mark) {
        return content.length >= mark.length && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }

    /**
     * Writes questions; what the format cannot hold is named among the losses.
     *
     * @param name of the quiz
     * @param language of headings and of what Entrain itself says
     * @param pictures gives the content of those that Entrain keeps, by their address
     */
    public static Exported write(
            Format format, String name, List<Item> items, Language language, Function<URI, Optional<byte[]>> pictures) {
        return switch (format) {
            case GIFT -> Gift.write(items);
            case CSV -> Csv.write(TableWriter.write(items, language, "CSV"));
            case XLSX -> Xlsx.write(TableWriter.write(items, language, "Excel"));
            case MOODLE_XML -> MoodleXml.write(name, items, pictures);
            case QTI -> Qti.write(name, language, items, pictures);
            case ANKI -> Anki.write(name, items, language);
        };
    }

    /** A table with one question of each kind, to be filled with others. Throws {@link IllegalArgumentException} for another format. */
    public static Exported template(Format format, Language language) {
        String file = "template_" + language.code() + ".csv";
        try (var stream = Formats.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + file);
            }
            Imported examples = read(file, stream.readAllBytes());
            List<Item> items = examples.questions().stream().map(Numbered::item).toList();
            return switch (format) {
                case CSV, XLSX -> write(format, "", items, language, at -> Optional.empty());
                case GIFT, MOODLE_XML, QTI, ANKI ->
                    throw new IllegalArgumentException("There is no template for " + format);
            };
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}

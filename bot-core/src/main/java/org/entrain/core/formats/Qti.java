package org.entrain.core.formats;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.entrain.core.questions.Item;
import org.entrain.core.text.Language;

/**
 * Questions in QTI, the format of 1EdTech that learning systems exchange (imsglobal.org/question): items of versions 2.1,
 * 2.2 and 3.0 are read, single ones or in a package; packages of version 3.0 are written.
 */
public final class Qti {
    private Qti() {}

    /**
     * Reads an item or a package; opens nothing that the file names beyond itself, and never throws. In a package the line of
     * a question is its number, and a problem names the file that its line is in.
     */
    public static Imported read(byte[] file) {
        try {
            var reading = new QtiReading();
            if (XmlZip.isZip(file)) {
                reading.readPackage(XmlZip.unpacked(file));
            } else {
                reading.readSingle(file);
            }
            return reading.imported();
        } catch (XmlProblem e) {
            return new Imported(List.of(), List.of(e.in("")));
        }
    }

    /** Whether an archive is a package of QTI items, rather than a spreadsheet. */
    public static boolean isPackage(byte[] file) {
        try {
            return XmlZip.isZip(file) && manifest(XmlZip.unpacked(file)).isPresent();
        } catch (XmlProblem e) {
            return false;
        }
    }

    /** The path of the manifest, in whichever folder a well-meaning archiver put the whole. */
    static Optional<String> manifest(Map<String, byte[]> files) {
        return files.keySet().stream()
                .filter(path -> path.equals("imsmanifest.xml") || path.endsWith("/imsmanifest.xml"))
                .findFirst();
    }

    /**
     * Writes a package of QTI 3.0.
     *
     * @param language of the words true and false
     * @param pictures the content of a picture that Entrain keeps, by its address
     */
    public static Exported write(
            String quizName, Language language, List<Item> items, Function<URI, Optional<byte[]>> pictures) {
        return new QtiWriter(language, pictures).write(quizName, items);
    }
}

package org.entrain.core.formats;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks an archive that nobody vouches for, in memory. What unpacks to far more than it was, holds too many files, or
 * has names that lead out of it is refused.
 */
final class XmlZip {
    /** In bytes, of all files together. */
    static final long LARGEST = 64_000_000;

    static final int MOST_FILES = 25_000;
    /** How many times larger than the archive its files may be: a page of text is packed to a tenth, a bomb to a thousandth. */
    static final int LARGEST_RATIO = 200;

    private static final int RATIO_FROM = 1_000_000;
    private static final int LONGEST_PATH = 250;

    private XmlZip() {}

    static boolean isZip(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    /** The files by their paths, in the archive's order. */
    static Map<String, byte[]> unpacked(byte[] archive) throws XmlProblem {
        if (archive.length > XmlSource.LARGEST) {
            throw new XmlProblem(1, "xml.too-large", XmlSource.LARGEST / 1_000_000);
        }
        long most = Math.min(LARGEST, Math.max(RATIO_FROM, (long) archive.length * LARGEST_RATIO));
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            long total = 0;
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                check(entries <= MOST_FILES, "xml.zip-files", MOST_FILES);
                checkPath(entry.getName());
                byte[] content = content(zip, most - total);
                total += content.length;
                if (!entry.isDirectory()) {
                    files.putIfAbsent(entry.getName(), content);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new XmlProblem(1, "xml.zip-broken");
        }
        return files;
    }

    private static byte[] content(ZipInputStream zip, long most) throws IOException, XmlProblem {
        var content = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            check(content.size() + read <= most, "xml.zip-bomb", LARGEST / 1_000_000);
            content.write(buffer, 0, read);
        }
        return content.toByteArray();
    }

    private static void checkPath(String path) throws XmlProblem {
        boolean fit = path.length() <= LONGEST_PATH
                && !path.startsWith("/")
                && path.chars().noneMatch(each -> each == '\\' || each == ':' || each < ' ')
                && !List.of(path.split("/", -1)).contains("..");
        check(fit, "xml.zip-path");
    }

    private static void check(boolean held, String key, Object... arguments) throws XmlProblem {
        if (!held) {
            throw new XmlProblem(1, key, arguments);
        }
    }

    /** {@code path} as it is meant in the folder of the file {@code from}; what leads out of the archive leads nowhere. */
    static String resolved(String from, String path) {
        var parts = new ArrayDeque<String>();
        String folder = from.substring(0, from.lastIndexOf('/') + 1);
        for (String part : (path.startsWith("/") ? path : folder + path).split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}

package org.entrain.core.formats;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * What a zip file holds, unless that is more than any file of questions would: only what is wanted is unpacked, and no further
 * than the limits, whatever the file says about itself.
 *
 * @param names of all entries
 * @param parts the entries that were wanted
 */
record Unzipped(Set<String> names, Map<String, byte[]> parts) {
    static final int MOST_ENTRIES = 2_000;
    /** All wanted entries together; they are held in memory. */
    static final int MOST_BYTES = 24 << 20;

    /** What each entry of the directory at the end begins with (PKWARE, APPNOTE.TXT, 4.3.12). */
    private static final byte[] ENTRY = {'P', 'K', 1, 2};

    /** Throws {@link Unreadable}, at 0, where it is broken, or a bomb. */
    static Unzipped of(byte[] content, Predicate<String> wanted) throws Unreadable {
        if (hasTooManyEntries(content)) {
            throw new Unreadable(0, "zip.too-much");
        }
        var names = new TreeSet<String>();
        var parts = new LinkedHashMap<String, byte[]>();
        int left = MOST_BYTES;
        try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                names.add(entry.getName());
                if (wanted.test(entry.getName())) {
                    byte[] part = part(zip, entry, left + 1);
                    left -= part.length;
                    parts.put(entry.getName(), part);
                }
                if (left < 0) {
                    throw new Unreadable(0, "zip.too-much");
                }
            }
        } catch (IOException | RuntimeException e) { // a damaged directory comes to light as anything
            throw new Unreadable(0, "zip.broken");
        }
        return new Unzipped(names, parts);
    }

    /** The directory is read into memory before any of it is seen. */
    private static boolean hasTooManyEntries(byte[] content) {
        int entries = 0;
        for (int at = 0; at + ENTRY.length <= content.length; at++) {
            if (content[at] == ENTRY[0]
                    && content[at + 1] == ENTRY[1]
                    && content[at + 2] == ENTRY[2]
                    && content[at + 3] == ENTRY[3]) {
                entries++;
            }
        }
        return entries > MOST_ENTRIES;
    }

    private static byte[] part(ZipFile zip, ZipArchiveEntry entry, int most) throws IOException {
        try (var stream = zip.getInputStream(entry)) {
            return stream.readNBytes(most);
        }
    }
}

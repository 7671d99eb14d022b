package org.entrain.core.library;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.entrain.core.chat.SharedFile;
import org.entrain.core.downloads.Waiting;
import org.entrain.core.formats.Formats;
import org.entrain.core.formats.Imported;

/**
 * Questions that somebody brings, as they are: in which format, their content tells.
 *
 * @param quiz the name of the quiz that they shall become
 * @param fileName as the person named it; {@code ""} for what was pasted
 */
@SuppressWarnings("ArrayRecordComponent") // read once or twice, never compared
record Brought(String quiz, String fileName, byte[] content) {
    static Brought file(SharedFile file) {
        return new Brought(FileNames.quiz(file.name()), file.name().replace("\0", ""), file.content());
    }

    static Brought pasted(String quiz, String text) {
        return new Brought(quiz, "", text.getBytes(StandardCharsets.UTF_8));
    }

    static Brought waited(Waiting.File file) {
        return new Brought(file.name(), file.fileName(), file.content());
    }

    /** To wait in a community. */
    Waiting.File to(UUID community) {
        return new Waiting.File(community, quiz, fileName, content);
    }

    Imported read() {
        return Formats.read(fileName, content);
    }
}

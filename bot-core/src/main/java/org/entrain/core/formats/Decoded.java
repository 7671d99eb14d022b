package org.entrain.core.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The text of a file, whichever of the usual encodings it has: UTF-8, UTF-16, or Windows-1252, which older versions of Excel
 * write.
 *
 * @param problems the lines that are in another encoding than the rest; then the text cannot be trusted
 */
public record Decoded(String text, List<Problem> problems) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int MOST_NAMED = 100;
    /** A text holds hardly any control characters; a picture or a program is full of them. */
    private static final int ONE_IN = 50;

    /** Reads it; never throws. */
    public static Decoded of(byte... content) {
        Optional<Charset> wide = wide(content);
        String text = wide.map(charset -> new String(content, charset))
                .or(() -> strictly(content, StandardCharsets.UTF_8))
                .orElse("");
        return text.isEmpty() && content.length > 0 ? byLine(content) : checked(text);
    }

    /** Two bytes a character: the mark says so, or every other byte of the beginning is nothing. */
    private static Optional<Charset> wide(byte[] content) {
        if (content.length < 2) {
            return Optional.empty();
        }
        if ((content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
                || (content[0] == (byte) 0xFF && content[1] == (byte) 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16);
        }
        int[] nothing = new int[2];
        int looked = Math.min(content.length, 200);
        for (int i = 0; i < looked; i++) {
            nothing[i % 2] += content[i] == 0 ? 1 : 0;
        }
        boolean big = nothing[0] > looked / 4 && nothing[1] == 0;
        boolean little = nothing[1] > looked / 4 && nothing[0] == 0;
        return big
                ? Optional.of(StandardCharsets.UTF_16BE)
                : little ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static Decoded checked(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        long controls = plain.chars()
                .filter(each -> each != 0 && each < ' ' && "\t\n\r\f".indexOf(each) < 0)
                .count();
        return controls > plain.length() / ONE_IN
                ? new Decoded("", List.of(new Problem(1, "not-text", List.of())))
                : new Decoded(plain.replace("\0", ""), List.of()); // PostgreSQL cannot keep it
    }

    /** Not UTF-8 as a whole: all of it is Windows-1252, unless some line shows that it is UTF-8. */
    private static Decoded byLine(byte[] content) {
        var foreign = new ArrayList<Problem>();
        boolean anyUtf8 = false;
        int line = 1;
        int begin = 0;
        for (int at = 0; at <= content.length; at++) {
            if (at == content.length || content[at] == '\n' || (content[at] == '\r' && !isAt(content, at + 1, '\n'))) {
                byte[] bytes = Arrays.copyOfRange(content, begin, at);
                Optional<String> utf8 = strictly(bytes, StandardCharsets.UTF_8);
                anyUtf8 |= utf8.filter(text -> text.length() < bytes.length).isPresent();
                if (utf8.isEmpty() && foreign.size() < MOST_NAMED) {
                    foreign.add(new Problem(line, "encoding", List.of()));
                }
                line++;
                begin = at + 1;
            }
        }
        return anyUtf8
                ? new Decoded("", foreign)
                : strictly(content, WINDOWS).map(Decoded::checked).orElse(new Decoded("", foreign));
    }

    private static boolean isAt(byte[] content, int at, char expected) {
        return at < content.length && content[at] == expected;
    }

    private static Optional<String> strictly(byte[] content, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

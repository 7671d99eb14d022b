package org.entrain.core.formats;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML file: in the charset of its byte order mark, else of its declaration, else UTF-8 (XML 1.0,
 * appendix F). A byte that means nothing in it is said, never guessed.
 */
final class XmlSource {
    /** In bytes. */
    static final int LARGEST = 20_000_000;

    private static final int DECLARATION = 200;
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*+=\\s*+[\"']([A-Za-z][A-Za-z0-9._-]*+)[\"']");

    private XmlSource() {}

    /** Throws {@link XmlProblem} for a file that is too large, or is not in the charset that it says. */
    static String text(byte[] file) throws XmlProblem {
        if (file.length > LARGEST) {
            throw new XmlProblem(1, "xml.too-large", LARGEST / 1_000_000);
        }
        Charset charset = charset(file);
        CharBuffer characters = CharBuffer.allocate(file.length + 1);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(file), characters, true);
        String text = characters.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(each -> each == '\n').count();
            throw new XmlProblem(line, "xml.encoding-broken", charset.name());
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Charset charset(byte[] file) throws XmlProblem {
        int first = file.length > 1 ? ((file[0] & 0xFF) << 8) | (file[1] & 0xFF) : 0;
        return switch (first) {
            case 0xFEFF, '<' -> StandardCharsets.UTF_16BE;
            case 0xFFFE, '<' << 8 -> StandardCharsets.UTF_16LE;
            default -> declared(file);
        };
    }

    private static Charset declared(byte[] file) throws XmlProblem {
        String beginning = new String(file, 0, Math.min(file.length, DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher named = ENCODING.matcher(beginning.startsWith("ï»¿") ? beginning.substring(3) : beginning);
        // A declaration that can be read byte by byte is in no charset of two bytes, whatever it says.
        if (!named.find() || named.group(1).regionMatches(true, 0, "UTF-16", 0, 6)) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(named.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new XmlProblem(1, "xml.encoding-unknown", named.group(1));
        }
    }
}

package org.entrain.core.roster;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text out of a file that a spreadsheet wrote, which does not say in which encoding. */
final class ListText {
    /** What Excel writes in western Europe where it does not write Unicode; a superset of what Latin-1 has of letters. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ListText() {}

    /** UTF-16 where the file begins by saying so, else UTF-8 where it is that without a fault, else Windows-1252. */
    static String of(byte[] content) throws MemberList.Unreadable {
        String text = withoutMark(decoded(content));
        if (text.indexOf('\0') >= 0) {
            throw new MemberList.Unreadable("not-text", "");
        }
        return text;
    }

    /** Without the mark that some programs put before everything. */
    static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static String decoded(byte[] content) {
        if (begins(content, 0xFF, 0xFE)) {
            return new String(content, StandardCharsets.UTF_16LE);
        }
        if (begins(content, 0xFE, 0xFF)) {
            return new String(content, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, WINDOWS);
        }
    }

    private static boolean begins(byte[] content, int first, int second) {
        return content.length >= 2 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }
}

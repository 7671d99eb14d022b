package org.entrain.core.credentials;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A PNG with a credential in it, by Open Badges 3.0, section 5.3.1: one uncompressed iTXt chunk (PNG, 11.3.3.4) with the
 * keyword openbadgecredential.
 */
final class BakedPng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final String TYPE = "iTXt";
    private static final byte[] KEYWORD = "openbadgecredential\0".getBytes(StandardCharsets.ISO_8859_1);
    /** Length and type before a chunk's data, its checksum after them. */
    private static final int HEAD_BYTES = 8;

    private static final int CHECKSUM_BYTES = 4;
    private static final int IHDR_BYTES = HEAD_BYTES + 13 + CHECKSUM_BYTES;

    private BakedPng() {}

    static boolean is(byte... file) {
        return Arrays.mismatch(file, SIGNATURE) == SIGNATURE.length;
    }

    /** A picture with a credential in it, right after its header. */
    static byte[] bake(byte[] png, String credential) {
        var data = new ByteArrayOutputStream();
        data.writeBytes(KEYWORD);
        // Not compressed, by no method, in no language, without a translated keyword.
        data.writeBytes(new byte[] {0, 0, 0, 0});
        data.writeBytes(credential.getBytes(StandardCharsets.UTF_8));
        int head = SIGNATURE.length + IHDR_BYTES;
        var baked = new ByteArrayOutputStream();
        baked.write(png, 0, head);
        baked.writeBytes(chunk(data.toByteArray()));
        baked.write(png, head, png.length - head);
        return baked.toByteArray();
    }

    /**
     * What was baked into a picture; empty where nothing was.
     *
     * @throws Unreadable where it is compressed, which the specification forbids, or is no picture after all
     */
    static Optional<String> read(byte... png) throws Unreadable {
        try {
            var chunks = ByteBuffer.wrap(png).position(SIGNATURE.length);
            while (chunks.remaining() >= HEAD_BYTES) {
                int length = chunks.getInt();
                var type = new byte[TYPE.length()];
                chunks.get(type);
                if (length < 0 || length > chunks.remaining()) {
                    throw new Unreadable(new Verdict.NoCredential());
                }
                var data = new byte[length];
                chunks.get(data);
                if (new String(type, StandardCharsets.ISO_8859_1).equals(TYPE)
                        && Arrays.mismatch(data, KEYWORD) == KEYWORD.length) {
                    return Optional.of(text(data));
                }
                chunks.position(Math.min(chunks.limit(), chunks.position() + CHECKSUM_BYTES));
            }
            return Optional.empty();
        } catch (BufferUnderflowException e) {
            throw new Unreadable(new Verdict.NoCredential());
        }
    }

    private static String text(byte... data) throws Unreadable {
        int at = KEYWORD.length;
        if (data.length < at + 2 || data[at] != 0) {
            throw new Unreadable(new Verdict.Compressed());
        }
        int language = end(data, at + 2);
        int translated = end(data, language);
        return new String(data, translated, data.length - translated, StandardCharsets.UTF_8);
    }

    /** Behind the zero that ends what begins here. */
    private static int end(byte[] data, int from) throws Unreadable {
        for (int at = from; at < data.length; at++) {
            if (data[at] == 0) {
                return at + 1;
            }
        }
        throw new Unreadable(new Verdict.NoCredential());
    }

    private static byte[] chunk(byte... data) {
        byte[] type = TYPE.getBytes(StandardCharsets.ISO_8859_1);
        var checksum = new CRC32();
        checksum.update(type);
        checksum.update(data);
        return ByteBuffer.allocate(HEAD_BYTES + data.length + CHECKSUM_BYTES)
                .putInt(data.length)
                .put(type)
                .put(data)
                .putInt((int) checksum.getValue())
                .array();
    }
}

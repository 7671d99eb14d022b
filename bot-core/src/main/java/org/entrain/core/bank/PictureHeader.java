package org.entrain.core.bank;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the first bytes of a picture say of it. No pixel is decoded: a small file can claim to have billions of them.
 *
 * @param mediaType such as {@code image/png}
 * @param width in pixels
 * @param height in pixels
 */
record PictureHeader(String mediaType, int width, int height) {
    private static final int BYTE = 0xFF;
    private static final long PNG_SIGNATURE = 0x8950_4E47_0D0A_1A0AL;
    private static final int WEBP_SIDE = 0x3FFF;

    /** What {@code file} is, whatever its name says; empty where it is none of PNG, JPEG, GIF and WebP. */
    static Optional<PictureHeader> read(byte... file) {
        var bytes = ByteBuffer.wrap(file);
        if (startsWith(file, 0, "\u0089PNG")) {
            return png(file, bytes);
        }
        if (startsWith(file, 0, "GIF87a") || startsWith(file, 0, "GIF89a")) {
            return gif(bytes.order(ByteOrder.LITTLE_ENDIAN));
        }
        if (startsWith(file, 0, "\u00FF\u00D8\u00FF")) {
            return jpeg(bytes);
        }
        return startsWith(file, 0, "RIFF") && startsWith(file, 8, "WEBP")
                ? webp(file, bytes.order(ByteOrder.LITTLE_ENDIAN))
                : Optional.empty();
    }

    /** PNG (W3C, third edition), 5.2 and 11.2.1: the signature, then the chunk IHDR. */
    private static Optional<PictureHeader> png(byte[] file, ByteBuffer bytes) {
        return file.length >= 24 && bytes.getLong(0) == PNG_SIGNATURE && startsWith(file, 12, "IHDR")
                ? of("image/png", bytes.getInt(16), bytes.getInt(20))
                : Optional.empty();
    }

    /** GIF89a, 18: the logical screen. */
    private static Optional<PictureHeader> gif(ByteBuffer file) {
        return file.limit() >= 13
                ? of("image/gif", Short.toUnsignedInt(file.getShort(6)), Short.toUnsignedInt(file.getShort(8)))
                : Optional.empty();
    }

    /** ITU T.81, B.1.1 and B.2.2: segments up to the header of the frame. */
    private static Optional<PictureHeader> jpeg(ByteBuffer file) {
        int at = 2;
        while (at + 9 <= file.limit() && byteAt(file, at) == BYTE) {
            int marker = byteAt(file, at + 1);
            if (isFrame(marker)) {
                return of(
                        "image/jpeg",
                        Short.toUnsignedInt(file.getShort(at + 7)),
                        Short.toUnsignedInt(file.getShort(at + 5)));
            }
            boolean fill = marker == BYTE;
            at += fill ? 1 : 2 + Short.toUnsignedInt(file.getShort(at + 2));
        }
        return Optional.empty();
    }

    /** SOF0 to SOF15, among which three markers mean something else: DHT, JPG and DAC. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** RFC 9649, 2.4 to 2.7; RFC 6386, 9.1. */
    private static Optional<PictureHeader> webp(byte[] file, ByteBuffer bytes) {
        if (file.length < 30) {
            return Optional.empty();
        }
        if (startsWith(file, 12, "VP8X")) {
            return of("image/webp", 1 + int24(bytes, 24), 1 + int24(bytes, 27));
        }
        if (startsWith(file, 12, "VP8L") && file[20] == 0x2F) {
            int sizes = bytes.getInt(21);
            return of("image/webp", 1 + (sizes & WEBP_SIDE), 1 + (sizes >>> 14 & WEBP_SIDE));
        }
        return startsWith(file, 12, "VP8 ") && startsWith(file, 23, "\u009D\u0001*")
                ? of("image/webp", bytes.getShort(26) & WEBP_SIDE, bytes.getShort(28) & WEBP_SIDE)
                : Optional.empty();
    }

    private static Optional<PictureHeader> of(String mediaType, int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new PictureHeader(mediaType, width, height)) : Optional.empty();
    }

    private static int byteAt(ByteBuffer file, int at) {
        return Byte.toUnsignedInt(file.get(at));
    }

    private static int int24(ByteBuffer file, int at) {
        return Short.toUnsignedInt(file.getShort(at)) | byteAt(file, at + 2) << 16;
    }

    private static boolean startsWith(byte[] file, int from, String signature) {
        byte[] expected = signature.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= from + expected.length
                && Arrays.equals(file, from, from + expected.length, expected, 0, expected.length);
    }
}
